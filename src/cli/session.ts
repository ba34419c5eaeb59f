// The conversation: a line in, a reply out, and what is remembered in between. Knows no terminal.
import { documentsNamed } from '../corpus/name-documents.ts';
import { UserError } from '../errors.ts';
import type { Language } from '../messages/language.ts';
import type { Citation } from '../qa/answer.ts';
import type { Pipeline, Trace } from '../qa/pipeline.ts';
import type { FollowUp } from '../question/follow-up.ts';
import type { Question } from '../question/question.ts';
import type { Corpus } from '../retriever/corpus.ts';
import type { DocumentFilter } from '../retriever/select-documents.ts';
import { documentAt, documentPage, listDocuments } from './documents.ts';
import { table } from './help.ts';
import { nearestName } from './nearest.ts';
import { printable, printableJson } from './printable.ts';
import { renderAnswer } from './render-answer.ts';
import { renderPlace } from './render-citation.ts';
import { renderTrace } from './render-trace.ts';
import { isRangeCommand, type RangeCommand, rangeCommands, ranged } from './session-filter.ts';
import { CONTEXT, shownPlace } from './shown-place.ts';
import type { View } from './view.ts';

export interface Reply {
  readonly text: string;
  /** True if the person asked to leave. */
  readonly leave: boolean;
}

export interface Session {
  /** What is shown for a line typed; blank lines get a blank reply. */
  reply(line: string): Promise<Reply>;
  /** Takes up documents that have changed; the next reply says so. What was answered stays as it was. */
  use(pipeline: Pipeline): void;
}

/** Makes a follow-up whole with the question before it. */
export type ResolveFollowUp = (text: string, previous: Question | null) => FollowUp;

export const sessionCommands = [
  ':why',
  ':doc',
  ...rangeCommands,
  ':json',
  ':help',
  ':quit',
] as const;

/** An answer with the documents that it was found in. */
interface Answered {
  readonly trace: Trace;
  readonly corpus: Corpus;
}

export function createSession(
  first: Pipeline,
  view: View,
  language: Language,
  resolveFollowUp: ResolveFollowUp,
): Session {
  const { session } = view.messages;
  let pipeline = first;
  let isNew = false;
  let last: Answered | undefined;
  let filter: DocumentFilter = {};

  const say = (text: string): Reply => ({ text: `${text}\n`, leave: false });
  const citations = (): readonly Citation[] => {
    if (!last) return [];
    const { answer } = last.trace;
    return answer.kind === 'answered' ? answer.citations : answer.nearest;
  };
  /** Citations of documents that are as they were when they were cited. */
  const current = (): Citation[] =>
    citations().filter(({ docid }) => {
      const [then, now] = [last!.corpus, pipeline.corpus].map(({ documents }) =>
        documents.get(docid),
      );
      return then?.digest === now?.digest;
    });
  const afterAnswer = (show: (trace: Trace) => string): Reply =>
    last ? { text: show(last.trace), leave: false } : say(session.noAnswerYet);

  async function ask(text: string): Promise<Reply> {
    try {
      return await answer(text);
    } catch (error) {
      // What the range named is no longer among the documents.
      if (!(error instanceof UserError && error.code === 'filter-empty')) throw error;
      return say(error.localized[language]);
    }
  }

  async function answer(text: string): Promise<Reply> {
    const { text: whole, reused } = resolveFollowUp(text, last?.trace.question ?? null);
    const { corpus } = pipeline;
    const trace = await pipeline.explain(whole, { language, filter });
    last = { trace, corpus };
    const understood = reused ? `${view.style.faint(printable(session.followUp(whole)))}\n` : '';
    return {
      text: understood + renderAnswer(trace.answer, view, () => null),
      leave: false,
    };
  }

  function openCitation(n: number, wider: number): Reply {
    const citation = citations().find((each) => each.n === n);
    if (!last) return say(session.noAnswerYet);
    if (!citation) return say(session.noSuchCitation(n, citations().length));
    const place = shownPlace(last.corpus, citation, CONTEXT + wider);
    return say(`${renderPlace(place, view)}\n${view.style.faint(session.openLater(citation.cid))}`);
  }

  function openDocument(operand: string): Reply {
    if (operand === '') return say(listDocuments(pipeline.corpus, current(), view));
    const { name, line } = documentAt(operand);
    const cited = citations().find(({ n }) => String(n) === name);
    const all = [...pipeline.corpus.documents.values()];
    const [found, ...others] = documentsNamed(all, cited?.docid ?? name);
    if (!found) return say(session.noSuchDocument(printable(name)));
    if (others.length > 0) {
      const names = [found, ...others].map(({ source }) => printable(source));
      return say([session.severalDocuments(printable(name), names.length), ...names].join('\n'));
    }
    return say(documentPage(found, current(), line, view));
  }

  function narrow(command: RangeCommand, operand: string): Reply {
    const { catalogue } = pipeline.corpus;
    const range = ranged(filter, command, operand, { catalogue, language });
    filter = range.filter ?? filter;
    return say(printable(range.said));
  }

  function unknown(name: string): Reply {
    const nearest = nearestName(name, sessionCommands);
    const hints = [...(nearest ? [session.didYouMean(nearest)] : []), session.seeHelp];
    return say([session.unknownCommand(printable(name)), ...hints].join('\n'));
  }

  async function replyTo(text: string): Promise<Reply> {
    // A full-width colon is what a Chinese keyboard types.
    if (!/^[:：]/.test(text)) return ask(text);
    const [, name, operand] = /^[:：]\s*(\S*)\s*(.*)$/su.exec(text)!;
    const opened = /^(\d{1,3})$/.exec(name!);
    if (opened) return openCitation(Number(opened[1]), readWider(operand!));
    const command = `:${name}`;
    if (isRangeCommand(command)) return narrow(command, operand!);
    switch (name) {
      case 'why':
        return afterAnswer((trace) => renderTrace(trace, view));
      case 'json':
        return afterAnswer(({ answer }) => `${printableJson(answer, 2)}\n`);
      case 'doc':
        return openDocument(operand!);
      case 'help':
        return say(table(session.help).join('\n'));
      case 'quit':
      case 'q':
      case 'exit':
        return { text: '', leave: true };
      default:
        return unknown(command);
    }
  }

  return {
    async reply(line) {
      const text = line.trim();
      if (text === '') return { text: '', leave: false };
      const news = isNew ? `${view.style.faint(session.updated)}\n` : '';
      isNew = false;
      const reply = await replyTo(text);
      return { ...reply, text: news + reply.text };
    },
    use: (changed) => {
      pipeline = changed;
      isNew = true;
    },
  };
}

const readWider = (operand: string): number => Number(/^\+?(\d{1,4})$/.exec(operand)?.[1] ?? 0);
