// Editing the text of a lexicon file: a line more or a name less; all other lines, comments too, stay as they are.
import { fold } from '../text/fold.ts';
import { type LexiconRole, parseLexiconFile } from './lexicon-lines.ts';

/** The text with a line at its end. */
export const withLine = (text: string, line: string): string =>
  `${text}${text === '' || /[\r\n]$/.test(text) ? '' : lineBreakOf(text)}${line}${lineBreakOf(text)}`;

const lineBreakOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** The text without a name: its line goes; of synonyms that are still several, only the name. */
export function withoutName(role: LexiconRole, text: string, name: string): string {
  const { lines } = parseLexiconFile(role, text);
  const holding = new Map(
    lines
      .filter(({ names }) => names.some((own) => fold(own) === fold(name)))
      .map(({ line, names }) => [line, names.filter((own) => fold(own) !== fold(name))]),
  );
  return text
    .split(/(?<=\r\n|\n|\r(?!\n))/)
    .flatMap((line, i) => {
      const left = holding.get(i + 1);
      if (!left) return [line];
      if (left.length < 2) return [];
      const rest = /(?:[\t ]+[#＃].*)?[\r\n]*$/u.exec(line)![0];
      return [left.join(' = ') + rest];
    })
    .join('');
}
