// A chain: a passage with those that follow it in its document, read as one text for what goes on over them.
import type { Hit } from '../retriever/hit.ts';
import type { Span } from '../text/span.ts';
import type { Analysis } from './analysis.ts';
import type { CandidateItem } from './candidate.ts';
import type { Asked } from './evidence.ts';

export interface Chain {
  /** The passages' folded texts, a line break between two. */
  readonly folded: string;
  /** Where a stretch of `folded` stands; null if it is in no one sentence. */
  readonly place: (span: Span) => CandidateItem | null;
}

/** A list longer than so many passages is a document. */
const LONGEST = 6;

export function chainFrom(
  hit: Hit,
  analysis: Analysis,
  { following }: Pick<Asked, 'following'>,
): Chain {
  const links = [{ hit, analysis, offset: 0 }];
  let folded = analysis.folded;
  for (const next of following(hit.passage.pid, LONGEST)) {
    links.push({
      hit: { ...hit, passage: next.passage },
      analysis: next,
      offset: folded.length + 1,
    });
    folded += `\n${next.folded}`;
  }
  return {
    folded,
    place: (span) => {
      const link = links.findLast(({ offset }) => offset <= span.start)!;
      const [start, end] = [span.start - link.offset, span.end - link.offset];
      const sentence = link.analysis.sentences.find((one) => one.start <= start && end <= one.end);
      if (!sentence) return null;
      return {
        hit: link.hit,
        sentence: { start: sentence.start, end: sentence.end },
        span: { start, end },
      };
    },
  };
}
