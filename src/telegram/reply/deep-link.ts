// Deep links: into the private chat, with what a button would carry.

/** Makes links to the private chat; a payload is what encodePress makes: at most 64 of A-Za-z0-9_-. */
export const link =
  (username: string) =>
  (payload: string): string =>
    `https://t.me/${username}?start=${payload}`;
