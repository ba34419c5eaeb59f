// Requirements: what the evidence must cover before an answer is believed.
import type { Token } from '../text/segment.ts';
import type { Gap } from './gap.ts';
import type { Requirement } from './question.ts';

/** The requirements of a question, in order. */
export function requirementsOf(tokens: readonly Token[], gap: Gap | null): Requirement[] {
  const kinds: Record<string, Requirement['kind']> = {
    nr: 'name',
    ns: 'place',
    nt: 'organisation',
  };
  return tokens.flatMap(({ start, end, text, tag }) => {
    const kind = kinds[tag];
    return kind && (!gap || end <= gap.start || start >= gap.end)
      ? [{ start, end, text, kind }]
      : [];
  });
}
