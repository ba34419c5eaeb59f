// Callback data: what a button carries, so that pressing it needs nothing remembered.

/**
 * A citation to open, with its neighbours in the answer (at most three in all, so that their ids fit into
 * Telegram's 64 bytes), and how wide to show what stands around it.
 */
export interface CitationPress {
  readonly op: 'open' | 'close' | 'file';
  /** The marker of the first of `cids`; the others count on from it. */
  readonly first: number;
  /** Which of `cids` is meant. */
  readonly index: number;
  /** Step of the ladder of widths: see card-message.ts. */
  readonly width: number;
  /** True if the pressed button is on the card itself, which is then edited. */
  readonly onCard: boolean;
  readonly cids: readonly string[];
}

/** Everything a button of ours can mean. */
export type Press =
  | CitationPress
  /** `onList`: pressed on a list of documents, which is then turned to that page. */
  | { readonly op: 'sources'; readonly page: number; readonly onList: boolean }
  | { readonly op: 'document'; readonly docid: string }
  | { readonly op: 'follow-up' | 'nothing' };

/** How many citation ids fit: 6 + 3 × 16 = 54 of 64 bytes. */
export const CIDS_PER_BUTTON = 3;

const OPS = { open: 'o', close: 'z', file: 'd' } as const;
const CITATION = /^([ozd])([0-9a-z])([0-2])([0-9])([ac])((?:[A-Za-z0-9_-]{16}){1,3})$/;

/** All of it is `A-Za-z0-9_-`, so it serves as the payload of a deep link too. */
export function encodePress(press: Press): string {
  switch (press.op) {
    case 'open':
    case 'close':
    case 'file': {
      const { op, first, index, width, onCard, cids } = press;
      return `${OPS[op]}${first.toString(36)}${index}${width}${onCard ? 'c' : 'a'}${cids.join('')}`;
    }
    case 'sources':
      return `${press.onList ? 'L' : 'l'}${press.page.toString(36)}`;
    case 'document':
      return `f${press.docid}`;
    case 'follow-up':
      return 'a';
    case 'nothing':
      return 'n';
  }
}

/** What the data means; null for anything we never wrote: any client may send any bytes. */
export function decodePress(data: string): Press | null {
  const citation = CITATION.exec(data);
  if (citation) return citationPress(citation);
  if (/^l[0-9a-z]{1,4}$/i.test(data))
    return { op: 'sources', page: Number.parseInt(data.slice(1), 36), onList: data[0] === 'L' };
  if (/^f[0-9a-z]{8}$/.test(data)) return { op: 'document', docid: data.slice(1) };
  if (data === 'a') return { op: 'follow-up' };
  return data === 'n' ? { op: 'nothing' } : null;
}

function citationPress([, letter, first, index, width, place, ids]: RegExpExecArray): Press | null {
  const op = (['open', 'close', 'file'] as const).find((name) => OPS[name] === letter);
  const cids = ids?.match(/.{16}/g) ?? [];
  if (!op || Number(index) >= cids.length) return null;
  return {
    op,
    first: Number.parseInt(first!, 36),
    index: Number(index),
    width: Number(width),
    onCard: place === 'c',
    cids,
  };
}
