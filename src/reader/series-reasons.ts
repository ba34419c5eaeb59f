// Series reasons: what a span leaves out of the series, the brackets and the clause that it stands in.
import { coverageOf, type LaidSentence, type Posed } from './lay.ts';
import type { Proposal } from './spans.ts';
import type { SeriesReason } from './weights.ts';

const JOINING = /^(?:、|和|与|及|以及|或)$/;

/** For the trees alone: a function of the span, made once for all spans of the sentence. */
export function seriesReasons(
  posed: Posed,
  laid: LaidSentence,
): (span: Pick<Proposal, 'from' | 'to'>) => Record<SeriesReason, number> {
  const { analysis, sentence } = laid;
  const shares = clauseShares(posed, laid);
  const most = Math.max(0, ...shares);
  const textAt = (i: number) =>
    i >= sentence.from && i < sentence.to ? analysis.tokens[i]!.text : '';
  return ({ from, to }) => {
    const share = shares[from - sentence.from] ?? 0;
    return {
      seriesBefore: Number(JOINING.test(textAt(from - 1))),
      seriesAfter: Number(JOINING.test(textAt(to))),
      bracketAfter: Number(/^[(（]$/.test(textAt(to))),
      clauseShare: share,
      clauseLead: share - most,
    };
  };
}

const BORDER = /^[,;:。]$/;

/** By token of the sentence, the share of the question's weight that its clause holds. */
function clauseShares(posed: Posed, laid: LaidSentence): number[] {
  const tokens = laid.analysis.tokens.slice(laid.sentence.from, laid.sentence.to);
  const shares: number[] = [];
  while (shares.length < tokens.length) {
    const from = shares.length;
    let to = from + 1;
    while (to < tokens.length && !BORDER.test(tokens[to]!.text)) to++;
    const share = coverageOf(posed, laid, from, to);
    for (let i = from; i < to; i++) shares.push(share);
  }
  return shares;
}
