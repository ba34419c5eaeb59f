// Markers: 〔n〕 as a button or a link that opens its citation, and turns to the ones beside it.
import type { Citation } from '../../qa/answer.ts';
import { CIDS_PER_BUTTON, encodePress } from './callback-data.ts';
import type { Button } from './outgoing.ts';
import { link, type Piece } from './rich-text.ts';

export interface MarkerView {
  /** Makes a marker in the text a link, where buttons alone would not do: in groups, in other chats. */
  readonly linkTo?: (payload: string) => string;
}

/** A marker is one base-36 digit of the callback data. */
const MARKERS = 30;

/** 〔n〕, a link where the view makes one. */
export function markerOf(citations: readonly Citation[], n: number, view: MarkerView): Piece {
  const press = openPress(citations, n);
  return view.linkTo && press ? link(view.linkTo(press), `〔${n}〕`) : `〔${n}〕`;
}

/** One button a citation, each with the ids of its neighbours, so that the card can turn to them. */
export const markerButtons = (citations: readonly Citation[]): Button[] =>
  citations.slice(0, MARKERS).flatMap(({ n }) => {
    const press = openPress(citations, n);
    return press ? [{ text: `〔${n}〕`, callback_data: press }] : [];
  });

/** The same buttons as links, for messages that are sent in other people's chats. */
export const markerLinks = (
  citations: readonly Citation[],
  linkTo: (payload: string) => string,
): Button[] =>
  citations.slice(0, MARKERS).flatMap(({ n }) => {
    const press = openPress(citations, n);
    return press ? [{ text: `〔${n}〕`, url: linkTo(press) }] : [];
  });

function openPress(citations: readonly Citation[], n: number): string | null {
  const at = citations.findIndex((citation) => citation.n === n);
  if (at < 0 || at >= MARKERS) return null;
  const from = at - (at % CIDS_PER_BUTTON);
  const group = citations.slice(from, from + CIDS_PER_BUTTON);
  return encodePress({
    op: 'open',
    first: group[0]!.n,
    index: at - from,
    width: 0,
    onCard: false,
    cids: group.map(({ cid }) => cid),
  });
}
