// The inline result: the answer as an article that can be sent into any chat.
import { chatMessagesIn } from '../../messages/chat.ts';
import type { Language } from '../../messages/language.ts';
import { messagesIn } from '../../messages/messages.ts';
import type { Answer } from '../../qa/answer.ts';
import { answerText } from './answer-message.ts';
import { fitted, shorten } from './fit.ts';
import { markerLinks } from './markers.ts';
import { keyboard, rows } from './outgoing.ts';
import { bold, rich } from './rich-text.ts';

/** What answerInlineQuery takes besides the query's id. */
export interface InlineAnswer {
  readonly results: readonly unknown[];
  /** A line above the results that opens the private chat. */
  readonly button?: { readonly text: string; readonly start_parameter: string };
}

export interface InlineView {
  readonly language: Language;
  readonly linkTo: (payload: string) => string;
}

/** The payload with which the line above the results opens the private chat: it greets. */
const FROM_INLINE = 'inline';

/** One article for an answer; for none, the line that leads to the private chat. */
export function inlineAnswer(answer: Answer, { language, linkTo }: InlineView): InlineAnswer {
  const { inline } = chatMessagesIn(language);
  if (answer.kind === 'abstained') return openChat(inline.noAnswer);
  const [first] = answer.citations;
  const lines = messagesIn(language).answer.where(first);
  const asked = rich(
    bold(inline.asked),
    shorten(answer.question, 300),
    '\n',
    bold(inline.answered),
  );
  const body = fitted(rich(asked, answerText(answer, { language, understoodAs: null, linkTo })));
  const links = keyboard(...rows(markerLinks(answer.citations, linkTo)));
  return {
    results: [
      {
        type: 'article',
        id: first.cid,
        title: shorten(answer.text, 60),
        description: shorten(`${first.source} ${lines}：${first.evidence}`, 160),
        input_message_content: {
          message_text: body.text,
          entities: body.entities,
          link_preview_options: { is_disabled: true },
        },
        reply_markup: { inline_keyboard: links },
      },
    ],
  };
}

export const openChat = (text: string): InlineAnswer => ({
  results: [],
  button: { text, start_parameter: FROM_INLINE },
});
