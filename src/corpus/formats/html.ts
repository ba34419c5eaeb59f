// HTML: the main text of a page, its headings, lists and tables; scripts, menus and forms left out.
import { createRequire } from 'node:module';
import type { DefaultTreeAdapterMap } from 'parse5';
import { decode } from '../decode.ts';
import { blockWriter } from './block-writer.ts';
import { broken } from './errors.ts';
import type { Adapter, Properties } from './extracted.ts';
import { htmlProperties } from './html-properties.ts';

const require = createRequire(import.meta.url);

/** Loaded with the first page: most folders have none, and every start would wait for it. */
const parser = () => require('parse5') as typeof import('parse5');

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

/** Elements nested deeper than this were made to overwhelm a parser. */
const DEEPEST = 512;

/** How many bytes may stand before a page says its encoding; the standard has 1024, pages have comments. */
const DECLARED_WITHIN = 4096;

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** What shows no text of the page, or not its own. */
const DROPPED = words(
  'head script style noscript template nav aside svg math iframe object canvas audio video form button select textarea input dialog rt rp',
);

const BLOCKS = words(
  'address article blockquote body caption center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody td tfoot th thead tr ul',
);

export const readHtml: Adapter = (bytes, source, hints) => {
  const opening = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARED_WITHIN));
  const declared = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(opening)?.[1];
  const decoded = decode(bytes, source, { declared, ...hints });
  const page = parsed(decoded.text, source);
  return { ...decoded, ...write(mainOf(page)), properties: propertiesOf(page) };
};

function propertiesOf(page: Node): Properties {
  const metas = new Map<string, string>();
  const times: { datetime: string; isOwn: boolean }[] = [];
  for (const { tagName, attrs } of elementsOf(page)) {
    const value = (name: string) => attrs.find((attribute) => attribute.name === name)?.value;
    if (tagName === 'meta') {
      const name = (value('name') ?? value('property') ?? value('itemprop') ?? '').toLowerCase();
      if (!metas.has(name)) metas.set(name, value('content') ?? '');
    } else if (tagName === 'time' && value('datetime'))
      times.push({
        datetime: value('datetime')!,
        isOwn: value('pubdate') !== undefined || value('itemprop') === 'datePublished',
      });
  }
  const own = times.filter(({ isOwn }) => isOwn || times.length === 1);
  const title = textOf(find(page, 'title'));
  return htmlProperties(
    title,
    metas,
    own.map(({ datetime }) => datetime),
  );
}

function parsed(html: string, source: string): Node {
  const { parse, defaultTreeAdapter } = parser();
  let depth = 0;
  const treeAdapter = {
    ...defaultTreeAdapter,
    onItemPush: () => {
      if (++depth > DEEPEST)
        throw broken(source, { zh: '嵌套太深', en: 'elements are nested too deep' });
    },
    onItemPop: () => {
      depth--;
    },
  };
  return parse(html, { treeAdapter });
}

/** The page's main part if it says which that is, else all of it. */
function mainOf(page: Node): Node {
  const mains = [...elementsOf(page)].filter(({ tagName }) => tagName === 'main');
  return mains.length === 1 ? mains[0]! : page;
}

function write(root: Node) {
  const writer = blockWriter();
  let paragraph = 0;
  let table = 0;
  let text = '';
  /** What the text collected last is: a heading's level, an item, or neither. */
  let kind: number | 'item' | null = null;
  const flush = () => {
    const body = text.replace(/[ \t]*\n[ \t]*/g, '\n');
    text = '';
    if (body.trim() === '') return;
    const place = { paragraph: ++paragraph };
    if (typeof kind === 'number') writer.heading(kind, body, place);
    else if (kind === 'item') writer.item(body, place);
    else writer.paragraph(body, place);
  };
  const enter = (node: Element): boolean => {
    const { tagName } = node;
    if (tagName === 'br') text += '\n';
    if (!BLOCKS.has(tagName)) return true;
    flush();
    kind = kindOf(tagName) ?? (tagName === 'p' || tagName === 'div' ? kind : null);
    if (tagName === 'table' && isData(node)) {
      table++;
      for (const [i, cells] of rowsOf(node).entries()) writer.row(cells, { table, row: i + 1 });
      return false;
    }
    return true;
  };
  const leave = ({ tagName, childNodes }: Element) => {
    if (!BLOCKS.has(tagName)) return;
    if (tagName === 'p' && childNodes.length > 0 && text.trim() === '') writer.space();
    flush();
    if (kindOf(tagName) !== null) kind = null;
  };
  walk(root, enter, leave, (value, isPre) => {
    text += isPre ? value : value.replace(/[ \t\r\n\f]+/g, ' ');
  });
  flush();
  return writer.finish();
}

function kindOf(tagName: string): number | 'item' | null {
  if (tagName === 'li') return 'item';
  return /^h[1-6]$/.test(tagName) ? Number(tagName[1]) : null;
}

/** Walks what is shown, in order; children are left out where `enter` says so. No recursion: pages nest deep. */
function walk(
  root: Node,
  enter: (element: Element) => boolean,
  leave: (element: Element) => void,
  onText: (value: string, isPre: boolean) => void,
): void {
  interface Step {
    readonly node: Node;
    readonly done: boolean;
    readonly pre: boolean;
  }
  const stack: Step[] = [{ node: root, done: false, pre: false }];
  const descend = (node: Node, pre: boolean) => {
    if (!('childNodes' in node)) return;
    if ('tagName' in node) {
      if (isDropped(node) || !enter(node)) return;
      stack.push({ node, done: true, pre });
    }
    const inner = pre || node.nodeName === 'pre';
    for (const child of node.childNodes.toReversed())
      stack.push({ node: child, done: false, pre: inner });
  };
  for (let step = stack.pop(); step; step = stack.pop()) {
    if (step.done) leave(step.node as Element);
    else if ('value' in step.node) onText(step.node.value, step.pre);
    else descend(step.node, step.pre);
  }
}

function isDropped({ tagName, attrs, parentNode }: Element): boolean {
  if (DROPPED.has(tagName)) return true;
  // A page's own header and footer; those of an article are the article's.
  if (tagName === 'footer' && parentNode?.nodeName === 'body') return true;
  return attrs.some(
    ({ name, value }) =>
      name === 'hidden' ||
      (name === 'aria-hidden' && value === 'true') ||
      (name === 'style' && /display\s*:\s*none/i.test(value)) ||
      (name === 'role' && value === 'navigation'),
  );
}

/** All elements below `node`, in order. */
function* elementsOf(node: Node): Generator<Element> {
  const stack = [node];
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next !== node && 'tagName' in next) yield next;
    // One by one: an element has more children than a call takes arguments.
    if ('childNodes' in next) for (const child of next.childNodes.toReversed()) stack.push(child);
  }
}

const find = (node: Node, tagName: string): Element | undefined =>
  [...elementsOf(node)].find((element) => element.tagName === tagName);

const LAID_OUT = /^(?:table|h[1-6]|ul|ol|article|section)$/;

/** True for a table of data; others only place parts of the page beside each other. */
function isData(table: Element): boolean {
  for (const { tagName } of elementsOf(table)) if (LAID_OUT.test(tagName)) return false;
  return rowsOf(table).some((cells) => cells.length > 1);
}

const rowsOf = (table: Element): string[][] =>
  [...elementsOf(table)]
    .filter(({ tagName }) => tagName === 'tr')
    .map(({ childNodes }) =>
      childNodes
        .filter(({ nodeName }) => nodeName === 'td' || nodeName === 'th')
        .map((cell) => textOf(cell).replace(/\s+/g, ' ')),
    );

/** The shown text of a node and what is below it, blocks parted by blanks. */
function textOf(node: Node | undefined): string {
  let text = '';
  const part = ({ tagName }: Element) => {
    if (tagName === 'br' || BLOCKS.has(tagName)) text += ' ';
    return true;
  };
  if (node)
    walk(node, part, part, (value) => {
      text += value;
    });
  return text;
}
