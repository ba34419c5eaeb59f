// The conversation: a line in, a reply out, and what is remembered in between. Knows no terminal.
import type { Language } from '../messages/language.ts';
import type { Citation } from '../qa/answer.ts';
import type { Pipeline, Trace } from '../qa/pipeline.ts';
import type { FollowUp } from '../question/follow-up.ts';
import type { Question } from '../question/question.ts';
import { documentAt, documentPage, findDocuments, listDocuments } from './documents.ts';
import { table } from './help.ts';
import { nearestName } from './nearest.ts';
import { printable, printableJson } from './printable.ts';
import { renderAnswer } from './render-answer.ts';
import { renderPlace } from './render-citation.ts';
import { renderTrace } from './render-trace.ts';
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
}

/** Makes a follow-up whole with the question before it. */
export type ResolveFollowUp = (text: string, previous: Question | null) => FollowUp;

export const sessionCommands = [':why', ':doc', ':json', ':help', ':quit'] as const;

export function createSession(
  pipeline: Pipeline,
  view: View,
  language: Language,
  resolveFollowUp: ResolveFollowUp,
): Session {
  const { session } = view.messages;
  let last: Trace | undefined;

  const say = (text: string): Reply => ({ text: `${text}\n`, leave: false });
  const citations = (): readonly Citation[] => {
    if (!last) return [];
    return last.answer.kind === 'answered' ? last.answer.citations : last.answer.nearest;
  };
  const afterAnswer = (show: (trace: Trace) => string): Reply =>
    last ? { text: show(last), leave: false } : say(session.noAnswerYet);

  async function ask(text: string): Promise<Reply> {
    const { text: whole, reused } = resolveFollowUp(text, last?.question ?? null);
    last = await pipeline.explain(whole, { language });
    const understood = reused ? `${view.style.faint(printable(session.followUp(whole)))}\n` : '';
    return {
      text: understood + renderAnswer(last.answer, view, () => null),
      leave: false,
    };
  }

  function openCitation(n: number, wider: number): Reply {
    const citation = citations().find((each) => each.n === n);
    if (!last) return say(session.noAnswerYet);
    if (!citation) return say(session.noSuchCitation(n, citations().length));
    const place = shownPlace(pipeline.corpus, citation, CONTEXT + wider);
    return say(`${renderPlace(place, view)}\n${view.style.faint(session.openLater(citation.cid))}`);
  }

  function openDocument(operand: string): Reply {
    if (operand === '') return say(listDocuments(pipeline.corpus, citations(), view));
    const { name, line } = documentAt(operand);
    const cited = citations().find(({ n }) => String(n) === name);
    const [found, ...others] = findDocuments(pipeline.corpus, cited?.docid ?? name);
    if (!found) return say(session.noSuchDocument(printable(name)));
    if (others.length > 0) {
      const names = [found, ...others].map(({ source }) => printable(source));
      return say([session.severalDocuments(printable(name), names.length), ...names].join('\n'));
    }
    return say(documentPage(found, citations(), line, view));
  }

  function unknown(name: string): Reply {
    const nearest = nearestName(name, sessionCommands);
    const hints = [...(nearest ? [session.didYouMean(nearest)] : []), session.seeHelp];
    return say([session.unknownCommand(printable(name)), ...hints].join('\n'));
  }

  return {
    async reply(line) {
      const text = line.trim();
      if (text === '') return { text: '', leave: false };
      // A full-width colon is what a Chinese keyboard types.
      if (!/^[:：]/.test(text)) return ask(text);
      const [, name, operand] = /^[:：]\s*(\S*)\s*(.*)$/su.exec(text)!;
      const opened = /^(\d{1,3})$/.exec(name!);
      if (opened) return openCitation(Number(opened[1]), readWider(operand!));
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
          return unknown(`:${name}`);
      }
    },
  };
}

const readWider = (operand: string): number => Number(/^\+?(\d{1,4})$/.exec(operand)?.[1] ?? 0);
