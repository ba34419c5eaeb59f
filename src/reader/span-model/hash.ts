// Hashing: words and feature values as 32-bit integers, the same in every run and on every machine.

/** The word before the first or after the last of a sentence. */
export const NOTHING = 1;

/** FNV-1a over UTF-16 code units, with a final avalanche. */
export function hashText(text: string): number {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 16777619);
  }
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0x5bd1e995);
  return (hash ^ (hash >>> 15)) | 0;
}

/** `hash` with one more value worked in. */
export function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

/** How many of the ascending `edges` the value has reached: 0 … edges.length. */
export function bin(value: number, edges: readonly number[]): number {
  let i = 0;
  while (i < edges.length && value >= edges[i]!) i++;
  return i;
}

/** `value` if the condition holds, else 0: one flag of a set of bits. */
export const bit = (condition: boolean, value: number): number => (condition ? value : 0);
