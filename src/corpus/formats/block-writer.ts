// Writing extracted text: blocks in the marks of Markdown (`#`, `-`, `|`), so that cleaning knows what each is.
import type { FilePlace, Locator } from './locator.ts';

/** Collects blocks in reading order. Texts are trimmed; an empty one writes nothing. */
export interface BlockWriter {
  /** `level` from 1; deeper than 6 is 6. */
  heading(level: number, text: string, place: FilePlace): void;
  /** Line breaks in `text` are kept. */
  paragraph(text: string, place: FilePlace): void;
  /** A line as it stands, its indent too, after `gap` blank lines. */
  line(text: string, place: FilePlace, gap: number): void;
  item(text: string, place: FilePlace): void;
  /** Cells on one line; cells without text keep their column. */
  row(cells: readonly string[], place: FilePlace): void;
  /** A blank line more before the next block: the author set it apart. */
  space(): void;
  finish(): { readonly text: string; readonly locators: readonly Locator[] };
}

/** Of many empty paragraphs a layout is made; more than two say no more than two. */
const MOST_GAP = 2;

export function blockWriter(): BlockWriter {
  const parts: string[] = [];
  const locators: Locator[] = [];
  let length = 0;
  let last: 'item' | 'row' | 'line' | 'block' | null = null;
  let spaces = 0;

  const put = (part: string) => {
    parts.push(part);
    length += part.length;
  };
  const write = (kind: 'item' | 'row' | 'block', mark: string, body: string, place: FilePlace) => {
    const text = body.trim();
    if (text === '') return;
    const tight = kind !== 'block' && kind === last && spaces === 0;
    if (last) put(tight ? '\n' : '\n\n');
    if (last) put('\n'.repeat(Math.min(spaces, MOST_GAP)));
    locators.push({ start: length, place });
    put(`${mark}${text}`);
    last = kind;
    spaces = 0;
  };

  return {
    heading: (level, text, place) =>
      write('block', `${'#'.repeat(Math.min(Math.max(level, 1), 6))} `, oneLine(text), place),
    line: (text, place, gap) => {
      if (text.trim() === '') return;
      const isTight = gap === 0 && last === 'line';
      if (last) put('\n'.repeat(isTight ? 1 : 1 + Math.min(Math.max(gap, 1), MOST_GAP)));
      locators.push({ start: length, place });
      put(oneLine(text));
      last = 'line';
      spaces = 0;
    },
    paragraph: (text, place) => write('block', '', text, place),
    item: (text, place) => write('item', '- ', oneLine(text), place),
    row: (cells, place) => {
      const texts = cells.map((cell) => oneLine(cell).trim());
      if (texts.some((text) => text !== '')) write('row', '', `| ${texts.join(' | ')} |`, place);
    },
    space: () => {
      spaces++;
    },
    finish: () => ({ text: last ? `${parts.join('')}\n` : '', locators }),
  };
}

const oneLine = (text: string): string => text.replace(/[\r\n\u2028\u2029]+/g, ' ');
