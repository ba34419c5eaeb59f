// Markdown: which of a text's characters are marks, by a parser that keeps positions; the one door to micromark.
import { parse, postprocess, preprocess } from 'micromark';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Span } from '../../text/span.ts';
import { decode } from '../decode.ts';
import { frontMatterOf } from '../front-matter.ts';
import type { MarkedBlock, Markup } from '../markup.ts';
import type { Adapter } from './extracted.ts';
import { isTarget, tagsIn } from './markdown-marks.ts';
import { partsOf } from './markdown-parts.ts';

// One tilde is a range in Chinese: 3~5天，10~15人.
const EXTENSIONS = [gfmTable(), gfmStrikethrough({ singleTilde: false })];

type Event = ReturnType<typeof postprocess>[number];
type Token = Event[1];

export const readMarkdown: Adapter = (bytes, source, hints) => {
  const decoded = decode(bytes, source, hints);
  const parts = partsOf(decoded.text, frontMatterOf(decoded.text)?.end ?? 0);
  const isParsed = parts.every(({ kind }) => kind !== 'overwhelming');
  return { ...decoded, ...(isParsed ? {} : { unparsed: true }) };
};

/** The markup of a Markdown text; what is too intricate to be parsed stays to the reader of lines. */
export function markdownOf(text: string): Markup {
  const from = frontMatterOf(text)?.end ?? 0;
  const found: Found = { text, hidden: [], blocks: [] };
  const parsed: Span[] = [];
  const targets = definedIn(text);
  for (const part of partsOf(text, from)) {
    if (part.kind !== 'marked') continue;
    parsed.push(part);
    readPart(found, part, targets);
  }
  return { parsed, hidden: deletable(text, found.hidden), blocks: found.blocks };
}

/** Marks and blocks as they are found; `hidden` in any order. */
interface Found {
  readonly text: string;
  readonly hidden: Span[];
  readonly blocks: MarkedBlock[];
}

const DEFINITION = /^ {0,3}\[([^[\]\\\n]{1,99})\]:[ \t]*(\S+)/gm;

/** Labels of the links that are defined anywhere, in micromark's form. [^1]: is a note, [注]: 说明 a text. */
function definedIn(text: string): Set<string> {
  const found = [...text.matchAll(DEFINITION)].filter(({ 2: target }) => isTarget(target!));
  return new Set(found.map(({ 1: label }) => labelOf(label!)).filter((label) => label[0] !== '^'));
}

const labelOf = (label: string): string =>
  label
    .replace(/[\t\n\r ]+/g, ' ')
    .trim()
    .toLowerCase()
    .toUpperCase();

function readPart(found: Found, { start, end }: Span, targets: ReadonlySet<string>): void {
  const parser = parse({ extensions: EXTENSIONS });
  parser.defined.push(...targets);
  // micromark drops a byte order mark without counting it.
  const part = found.text.slice(start, end).replace(/^\ufeff/, '\u200b');
  const events = postprocess(parser.document().write(preprocess()(part, undefined, true)));
  const reading: Reading = { ...found, targets, links: [], stars: new Map() };
  for (const [kind, token] of events) {
    const span = { start: start + token.start.offset, end: start + token.end.offset };
    if (kind === 'enter') {
      if (MARKS.has(token.type)) reading.hidden.push(span);
      HANDLERS[token.type]?.(reading, span);
    } else if (token.type === 'link' || token.type === 'image') leaveLink(reading, span);
  }
  for (const stars of reading.stars.values())
    if (stars.length % 2 === 0) found.hidden.push(...stars);
}

interface Reading extends Found {
  readonly targets: ReadonlySet<string>;
  readonly links: Link[];
  /** `**` that the rules of Markdown make no mark of, by the line's end before them. */
  readonly stars: Map<number, Span[]>;
}

interface Link {
  label?: Span;
  target?: Span;
  reference?: Span;
}

const MARKS: ReadonlySet<Token['type']> = new Set<Token['type']>([
  'atxHeadingSequence',
  'setextHeadingLineSequence',
  'strongSequence',
  'emphasisSequence',
  'strikethroughSequence',
  'codeTextSequence',
  'codeFencedFence',
  'autolinkMarker',
  'hardBreakEscape',
  'blockQuotePrefix',
  'tableDelimiterRow',
]);

type Handler = (reading: Reading, span: Span) => void;

const block =
  (kind: MarkedBlock['kind']): Handler =>
  ({ blocks }, span) =>
    blocks.push({ ...span, kind, level: 0 });

const openLink: Handler = ({ links }) => links.push({});

const readTags: Handler = ({ text, hidden }, span) => hidden.push(...tagsIn(text, span));

const HANDLERS: Readonly<Partial<Record<Token['type'], Handler>>> = {
  atxHeading: ({ text, blocks }, span) => {
    const level = /^#+/.exec(text.slice(span.start, span.end))![0].length;
    blocks.push({ ...span, kind: 'heading', level });
  },
  setextHeading: readUnderlined,
  codeFenced: block('code'),
  codeIndented: (reading, span) => {
    if (isCode(reading.text.slice(span.start, span.end))) block('code')(reading, span);
  },
  tableRow: block('row'),
  listItemPrefix: ({ text, hidden }, span) => {
    if (/^[-*+]/.test(text.slice(span.start, span.end))) hidden.push(span);
  },
  // In a cell \| must not become a bar between cells.
  escapeMarker: ({ text, hidden }, span) => {
    if (text[span.end] !== '|') hidden.push(span);
  },
  definition: (reading, span) => {
    if (definesTarget(reading, span)) reading.hidden.push(span);
  },
  htmlText: readTags,
  htmlFlow: readTags,
  data: looseStars,
  link: openLink,
  image: openLink,
  labelText: ({ links }, span) => {
    const link = links.at(-1);
    if (link) link.label ??= span;
  },
  resourceDestinationString: ({ links }, span) => {
    const link = links.at(-1);
    if (link) link.target = span;
  },
  referenceString: ({ links }, span) => {
    const link = links.at(-1);
    if (link) link.reference = span;
  },
};

/** What is set in by four spaces is code to the rules; paragraphs of Chinese begin so, and titles are centred so. */
const isCode = (written: string): boolean =>
  !/\p{Script=Han}/u.test(written) || /^[ \t]*(?:#|\/\/|[-*+>$|])/m.test(written);

/** Longest title that an underline makes a heading of: below a paragraph people mean a rule. */
const UNDERLINED_LIMIT = 60;

function readUnderlined({ blocks, text }: Reading, { start, end }: Span): void {
  const written = text.slice(start, end).trimEnd();
  const below = Math.max(written.lastIndexOf('\n'), written.lastIndexOf('\r')) + 1;
  const title = written.slice(0, below).trim();
  if (title.length > UNDERLINED_LIMIT || /[。！？；，：…!?;,:]$/u.test(title)) return;
  blocks.push({ start, end: start + below, kind: 'heading', level: written.endsWith('=') ? 1 : 2 });
}

function definesTarget({ text, targets }: Reading, { start, end }: Span): boolean {
  const label = /^\[([^[\]]*)\]/.exec(text.slice(start, end))?.[1];
  return label !== undefined && targets.has(labelOf(label));
}

/** The brackets and the target of a link; its text stays, and all of it where the target is none: [注](见附表). */
function leaveLink({ text, hidden, links, targets }: Reading, span: Span): void {
  const { label, target, reference } = links.pop()!;
  if (!label) return;
  const written = ({ start, end }: Span) => text.slice(start, end);
  const resource = text[label.end + 1] === '(';
  if (resource && target && !isTarget(written(target))) return;
  if (!resource && !targets.has(labelOf(written(reference ?? label)))) return;
  const opening = { start: span.start, end: label.start };
  if (!partsNumbers(text, opening)) hidden.push(opening, { start: label.end, end: span.end });
}

// **注意：**请看: a mark before punctuation closes nothing by the rules, which know Latin text only.
function looseStars({ text, stars }: Reading, { start, end }: Span): void {
  const written = text.slice(start, end);
  if (!written.includes('**')) return;
  const line = text.lastIndexOf('\n', start);
  const found = [...written.matchAll(/(?<!\*)\*\*(?!\*)/g)].map(({ index }) => ({
    start: start + index,
    end: start + index + 2,
  }));
  stars.set(line, [...(stars.get(line) ?? []), ...found]);
}

/** The marks in order, joined where they touch; what parts two digits stays, or 2023[1] would read 20231. */
function deletable(text: string, marks: readonly Span[]): Span[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else if (end > start) joined.push({ start, end });
  }
  return joined.filter((mark) => !partsNumbers(text, mark));
}

const partsNumbers = (text: string, { start, end }: Span): boolean =>
  /\d/.test(text[start - 1] ?? '') && /\d/.test(text[end] ?? '');
