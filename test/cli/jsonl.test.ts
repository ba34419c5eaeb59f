import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { givenLines } from '../../src/cli/given-lines.ts';
import { answerLines, readQuestionLine } from '../../src/cli/jsonl.ts';
import { plain } from '../../src/cli/style.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { fakePipeline } from './fake-pipeline.ts';

function recorder(input: Readable): { terminal: Terminal; written: string[] } {
  const written: string[] = [];
  const terminal: Terminal = {
    input,
    output: new PassThrough(),
    interactive: false,
    columns: Number.POSITIVE_INFINITY,
    style: plain,
    drawsProgress: false,
    write: async (text) => {
      written.push(text);
    },
    say: () => {},
  };
  return { terminal, written };
}

describe('a line of questions', () => {
  it.each([
    ['谁？', { question: '谁？' }],
    ['  谁？ ', { question: '  谁？ ' }],
    ['', { question: '' }],
    ['{"question":"谁？"}', { question: '谁？' }],
    [' {"question":"谁？","id":"7"}', { question: '谁？', id: '7' }],
    ['{"question":"谁？","more":1}', { question: '谁？' }],
    [
      '{"question":"谁？","doc":"甲","from":"2020年2月","tag":["要闻","民生"]}',
      { question: '谁？', filter: { docs: ['甲'], from: '2020-02', tags: ['要闻', '民生'] } },
    ],
    ['{"question":"谁？","to":"去年"}', { problem: 'badLine' }],
    ['{"question":"谁？","doc":7}', { problem: 'badLine' }],
    ['{"question":1}', { problem: 'badLine' }],
    ['{"question":"谁？","id":7}', { problem: 'badLine' }],
    ['{}', { problem: 'badLine' }],
    ['{"question":', { problem: 'notJson' }],
    ['[1]', { question: '[1]' }],
  ])('%j', (line, read) => {
    expect(readQuestionLine(line)).toEqual(read);
  });
});

describe('answers as lines', () => {
  it('one for each question, in order, errors in their place', async () => {
    const text = '北碚有多少？\r\n{"question":\n\n{"question":"綦江有多少？","id":"q"}\n';
    const { terminal, written } = recorder(Readable.from([text]));
    expect(await answerLines(fakePipeline, terminal, { language: 'zh', filter: {} })).toBe(1);
    expect(written.every((line) => line.indexOf('\n') === line.length - 1)).toBe(true);
    const answers = written.map((line) => JSON.parse(line));
    expect(answers.map(({ text, error }) => text ?? error?.line ?? null)).toEqual([
      '3928万元',
      2,
      null,
      '2100万元',
    ]);
    expect(answers[1]).toEqual({
      v: 1,
      error: { line: 2, message: '这一行以 { 开头，但不是完整的 JSON。' },
    });
  });

  it('each as soon as its question is there', async () => {
    const input = new PassThrough();
    const { terminal, written } = recorder(input);
    const done = answerLines(fakePipeline, terminal, { language: 'zh', filter: {} });
    for (const count of [1, 2, 3]) {
      input.write('北碚有多少？\n');
      await expect.poll(() => written.length).toBe(count);
    }
    input.end();
    expect(await done).toBe(0);
  });
});

it('lines given on a pipe are read to the end', async () => {
  expect(await givenLines(Readable.from(['一\n二', '三\n']), false)).toEqual(['一', '二三']);
});
