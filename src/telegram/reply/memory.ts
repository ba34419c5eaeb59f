// Memory: the little that is kept between messages. Losing it costs comfort, never an answer.
import type { Inbox } from '../intake/inbox.ts';
import type { Place } from '../intake/intent.ts';

export class Memory {
  readonly #inbox: Inbox;

  constructor(inbox: Inbox) {
    this.#inbox = inbox;
  }

  /** The last question of a chat and topic, whole: what a follow-up leaves out is taken from it. */
  lastQuestion(place: Place): string | null {
    return this.#inbox.note(conversation(place)) ?? null;
  }

  keepQuestion(place: Place, question: string): Promise<void> {
    return this.#inbox.keep(conversation(place), question);
  }

  /** The scope of a chat and topic, as it was written; null where all documents are asked. */
  scope(place: Place): string | null {
    return this.#inbox.note(scope(place)) ?? null;
  }

  keepScope(place: Place, written: string | null): Promise<void> {
    return this.#inbox.keep(scope(place), written);
  }

  /** The message that answers a message, so that an edited question edits it. */
  answerTo(chat: number, question: number): number | null {
    return numberOrNull(this.#inbox.note(`answer:${chat}:${question}`));
  }

  keepAnswer(chat: number, question: number, answer: number): Promise<void> {
    return this.#inbox.keep(`answer:${chat}:${question}`, String(answer));
  }

  /** The card that is open under an answer, so that the next tap edits it. */
  cardOf(chat: number, answer: number): number | null {
    return numberOrNull(this.#inbox.note(`card:${chat}:${answer}`));
  }

  keepCard(chat: number, answer: number, card: number): Promise<void> {
    return this.#inbox.keep(`card:${chat}:${answer}`, String(card));
  }
}

const conversation = ({ chat, thread }: Place): string => `question:${chat}:${thread ?? 0}`;

const scope = ({ chat, thread }: Place): string => `scope:${chat}:${thread ?? 0}`;

const numberOrNull = (value: string | undefined): number | null =>
  value === undefined ? null : Number(value);
