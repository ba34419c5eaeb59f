// A question: answered in a message that replies to it, or, if it was edited, in the answer it had.
import { chatMessagesIn } from '../../messages/chat.ts';
import type { Answer } from '../../qa/answer.ts';
import type { Intent } from '../intake/intent.ts';
import { answerMessage } from '../render/answer-message.ts';
import { rich } from '../render/rich-text.ts';
import type { Job } from './delivery.ts';
import { type Desk, linkIn } from './desk.ts';
import { orAdvice, scopeOf } from './scope.ts';

export type Ask = Extract<Intent, { kind: 'ask' }>;

/** A question longer than this is no question; in characters. */
const QUESTION_CHARACTERS = 500;

/** Returns the answer that was given; null if the text was no question. */
export async function ask(desk: Desk, job: Job, intent: Ask): Promise<Answer | null> {
  const { text, place, language, message } = intent;
  const { refusal } = chatMessagesIn(language);
  const length = [...text].length;
  if (text === '') return refuse(desk, job, intent, refusal.emptyAsk);
  if (length > QUESTION_CHARACTERS)
    return refuse(desk, job, intent, refusal.tooLong(length, QUESTION_CHARACTERS));

  const scope = await orAdvice(() => scopeOf(desk, place, language), language);
  if (typeof scope === 'string') return refuse(desk, job, intent, scope);
  const { delivery, memory } = desk;
  const previous = memory.lastQuestion(place);
  const understoodAs = previous === null ? null : desk.resolveFollowUp(text, previous);
  const question = understoodAs ?? text;
  const asked = desk.pipeline().ask(question, { language, ...(scope && { filter: scope.filter }) });
  const answer = await inTime(asked, desk.answerTimeout);
  const view = { language, understoodAs, scope: scope?.said, ...linkIn(desk, place) };
  const outgoing = answerMessage(answer, view);

  const earlier = intent.edited ? memory.answerTo(place.chat, message) : null;
  const edited = earlier !== null && (await delivery.edit(place.chat, earlier, outgoing));
  const sent = edited ? null : await delivery.send(job, { place, replyTo: message }, outgoing);
  await Promise.all([
    memory.keepQuestion(place, question),
    sent === null ? undefined : memory.keepAnswer(place.chat, message, sent),
  ]);
  return answer;
}

/** The question took too long. */
export class AnswerTimeout extends Error {
  override readonly name = 'AnswerTimeout';
}

async function inTime<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AnswerTimeout('no answer in time')), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

async function refuse(desk: Desk, job: Job, intent: Ask, text: string): Promise<null> {
  const { place, message } = intent;
  await desk.delivery.send(job, { place, replyTo: message }, { body: rich(text), keyboard: [] });
  return null;
}
