// repl: the conversation at a terminal, or with a file of questions.
import { createInterface } from 'node:readline';
import { followPipeline } from '../qa/follow-pipeline.ts';
import { resolveFollowUp } from '../question/follow-up.ts';
import type { Command, CommandContext } from './command.ts';
import { complete } from './completion.ts';
import { exitCode } from './exit-code.ts';
import { openHistory } from './history.ts';
import { hang } from './layout.ts';
import { printable } from './printable.ts';
import { createSession, type Session } from './session.ts';
import { version } from './version.ts';

export const repl: Command = async (_, context) => {
  const { config, terminal, view } = context;
  const pipeline = await context.openPipeline();
  const session = createSession(pipeline, view, config.language, resolveFollowUp);
  if (!terminal.interactive) return readThrough(session, context);
  const { documents, passages } = pipeline.corpus;
  const welcome = view.messages.session.welcome(version(), documents.size, passages.size);
  await terminal.write(`${hang('', welcome, view.columns, view.style.faint)}\n`);
  let followed = pipeline.corpus.catalogue;
  const { seedsDir, indexDir, recognizer } = config;
  const following = followPipeline(
    { seedsDir, indexDir, recognizer },
    {
      pipeline,
      onPipeline: (changed) => {
        session.use(changed);
        followed = changed.corpus.catalogue;
      },
      // The conversation goes on with what it has; `status` and `build` tell what is wrong.
      onError: () => {},
    },
  );
  try {
    return await converse(session, () => followed, context);
  } finally {
    await following.close();
  }
};

/** No terminal: each line is a question, shown before its answer. */
async function readThrough(session: Session, { terminal, view }: CommandContext) {
  let first = true;
  for await (const line of createInterface({ input: terminal.input, crlfDelay: PASTED })) {
    if (line.trim() === '') continue;
    const { text, leave } = await session.reply(line);
    if (leave) break;
    const shown = `${first ? '' : '\n'}${view.messages.session.prompt}${printable(line)}\n${text}`;
    await terminal.write(shown);
    first = false;
  }
  return exitCode.answered;
}

async function converse(
  session: Session,
  documents: () => Parameters<typeof complete>[1],
  { config, terminal, view }: CommandContext,
) {
  const { prompt, leaveHint } = view.messages.session;
  const history = openHistory(config.historyFile);
  const lines = createInterface({
    input: terminal.input,
    output: terminal.output,
    prompt: view.style.good(prompt),
    history: history.entries,
    removeHistoryDuplicates: true,
    completer: (line: string) => complete(line, documents()),
    crlfDelay: PASTED,
  });
  lines.on('SIGINT', () => {
    const hint = lines.line === '' ? `${view.style.faint(leaveHint)}\n` : '';
    // To the end, so that the new prompt comes below a line that fills several rows; then forget it.
    lines.write(null, { ctrl: true, name: 'e' });
    terminal.output.write(`^C\n${hint}`);
    lines.write(null, { ctrl: true, name: 'u' });
    lines.prompt();
  });
  lines.prompt();
  for await (const line of lines) {
    if (line.trim() !== '') history.add(line);
    const { text, leave } = await session.reply(line);
    if (leave) return exitCode.answered;
    await terminal.write(text === '' ? '' : `${text}\n`);
    lines.prompt();
  }
  await terminal.write('\n');
  return exitCode.answered;
}

/** CR LF is one line end, however long the LF takes. */
const PASTED = Number.POSITIVE_INFINITY;
