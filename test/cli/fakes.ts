// Answers, a view and a corpus made by hand, for what the terminal shows of them.

import { colourful, plain } from '../../src/cli/style.ts';
import type { View } from '../../src/cli/view.ts';
import { messagesIn } from '../../src/messages/messages.ts';
import type { Answer, Citation } from '../../src/qa/answer.ts';
import type { Span } from '../../src/text/span.ts';

export const zhView: View = {
  language: 'zh',
  messages: messagesIn('zh'),
  style: plain,
  columns: Number.POSITIVE_INFINITY,
  command: (words) => `chuchu ${words}`,
};

export const enView: View = { ...zhView, language: 'en', messages: messagesIn('en') };

/** A terminal of 40 columns with colours. */
export const narrowView: View = { ...zhView, style: colourful, columns: 40 };

/** `北碚区安排{3928万元}。` is the evidence and the place of the answer in it. */
export function citation(n: number, marked: string, more: Partial<Citation> = {}): Citation {
  const { text, marks } = unmark(marked);
  return {
    n,
    cid: `cid-${String(n).padStart(12, '0')}`,
    docid: 'doc00001',
    title: '抗疫阻击战',
    source: '000_news.txt',
    spans: [{ start: 0, end: text.length }],
    quotes: [text],
    lines: { from: n * 10, to: n * 10 + 1 },
    evidence: text,
    answer: marks,
    marks,
    headings: [],
    ...more,
  };
}

export function unmark(marked: string): { text: string; marks: Span[] } {
  const marks: Span[] = [];
  let text = '';
  for (const part of marked.split(/(\{[^}]*\})/)) {
    const inner = /^\{(.*)\}$/s.exec(part)?.[1];
    if (inner !== undefined) marks.push({ start: text.length, end: text.length + inner.length });
    text += inner ?? part;
  }
  return { text, marks };
}

type Answered = Extract<Answer, { kind: 'answered' }>;
type Abstained = Extract<Answer, { kind: 'abstained' }>;

export const answered = (
  text: string,
  citations: Answered['citations'],
  more: Partial<Answered> = {},
): Answered => ({
  v: 1,
  id: null,
  question: '问题？',
  kind: 'answered',
  answerType: 'what',
  text,
  items: null,
  alternatives: [],
  confidence: 0.9,
  missing: [],
  notes: [],
  citations,
  nearest: [],
  ms: 1,
  ...more,
});

export const abstained = (more: Partial<Abstained> = {}): Abstained => ({
  v: 1,
  id: null,
  question: '问题？',
  kind: 'abstained',
  answerType: 'what',
  text: null,
  items: null,
  alternatives: [],
  reason: 'not-covered',
  confidence: 0.1,
  missing: [],
  notes: [],
  citations: [],
  nearest: [],
  ms: 1,
  ...more,
});

/** What a terminal would obey or be confused by: control characters and marks of writing direction. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
export const OBEYED = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/;
