// Dated answers: from files to an answer that says when its document is from, and what 去年 in it means.
import { beforeAll, describe, expect, it } from 'vitest';
import { messagesIn } from '../../src/messages/messages.ts';
import { answerSchema, type Citation } from '../../src/qa/answer.ts';
import { createPipeline, type Pipeline } from '../../src/qa/pipeline.ts';
import { resolvedAnswer } from '../../src/qa/said-dates.ts';
import { slice } from '../../src/text/span.ts';
import { corpusOf } from './corpus-of.ts';

const PAPER = `河湾日报
2020年2月14日 星期五 第3版

# 河湾大桥通车一周年

本报讯（记者 林远）去年河湾大桥通车以来，收取通行费860万元。大桥养护中心主任沈青说，本月20日将更换伸缩缝。
`;
const PLAIN = '# 柳溪水库\n\n柳溪水库去年蓄水，库容1200万立方米。\n';

let pipeline: Pipeline;

beforeAll(async () => {
  pipeline = createPipeline(await corpusOf({ '报/桥.txt': PAPER, '水库.txt': PLAIN }));
}, 60_000);

const citationOf = async (question: string): Promise<Citation> => {
  const answer = await pipeline.ask(question);
  expect(answerSchema.parse(JSON.parse(JSON.stringify(answer)))).toEqual(answer);
  return answer.citations[0]!;
};

describe('an answer of a dated document', () => {
  it('has its date, and what is relative to it', async () => {
    const citation = await citationOf('河湾大桥收取了多少通行费？');
    expect(citation.documentDate).toEqual({ date: '2020-02-14', origins: ['masthead'] });
    expect(citation.resolved?.map((one) => [slice(citation.evidence, one), one.date])).toEqual([
      ['去年', '2019'],
    ]);
  });

  it('resolves a date that is the answer, and leaves the quote as it is', async () => {
    const answer = await pipeline.ask('河湾大桥什么时候更换伸缩缝？');
    const citation = answer.citations[0]!;
    expect('本月20日').toContain(answer.text);
    expect(resolvedAnswer(answer.text!, answer.citations, messagesIn('zh').answer)).toBe(
      '（按文件日期为 2020年2月20日）',
    );
    expect(citation.quotes.join('')).toContain('本月20日将更换');
    expect(citation.resolved?.map(({ date }) => date)).toEqual(['2020-02-20']);
  });

  it('says nothing of dates where the document has none', async () => {
    const citation = await citationOf('柳溪水库库容多少？');
    expect(citation).not.toHaveProperty('documentDate');
    expect(citation).not.toHaveProperty('resolved');
  });
});
