// Mojibake: text that an earlier program decoded wrongly and saved, so that every byte of it is sound.

/** Share of replacement characters from which a text is damaged rather than blemished. */
const REPLACED_SHARE = 0.01;

/** Two replacement characters in UTF-8, read as GBK: what was there is lost. */
const TWICE_REPLACED = /锟斤拷/;

/** UTF-8 bytes of Han characters read as Latin-1 or Windows-1252 (ä¸­æ–‡ for 中文), several in a row. */
const LATIN_FOR_HAN = /(?:[ä-é][\x80-¿\u0152-\u0178\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2}){3}/;

/** Double bytes written in seven bits (HZ, ISO 2022), which pass for ASCII. */
const SEVEN_BITS = /~\{(?:[!-~]{2}){1,200}~\}/;
const ESCAPE = '\u001b$';

/** True if `text` shows the marks of a wrong decoding before ours. Linear. */
export function isMojibake(text: string): boolean {
  if ([TWICE_REPLACED, LATIN_FOR_HAN, SEVEN_BITS].some((mark) => mark.test(text))) return true;
  if (text.includes(ESCAPE)) return true;
  let replaced = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) replaced++;
  return replaced > REPLACED_SHARE * text.length;
}
