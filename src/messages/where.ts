// Where a citation stands, in words: lines of a text, pages, paragraphs and tables of other files.

/** Structurally what a citation says of its place; each number counts from 1. */
export interface Where {
  readonly lines: { readonly from: number; readonly to: number };
  readonly place?:
    | {
        readonly page?: number | undefined;
        readonly line?: number | undefined;
        readonly paragraph?: number | undefined;
        readonly table?: number | undefined;
        readonly row?: number | undefined;
        readonly footnote?: number | undefined;
        readonly endnote?: number | undefined;
        /** Of the OCR engine, in [0, 1]. */
        readonly confidence?: number | undefined;
      }
    | undefined;
}

export const whereInChinese = (where: Where): string =>
  `${placeInChinese(where)}${recognised(where, ' · 识别可信度 ')}`;

export const whereInEnglish = (where: Where): string =>
  `${placeInEnglish(where)}${recognised(where, ', recognised at ')}`;

/** How sure the text is that an OCR engine recognised; nothing for text of the file's own. */
const recognised = ({ place }: Where, words: string): string =>
  place?.confidence === undefined ? '' : `${words}${place.confidence.toFixed(2)}`;

function placeInChinese({ lines: { from, to }, place = {} }: Where): string {
  const { page, line, paragraph, table, row, footnote, endnote } = place;
  if (page !== undefined) return `第 ${page} 页${line === undefined ? '' : `第 ${line} 行`}`;
  if (footnote !== undefined) return `脚注 ${footnote}`;
  if (endnote !== undefined) return `尾注 ${endnote}`;
  if (table !== undefined) return row === undefined ? `表 ${table}` : `表 ${table} 行 ${row}`;
  if (row !== undefined) return `第 ${row} 行`;
  if (paragraph !== undefined) return `第 ${paragraph} 段`;
  return from === to ? `第 ${from} 行` : `第 ${from}–${to} 行`;
}

function placeInEnglish({ lines: { from, to }, place = {} }: Where): string {
  const { page, line, paragraph, table, row, footnote, endnote } = place;
  if (page !== undefined) return `page ${page}${line === undefined ? '' : ` line ${line}`}`;
  if (footnote !== undefined) return `footnote ${footnote}`;
  if (endnote !== undefined) return `endnote ${endnote}`;
  if (table !== undefined)
    return row === undefined ? `table ${table}` : `table ${table} row ${row}`;
  if (row !== undefined) return `row ${row}`;
  if (paragraph !== undefined) return `paragraph ${paragraph}`;
  return from === to ? `line ${from}` : `lines ${from}–${to}`;
}
