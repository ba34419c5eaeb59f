// An inline query: answered while it is typed, the latest of each person only.
import { chatMessagesIn } from '../../messages/chat.ts';
import type { InlineIntent } from '../intake/intent.ts';
import { type InlineAnswer, inlineAnswer, openChat } from '../render/inline-result.ts';
import { link } from './deep-link.ts';
import type { Desk } from './desk.ts';

/** Below this many characters nobody has asked yet. */
const LEAST_CHARACTERS = 4;
/** Telegram keeps a result for so many seconds: short, for the index may change. */
const CACHE_SECONDS = 30;
/** A query is forgotten after some seconds; there is no use in trying longer. */
const QUERY_LIFE = 8000;

/** Answers a query, unless the same person has typed on since: then nobody waits for it. */
export function inlineAnswerer(desk: Desk): (intent: InlineIntent) => Promise<void> {
  const latest = new Map<number, string>();
  return async (intent) => {
    latest.set(intent.user, intent.query);
    await new Promise(setImmediate);
    if (latest.get(intent.user) !== intent.query) return;
    const answer = await answerTo(desk, intent);
    if (latest.get(intent.user) !== intent.query) return;
    latest.delete(intent.user);
    await desk.api.do({
      method: 'answerInlineQuery',
      payload: {
        inline_query_id: intent.query,
        ...answer,
        cache_time: CACHE_SECONDS,
        is_personal: true,
      },
      repeat: 'repeat',
      within: QUERY_LIFE,
    });
  };
}

async function answerTo(desk: Desk, { text, user, language }: InlineIntent): Promise<InlineAnswer> {
  const { inline } = chatMessagesIn(language);
  if (!desk.access.allows(user, null)) return openChat(inline.notAllowed);
  if ([...text].length < LEAST_CHARACTERS) return openChat(inline.typeMore);
  const answer = await desk.pipeline().ask(text, { language });
  return inlineAnswer(answer, { language, linkTo: link(desk.me.username) });
}
