// The renderers: every form of Answer and card, in → out.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Citation } from '../../src/qa/answer.ts';
import { answerMessage } from '../../src/telegram/render/answer-message.ts';
import { type CitationPress, decodePress } from '../../src/telegram/render/callback-data.ts';
import { cardMessage, closedCard } from '../../src/telegram/render/card-message.ts';
import { inlineAnswer } from '../../src/telegram/render/inline-result.ts';
import type { Outgoing } from '../../src/telegram/render/outgoing.ts';
import { sourcesMessage } from '../../src/telegram/render/sources-message.ts';
import { checkKeyboard, checkText } from './peer/rules.ts';
import { citationOf, corpusOf, PAPERS, townPipeline } from './town.ts';
import { showText } from './transcript.ts';

const corpus = corpusOf(PAPERS);
const fund = citationOf(corpus, 1, '通告/防汛.txt', '360万元');
const paid = citationOf(corpus, 2, '会议/纪要.txt', '210万元');
const works = citationOf(corpus, 1, '会议/纪要.txt', '北堤');

type Answered = Extract<Answer, { kind: 'answered' }>;
type Abstained = Extract<Answer, { kind: 'abstained' }>;

const answered = (more: Partial<Answered>): Answered => ({
  v: 1,
  id: null,
  kind: 'answered',
  question: '多少？',
  answerType: 'money',
  text: '360万元',
  items: null,
  alternatives: [],
  confidence: 0.9,
  missing: [],
  notes: [],
  citations: [fund],
  nearest: [],
  ms: 1,
  ...more,
});

const abstained = (more: Partial<Abstained>): Abstained => ({
  v: 1,
  id: null,
  kind: 'abstained',
  question: '多少？',
  answerType: 'money',
  text: null,
  items: null,
  alternatives: [],
  reason: 'not-covered',
  confidence: 0.1,
  missing: [],
  notes: [],
  citations: [],
  nearest: [],
  ms: 1,
  ...more,
});

const zh = { language: 'zh', understoodAs: null } as const;

/** What a person sees; checked against what Telegram takes. */
function shown({ body, keyboard }: Outgoing): string {
  checkText(body.text, body.entities, 4096);
  if (keyboard.length > 0) checkKeyboard({ inline_keyboard: keyboard });
  const rows = keyboard.map((row) => row.map(({ text }) => `[${text}]`).join(' '));
  return [showText(body.text, body.entities), ...rows].join('\n');
}

describe('every form of answer', () => {
  const forms: Readonly<Record<string, Answer>> = {
    'a short answer, certain': answered({}),
    'a likely answer, with a word that nothing covers': answered({
      confidence: 0.5,
      missing: ['二月'],
    }),
    'an unsure answer': answered({ confidence: 0.2 }),
    'two citations': answered({ citations: [fund, paid] }),
    'a list': answered({
      text: '北堤和南闸',
      items: ['北堤', '南闸'],
      citations: [works],
    }),
    'documents that disagree': answered({
      alternatives: [
        { text: '360万元', citations: [1] },
        { text: '210万元', citations: [2] },
      ],
      notes: ['资料说法不一，2 种并列。'],
      citations: [fund, paid],
    }),
    'yes or no': answered({ text: '是', answerType: 'yesno' }),
    'matched by homophone': answered({ notes: ['“防讯”按同音字“防汛”查找。'] }),
    'no answer, with what is nearest': abstained({
      missing: ['图书馆', '册'],
      nearest: [{ ...works, answer: [], marks: [] }],
    }),
    'no answer, with claims that are not sure enough': abstained({
      reason: 'unsure',
      alternatives: [{ text: '210万元', citations: [1] }],
      nearest: [works],
    }),
    'nothing found': abstained({ reason: 'nothing-found' }),
    'no question': abstained({ reason: 'empty' }),
  };
  it('is rendered', async () => {
    const all = Object.entries(forms).map(
      ([name, answer]) => `——— ${name}\n\n${shown(answerMessage(answer, zh))}\n`,
    );
    const english = shown(answerMessage(forms['two citations']!, { ...zh, language: 'en' }));
    all.push(`——— in English\n\n${english}\n`);
    await expect(all.join('\n')).toMatchFileSnapshot('./answers.txt');
  });

  it('a follow-up says how it was understood', () => {
    const view = { ...zh, understoodAs: '青溪镇资金多少？' };
    expect(shown(answerMessage(answered({}), view))).toMatch(/^_接着上一问，理解为：青溪镇资金/);
  });

  it('dates stand beside what they date: of the document, and of what is relative to it', () => {
    const documentDate = { date: '2020-02-14', origins: ['masthead' as const] };
    const at = fund.evidence.indexOf('360万元');
    const resolved = [{ start: at, end: at + 5, date: '2019' }];
    const cited = { ...fund, documentDate, resolved };
    const elsewhere = { ...paid, documentDate, resolved: [{ start: 0, end: 2, date: '2020-01' }] };
    const message = answerMessage(answered({ citations: [cited, elsewhere] }), zh);
    const { body } = message;
    expect(shown(message)).toContain('（按文件日期为 2019年）');
    expect(body.text.split('\n')[0]).toBe('360万元（按文件日期为 2019年）');
    expect(body.text).toContain(
      `按文件日期（2020年2月14日）：“${paid.evidence.slice(0, 2)}”是 2020年1月`,
    );
    expect(body.text.match(/· 2020年2月14日/g)).toHaveLength(2);
  });

  it('markers are links where the view makes them', () => {
    const view = { ...zh, linkTo: (payload: string) => `https://t.me/bot?start=${payload}` };
    const { body } = answerMessage(answered({ citations: [fund, paid] }), view);
    const links = body.entities.filter(({ url }) => url);
    expect(links.map(({ offset, length }) => body.text.slice(offset, offset + length))).toEqual([
      '〔1〕',
      '〔2〕',
    ]);
    for (const { url } of links)
      expect(decodePress(url!.split('start=')[1]!)).toMatchObject({ cids: [fund.cid, paid.cid] });
  });

  it('fifty citations have a button for each of the first thirty, in groups of three', () => {
    const citations = Array.from({ length: 50 }, (_, i): Citation => ({ ...fund, n: i + 1 }));
    const outgoing = answerMessage(
      answered({ citations: [citations[0]!, ...citations.slice(1)] }),
      zh,
    );
    shown(outgoing);
    const buttons = outgoing.keyboard.flat().filter(({ text }) => text.startsWith('〔'));
    expect(buttons).toHaveLength(30);
    expect(decodePress((buttons[4] as { callback_data: string }).callback_data)).toMatchObject({
      first: 4,
      index: 1,
    });
  });

  it('however long it is, each citation keeps its place in it and its button', () => {
    const words = (most: number) =>
      fc.string({ unit: fc.constantFrom('堤', '年', '，', '😀'), minLength: 1, maxLength: most });
    const long = fc.record({
      text: words(6000),
      items: fc.option(fc.array(words(300), { minLength: 2, maxLength: 200 })),
      sentences: fc.array(words(3000), { minLength: 1, maxLength: 40 }),
      source: words(200),
      notes: fc.array(words(400), { maxLength: 4 }),
      missing: fc.array(words(20), { maxLength: 6 }),
      understoodAs: fc.option(words(2000)),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      isLinked: fc.boolean(),
    });
    fc.assert(
      fc.property(long, ({ sentences, source, understoodAs, isLinked, ...said }) => {
        const citations = sentences.map((evidence, i): Citation => {
          const marks = [...evidence.matchAll(/堤/g)].map(({ index }) => ({
            start: index,
            end: index + 1,
          }));
          return { ...fund, n: i + 1, evidence, marks, source };
        });
        const answer = answered({ ...said, citations: [citations[0]!, ...citations.slice(1)] });
        const view = {
          ...zh,
          understoodAs,
          ...(isLinked && { linkTo: (at: string) => `https://t.me/b?start=${at}` }),
        };
        const { body, keyboard } = answerMessage(answer, view);
        checkText(body.text, body.entities, 4096);
        const frame = body.entities.find(({ type }) => type === 'expandable_blockquote')!;
        expect(frame.offset + frame.length).toBe(body.text.length);
        const listed = body.text.slice(frame.offset).match(/^〔\d+〕/gm) ?? [];
        expect(listed).toEqual(citations.slice(0, 12).map(({ n }) => `〔${n}〕`));
        const buttons = keyboard.flat().filter(({ text }) => text.startsWith('〔'));
        expect(buttons).toHaveLength(Math.min(30, citations.length));
      }),
    );
  });

  it('a list of hundreds shows the first, and how many more there are', () => {
    const items = Array.from({ length: 300 }, (_, i) => `第${i + 1}号闸门`);
    const text = shown(answerMessage(answered({ text: items.join('、'), items }), zh));
    expect(text).toContain('40. *第40号闸门*\n……另有 260 项，见下面的出处\n共 300 项');
  });

  it('a sentence of a page shows what stands around the answer', () => {
    const evidence = `${'前'.repeat(3000)}答案😀${'后'.repeat(3000)}`;
    const long = { ...fund, evidence, marks: [{ start: 3000, end: 3004 }] };
    const text = shown(answerMessage(answered({ citations: [long] }), zh));
    expect(text).toContain('*答案😀*后');
    expect(text.length).toBeLessThan(800);
  });
});

describe('a card', () => {
  const pipeline = townPipeline();
  const press: CitationPress = {
    op: 'open',
    first: 1,
    index: 0,
    width: 0,
    onCard: false,
    cids: [fund.cid],
  };
  const cardOf = (opened: ReturnType<typeof pipeline.open>, from = pipeline) =>
    shown(cardMessage(opened, from.corpus, { language: 'zh', press }));

  it('shows each verdict in words', async () => {
    const papers = { '新名.txt': PAPERS['通告/防汛.txt']! };
    const renamed = townPipeline(papers);
    const edited = townPipeline({
      ...PAPERS,
      '通告/防汛.txt': PAPERS['通告/防汛.txt']!.replace('360万元', '380万元'),
    });
    const emptied = townPipeline({ '别的.txt': '与此无关。' });
    const cards = [
      cardOf(pipeline.open(fund.cid)),
      cardOf(renamed.open(fund.cid), renamed),
      cardOf(edited.open(fund.cid), edited),
      cardOf(emptied.open(fund.cid), emptied),
      shown(closedCard({ language: 'zh', press })),
    ];
    await expect(`${cards.join('\n\n———\n\n')}\n`).toMatchFileSnapshot('./cards.txt');
  });

  it('the same words elsewhere are named', () => {
    const papers = { ...PAPERS, '抄件.txt': PAPERS['通告/防汛.txt']! };
    const copied = townPipeline(papers);
    expect(cardOf(copied.open(fund.cid), copied)).toContain('同样的话还在：\n`抄件.txt` · 第 5 行');
  });

  it('of a document in one long line shows the part that is cited', () => {
    const cited = '北堤今年花费三百万元用于加固工程。';
    const line = `${'长堤很长，雨很多，'.repeat(900)}。${cited}${'水位上涨，'.repeat(900)}。`;
    const long = townPipeline({ '长.txt': line });
    const found = citationOf(long.corpus, 1, '长.txt', cited);
    const card = cardOf(long.open(found.cid), long);
    expect(card).toContain(`*‹${cited}›*`);
    expect(card).toContain('1│…');
  });

  it('of a sentence of ten thousand characters still fits', () => {
    const long = townPipeline({ '长.txt': `${'很长的一句😀，'.repeat(1500)}完。\n尾。` });
    const found = citationOf(long.corpus, 1, '长.txt', '完。');
    expect(cardOf(long.open(found.cid), long).length).toBeLessThan(4200);
  });

  it('grows step by step until it holds all lines, or all that fit', () => {
    const lines = Array.from({ length: 500 }, (_, i) => `第${i + 1}条，${'内容'.repeat(15)}。`);
    const long = townPipeline({ '长.txt': lines.join('\n') });
    const found = citationOf(long.corpus, 1, '长.txt', '第250条');
    const heights = [0, 1, 2, 3, 4].map((width) => {
      const view = { language: 'zh', press: { ...press, width, cids: [found.cid] } } as const;
      const card = shown(cardMessage(long.open(found.cid), long.corpus, view));
      return card.match(/│/g)!.length;
    });
    expect(heights.slice(0, 4)).toEqual([5, 11, 21, 41]);
    expect(heights[4]).toBeGreaterThan(60);
    expect(heights[4]).toBeLessThan(82);
  });
});

describe('the list of documents', () => {
  const many = corpusOf(
    Object.fromEntries(Array.from({ length: 23 }, (_, i) => [`文件${100 + i}.txt`, '一。\n二。'])),
  );
  it.each([
    [0, '文件100.txt', '1/3'],
    [2, '文件120.txt', '3/3'],
    [99, '文件122.txt', '3/3'],
  ])('page %i', (page, source, label) => {
    const text = shown(sourcesMessage(many, page, 'zh'));
    expect(text).toContain(source);
    expect(text).toContain(`[◀] [${label}] [▶]`);
  });
});

describe('an inline result', () => {
  const view = {
    language: 'zh',
    linkTo: (payload: string) => `https://t.me/b?start=${payload}`,
  } as const;
  it('is one article for an answer, and the way to the chat for none', () => {
    expect(inlineAnswer(answered({}), view).results).toMatchObject([
      { title: '360万元', description: expect.stringContaining('通告/防汛.txt 第 5 行') },
    ]);
    expect(inlineAnswer(abstained({}), view)).toEqual({
      results: [],
      button: { text: '资料里没有答案，点这里换个问法', start_parameter: 'inline' },
    });
  });
});
