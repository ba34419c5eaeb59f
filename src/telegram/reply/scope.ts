// The scope of a chat: which documents its questions are asked of, until somebody there changes it.
import { UserError } from '../../errors.ts';
import { chatMessagesIn } from '../../messages/chat.ts';
import type { Language } from '../../messages/language.ts';
import { messagesIn } from '../../messages/messages.ts';
import { filterInWords } from '../../qa/filter-in-words.ts';
import type { Pipeline } from '../../qa/pipeline.ts';
import { type DocumentFilter, selectDocuments } from '../../retriever/select-documents.ts';
import type { Intent, Place } from '../intake/intent.ts';
import { scopeWords } from '../intake/scope-words.ts';
import type { Desk } from './desk.ts';

export interface Scope {
  readonly filter: DocumentFilter;
  /** The scope in words, with how many documents it has. */
  readonly said: string;
}

/**
 * The scope of a conversation, none if it asks all documents.
 * @throws UserError `filter-empty` if no document is in it any more, with the way out.
 */
export async function scopeOf(
  { memory, pipeline }: Desk,
  place: Place,
  language: Language,
): Promise<Scope | null> {
  const written = memory.scope(place);
  if (written === null) return null;
  // Kept anew: of all that is remembered, what is used last is forgotten last.
  await memory.keepScope(place, written);
  const words = scopeWords(written);
  return words.kind === 'filter' ? scopeFrom(pipeline(), words.filter, language) : null;
}

function scopeFrom({ corpus }: Pipeline, filter: DocumentFilter, language: Language): Scope {
  const messages = messagesIn(language);
  try {
    const { docids } = selectDocuments(corpus.catalogue, filter);
    const said = messages.session.narrowed(filterInWords(filter, messages), docids.size);
    return { filter, said };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const wayOut = (other: Language) =>
      `${error.localized[other]}\n${chatMessagesIn(other).scope.how}`;
    throw new UserError(error.code, { zh: wayOut('zh'), en: wayOut('en') }, { cause: error });
  }
}

/** What is said to /scope: it shows the scope, changes it, or says what is not understood. */
export async function changeScope(
  desk: Desk,
  { text, place, language }: Extract<Intent, { kind: 'scope' }>,
): Promise<string> {
  const { scope } = chatMessagesIn(language);
  const { session } = messagesIn(language);
  const all = session.notNarrowed(desk.pipeline().corpus.catalogue.length);
  if (text === '') return `${(await scopeOf(desk, place, language))?.said ?? all}\n${scope.how}`;
  const words = scopeWords(text);
  switch (words.kind) {
    case 'all':
      await desk.memory.keepScope(place, null);
      return all;
    case 'needs-more':
      return `${scope.needsMore(words.word)}\n${scope.how}`;
    case 'not-a-date':
      return session.notADate(words.written);
    case 'filter': {
      const { said } = scopeFrom(desk.pipeline(), words.filter, language);
      await desk.memory.keepScope(place, text);
      return `${said}\n${scope.lift}`;
    }
  }
}

/** What `act` gives, or what a person can do about it. */
export async function orAdvice<T>(act: () => Promise<T>, language: Language): Promise<T | string> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof UserError) return error.localized[language];
    throw error;
  }
}
