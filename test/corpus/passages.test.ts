// A made-up page with everything on it, as passages; sizes, headings in force, repeated text.
import { describe, expect, it } from 'vitest';
import { toSource } from '../../src/corpus/clean-text.ts';
import type { Document } from '../../src/corpus/document.ts';
import { docidOf } from '../../src/corpus/document.ts';
import type { Passage } from '../../src/corpus/passage.ts';
import { splitCorpus } from '../../src/corpus/split-corpus.ts';

const documentOf = (source: string, text: string): Document => ({
  docid: docidOf(source),
  source,
  title: source,
  text,
  digest: '',
  encoding: 'utf-8',
});

const split = (...texts: string[]) =>
  splitCorpus(texts.map((text, i) => documentOf(`${i}.txt`, text)));

const show = ({ kind, headings, text }: Passage): string =>
  `[${kind}] ${headings.join(' > ')}\n${text}`;

const PAGE = `青湖日报
2021年6月8日 星期二 第3版 责编 张宁

引水入村 荒坡变果园
青湖县石桥镇三年种下八千亩柑橘

本报记者 周 敏 通讯员 何立

5月28日，记者来到青湖县
石桥镇时，满山的柑橘树已经挂
果。镇党委书记唐勇介绍，三年

图为村民在果园里除草。 何立 摄

来，全镇共种下柑橘8200亩，带
动1340户农户增收。

修渠三十里

“没有水，什么都种不活。”
唐勇说。2018年冬天，镇里投入
资 金560万元，修建了一条长15.3
公里的水渠，把青湖水引到了山
上。

果园办起合作社

2020年，石桥镇成立了6个柑
橘合作社，社员每亩地每年可拿
到租金600元。

群众群众（（右二右二））正在采摘正在采摘
`;

describe('a page of a newspaper', () => {
  const { passages, documents } = split(PAGE);

  it('becomes these passages', () => {
    expect(passages.map(show)).toEqual([
      '[heading] \n青湖日报\n2021年6月8日 星期二 第3版 责编 张宁',
      '[body] 引水入村 荒坡变果园 > 青湖县石桥镇三年种下八千亩柑橘\n引水入村 荒坡变果园\n青湖县石桥镇三年种下八千亩柑橘\n本报记者 周敏 通讯员 何立\n5月28日，记者来到青湖县石桥镇时，满山的柑橘树已经挂果。镇党委书记唐勇介绍，三年来，全镇共种下柑橘8200亩，带动1340户农户增收。',
      '[caption] 引水入村 荒坡变果园 > 青湖县石桥镇三年种下八千亩柑橘\n图为村民在果园里除草。何立 摄',
      '[body] 引水入村 荒坡变果园 > 青湖县石桥镇三年种下八千亩柑橘 > 修渠三十里\n修渠三十里\n“没有水，什么都种不活。”\n唐勇说。2018年冬天，镇里投入资金560万元，修建了一条长15.3公里的水渠，把青湖水引到了山上。',
      '[body] 引水入村 荒坡变果园 > 青湖县石桥镇三年种下八千亩柑橘 > 果园办起合作社\n果园办起合作社\n2020年，石桥镇成立了6个柑橘合作社，社员每亩地每年可拿到租金600元。\n群众（右二）正在采摘',
    ]);
  });

  it('cites a sentence with a caption in its middle by two spans', () => {
    const passage = passages[1]!;
    const start = passage.text.indexOf('镇党委书记');
    const spans = toSource(passage, { start, end: passage.text.length });
    expect(spans.map((span) => PAGE.slice(span.start, span.end))).toEqual([
      '镇党委书记唐勇介绍，三年',
      '来，全镇共种下柑橘8200亩，带\n动1340户农户增收。',
    ]);
  });

  it('is about its town', () => {
    expect(documents[0]!.subjects).toContain('石桥镇');
  });
});

const SENTENCE = '春天的时候，山上开满了花，村里的孩子都跑去看，老人坐在门口晒太阳。';

describe('sizes', () => {
  it('long paragraphs are cut at sentence ends, evenly', () => {
    const source = Array.from({ length: 30 }, (_, i) => `第${i}年，${SENTENCE}`).join('');
    const { passages } = split(source);
    expect(passages.map(({ text }) => text).join('')).toBe(source);
    for (const { text } of passages) {
      expect(text.endsWith('。')).toBe(true);
      expect(text.length).toBeGreaterThanOrEqual(120);
      expect(text.length).toBeLessThanOrEqual(350);
    }
  });

  it('a paragraph that is not very long stays whole', () => {
    const source = Array.from({ length: 16 }, (_, i) => `第${i}年，${SENTENCE}`).join('');
    expect(source.length).toBeGreaterThan(350);
    expect(split(`${source}\n\n${source}完`).passages.map(({ text }) => text)).toEqual([
      source,
      `${source}完`,
    ]);
  });

  it('a sentence that never ends is cut at commas', () => {
    const { passages } = split('山上开满了花，'.repeat(200));
    for (const { text } of passages) expect(text.length).toBeLessThanOrEqual(350);
    expect(passages.every(({ text }) => text.endsWith('，'))).toBe(true);
  });

  it('short neighbours share a passage, with their line breaks', () => {
    const { passages } = split('春天来了。\n\n夏天来了。\n\n秋天来了。');
    expect(passages.map(({ text }) => text)).toEqual(['春天来了。\n夏天来了。\n秋天来了。']);
  });

  it('no passage goes over a heading', () => {
    const { passages } = split('# 春\n花开了。\n# 夏\n天热了。');
    expect(passages.map(show)).toEqual(['[body] 春\n春\n花开了。', '[body] 夏\n夏\n天热了。']);
  });
});

describe('headings in force', () => {
  it('follow the depth of markdown', () => {
    const { passages } = split(
      '# 甲\n一句。\n## 乙\n二句。\n### 丙\n三句。\n## 丁\n四句。\n# 戊\n五句。',
    );
    expect(passages.map(({ headings }) => headings.join('>'))).toEqual([
      '甲',
      '甲>乙',
      '甲>乙>丙',
      '甲>丁',
      '戊',
    ]);
  });

  it('a kicker above a title stays with it', () => {
    const { passages } = split('## 引题在上\n# 标题在下\n### 副题\n正文。');
    expect(passages.map(({ headings }) => headings)).toEqual([['引题在上', '标题在下', '副题']]);
  });

  it('follow enumerators', () => {
    const { passages } = split(
      '一、总体要求\n各单位要高度重视此事，认真落实各项措施，不得有误。\n二、工作安排\n（一）准备阶段\n各单位在五月底之前做好一切准备，报送方案。\n（二）实施阶段\n各单位在六月份开展检查，七月份总结上报。',
    );
    expect(passages.map(({ headings }) => headings.join('>'))).toEqual([
      '一、总体要求',
      '二、工作安排>（一）准备阶段',
      '二、工作安排>（二）实施阶段',
    ]);
  });

  it('a row of headings without text is a passage of its own', () => {
    const { passages } = split('# 甲\n# 乙\n# 丙\n正文。');
    expect(passages.map(show)).toEqual(['[heading] \n甲\n乙', '[body] 丙\n丙\n正文。']);
  });
});

describe('repeated text', () => {
  const PARAGRAPH = SENTENCE + SENTENCE;

  it('is one passage with all its places, whatever stands beside it', () => {
    const first = `头一段。\n\n${PARAGRAPH}\n\n短句。`;
    const second = `# 别处\n\n${PARAGRAPH.replaceAll('，', '，\n')}\n\n另一句。`;
    const { passages } = split(first, second);
    const repeated = passages.filter(({ text }) => text === PARAGRAPH);
    expect(repeated.map(({ places }) => places.map(({ docid }) => docid).sort())).toEqual([
      [docidOf('0.txt'), docidOf('1.txt')].sort(),
    ]);
    expect(passages.map(({ text }) => text)).toContain('别处');
  });

  it('its first place is its own', () => {
    for (const { docid, runs, places } of split(PARAGRAPH, PARAGRAPH).passages)
      expect({ docid, runs }).toEqual(places[0]);
  });
});

describe('the same in, the same out', () => {
  it('twice', () => {
    expect(split(PAGE, '一句。')).toEqual(split(PAGE, '一句。'));
  });

  it('an empty corpus and an empty document', () => {
    expect(split()).toEqual({ passages: [], documents: [] });
    expect(split('').passages).toEqual([]);
  });
});
