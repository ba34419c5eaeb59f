// Respective series: 于2月2日、9日相继派出第二批、第三批: which of the one goes with which of the other.
import { fold } from '../text/fold.ts';
import type { Mention } from '../text/mentions.ts';
import { contains } from '../text/span.ts';
import type { Candidate } from './candidate.ts';
import type { Asked, Evidence } from './evidence.ts';
import { typeFit } from './mention-types.ts';
import { RESPECTIVE_WEIGHTS, weigh } from './weights.ts';

/** Candidates from sentences with two series of one length, of which one holds a name, time or ordinal of the question. */
export function respectiveCandidates(asked: Asked, evidence: readonly Evidence[]): Candidate[] {
  const { question } = asked;
  const asks = fold(question.text);
  return evidence.flatMap((one) => {
    const series = seriesOfMentions(one);
    return series.flatMap((given) => {
      const place = given.findIndex((mention) => asks.includes(textOf(one, mention)));
      if (place < 0) return [];
      return series
        .filter((other) => other !== given && other.length === given.length)
        .flatMap((other) => {
          const answer = other[place]!;
          const typed = typeFit(answer, question);
          if (typed === 0) return [];
          const { features, score } = weigh({ respective: 1, typed }, RESPECTIVE_WEIGHTS);
          return [
            {
              hit: one.hit,
              sentence: { start: one.sentence.start, end: one.sentence.end },
              span: { start: answer.start, end: answer.end },
              text: one.analysis.passage.text.slice(answer.start, answer.end),
              score: one.score + score,
              features: { ...one.features, ...features },
            },
          ];
        });
    });
  });
}

const textOf = ({ analysis: { folded } }: Evidence, { start, end }: Mention): string =>
  folded.slice(start, end);

/** Runs of two or more mentions of one kind with nothing but 、 or 和 between. */
function seriesOfMentions({ analysis: { mentions, folded }, sentence }: Evidence): Mention[][] {
  const here = mentions.filter((mention) => contains(sentence, mention));
  const whole = here.filter(
    (mention) =>
      !here.some(
        (other) => other !== mention && other.kind === mention.kind && contains(other, mention),
      ),
  );
  const runs: Mention[][] = [];
  for (const kind of new Set(whole.map((mention) => mention.kind))) {
    const own = whole.filter((mention) => mention.kind === kind);
    for (const [i, mention] of own.entries()) {
      const last = own[i - 1];
      const goesOn = last && JOINT.test(folded.slice(last.end, mention.start));
      if (goesOn) runs.at(-1)!.push(mention);
      else runs.push([mention]);
    }
  }
  return runs.filter((run) => run.length > 1);
}

const JOINT = /^(?:[、,]|和|与|及|以及|、?和)$/;
