// Lanes: one job at a time for each chat, in order, while the chats go on side by side.

type Job = () => Promise<void>;

export class Lanes {
  readonly #lanes = new Map<string, Job[]>();
  readonly #running = new Set<Promise<void>>();
  #stopped = false;
  #waiting = 0;

  /** Jobs that have not begun. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Jobs that have not begun, in one lane. */
  waitingIn(lane: string): number {
    return this.#lanes.get(lane)?.length ?? 0;
  }

  /** Runs `job` when those before it in its lane are over. A job must not fail: it has its own catch. */
  add(lane: string, job: Job): void {
    if (this.#stopped) return;
    this.#waiting++;
    const queue = this.#lanes.get(lane);
    if (queue) queue.push(job);
    else {
      this.#lanes.set(lane, [job]);
      const run = this.#run(lane).finally(() => this.#running.delete(run));
      this.#running.add(run);
    }
  }

  /** Begins no further job, and resolves when those under way are over. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#running);
  }

  async #run(lane: string): Promise<void> {
    const queue = this.#lanes.get(lane)!;
    // Every lane gets its turn before this one begins, however many jobs are added at once.
    await new Promise(setImmediate);
    while (!this.#stopped) {
      const job = queue.shift();
      if (!job) break;
      this.#waiting--;
      await job();
      await new Promise(setImmediate);
    }
    this.#lanes.delete(lane);
  }
}
