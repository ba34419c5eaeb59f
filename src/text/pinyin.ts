// Pinyin: whether two characters sound alike; the one door to pinyin-pro.
import { createRequire } from 'node:module';

/** same: a reading in common, tones aside; near: one that many speakers do not tell apart (zh/z, n/l, ing/in). */
export type Likeness = 'same' | 'near';

/** How alike two folded characters sound, over all their readings; null if not, or if either has none. */
export function soundAlike(a: string, b: string): Likeness | null {
  const first = readings(a);
  const second = readings(b);
  if (share(first.exact, second.exact)) return 'same';
  return share(first.blurred, second.blurred) ? 'near' : null;
}

interface Readings {
  readonly exact: readonly string[];
  readonly blurred: readonly string[];
}

const share = (a: readonly string[], b: readonly string[]): boolean =>
  a.some((reading) => b.includes(reading));

const known = new Map<string, Readings>();

function readings(character: string): Readings {
  const found = known.get(character);
  if (found) return found;
  const exact = /^\p{Script=Han}$/u.test(character)
    ? library().pinyin(character, { multiple: true, type: 'array', toneType: 'none' })
    : [];
  const read = { exact, blurred: exact.map(blur) };
  known.set(character, read);
  return read;
}

/** Levels what southern speakers merge: zh ch sh → z c s, l → n, eng ing ang → en in an. */
const blur = (reading: string): string =>
  reading
    .replace(/^([zcs])h/, '$1')
    .replace(/^l/, 'n')
    .replace(/(?<=[aei])ng$/, 'n');

interface PinyinPro {
  pinyin(
    text: string,
    options: { multiple: true; type: 'array'; toneType: 'none' },
  ): readonly string[];
}

const require = createRequire(import.meta.url);
let loaded: PinyinPro | undefined;

/** Its tables take some 30 ms to load, and most questions never need them. */
const library = (): PinyinPro => {
  loaded ??= require('pinyin-pro') as PinyinPro;
  return loaded;
};
