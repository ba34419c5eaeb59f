// Parsing: a question taken apart into what it asks for, what it says, and what an answer must cover.
import { fold } from '../text/fold.ts';
import { type Lexicon, NO_LEXICON } from '../text/lexicon.ts';
import { type Mention, mentions } from '../text/mentions.ts';
import { segment, type Token } from '../text/segment.ts';
import { trim } from '../text/sentences.ts';
import { contains, shift, slice } from '../text/span.ts';
import { answerType, itemCount } from './answer-type.ts';
import { findFocus } from './focus.ts';
import { findGap, type Gap } from './gap.ts';
import type { Question } from './question.ts';
import { requirementsOf } from './requirements.ts';
import { questionTerms } from './terms.ts';

/** The question in `asked`. Total: any string is some question, an empty one included. */
export function parse(asked: string, lexicon: Lexicon = NO_LEXICON): Question {
  const text = slice(asked, trim(asked, { start: 0, end: asked.length }));
  const folded = fold(text);
  const whole = segment(text, lexicon);
  const gap = findGap(folded, whole);
  const tokens = gap ? cutAt(text, whole, gap, lexicon) : whole;
  const focus = findFocus(tokens, gap);
  const type = answerType({ folded, gap, focus });
  const count = type === 'list' ? itemCount(folded, gap) : null;
  const found = mentions(text, tokens, lexicon);
  const names = found.filter(({ kind }) => kind === 'person');
  return {
    text,
    tokens,
    answerType: type,
    gap: gap && { start: gap.start, end: gap.end },
    focus: focus.noun,
    measure: gap?.measure ?? null,
    count,
    terms: questionTerms(joined(tokens, names), gap, focus.phrase, lexicon.stopWords),
    requirements: requirementsOf({
      tokens,
      mentions: found,
      gap,
      phrase: focus.phrase,
      focus,
      count,
      answerType: type,
    }),
  };
}

/**
 * The tokens with the borders of the gap between two of them: jieba joins the question word to its
 * neighbours (名新冠, 哪天起), so the parts are segmented one by one where it did.
 */
function cutAt(
  text: string,
  tokens: readonly Token[],
  { start, end }: Gap,
  lexicon: Lexicon,
): readonly Token[] {
  const crosses = (at: number) => tokens.some((token) => token.start < at && at < token.end);
  if (!crosses(start) && !crosses(end)) return tokens;
  return [
    [0, start],
    [start, end],
    [end, text.length],
  ].flatMap(([from, to]) =>
    segment(text.slice(from, to), lexicon).map((token) => ({ ...token, ...shift(token, from!) })),
  );
}

/** The tokens with each name made one: jieba splits names that it does not know (何国|梁). */
function joined(tokens: readonly Token[], names: readonly Mention[]): readonly Token[] {
  const starts = new Map(names.map((name) => [name.start, name]));
  return tokens.flatMap((token) => {
    const name = starts.get(token.start);
    if (name) {
      const whole = { start: name.start, end: name.end, text: name.value, tag: 'nr' };
      // 顾维民写: what jieba joins to a name that it does not know is a word of its own.
      const rest = token.text.slice(name.end - token.start);
      return rest === '' ? [whole] : [whole, { ...token, start: name.end, text: rest, tag: 'v' }];
    }
    return names.some((other) => contains(other, token)) ? [] : [token];
  });
}
