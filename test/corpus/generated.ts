// Sources made at random: paragraphs, headings, captions and noise, set in columns and torn.
import fc from 'fast-check';

const HAN =
  '春夏秋冬山水田园城市乡村道路桥梁学校医院工人农民医生教师孩子老人今天明天开始完成检查建设服务问题方案会议代表';

const han = (min: number, max: number) =>
  fc
    .array(fc.constantFrom(...HAN), { minLength: min, maxLength: max })
    .map((units) => units.join(''));

const phrase = fc.oneof(
  { weight: 6, arbitrary: han(3, 12) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 99999 }).map((n) => `共${n}个`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'PCR检测',
      '“两手抓”',
      '97.1%',
      'QQ 群',
      '《办法》',
      '𠮷野家',
      '（如图）',
    ),
  },
);

/** One sentence of running text. */
export const sentence = fc
  .tuple(
    fc.array(phrase, { minLength: 1, maxLength: 6 }),
    fc.constantFrom('。', '。', '！', '？', '。”'),
  )
  .map(([phrases, end]) => phrases.join('，') + end);

/** A paragraph on one line. */
export const paragraph = fc
  .array(sentence, { minLength: 1, maxLength: 5 })
  .map((sentences) => sentences.join(''));

/** A paragraph of Chinese and digits only, which any wrapping may cut anywhere. */
export const plainParagraph = fc
  .array(
    fc
      .tuple(
        fc.array(
          fc.oneof(
            han(3, 12),
            fc.integer({ min: 1, max: 9999 }).map((n) => `共${n}个`),
          ),
          {
            minLength: 1,
            maxLength: 6,
          },
        ),
        fc.constantFrom('。', '。', '！', '？'),
      )
      .map(([phrases, end]) => phrases.join('，') + end),
    { minLength: 1, maxLength: 6 },
  )
  .map((sentences) => sentences.join(''));

const heading = fc.oneof(
  han(4, 14),
  han(4, 12).map((text) => `## ${text}`),
  han(3, 8).map((text) => `一、${text}`),
  fc.tuple(han(4, 4), han(5, 10)).map(([lead, rest]) => `${lead}——\n${rest}`),
);

const aside = fc.oneof(
  fc
    .tuple(han(2, 3), fc.constantFrom('摄', '文/图', ''))
    .map(([name, deed]) => `记者 ${name} ${deed}`),
  han(5, 20).map((text) => `图为${text}。`),
  han(4, 10).map((text) => `${text}（左一）${text}`),
  han(4, 9).map((text) => `- ${text}`),
  fc.constant('> 引用的话。'),
  fc.constant('| 甲 | 乙 |'),
);

/** Text broken into lines of `width` units, as a column sets it. */
export const wrap = (text: string, width: number): string[] => {
  const units = Array.from(text);
  const lines: string[] = [];
  for (let i = 0; i < units.length; i += width) lines.push(units.slice(i, i + width).join(''));
  return lines;
};

const set = fc
  .tuple(paragraph, fc.integer({ min: 3, max: 40 }), fc.boolean())
  .map(([text, width, spread]) => wrap(text, width).join(spread ? '\n\n' : '\n'));

const block = fc.oneof(
  { weight: 3, arbitrary: set },
  { weight: 2, arbitrary: paragraph },
  { weight: 1, arbitrary: heading },
  { weight: 1, arbitrary: aside },
);

const noise = fc.constantFrom(
  '\u200b',
  ' ',
  '\u3000',
  '\u00ad',
  '\u202e',
  '\ufeff',
  '\u0007',
  '\t',
  '',
);

/** A source with all of these, its line breaks of one kind, noise strewn in. */
export const sources = fc
  .tuple(
    fc.array(block, { maxLength: 8 }),
    fc.array(fc.constantFrom('\n', '\n\n', '\n\n\n', '\n　　'), { minLength: 8, maxLength: 8 }),
    fc.array(fc.tuple(fc.nat(), noise), { maxLength: 6 }),
    fc.constantFrom('\n', '\r\n', '\r'),
  )
  .map(([blocks, gaps, strewn, end]) => {
    let text = blocks.map((piece, i) => piece + gaps[i]).join('');
    for (const [at, unit] of strewn) {
      const place = text.length === 0 ? 0 : at % text.length;
      // Not inside a pair: the source would not be text any more.
      if (/[\udc00-\udfff]/.test(text[place] ?? '')) continue;
      text = text.slice(0, place) + unit + text.slice(place);
    }
    return text.replaceAll('\n', end);
  });
