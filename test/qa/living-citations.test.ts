// Citations live on: files are edited, renamed, parted, joined and deleted between citing and opening.
import { describe, expect, it } from 'vitest';
import { cite } from '../../src/qa/citation.ts';
import { contentKey, parseCitationId } from '../../src/qa/citation-id.ts';
import { citationOpener, type OpenedCitation } from '../../src/qa/open-citation.ts';
import { changesInMarks, type Difference } from '../../src/text/difference.ts';
import { sentences } from '../../src/text/sentences.ts';
import { slice } from '../../src/text/span.ts';
import { docxOf, paragraph } from '../corpus/saved-as.ts';
import { corpusOf } from './corpus-of.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

const CITED = '码头主任沈青说，航道今年投入维护资金860万元，其中疏浚费用占了六成。';
const BEFORE = '三月一日，清水运河全线通航，首批四十二艘货船当天抵达下游的河口码头。';
const AFTER = '运河管理处要求各船闸实行昼夜值班，确保船只随到随过。';
const TEXT = `运河通航\n\n${BEFORE}\n\n${CITED}\n\n${AFTER}\n`;
const OTHER = '图书馆新馆开放\n\n市图书馆新馆六月开放，藏书一百二十万册，设座位2300个。\n';

const html = (...lines: string[]) =>
  `<body>${lines.map((line) => `<p>${line}</p>`).join('')}</body>`;
const docx = (...lines: string[]) => docxOf(lines.map((line) => paragraph(line)).join(''));
const csv = (...rows: string[]) => `说明,金额\n${rows.join('\n')}\n`;

/** The id, in `files`, of the sentence that holds `words`, and the sentence. */
async function citedIn(files: Files, words: string) {
  const corpus = await corpusOf(files);
  for (const passage of corpus.passages.values())
    for (const sentence of sentences(passage.text))
      if (slice(passage.text, sentence).includes(words)) {
        const { cid, evidence } = cite(corpus, 1, { passage, sentence, answers: [] });
        return { cid, evidence };
      }
  throw new Error(`no sentence holds ${words}`);
}

/** What the citation of the sentence with `words` comes to after the files have become `after`. */
async function open(before: Files, words: string, after: Files): Promise<OpenedCitation[]> {
  const { cid, evidence } = await citedIn(before, words);
  const opener = citationOpener(await corpusOf(after));
  return [opener(cid), opener(cid, ['另一句。', evidence])];
}

const marked = (changes: readonly Difference[] = []): string => changesInMarks(changes);

const FORMATS: Readonly<Record<string, (...lines: string[]) => string | Uint8Array>> = {
  'a.txt': (...lines) => lines.join('\n\n'),
  'a.md': (...lines) => `---\ntitle: 运河\n---\n${lines.join('\n\n')}`,
  'a.html': html,
  'a.docx': docx,
  'a.csv': (...lines) => csv(...lines.map((line) => `"${line}",12`)),
};

describe.each(Object.entries(FORMATS))('in %s', (name, write) => {
  const before = { [name]: write(BEFORE, CITED, AFTER), 'b.txt': OTHER };

  it('same after an edit elsewhere', async () => {
    const after = { ...before, [name]: write('更正启事。', BEFORE, CITED, AFTER) };
    for (const { verdict, places } of await open(before, '860万元', after)) {
      expect(verdict).toBe('same');
      expect(places[0]!.evidence).toContain('860万元');
    }
  });

  it('moved when the file was renamed', async () => {
    const renamed = { [`新/${name}`]: write(BEFORE, CITED, AFTER), 'b.txt': OTHER };
    for (const { verdict, places } of await open(before, '860万元', renamed)) {
      expect(verdict).toBe('moved');
      expect(places.map(({ source }) => source)).toEqual([`新/${name}`]);
    }
  });

  it('changed when a number was, with what changed if the sentence is known', async () => {
    const after = { ...before, [name]: write(BEFORE, CITED.replace('860', '960'), AFTER) };
    const [blind, knowing] = await open(before, '860万元', after);
    expect(blind).toMatchObject({ verdict: 'changed' });
    expect(blind!.likeness).toBeGreaterThanOrEqual(5 / 8);
    expect(blind!.changes).toBeUndefined();
    expect(marked(knowing!.changes)).toContain('维护资金[-860-]{+960+}万元');
  });

  it('gone when the sentence was deleted', async () => {
    const after = { ...before, [name]: write(BEFORE, AFTER) };
    for (const { verdict, places } of await open(before, '860万元', after))
      expect([verdict, places]).toEqual(['gone', []]);
  });
});

describe('between citing and opening', () => {
  const before = { 'a.txt': TEXT, 'b.txt': OTHER };

  it('a document was parted in two: moved to the one that has the sentence', async () => {
    const after = { 'a.txt': `运河通航\n\n${BEFORE}\n`, 'a续.txt': `${CITED}\n\n${AFTER}\n` };
    const [opened] = await open(before, '860万元', after);
    expect(opened).toMatchObject({ verdict: 'moved', places: [{ source: 'a续.txt' }] });
  });

  it('two documents were joined: moved', async () => {
    const [opened] = await open(before, '860万元', { '合订.txt': `${OTHER}\n${TEXT}` });
    expect(opened).toMatchObject({ verdict: 'moved', places: [{ source: '合订.txt' }] });
  });

  it('the document was deleted: gone', async () => {
    const [opened] = await open(before, '860万元', { 'b.txt': OTHER });
    expect(opened).toMatchObject({ verdict: 'gone', places: [] });
  });

  it('a sentence became two: changed, and both are shown', async () => {
    const parted = CITED.replace('860万元，其中疏浚费用', '860万元。其中疏浚费用');
    const after = { ...before, 'a.txt': TEXT.replace(CITED, parted) };
    const [blind, knowing] = await open(before, '860万元', after);
    expect(blind).toMatchObject({ verdict: 'changed', likeness: 1 });
    expect(blind!.places[0]!.evidence).toBe(parted);
    expect(marked(knowing!.changes)).toBe(CITED.replace('万元，', '万元[-，-]{+。+}'));
  });

  it('two sentences became one: changed, and its part is shown', async () => {
    const joined = `${BEFORE.slice(0, -1)}，${CITED}`;
    const after = { ...before, 'a.txt': TEXT.replace(`${BEFORE}\n\n${CITED}`, joined) };
    for (const { verdict, places } of await open(before, '860万元', after)) {
      expect(verdict).toBe('changed');
      expect(places[0]!.evidence).toBe(CITED);
    }
  });

  it('the text was put into traditional script: changed in form alone', async () => {
    const traditional = TEXT.replace(
      CITED,
      '碼頭主任沈青說，航道今年投入維護資金860萬元，其中疏浚費用占了六成。',
    );
    const [blind, knowing] = await open(before, '860万元', { ...before, 'a.txt': traditional });
    expect(blind).toMatchObject({ verdict: 'changed', likeness: 1 });
    expect(knowing).toMatchObject({ verdict: 'changed', likeness: 1 });
    expect(marked(knowing!.changes)).toContain('{+碼頭+}');
  });

  it('the file was renamed and the sentence edited a little: changed, and found', async () => {
    const after = { '新名.txt': TEXT.replace('占了六成', '占六成'), 'b.txt': OTHER };
    const [, knowing] = await open(before, '860万元', after);
    expect(knowing).toMatchObject({ verdict: 'changed', places: [{ source: '新名.txt' }] });
    expect(marked(knowing!.changes)).toContain('占[-了-]六成');
  });

  it('a sentence that only shares its topic is none', async () => {
    const after = {
      ...before,
      'a.txt': TEXT.replace(CITED, '航道去年的维护由省里的工程队承担，沈青没有参加。'),
    };
    for (const { verdict } of await open(before, '860万元', after)) expect(verdict).toBe('gone');
  });
});

it('the id proves which of the texts shown is the sentence', async () => {
  const { cid, evidence } = await citedIn({ 'a.txt': TEXT }, '860万元');
  expect(parseCitationId(cid)!.content).toBe(contentKey(evidence));
  const opener = citationOpener(await corpusOf({ 'a.txt': TEXT.replace('860', '960') }));
  expect(opener(cid, [evidence.replace('沈青', '沈清')])).not.toHaveProperty('changes');
  expect(opener(cid, [`  ${evidence.slice(0, 9)}\n${evidence.slice(9)}`])).toHaveProperty(
    'changes',
  );
});
