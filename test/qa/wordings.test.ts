// Synonyms and aliases from question to answer: the keeper's, and those that the documents introduce themselves.
import { describe, expect, it } from 'vitest';
import { createPipeline } from '../../src/qa/pipeline.ts';
import { wordingsOf } from '../../src/qa/wordings.ts';
import { makeLexicon } from '../../src/text/lexicon.ts';
import { corpusOf } from './corpus-of.ts';

const HOSPITAL = {
  'a.txt': '河湾市介绍\n\n河湾市第三人民医院位于沿江路18号，共有病床620张。\n',
  'b.txt': '卫生年报\n\n市三院去年接诊病人36万人次，开展手术9000台。\n',
  'c.txt': '图书馆消息\n\n河湾市图书馆的馆长是何定山，馆藏图书十二万册。\n',
};
const SYNONYMS = makeLexicon({ synonyms: [['市三院', '河湾市第三人民医院']] });

const INTRODUCED = {
  ...HOSPITAL,
  'd.txt': '通知\n\n河湾市第三人民医院（以下简称“市三院”）将于五月搬迁。\n',
};

const ask = async (
  texts: Readonly<Record<string, string>>,
  question: string,
  lexicon = makeLexicon({}),
  language: 'zh' | 'en' = 'zh',
) => createPipeline(await corpusOf(texts, lexicon), () => 0).ask(question, { language });

describe('synonyms of the keeper', () => {
  it('answer from a sentence with the other name, in either direction, and say so', async () => {
    const one = await ask(HOSPITAL, '市三院共有多少张病床？', SYNONYMS);
    expect(one).toMatchObject({
      kind: 'answered',
      question: '市三院共有多少张病床？',
      text: '620张',
      notes: ['“市三院”按词典里的同义词“河湾市第三人民医院”查找'],
    });
    const other = await ask(HOSPITAL, '河湾市第三人民医院去年接诊了多少病人？', SYNONYMS, 'en');
    expect(other).toMatchObject({ kind: 'answered', text: '36万人次' });
    expect(other.notes).toEqual([
      '“河湾市第三人民医院” was searched as “市三院”, its synonym in the lexicon',
    ]);
  });

  it('leave a question alone that is answered in its own words, or without them', async () => {
    const plain = await ask(HOSPITAL, '河湾市第三人民医院位于哪条路？', SYNONYMS);
    expect(plain).toMatchObject({ kind: 'answered', notes: [] });
    const none = await ask(HOSPITAL, '市三院的食堂由谁承包？', SYNONYMS);
    expect(none.question).toBe('市三院的食堂由谁承包？');
    expect(none.missing).toContain('承包');
    // By its characters the abbreviation is understood even without a lexicon, but nobody vouches for it.
    expect((await ask(HOSPITAL, '市三院共有多少张病床？')).notes).toEqual([]);
  });

  it('are wordings of the question, the whole name only', async () => {
    const lexicon = makeLexicon({ synonyms: [['北大', '北京大学', '京师大学堂']] });
    const corpus = await corpusOf(HOSPITAL, lexicon);
    const texts = (question: string) => wordingsOf(question, corpus).map(({ text }) => text);
    expect(texts('北大的校长是谁？')).toEqual([
      '北大的校长是谁？',
      '北京大学的校长是谁？',
      '京师大学堂的校长是谁？',
    ]);
    expect(texts('北大街在哪里？')).toEqual(['北大街在哪里？']);
    expect(texts('北大就是北京大学吗？')).toEqual([
      '北大就是北京大学吗？',
      '京师大学堂就是北京大学吗？',
      '北大就是京师大学堂吗？',
    ]);
  });
});

describe('aliases that a document introduces', () => {
  it('answer, with the place where the alias is introduced', async () => {
    expect(await ask(INTRODUCED, '市三院共有多少张病床？')).toMatchObject({
      kind: 'answered',
      text: '620张',
      notes: ['“市三院”即“河湾市第三人民医院”，见 d.txt 第 3 行'],
    });
  });

  it('that mean different things count in the documents that say so', async () => {
    const texts = {
      'a.txt': '甲地\n\n青山区科学技术委员会（以下简称“区科委”）主任是陆明远，编制二十人。\n',
      'b.txt': '乙地\n\n白水区科学技术委员会（以下简称“区科委”）副主任是何定山，编制三十人。\n',
      'c.txt': '丙地\n\n青山区科学技术委员会的门卫是高大山，他值夜班。\n',
    };
    const corpus = await corpusOf(texts);
    const scopes = wordingsOf('区科委的门卫是谁？', corpus).map(({ scope }) => scope?.size ?? null);
    expect(scopes).toEqual([null, 1, 1]);
    const answer = await createPipeline(corpus).ask('区科委的门卫是谁？');
    expect(answer.notes.join()).not.toContain('即“青山区');
  });

  it('have the span of the introduction in the document', async () => {
    const corpus = await corpusOf(INTRODUCED);
    const entry = corpus.catalogue.find(({ aliases = [] }) => aliases.length > 0)!;
    const { start, end } = entry.aliases![0]!;
    const document = corpus.documents.get(entry.docid);
    expect(document!.text.slice(start, end)).toBe('河湾市第三人民医院（以下简称“市三院”）');
  });
});
