// Turns of the event loop: long work lets others in, so that a bot still hears and a lock stays fresh.

/** Resolves when what waits has had its turn. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
