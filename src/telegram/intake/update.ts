// An update as far as we read it, checked: webhooks and files bring it from outside.
import { z } from 'zod';

const user = z.object({
  id: z.int(),
  language_code: z.string().optional(),
});

const chat = z.object({
  id: z.int(),
  type: z.enum(['private', 'group', 'supergroup', 'channel']),
});

/** What a message may hold instead of a text; anything else is a notice of the chat itself. */
export const CONTENT_KINDS = [
  'animation',
  'audio',
  'contact',
  'document',
  'location',
  'photo',
  'poll',
  'sticker',
  'video',
  'video_note',
  'voice',
] as const;

/** Only that it is there: what it holds is neither read nor kept. */
const present = z
  .unknown()
  .transform(() => true)
  .optional();
const content = z.object(
  Object.fromEntries(CONTENT_KINDS.map((kind) => [kind, present])) as Record<
    (typeof CONTENT_KINDS)[number],
    typeof present
  >,
);

const message = z.object({
  ...content.shape,
  message_id: z.int(),
  chat,
  from: user.optional(),
  message_thread_id: z.int().optional(),
  is_topic_message: z.boolean().optional(),
  text: z.string().optional(),
  via_bot: user.optional(),
  reply_to_message: z
    .object({ message_id: z.int(), from: user.optional(), forum_topic_created: present })
    .optional(),
});

export const updateSchema = z.object({
  update_id: z.int(),
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: z
    .object({
      id: z.string(),
      from: user,
      data: z.string().optional(),
      inline_message_id: z.string().optional(),
      /** Of an old message Telegram tells only the chat and the number. */
      message: z
        .object({
          message_id: z.int(),
          chat,
          text: z.string().optional(),
          message_thread_id: z.int().optional(),
          is_topic_message: z.boolean().optional(),
        })
        .optional(),
    })
    .optional(),
  inline_query: z.object({ id: z.string(), from: user, query: z.string() }).optional(),
});

export type Update = z.infer<typeof updateSchema>;
export type Message = NonNullable<Update['message']>;
export type User = z.infer<typeof user>;
