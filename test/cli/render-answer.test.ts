import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderAnswer } from '../../src/cli/render-answer.ts';
import type { View } from '../../src/cli/view.ts';
import type { Answer } from '../../src/qa/answer.ts';
import { abstained, answered, citation, enView, narrowView, OBEYED, zhView } from './fakes.ts';

const render = (answer: Answer, view: View = zhView) =>
  renderAnswer(answer, view, ({ cid }) => `chuchu cite ${cid}`);

/** A text of lines, as it is read in a test. */
const lines = (...all: string[]) => `${all.join('\n')}\n`;

describe('an answer', () => {
  it('begins with the short answer, alone on its line', () => {
    const answer = answered('3928万元', [citation(1, '北碚区安排防控资金{3928万元}。')]);
    expect(render(answer)).toBe(
      lines(
        '3928万元',
        '（确定）',
        '',
        '〔1〕北碚区安排防控资金3928万元。',
        '     000_news.txt 第 10–11 行  《抗疫阻击战》',
        '     看原文：chuchu cite cid-000000000001',
      ),
    );
  });

  it('speaks English', () => {
    const answer = answered('3928万元', [citation(1, '安排{3928万元}。')], { confidence: 0.5 });
    expect(render(answer, enView)).toBe(
      lines(
        '3928万元',
        '(likely; compare the source)',
        '',
        '〔1〕安排3928万元。',
        '     000_news.txt lines 10–11  “抗疫阻击战”',
        '     Open it: chuchu cite cid-000000000001',
      ),
    );
  });

  const dated = { documentDate: { date: '2020-02-14', origins: ['masthead' as const] } };
  const lastYear = { ...dated, resolved: [{ start: 0, end: 2, date: '2019' }] };

  it('shows the date of its document, and what a relative date in the sentence comes to', () => {
    const cited = citation(1, '去年实现生产总值{714亿元}。', lastYear);
    expect(render(answered('714亿元', [cited]))).toBe(
      lines(
        '714亿元',
        '（确定）',
        '',
        '〔1〕去年实现生产总值714亿元。',
        '     按文件日期（2020年2月14日）：“去年”是 2019年',
        '     000_news.txt 第 10–11 行  2020年2月14日  《抗疫阻击战》',
        '     看原文：chuchu cite cid-000000000001',
      ),
    );
    expect(render(answered('714亿元', [cited]), enView)).toContain(
      'By the date of the document (14 February 2020): “去年” is 2019',
    );
  });

  it('says what a relative date comes to beside an answer that is one, once, and in no quote', () => {
    const only = answered('去年', [citation(1, '{去年}通车。', lastYear)]);
    expect(render(only)).toBe(
      lines(
        '去年（按文件日期为 2019年）',
        '（确定）',
        '',
        '〔1〕去年通车。',
        '     000_news.txt 第 10–11 行  2020年2月14日  《抗疫阻击战》',
        '     看原文：chuchu cite cid-000000000001',
      ),
    );
    const other = citation(2, '{去年}通车。', {
      documentDate: { date: '2021', origins: ['folder'] },
      resolved: [{ start: 0, end: 2, date: '2020' }],
    });
    const conflict = answered('去年', [citation(1, '{去年}通车。', lastYear), other], {
      alternatives: [
        { text: '去年', citations: [1] },
        { text: '去年', citations: [2] },
      ],
    });
    expect(render(conflict).split('\n').slice(0, 2)).toEqual([
      '去年（按文件日期为 2019年）〔1〕',
      '去年（按文件日期为 2020年）〔2〕',
    ]);
  });

  it('tells the date a file was made on for what it is', () => {
    const made = citation(1, '{甲}。', {
      documentDate: { date: '2020-02-14', origins: ['properties'] },
    });
    expect(render(answered('甲', [made]))).toContain('第 10–11 行  文件建于 2020年2月14日  《');
    expect(render(answered('甲', [made]), enView)).toContain('file made 14 February 2020');
  });

  it.each([
    [0.75, '（确定）'],
    [0.74, '（可能；请对照出处）'],
    [0.45, '（可能；请对照出处）'],
    [0.44, '（不确定；请细看出处）'],
  ])('says a confidence of %s in words', (confidence, words) => {
    const answer = answered('甲', [citation(1, '{甲}。')], { confidence });
    expect(render(answer).split('\n')[1]).toBe(words);
  });

  it('numbers the items of a list, each with its citation', () => {
    const answer = answered('甲、乙', [citation(1, '有{甲}。'), citation(2, '也有{乙}。')], {
      items: ['甲', '乙'],
    });
    expect(render(answer).split('\n').slice(0, 3)).toEqual([
      '1. 甲〔1〕',
      '2. 乙〔2〕',
      '（共 2 项；确定）',
    ]);
  });

  it('shows answers of equal standing side by side', () => {
    const answer = answered('甲', [citation(1, '是{甲}。'), citation(2, '是{乙}。')], {
      alternatives: [
        { text: '甲', citations: [1] },
        { text: '乙', citations: [2] },
      ],
      notes: ['资料中有 2 种不同的说法，都列出来了'],
    });
    expect(render(answer).split('\n').slice(0, 4)).toEqual([
      '甲〔1〕',
      '乙〔2〕',
      '（确定）',
      '注：资料中有 2 种不同的说法，都列出来了',
    ]);
  });

  it('names the words that decide where the answer is not in the evidence', () => {
    const answer = answered('否', [citation(1, '该区{没有出现}病例。')], { answerType: 'yesno' });
    expect(render(answer)).toContain('     依据：“没有出现”\n');
    expect(render(answer, narrowView)).not.toContain('依据');
  });

  it('names the heading that the evidence stands under', () => {
    const under = citation(1, '{甲}。', { headings: ['抗疫阻击战', '复工复产'] });
    expect(render(answered('甲', [under]))).toContain(
      '第 10–11 行  《抗疫阻击战》 › 《复工复产》\n',
    );
    const untitled = citation(1, '{甲}。', { title: '000_news' });
    expect(render(answered('甲', [untitled]))).toContain('000_news.txt 第 10–11 行\n');
  });

  it('breaks lines and marks the answer on a terminal', () => {
    const text = '在疫情最困难的阶段，北碚区安排疫情防控专项资金{3928万元}，全力保障一线。';
    const shown = render(answered('3928万元', [citation(1, text)]), narrowView);
    expect(shown).toContain('\u001b[1m3928万元\u001b[22m\n');
    expect(shown.split('\n').slice(3, 7)).toEqual([
      '〔1〕在疫情最困难的阶段，北碚区安排疫情',
      '     防控专项资金\u001b[33m\u001b[4m\u001b[1m3928万元\u001b[22m\u001b[24m\u001b[39m，全力保障一',
      '     线。',
      expect.stringContaining('000_news.txt'),
    ]);
  });
});

describe('an abstention', () => {
  it('says so, names what nothing covers, and shows what is nearest as no answer', () => {
    const answer = abstained({ missing: ['足球场'], nearest: [citation(1, '全区有体育馆。')] });
    expect(render(answer)).toBe(
      lines(
        '资料里没有这个问题的答案。',
        '找到的内容里没有提到：“足球场”',
        '',
        '最接近的原文（不是答案）：',
        '',
        '〔1〕全区有体育馆。',
        '     000_news.txt 第 10–11 行  《抗疫阻击战》',
        '     看原文：chuchu cite cid-000000000001',
      ),
    );
  });

  it('names no more words than are read', () => {
    const missing = Array.from({ length: 20 }, (_, i) => `词${i}`);
    expect(render(abstained({ missing }))).toContain('“词6”、“词7”等 20 个词\n');
  });

  it.each([
    ['empty', '没有看到问题。请用一句话提问，例如：某地 某事 有多少？\n'],
    ['nothing-found', '资料里没有找到与这个问题有关的内容。\n'],
    ['unsure', '没有找到足够可靠的答案。\n'],
  ] as const)('for the reason %s is %s', (reason, text) => {
    expect(render(abstained({ reason }))).toBe(text);
  });
});

describe('any answer', () => {
  const hostile = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });
  const tricky = fc.constantFrom(
    '\u001b[2J',
    '\u202e反',
    '\n',
    '\r',
    '\u009b31m',
    '\ud800',
    '【】〔1〕',
  );
  const text = fc.oneof(
    hostile,
    tricky,
    fc.string({ unit: fc.constantFrom(...'的北3，。“”a '), minLength: 1 }),
  );

  it('law 7: carries every citation, in order', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (evidences) => {
        const [first, ...others] = evidences.map((evidence, i) =>
          citation(i + 1, '', { evidence }),
        );
        const shown = render(answered('甲', [first!, ...others]));
        const cids = [...shown.matchAll(/chuchu cite (cid-\d+)/g)].map(([, cid]) => cid);
        expect(cids).toEqual([first!, ...others].map(({ cid }) => cid));
      }),
    );
  });

  it('lets nothing through that a terminal would obey', () => {
    fc.assert(
      fc.property(text, text, text, (short, evidence, title) => {
        const cited = citation(1, '', { evidence, title, headings: [short] });
        const answer = answered(short, [cited], { notes: [title], missing: [evidence] });
        expect(render(answer).replaceAll('\n', '')).not.toMatch(OBEYED);
        expect(render(answer)).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });

  it('law 8: shows evidence without a sign of ours in it where nothing can be painted', () => {
    const clean = fc.string({
      unit: fc.constantFrom(...'的北碚区3928，。“”【】〔〕 '),
      minLength: 1,
    });
    fc.assert(
      fc.property(clean, (evidence) => {
        const cited = citation(1, '', { evidence, marks: [{ start: 0, end: 1 }] });
        expect(render(answered(evidence[0]!, [cited]))).toContain(`〔1〕${evidence}\n`);
      }),
    );
  });
});
