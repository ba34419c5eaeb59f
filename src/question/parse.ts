// Parsing: a question taken apart into what it asks for, what it says, and what an answer must cover.
import { fold } from '../text/fold.ts';
import { segment, type Token } from '../text/segment.ts';
import { trim } from '../text/sentences.ts';
import { shift, slice } from '../text/span.ts';
import { answerType, itemCount } from './answer-type.ts';
import { findFocus } from './focus.ts';
import { findGap, type Gap } from './gap.ts';
import type { Question } from './question.ts';
import { requirementsOf } from './requirements.ts';
import { questionTerms } from './terms.ts';

/** The question in `asked`. Total: any string is some question, an empty one included. */
export function parse(asked: string): Question {
  const text = slice(asked, trim(asked, { start: 0, end: asked.length }));
  const folded = fold(text);
  const whole = segment(text);
  const gap = findGap(folded, whole);
  const tokens = gap ? cutAt(text, whole, gap) : whole;
  const focus = findFocus(tokens, gap);
  const type = answerType({ folded, gap, focus });
  return {
    text,
    tokens,
    answerType: type,
    gap: gap && { start: gap.start, end: gap.end },
    focus: focus.noun,
    measure: gap?.measure ?? null,
    count: type === 'list' ? itemCount(folded, gap) : null,
    terms: questionTerms(tokens, gap, focus.phrase),
    requirements: requirementsOf(tokens, gap),
  };
}

/**
 * The tokens with the borders of the gap between two of them: jieba joins the question word to its
 * neighbours (名新冠, 哪天起), so the parts are segmented one by one where it did.
 */
function cutAt(text: string, tokens: readonly Token[], { start, end }: Gap): readonly Token[] {
  const crosses = (at: number) => tokens.some((token) => token.start < at && at < token.end);
  if (!crosses(start) && !crosses(end)) return tokens;
  return [
    [0, start],
    [start, end],
    [end, text.length],
  ].flatMap(([from, to]) =>
    segment(text.slice(from, to)).map((token) => ({ ...token, ...shift(token, from!) })),
  );
}
