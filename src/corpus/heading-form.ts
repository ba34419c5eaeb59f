// The form of a heading: what a line must look like to head anything.
import type { Line } from './lines.ts';
import { beginsReport, isDate, isField } from './signs.ts';

/** Longest plain heading, and longest with a comma in it or with several, in units. */
const LIMIT = 70;
const COMMA_LIMIT = 34;
const COMMAS_LIMIT = 20;

/** True for a short line, one phrase, with nothing at its end that belongs to a sentence. */
export function hasHeadingForm({ text, ending, mark, level }: Line): boolean {
  if (mark || level > 0 || (ending !== 'open' && ending !== 'dash')) return false;
  if (text.length < 2 || text.length > LIMIT || /[。！？；;!?]/.test(text)) return false;
  if (text.length > COMMA_LIMIT && /[，,、]/.test(text)) return false;
  if (text.length > COMMAS_LIMIT && /[，,].*[，,]/.test(text)) return false;
  if (!/[\p{L}\p{N}]/u.test(text)) return false;
  return !beginsReport(text) && !isDate(text) && !isField(text);
}

/** Two phrases with a space between, as headlines are set: 人人行动 人人有责. */
export const hasTwoPhrases = (text: string): boolean =>
  /^[\p{Script=Han}“”\d]{4,}[\s\u3000]+[\p{Script=Han}“”\d]{4,}$/u.test(text);
