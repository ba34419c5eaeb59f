// Likeness: whether one word may be a slip for another of the same length.
import { type Likeness as Sound, soundAlike } from '../text/pinyin.ts';

export interface Likeness {
  readonly origin: 'homophone' | 'one-character';
  /** In (0, 1). */
  readonly strength: number;
  /** How many characters differ, at least one. */
  readonly wrong: number;
  /** How alike the characters that differ sound; null if they do not. */
  readonly sound: Sound | null;
}

/**
 * People who type by sound mistake a character, or the whole word, for another of the same sound; one wrong
 * character of another sound proves little, and nothing in a word of two.
 */
const STRENGTH = { same: 0.8, near: 0.6, severalSame: 0.5, otherSound: 0.5 } as const;
const SHORTEST_FOR_OTHER_SOUND = 3;

/** Null if the words, folded and equally long, are the same or not alike enough. */
export function likeness(word: string, term: string): Likeness | null {
  if (word === term || word.length !== term.length) return null;
  const pairs = [...word].map((from, i) => [from, term[i]!] as const);
  const wrong = pairs.filter(([from, to]) => from !== to);
  if (wrong.some(([from, to]) => areContrary(from, to))) return null;
  if (wrong.length > 1)
    return wrong.every(([from, to]) => soundAlike(from, to) === 'same')
      ? { origin: 'homophone', strength: STRENGTH.severalSame, wrong: wrong.length, sound: 'same' }
      : null;
  const sound = soundAlike(...wrong[0]!);
  if (sound) return { origin: 'homophone', strength: STRENGTH[sound], wrong: 1, sound };
  if (word.length < SHORTEST_FOR_OTHER_SOUND) return null;
  return { origin: 'one-character', strength: STRENGTH.otherSound, wrong: 1, sound };
}

/** Characters that make another thing of a word rather than a slip: 第一批 and 第二批, 东区 and 西区. */
const CONTRASTS = [
  '零一二三四五六七八九十百千万亿两半几',
  '东南西北中',
  '上下左右前后内外里',
  '大小多少高低长短新旧老',
  '男女父母子儿夫妻兄弟姐妹他她',
  '早晚春夏秋冬年月日时',
  '甲乙丙丁',
  '省市县区镇乡村街州国',
];

const areContrary = (a: string, b: string): boolean =>
  CONTRASTS.some((set) => set.includes(a) && set.includes(b));
