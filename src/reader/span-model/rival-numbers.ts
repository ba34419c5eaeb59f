// Rivals: how each of the rescored spans compares with the others, which a tree cannot see from one row.
import { DENSE as D } from './dense-names.ts';

/** Fills the last numbers of the rows from the others. */
export function rivalNumbers(rows: readonly Float32Array[]): void {
  const order = rows.map((row) => row[D.leftBefore]! + row[D.rightAfter]!);
  const near = rows.map((row) => row[D.nearBefore]! + row[D.nearAfter]!);
  const affix = rows.map((row) => row[D.suffix]! + row[D.prefix]!);
  const best = {
    order: Math.max(...order),
    near: Math.max(...near),
    affix: Math.max(...affix),
    recall: Math.max(...rows.map((row) => row[D.recall]!)),
  };
  for (const [i, row] of rows.entries()) {
    row[D.orderLead] = order[i]! - best.order;
    row[D.nearLead] = near[i]! - best.near;
    row[D.affixLead] = affix[i]! - best.affix;
    row[D.recallLead] = row[D.recall]! - best.recall;
    const rivals = [...rows.keys()].filter((j) => areRivals(row, rows[j]!));
    row[D.typedRivals] = rivals.length;
    row[D.nearerRivals] = rivals.filter((j) => near[j]! > near[i]!).length;
  }
}

/** Two mentions of what is asked for in one sentence: two dates, two people. */
const areRivals = (own: Float32Array, other: Float32Array): boolean =>
  own !== other &&
  own[D.typed] === TYPED &&
  other[D.typed] === TYPED &&
  own[D.sentenceIndex] === other[D.sentenceIndex];

/** `typed` of a mention of the kind that is asked for. */
const TYPED = 3;
