import { describe, expect, it } from 'vitest';
import { passageReport, renderPassageReport } from '../../src/cli/passage-report.ts';
import { renderLines, renderOpened } from '../../src/cli/render-citation.ts';
import { shownPlace } from '../../src/cli/shown-place.ts';
import type { View } from '../../src/cli/view.ts';
import { UserError } from '../../src/errors.ts';
import { cited, corpus, fakePipeline } from './fake-pipeline.ts';
import { enView, narrowView, zhView } from './fakes.ts';

const citation = cited(1, '3928万元');
const place = (context: number) => shownPlace(corpus, citation, context);

describe('a citation opened', () => {
  it('shows its lines as they stand in the file', () => {
    expect(renderOpened({ verdict: 'same', cid: citation.cid }, [place(1)], zhView)).toBe(
      [
        `${citation.cid}  原文未变`,
        '',
        '000_news.txt 第 3–5 行  《抗疫阻击战》',
        '  2 │',
        '> 3 │ 北碚区安排疫情防控专',
        '> 4 │ 项资金3928万元，全力',
        '> 5 │ 保障一线。',
        '  6 │ 綦江区安排了2100万元。',
        '位置（行:列）：3:1–5:5',
        '',
      ].join('\n'),
    );
  });

  it('marks the answer inside the evidence on a terminal', () => {
    const [line] = renderLines(place(0).lines.slice(1, 2), narrowView);
    expect(line).toBe(
      '> 4 │ \u001b[1m项资金\u001b[22m\u001b[33m\u001b[4m\u001b[1m3928万元\u001b[22m\u001b[24m\u001b[39m\u001b[1m，全力\u001b[22m',
    );
  });

  it.each([
    ['moved', '原文已移到别处\n这句话一字不差，但现在在另一个文件里（可能改了文件名）。'],
    ['changed', '原文已有改动，以下是最相近的一句\n引用之后，资料被修改过；请核对下面的句子。'],
  ] as const)('says that it has %s', (verdict, words) => {
    const shown = renderOpened({ verdict, cid: 'x' }, [place(0)], zhView);
    expect(shown).toContain(`x  ${words}\n\n000_news.txt`);
  });

  it('says what changed where the old sentence is known, else how much', () => {
    const changed = { verdict: 'changed', cid: 'x' } as const;
    const changes = [
      { kind: 'same', text: '资金' },
      { kind: 'old', text: '860' },
      { kind: 'new', text: '960' },
      { kind: 'same', text: '万元' },
    ] as const;
    const shown = (more: object, view: View = zhView) =>
      renderOpened({ ...changed, ...more }, [place(0)], view)
        .split('\n')
        .slice(2, 4);
    expect(shown({ likeness: 0.9, changes })).toEqual(['改动：资金[-860-]{+960+}万元', '']);
    expect(shown({ likeness: 1, changes: [{ kind: 'new', text: '，' }] })).toEqual([
      '改动：{+，+}',
      '只是字形（简繁、全半角）、空格或标点不同，或语序有变。',
    ]);
    expect(shown({ likeness: 0.75 })[0]).toContain('与原句约有 6/8 相同');
    expect(shown({ likeness: 1 })[0]).toContain('与原句几乎全同');
    expect(shown({ likeness: 0.9, changes }, narrowView)[0]).not.toContain('[-');
  });

  it('says that it is gone', () => {
    expect(renderOpened({ verdict: 'gone', cid: 'x' }, [], enView)).toBe(
      'x  gone\nThe file was removed, or the sentence was.\n',
    );
  });

  it('shows every place', () => {
    const shown = renderOpened({ verdict: 'same', cid: 'x' }, [place(0), place(0)], zhView);
    expect(shown.match(/第 \d 处，共 2 处/g)).toEqual(['第 1 处，共 2 处', '第 2 处，共 2 处']);
  });

  it('shows of a very long line what stands around the evidence', () => {
    const text = `${'前'.repeat(1000)}证据${'后'.repeat(1000)}`;
    const line = { number: 7, text, marks: [{ start: 1000, end: 1002 }], answer: [] };
    const [shown] = renderLines([line], zhView);
    expect(shown).toBe(
      `> 7 │ ［略 800 字］${'前'.repeat(200)}证据${'后'.repeat(200)}［略 800 字］`,
    );
  });

  it('shows control characters of a document as signs', () => {
    const line = { number: 1, text: '\u001b[31m红', marks: [], answer: [] };
    expect(renderLines([line], zhView)).toEqual(['  1 │ ␛[31m红']);
  });
});

describe('what a passage lacked', () => {
  it.each([citation.cid, 'doc00001:00001'])('is told of %s', async (id) => {
    const trace = await fakePipeline.explain('北碚区安排了多少资金？');
    const report = await passageReport(fakePipeline, trace, id);
    expect(renderPassageReport(report, zhView)).toBe(
      [
        '指定的段落    doc00001:00001  北碚区安排疫情防控专项资金3928万元，全力保障一线。綦江区安排了2100万元。',
        '检索排名      1',
        '含有的检索词  北碚，资金',
        '缺少的检索词  足球',
        '北碚          对上了',
        '它的候选答案  2 个，最好的排第 1：3928万元',
        '',
      ].join('\n'),
    );
  });

  it('a passage that is no more is named', async () => {
    const trace = await fakePipeline.explain('北碚区安排了多少资金？');
    await expect(passageReport(fakePipeline, trace, 'AAAAAAAAAAAAAAAA')).rejects.toThrow(UserError);
    await expect(passageReport(fakePipeline, trace, '不是编号')).rejects.toThrow(UserError);
  });
});
