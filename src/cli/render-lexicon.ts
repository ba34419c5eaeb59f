// The lexicon and what might be added to it, as text for people.
import {
  LEXICON_FILES,
  LEXICON_FOLDER,
  type LexiconRole,
  type ParsedLexiconFile,
  tagOf,
} from '../corpus/lexicon-lines.ts';
import type { Suggestion } from '../corpus/suggest-words.ts';
import { lexiconMessagesIn } from '../messages/lexicon.ts';
import { cite } from '../qa/citation.ts';
import type { Corpus } from '../retriever/corpus.ts';
import { sentences } from '../text/sentences.ts';
import { contains, shift } from '../text/span.ts';
import { hang, pad, showMarked, width } from './layout.ts';
import { printable } from './printable.ts';
import type { View } from './view.ts';

/** Each file with its lines as they stand there. */
export function renderLexicon(
  files: Readonly<Record<LexiconRole, ParsedLexiconFile>>,
  { style, language }: View,
): string {
  const messages = lexiconMessagesIn(language);
  const roles = (Object.keys(LEXICON_FILES) as LexiconRole[]).filter(
    (role) => files[role].lines.length > 0,
  );
  if (roles.length === 0) return `${messages.empty(LEXICON_FOLDER)}\n`;
  const blocks = roles.map((role) => {
    const file = `${LEXICON_FOLDER}/${LEXICON_FILES[role]}`;
    const lines = files[role].lines.map(({ line, names, tag }) => {
      const said = printable(names.join(' = '));
      return `  ${said}${tag === '' ? '' : style.faint(` ${tag}`)}${style.faint(`  :${line}`)}`;
    });
    return [style.strong(`${messages.files[role]}（${lines.length}）  ${file}`), ...lines].join(
      '\n',
    );
  });
  return `${blocks.join('\n\n')}\n`;
}

/** A suggestion with the sentence it stands in, and where that is. */
export function renderSuggestions(
  shown: readonly Suggestion[],
  all: number,
  corpus: Corpus,
  view: View,
): string {
  const { style, columns, messages: common } = view;
  const messages = lexiconMessagesIn(view.language);
  if (shown.length === 0) return `${messages.none}\n`;
  const wide = Math.max(...shown.map(({ word }) => width(word)));
  const blocks = shown.map((suggestion) => {
    const { word, tag, count, cohesion, freedom } = suggestion;
    const { source, lines, evidence, marks } = exampleOf(suggestion, corpus);
    const kind =
      tag === 'nr'
        ? `  ${messages.name}`
        : `  ${messages.scores(cohesion.toFixed(1), freedom.toFixed(1))}`;
    return [
      `${style.strong(pad(printable(word), wide))}  ${messages.times(count)}${style.faint(kind)}`,
      hang('    ', printable(evidence), columns, (_, line) =>
        showMarked(printable(evidence), line, marks, style.mark),
      ),
      style.faint(`    ${printable(source)} ${common.answer.where({ lines })}`),
    ].join('\n');
  });
  const first = shown[0]!;
  const hint = messages.addHint(
    view.command(`lexicon add ${first.word}${first.tag === tagOf('人名') ? ' 人名' : ''}`),
  );
  return `${[messages.suggestions(shown.length, all), ...blocks, style.faint(hint)].join('\n')}\n`;
}

/** The suggestions as machines read them. */
export const suggestionsJson = (shown: readonly Suggestion[], corpus: Corpus) =>
  shown.map((suggestion) => {
    const { word, tag, count, cohesion, freedom } = suggestion;
    const { cid, source, lines, evidence } = exampleOf(suggestion, corpus);
    return { word, tag, count, cohesion, freedom, example: { cid, source, lines, evidence } };
  });

/** The first sentence with the word, cited as answers are. */
function exampleOf({ example: { passage, span } }: Suggestion, corpus: Corpus) {
  const sentence = sentences(passage.text).find((one) => contains(one, span)) ?? span;
  const answer = { start: span.start, end: span.end };
  return {
    ...cite(corpus, 1, { passage, sentence, answers: [answer] }),
    marks: [shift(span, -sentence.start)],
  };
}
