// Laws of every format: bytes are text or a refusal, the same each time, with places in order.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/corpus/clean.ts';
import { documentsOf, textsOf } from '../../src/corpus/read-document.ts';
import { UserError } from '../../src/errors.ts';
import { docxOf, paragraph, savedAs, zipOf } from './saved-as.ts';

const TEXT = '标题\n\n第一段说了一件事。\n- 甲\n| 表 | 格 |\n第二段又说了一件事，还没说完';

const SAMPLES: Readonly<Record<string, Uint8Array>> = {
  'a.txt': savedAs['gbk.txt']!(TEXT),
  'a.html': savedAs.html!(TEXT),
  'a.docx': docxOf(
    TEXT.split('\n')
      .map((line) => paragraph(line))
      .join(''),
  ),
  'a.pdf': savedAs.pdf!(TEXT),
  'a.csv': Buffer.from('姓名,职务\n"张,三",镇长\n'),
  'a.jsonl': Buffer.from('{"a":"甲","b":[1,{"c":2}]}\n"乙"\n'),
  'a.zip': zipOf({ 'b/c.html': savedAs.html!(TEXT), 'd.txt': TEXT }),
};

/** A PDF takes a thread there and back each time. */
const runsOf = (name: string): number => (name.endsWith('pdf') ? 15 : 60);

/** The texts, or the code of the refusal; anything else that is thrown is a bug. */
async function outcome(source: string, bytes: Uint8Array) {
  try {
    return (await textsOf(source, bytes, new Map())).texts.map(([name, { text }]) => [name, text]);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return (error as UserError).code;
  }
}

describe.each(Object.entries(SAMPLES))('%s', (source, sample) => {
  it('any change of its bytes: texts or a refusal, and the same again', async () => {
    const change = fc.record({
      at: fc.nat(sample.length - 1),
      to: fc.integer({ min: 0, max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { maxLength: 4 }),
        fc.nat(sample.length),
        async (changes, cut) => {
          const bytes = Buffer.from(sample);
          for (const { at, to } of changes) bytes[at] = to;
          for (const part of [bytes, bytes.subarray(0, cut)])
            expect(await outcome(source, part)).toEqual(await outcome(source, part));
        },
      ),
      { numRuns: runsOf(source) },
    );
  });

  it('any bytes: texts or a refusal', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        await outcome(source, bytes);
      }),
      { numRuns: runsOf(source) },
    );
  });
});

describe.each(Object.entries(savedAs).filter(([ending]) => !ending.endsWith('.txt')))(
  'a text saved as %s',
  (ending, save) => {
    const line = fc.string({
      unit: fc.constantFrom(...'一二三，。&<>"| #-\t天地玄黄'),
      maxLength: 12,
    });
    it('loses no character, and its places are in order', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(line, { maxLength: 8 }), async (lines) => {
          const {
            documents: [document],
          } = await documentsOf(`a.${ending}`, save(lines.join('\n')), new Map());
          const { text, locators = [] } = document!;
          // Lines with tabs below each other are a table of a PDF, and its bars are ours.
          const visible = (shown: string) => shown.replace(ending === 'pdf' ? /[\s|]/g : /\s/g, '');
          expect(visible(text)).toBe(visible(lines.join('')));
          expect(locators.map(({ start }) => start)).toEqual(
            [...new Set(locators.map(({ start }) => start))].sort((a, b) => a - b),
          );
          expect(() => clean(text)).not.toThrow();
        }),
        { numRuns: runsOf(ending) },
      );
    });
  },
);
