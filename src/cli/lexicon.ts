// lexicon: the keeper's words listed, added, removed, undone and suggested, with what they change.
import { loadLexicon } from '../corpus/load-lexicon.ts';
import { suggestWords } from '../corpus/suggest-words.ts';
import { lexiconMessagesIn } from '../messages/lexicon.ts';
import {
  addToLexicon,
  type LexiconChange,
  removeFromLexicon,
  undoLexicon,
} from '../retriever/change-lexicon.ts';
import type { Corpus } from '../retriever/corpus.ts';
import { fold } from '../text/fold.ts';
import { usageError } from './arguments.ts';
import type { Command, CommandContext } from './command.ts';
import { exitCode } from './exit-code.ts';
import { goldComparer, renderComparison } from './gold-comparison.ts';
import { printableJson, printableLines } from './printable.ts';
import { renderLexicon, renderSuggestions, suggestionsJson } from './render-lexicon.ts';
import { wholeNumber } from './whole-number.ts';

export const lexicon: Command = async (invocation, context) => {
  const [name = 'list', ...words] = invocation.operands;
  const action = ACTIONS[name];
  const messages = lexiconMessagesIn(context.config.language);
  if (!action) throw usageError(context.config.program, () => [messages.whichAction(name)]);
  const content = words.join(' ').trim();
  if (content === '' && (name === 'add' || name === 'remove'))
    throw usageError(context.config.program, () => [messages.needsName(name)]);
  return action(content, invocation, context);
};

type Action = (content: string, ...rest: Parameters<Command>) => ReturnType<Command>;

const list: Action = async (_, { options }, { config, terminal, view }) => {
  const { files, problems } = loadLexicon(config.seedsDir);
  for (const { localized } of problems)
    terminal.say(`${printableLines(localized[view.language])}\n`);
  const lines = Object.fromEntries(Object.entries(files).map(([role, file]) => [role, file.lines]));
  await terminal.write(
    options.has('json') ? `${printableJson({ v: 1, ...lines })}\n` : renderLexicon(files, view),
  );
  return exitCode.answered;
};

const add: Action = async (content, { options }, context) =>
  changing(options.get('eval')?.at(-1), context, 'added', async () => [
    await addToLexicon(context.config.seedsDir, content),
  ]);

const remove: Action = async (content, { options }, context) =>
  changing(options.get('eval')?.at(-1), context, 'removed', () =>
    removeFromLexicon(context.config.seedsDir, content),
  );

const undo: Action = async (_, { options }, context) =>
  changing(options.get('eval')?.at(-1), context, 'undone', async () => [
    await undoLexicon(context.config.seedsDir),
  ]);

/** Makes a change and tells of it; with a gold file, its figures before and after. */
async function changing(
  goldFile: string | undefined,
  context: CommandContext,
  verb: 'added' | 'removed' | 'undone',
  change: () => Promise<readonly LexiconChange[]>,
) {
  const { terminal, view } = context;
  const messages = lexiconMessagesIn(view.language);
  const compare = goldFile === undefined ? null : await goldComparer(goldFile, context);
  const changes = await change();
  const { corpus } = await context.openPipeline();
  const lines = changes.map(({ names, file }) => messages[verb](names.join(' = '), file));
  lines.push(messages.documents(countHolding(corpus, changes), corpus.documents.size));
  if (verb !== 'undone')
    lines.push(view.style.faint(messages.undoHint(view.command('lexicon undo'))));
  await terminal.write(`${printableLines(lines.join('\n'))}\n`);
  if (compare) await terminal.write(`\n${renderComparison(await compare(corpus), view)}`);
  return exitCode.answered;
}

/** Documents in whose text one of the names stands. */
function countHolding({ documents }: Corpus, changes: readonly LexiconChange[]): number {
  const names = changes.flatMap((change) => change.names.map(fold));
  return [...documents.values()].filter(({ text }) => {
    const folded = fold(text.replace(/\s+/gu, ''));
    return names.some((name) => folded.includes(name));
  }).length;
}

/** Suggestions shown unless told. */
const SHOWN = 30;

const suggest: Action = async (_, { options }, context) => {
  const { config, terminal, view } = context;
  const limit = wholeNumber(options, 'limit', config.program) ?? SHOWN;
  const { corpus } = await context.openPipeline();
  const all = suggestWords(corpus.passages.values(), corpus.lexicon);
  const shown = all.slice(0, limit);
  await terminal.write(
    options.has('json')
      ? `${printableJson({ v: 1, suggestions: suggestionsJson(shown, corpus) })}\n`
      : renderSuggestions(shown, all.length, corpus, view),
  );
  return exitCode.answered;
};

const ACTIONS: Readonly<Record<string, Action>> = { list, add, remove, undo, suggest };
