// The desk: what every reply is made with.
import type { Pipeline } from '../../qa/pipeline.ts';
import type { Api } from '../api/api.ts';
import type { Access } from '../intake/access.ts';
import type { Me, Place } from '../intake/intent.ts';
import { link } from './deep-link.ts';
import type { Delivery } from './delivery.ts';
import type { Memory } from './memory.ts';

/** Who we are, and what was switched on at BotFather. */
export interface Profile extends Me {
  readonly inline: boolean;
}

export interface Desk {
  readonly me: Profile;
  readonly api: Api;
  readonly delivery: Delivery;
  readonly memory: Memory;
  readonly access: Access;
  /** The pipeline as it is now: a reply takes it once, and stays with it while the index is swapped. */
  readonly pipeline: () => Pipeline;
  /** Opens the index anew and swaps it in. */
  readonly reload: () => Promise<void>;
  /** A question made whole with the one before it; null if it stands by itself. */
  readonly resolveFollowUp: (text: string, previous: string) => string | null;
  /** Milliseconds after which a question is given up. */
  readonly answerTimeout: number;
  /** For /status. */
  readonly uptime: () => number;
  readonly waiting: () => number;
}

/** Markers are links where the private chat is the better place to read: in groups. */
export const linkIn = ({ me }: Desk, { isPrivate }: Pick<Place, 'isPrivate'>) =>
  isPrivate ? {} : { linkTo: link(me.username) };
