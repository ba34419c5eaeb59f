// A tap on a button: its data alone says what to do.
import { UserError } from '../../errors.ts';
import { chatMessagesIn } from '../../messages/chat.ts';
import type { OpenedCitation } from '../../qa/open-citation.ts';
import type { Pipeline } from '../../qa/pipeline.ts';
import type { Place, TapIntent } from '../intake/intent.ts';
import { type CitationPress, decodePress, type Press } from '../render/callback-data.ts';
import { cardMessage, closedCard } from '../render/card-message.ts';
import type { Outgoing } from '../render/outgoing.ts';
import { rich } from '../render/rich-text.ts';
import { documentFile, sourcesMessage } from '../render/sources-message.ts';
import type { Job } from './delivery.ts';
import type { Desk } from './desk.ts';

/** Telegram shows the waiting sign of a pressed button for about this long, then forgets the press. */
const CALLBACK_LIFE = 15_000;

/** A tap with the message it was made on. */
type PlacedTap = TapIntent & { readonly place: Place; readonly message: number };

export async function tap(desk: Desk, job: Job, intent: TapIntent): Promise<void> {
  const { refusal } = chatMessagesIn(intent.language);
  const press = decodePress(intent.data);
  if (!press || !isPlaced(intent)) return answerTap(desk, intent, refusal.forged);
  if (press.op === 'open' || press.op === 'close' || press.op === 'file')
    return tapCitation(desk, job, intent, press);
  if (press.op === 'document') return sendDocument(desk, job, intent, desk.pipeline(), press.docid);
  await answerTap(desk, intent);
  if (press.op === 'sources') await turnSources(desk, job, intent, press);
  if (press.op === 'follow-up') await promptFollowUp(desk, job, intent);
}

async function tapCitation(
  desk: Desk,
  job: Job,
  intent: PlacedTap,
  press: CitationPress,
): Promise<void> {
  const { place, message, language } = intent;
  const pipeline = desk.pipeline();
  const opened = openOrNull(pipeline, press.cids[press.index]!, sentencesShown(intent.shown));
  if (!opened) return answerTap(desk, intent, chatMessagesIn(language).refusal.forged);
  if (press.op === 'file')
    return sendDocument(desk, job, intent, pipeline, opened.places[0]?.docid ?? '');
  await answerTap(desk, intent);
  if (press.op === 'open') {
    const card = cardMessage(opened, pipeline.corpus, { language, press });
    return press.onCard ? turnCard(desk, job, intent, card) : showCard(desk, job, intent, card);
  }
  if (!press.onCard) return;
  if (await desk.delivery.delete(place.chat, message)) return;
  await desk.delivery.edit(place.chat, message, closedCard({ language, press }));
}

/** The card under the answer: edited if one is open, sent if not. */
async function showCard(desk: Desk, job: Job, tap: PlacedTap, card: Outgoing): Promise<void> {
  const { delivery, memory } = desk;
  const { place, message } = tap;
  const open = memory.cardOf(place.chat, message);
  if (open !== null && (await delivery.edit(place.chat, open, card))) return;
  const sent = await delivery.send(job, { place, replyTo: message }, card);
  if (sent !== null) await memory.keepCard(place.chat, message, sent);
}

/** The card itself was tapped. */
async function turnCard(desk: Desk, job: Job, tap: PlacedTap, card: Outgoing): Promise<void> {
  const { place, message } = tap;
  if (await desk.delivery.edit(place.chat, message, card)) return;
  await desk.delivery.send(job, { place, replyTo: message }, card);
}

async function turnSources(
  desk: Desk,
  job: Job,
  { place, message, language }: PlacedTap,
  { page, onList }: Extract<Press, { op: 'sources' }>,
): Promise<void> {
  const list = sourcesMessage(desk.pipeline().corpus, page, language);
  if (onList && (await desk.delivery.edit(place.chat, message, list))) return;
  await desk.delivery.send(job, { place, replyTo: onList ? null : message }, list);
}

async function sendDocument(
  desk: Desk,
  job: Job,
  intent: PlacedTap,
  pipeline: Pipeline,
  docid: string,
): Promise<void> {
  const { place, message, language } = intent;
  const file = documentFile(pipeline.corpus, docid, language);
  if (!file) return answerTap(desk, intent, chatMessagesIn(language).refusal.noDocument);
  await answerTap(desk, intent);
  await desk.delivery.sendFile(job, { place, replyTo: message }, file);
}

/** A message that opens the reply box: what is typed there reaches us in a group too. */
async function promptFollowUp(desk: Desk, job: Job, tap: PlacedTap): Promise<void> {
  const { answer } = chatMessagesIn(tap.language);
  await desk.delivery.send(
    job,
    { place: tap.place, replyTo: tap.message },
    {
      body: rich(answer.followUpPrompt),
      keyboard: [],
      forceReply: answer.followUpPlaceholder,
    },
  );
}

/** Ends the waiting sign of the button, with an alert if there is something to say. */
export async function answerTap(
  desk: Desk,
  { callback }: TapIntent,
  alert?: string,
): Promise<void> {
  await desk.api
    .do({
      method: 'answerCallbackQuery',
      payload: { callback_query_id: callback, ...(alert && { text: alert, show_alert: true }) },
      repeat: 'repeat',
      within: CALLBACK_LIFE,
    })
    // An old press (the bot was down) cannot be answered any more; what it asked for is still done.
    .catch(() => undefined);
}

/** The lines of an answer without their markers: one of them may be the sentence as it was when it was cited. */
const sentencesShown = (text: string): string[] =>
  text.split('\n').map((line) => line.replace(/〔\d+〕$/, ''));

/** What a citation id stands for; null if it is none. `shown` as in `OpenCitation`. */
export function openOrNull(
  pipeline: Pipeline,
  cid: string,
  shown: readonly string[] = [],
): OpenedCitation | null {
  try {
    return pipeline.open(cid, shown);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

const isPlaced = (intent: TapIntent): intent is PlacedTap =>
  intent.place !== null && intent.message !== null;
