// Laws 1–3 over generated sources and over the seeds: slices, deleting only, tiling.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classOf, HIDDEN } from '../../src/corpus/character.ts';
import { clean } from '../../src/corpus/clean.ts';
import { toSource } from '../../src/corpus/clean-text.ts';
import { loadDocuments } from '../../src/corpus/load.ts';
import type { Passage } from '../../src/corpus/passage.ts';
import { repeatedIn } from '../../src/corpus/repeated.ts';
import { splitCorpus } from '../../src/corpus/split-corpus.ts';
import { cleanDocument, splitDocument } from '../../src/corpus/split-document.ts';
import { sentences } from '../../src/text/sentences.ts';
import type { Span } from '../../src/text/span.ts';
import { sources } from './generated.ts';

const seeds = (await loadDocuments(new URL('../../seeds', import.meta.url).pathname)).documents;

const passagesFrom = (text: string): Passage[] => {
  const cleaned = cleanDocument({
    docid: 'd',
    source: 'd',
    title: 'd',
    text,
    digest: '',
    encoding: 'utf-8',
  });
  return [...splitDocument(cleaned, repeatedIn([cleaned.paragraphs])).passages];
};

/** Runs lie in the text, ascending and disjoint, and their slices are the clean text. */
function checkRuns(source: string, { text, runs }: Pick<Passage, 'text' | 'runs'>): void {
  let end = 0;
  for (const run of runs) {
    expect(run.start).toBeGreaterThanOrEqual(end);
    expect(run.end).toBeGreaterThan(run.start);
    end = run.end;
  }
  expect(end).toBeLessThanOrEqual(source.length);
  expect(runs.map((run) => source.slice(run.start, run.end)).join('')).toBe(text);
}

/** Law 1: each sentence of a passage is found in the source, where its spans say. */
function checkSlices(source: string, passage: Passage): void {
  for (const sentence of sentences(passage.text)) {
    const spans = toSource(passage, sentence);
    expect(spans.length).toBeGreaterThan(0);
    const quotes = spans.map(({ start, end }) => source.slice(start, end)).join('');
    expect(isSubsequence(passage.text.slice(sentence.start, sentence.end), quotes)).toBe(true);
  }
}

function isSubsequence(inner: string, outer: string): boolean {
  let at = 0;
  for (const unit of inner) {
    at = outer.indexOf(unit, at) + unit.length;
    if (at < unit.length) return false;
  }
  return true;
}

/** Law 3: no clean character is in two passages, and none that the blocks hold is in no passage. */
function checkTiles(source: string, passages: readonly Passage[]): void {
  const inPassages = owners(source, passages);
  const inBlocks = owners(source, clean(source));
  expect(inPassages.every((count) => count <= 1)).toBe(true);
  expect(inBlocks.every((count, i) => count <= inPassages[i]!)).toBe(true);
}

/** How many of the texts hold each unit of the source. */
function owners(source: string, texts: readonly { runs: readonly Span[] }[]): Uint8Array {
  const counts = new Uint8Array(source.length);
  for (const { start, end } of texts.flatMap(({ runs }) => runs))
    for (let i = start; i < end; i++) counts[i]!++;
  return counts;
}

/** Controls, zero-width and bidirectional marks. */
const isHidden = (unit: string): boolean => classOf(unit.charCodeAt(0)) === HIDDEN;

/** What cleaning may delete besides layout: marks of markdown, rules, and second prints. */
const LETTERS = /[\p{L}\p{N}。，！？]/gu;

describe('laws of the corpus over generated sources', () => {
  it('law 1: a sentence is the slice at its spans', () => {
    fc.assert(
      fc.property(sources, (source) => {
        for (const passage of passagesFrom(source)) checkSlices(source, passage);
      }),
    );
  });

  it('law 2: cleaning only deletes, and blocks do not overlap', () => {
    fc.assert(
      fc.property(sources, (source) => {
        const blocks = clean(source);
        for (const block of blocks) checkRuns(source, block);
        const runs = blocks.flatMap((block) => block.runs).sort((a, b) => a.start - b.start);
        checkRuns(source, {
          runs,
          text: runs.map(({ start, end }) => source.slice(start, end)).join(''),
        });
      }),
    );
  });

  it('law 2: no letter is lost but second prints', () => {
    fc.assert(
      fc.property(sources, (source) => {
        const kept = clean(source).reduce(
          (sum, { text }) => sum + (text.match(LETTERS)?.length ?? 0),
          0,
        );
        expect(kept).toBe(source.match(LETTERS)?.length ?? 0);
      }),
    );
  });

  it('law 3: passages tile what is shown', () => {
    fc.assert(
      fc.property(sources, (source) => {
        const passages = passagesFrom(source);
        for (const passage of passages) checkRuns(source, passage);
        checkTiles(source, passages);
      }),
    );
  });

  it('no passage is blank, has odd white space at its ends, or controls in it', () => {
    fc.assert(
      fc.property(sources, (source) => {
        for (const { text } of passagesFrom(source)) {
          expect(text.trim()).not.toBe('');
          expect(Array.from(text).some(isHidden)).toBe(false);
        }
      }),
    );
  });

  it('any string at all goes through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (source) => {
        checkTiles(source, passagesFrom(source));
      }),
    );
  });

  it('pids are in document order and unique', () => {
    fc.assert(
      fc.property(sources, (source) => {
        const pids = passagesFrom(source).map(({ pid }) => pid);
        expect([...new Set(pids)].sort()).toEqual(pids);
      }),
    );
  });
});

describe('laws of the corpus over the seeds', () => {
  it.each(seeds.map((document) => [document.source, document] as const))('%s', (_, document) => {
    const passages = passagesFrom(document.text);
    for (const passage of passages) {
      checkRuns(document.text, passage);
      checkSlices(document.text, passage);
    }
    checkTiles(document.text, passages);
  });

  it('tile over all places, repeated passages counted where they stand', () => {
    const { passages } = splitCorpus(seeds);
    const size = (of: (passage: Passage) => number) => passages.reduce((sum, p) => sum + of(p), 0);
    const alone = seeds
      .flatMap(({ text }) => passagesFrom(text))
      .reduce((sum, p) => sum + p.text.length, 0);
    const placed = size(({ places }) =>
      places.reduce(
        (sum, { runs }) => sum + runs.reduce((units, run) => units + run.end - run.start, 0),
        0,
      ),
    );
    expect(placed).toBe(alone);
  });
});
