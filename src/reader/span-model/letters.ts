// Letters: what is left of a text when marks and white space are taken out, for comparing wordings.

const NOT_LETTERS = /[^\p{L}\p{N}]/gu;

/** Letters and digits only. */
export const lettersOf = (folded: string): string => folded.replace(NOT_LETTERS, '');
