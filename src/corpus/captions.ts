// Captions: what a picture shows, standing between paragraphs or in the middle of a sentence.
import { type Layout, usualGap } from './layout.ts';
import { CAPTION_LIMIT, isCaption, isPictureCredit, mayBeCaption } from './signs.ts';

/** Blank lines that set a line apart from the sentence it stands in, where only its words hint at a caption. */
const WIDE_GAP = 2;

/** Most lines of a caption whose picture's credit stands below it. */
const CREDITED_LINES = 3;

/** True if line `i` is a caption's; `open` if it stands in a sentence that has not come to its end. */
export function isCaptionLine(layout: Layout, i: number, open: boolean): boolean {
  const line = layout.lines[i]!;
  if (line.text.length > CAPTION_LIMIT || line.mark) return false;
  if (!open) return isCaptionByItself(layout, i) || isCredited(layout, i);
  if (line.gap === 0 || line.gap <= usualGap(layout, i)) return false;
  if (isCaptionByItself(layout, i)) return true;
  return line.gap >= WIDE_GAP && (isCredited(layout, i) || interrupts(layout, i));
}

const isCaptionByItself = (layout: Layout, i: number): boolean =>
  (isCaption(layout.lines[i]!.text) && standsAlone(layout, i)) || captionGoesOn(layout, i);

/** True for a whole sentence, set apart on both sides, that reads like a caption. */
const interrupts = ({ lines }: Layout, i: number): boolean =>
  lines[i]!.ending === 'sentence' &&
  lines[i + 1] !== undefined &&
  lines[i + 1]!.gap > 0 &&
  mayBeCaption(lines[i]!.text);

/** A caption is a paragraph of its own: it closes a sentence, or the next line is set apart. */
function standsAlone({ lines, headingForms }: Layout, i: number): boolean {
  const { text, ending } = lines[i]!;
  if (ending === 'sentence' || /[摄图影）)]$/u.test(text)) return true;
  return !lines[i + 1] || lines[i + 1]!.gap > 0 || headingForms[i + 1]!;
}

/** True if line `i` begins a short paragraph under which stands who took the picture. */
function isCredited({ lines }: Layout, i: number): boolean {
  let size = 0;
  for (let k = i; k < i + CREDITED_LINES && k + 1 < lines.length; k++) {
    const { mark, level, gap, text, ending } = lines[k]!;
    size += text.length;
    if (mark || level > 0 || (k > i && gap > 0) || size > CAPTION_LIMIT) return false;
    if (isPictureCredit(lines[k + 1]!.text)) return true;
    if (ending === 'sentence') return false;
  }
  return false;
}

/** True if the caption on the line before has not come to its end. */
function captionGoesOn(layout: Layout, i: number): boolean {
  const before = layout.lines[i - 1];
  if (!before || layout.lines[i]!.gap > 0 || !isCaption(before.text)) return false;
  return before.ending !== 'sentence' && !/[摄影图]$/u.test(before.text) && standsAlone(layout, i);
}
