// Why this answer: the trace, as far as a chat message holds it.
import type { Language } from '../../messages/language.ts';
import { messagesIn } from '../../messages/messages.ts';
import { confidenceWord } from '../../qa/confidence.ts';
import type { Trace } from '../../qa/pipeline.ts';
import type { Candidate } from '../../reader/candidate.ts';
import { fitted, shorten } from './fit.ts';
import type { Outgoing } from './outgoing.ts';
import { bold, foldedQuote, joined, type RichText, rich } from './rich-text.ts';

const HITS = 5;
const CANDIDATES = 4;
const FEATURES = 5;

/** `scope` is what the question was narrowed to, in words. */
export function whyMessage(trace: Trace, scope: string | null, language: Language): Outgoing {
  const words = messagesIn(language).trace;
  const { query, hits, candidates, answer } = trace;
  const queried = query.terms.map(({ term, from, origin }) =>
    origin === 'exact' ? term : `${term}（${from}，${words.origins[origin]}）`,
  );
  const percent = `${Math.round(answer.confidence * 100)}%`;
  const confidence = messagesIn(language).confidence[confidenceWord(answer.confidence)];
  return {
    body: fitted(
      joined(
        [
          joined(
            [rich(bold(words.question), `：${shorten(answer.question, 300)}`), scope ?? ''],
            '\n',
          ),
          section(words.query, [
            queried.join('　'),
            query.unseen.length > 0 ? `${words.unseen}：${query.unseen.join('、')}` : '',
          ]),
          section(
            words.hits(Math.min(HITS, hits.length), hits.length),
            hits
              .slice(0, HITS)
              .map(
                ({ rank, passage, matched }) =>
                  `${rank}. ${shorten(passage.text.replace(/\s+/g, ' '), 60)}\n    ${words.matched}：${matched.slice(0, 8).join('、')}`,
              ),
          ),
          section(
            words.candidates(Math.min(CANDIDATES, candidates.length), candidates.length),
            candidates.slice(0, CANDIDATES).map(candidateText),
          ),
          section(words.decision, [
            answer.kind === 'answered'
              ? words.answered(shorten(answer.text, 200))
              : words.abstained(words.reasons[answer.reason]),
            `${words.probability}：${percent}（${confidence}）`,
            answer.missing.length > 0 ? `${words.missing}：${answer.missing.join('、')}` : '',
          ]),
        ],
        '\n\n',
      ),
    ),
    keyboard: [],
  };
}

const section = (title: string, lines: readonly string[]): RichText =>
  lines.some((line) => line !== '')
    ? rich(bold(title), '\n', foldedQuote(joined(lines, '\n')))
    : rich();

/** The candidate, its score, and the contributions that weigh most. */
function candidateText({ text, score, features }: Candidate, index: number): string {
  const heaviest = Object.entries(features)
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .slice(0, FEATURES)
    .map(([name, value]) => `${name} ${value >= 0 ? '+' : ''}${value.toFixed(2)}`);
  return `${index + 1}. ${shorten(text, 80)}　${score.toFixed(2)}\n    ${heaviest.join('　')}`;
}
