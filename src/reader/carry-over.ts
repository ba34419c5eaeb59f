// Carry-over: who is meant by a sentence that only says 她, and who said what stands in quotation marks.
import { contains, type Span } from '../text/span.ts';
import type { SentenceTokens } from './analysis.ts';
import type { Candidate } from './candidate.ts';
import type { Asked, Evidence } from './evidence.ts';
import { typeFit } from './mention-types.ts';
import { CARRIED_WEIGHTS, weigh } from './weights.ts';

/** A sentence that begins so has its subject in the one before. */
const PRONOUN = /^[“"]?(?:他|她|他们|她们|其|该|这位|这名|此人|两人|二人)/;
/** How a sentence goes on after a quotation: its speaker, then a verb of saying. */
const SPEECH = /^.{1,20}?(?:说|表示|介绍|告诉|回忆|感慨|称|坦言|强调|指出|解释|笑道)/;

/** What stands before a quotation that its speaker begins, and how a question asks for the speaker. */
const SPEAKER =
  /^[^“”"]{2,60}(?:说|道|表示|介绍|告诉|回忆|感慨|称|坦言|强调|指出|解释|提醒|认为|透露|写道)[^“”"]{0,6}[:,]?(?=[“"])/u;
const SAID =
  /谁.{0,4}(?:说|讲|提出|表示|提醒|指出|强调)|(?:说|讲)(?:这|那|此|过)?.{0,4}话.{0,4}谁|话.{0,4}谁/u;

/**
 * Candidates from the sentence next to the evidence: what is shown as proof is then both sentences, for the
 * one holds the fact and the other the name.
 */
export function carriedCandidates(asked: Asked, evidence: readonly Evidence[]): Candidate[] {
  if (asked.question.answerType !== 'person') return [];
  return evidence.flatMap((one) => {
    const { analysis, sentence } = one;
    const text = (span: Span) => analysis.folded.slice(span.start, span.end);
    const previous = analysis.sentences[sentence.index - 1];
    const next = analysis.sentences[sentence.index + 1];
    const found: Candidate[] = [];
    const speaker = SPEAKER.exec(text(sentence));
    if (speaker && SAID.test(asked.question.text)) {
      const before = { ...sentence, end: sentence.start + speaker[0].length };
      found.push(...namesIn(asked, one, before, sentence).slice(0, 1));
    }
    if (hasOwnName(asked, one)) return found;
    if (previous && PRONOUN.test(text(sentence)))
      found.push(...namesIn(asked, one, previous, { start: previous.start, end: sentence.end }));
    if (next && /”$/.test(text(sentence)) && SPEECH.test(text(next)))
      found.push(...namesIn(asked, one, next, { start: sentence.start, end: next.end }));
    return found;
  });
}

/** True if the sentence itself names somebody whom the question does not. */
const hasOwnName = ({ question }: Asked, { analysis, sentence }: Evidence): boolean =>
  analysis.mentions.some(
    (mention) =>
      contains(sentence, mention) &&
      typeFit(mention, question) === 1 &&
      !question.text.includes(mention.value),
  );

/** The names of a neighbouring sentence, the first being its likely subject. */
function namesIn(
  { question }: Asked,
  { hit, analysis, ...evidence }: Evidence,
  neighbour: SentenceTokens,
  sentence: Span,
): Candidate[] {
  return analysis.mentions
    .filter((mention) => contains(neighbour, mention) && typeFit(mention, question) > 0)
    .filter(({ value }) => !question.text.includes(value))
    .map((mention, place) => {
      const raw = { carried: 1, carriedType: typeFit(mention, question), laterName: place };
      const { features, score } = weigh(raw, CARRIED_WEIGHTS);
      return {
        hit,
        sentence,
        span: { start: mention.start, end: mention.end },
        text: analysis.passage.text.slice(mention.start, mention.end),
        score: evidence.score + score,
        features: { ...evidence.features, ...features },
      };
    });
}
