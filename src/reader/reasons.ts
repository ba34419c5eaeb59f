// Reasons: what speaks for and against a span by rules set by hand, as numbers for the trees of the span model.
import type { Question } from '../question/question.ts';
import { contains, type Span } from '../text/span.ts';
import type { Analysis, SentenceTokens } from './analysis.ts';
import { type LaidPassage, type LaidSentence, layPassage, type Posed } from './lay.ts';
import { sentenceReasons } from './sentence-reasons.ts';
import { seriesReasons } from './series-reasons.ts';
import { matcher, weighTerms } from './soft-match.ts';
import {
  type Reasons,
  sentenceReasonNames,
  seriesReasonNames,
  spanReasonNames,
} from './span-model/reason-names.ts';
import { spanReasons } from './span-reasons.ts';
import { proposalOf } from './spans.ts';

/** The reasons of the spans of a passage; sentences are looked into when a span of theirs is asked for. */
export function reasonsFor(posed: Posed, laid: LaidPassage): Reasons {
  const { analysis, alignments } = laid;
  const bySentence = new Map<SentenceTokens, Reasons>();
  return (span) => {
    const sentence = analysis.sentences.find((own) => contains(own, span))!;
    let reasons = bySentence.get(sentence);
    if (!reasons) {
      reasons = ofSentence(posed, {
        analysis,
        sentence,
        alignment: alignments[sentence.index]!,
      });
      bySentence.set(sentence, reasons);
    }
    return reasons(span);
  };
}

/** The same for a question and a passage that are not laid yet. */
export function reasonsOf(
  question: Question,
  analysis: Analysis,
  rarity: (term: string) => number,
): Reasons {
  const terms = weighTerms(question, rarity);
  return reasonsFor({ question, terms }, layPassage(analysis, terms, matcher(terms, null)));
}

function ofSentence(posed: Posed, laid: LaidSentence): Reasons {
  const ofSpan = spanReasons(posed, laid);
  const ofSeries = seriesReasons(posed, laid);
  const shared = sentenceReasons(posed.question, laid);
  return (span: Span) => {
    const proposal = proposalOf(laid, span);
    const own = ofSpan(proposal);
    const series = ofSeries(proposal);
    return [
      ...spanReasonNames.map((name) => own[name]),
      ...sentenceReasonNames.map((name) => shared[name]),
      ...seriesReasonNames.map((name) => series[name]),
    ];
  };
}
