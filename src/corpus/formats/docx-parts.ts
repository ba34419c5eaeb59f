// The parts of a Word package beside its body: which part is the body, which styles are headings, the properties.
import type { Properties } from './extracted.ts';
import { propertiesFrom } from './properties.ts';
import { readXml } from './xml.ts';

const USUAL_MAIN = 'word/document.xml';

/** Name of the part that holds the body, by the package's relationships. */
export function mainPart(relationships: string, source: string): string {
  let found = USUAL_MAIN;
  if (relationships !== '')
    readXml(relationships, source, {
      open: (_, { Type = '', Target = '' }) => {
        if (Type.endsWith('/officeDocument')) found = Target.replace(/^\//, '');
      },
    });
  return found;
}

interface Style {
  name: string;
  level: number | null;
  parent: string;
}

/** Styles inherit from styles; a longer chain than this is a circle. */
const LONGEST_CHAIN = 12;

/** What an element says of the style that it stands in. */
const OF_STYLE: Readonly<Record<string, (style: Style, value: string) => void>> = {
  'w:name': (style, value) => {
    style.name = value;
  },
  'w:basedOn': (style, value) => {
    style.parent = value;
  },
  'w:outlineLvl': (style, value) => {
    style.level = levelOfOutline(value);
  },
};

/** Heading levels (from 1) by the ids of the styles; 0 for those of running text. */
export function headingStyles(xml: string, source: string): ReadonlyMap<string, number> {
  const styles = new Map<string, Style>();
  let style: Style | null = null;
  if (xml !== '')
    readXml(xml, source, {
      open: (name, attributes) => {
        if (name === 'w:style') {
          style = { name: '', level: null, parent: '' };
          styles.set(attributes['w:styleId'] ?? '', style);
        } else if (style) OF_STYLE[name]?.(style, attributes['w:val'] ?? '');
      },
      close: (name) => {
        if (name === 'w:style') style = null;
      },
    });
  return new Map([...styles.keys()].map((id) => [id, levelOf(styles, id)]));
}

function levelOf(styles: ReadonlyMap<string, Style>, id: string): number {
  let style = styles.get(id);
  for (let steps = 0; style && steps < LONGEST_CHAIN; steps++) {
    const named = /^(?:heading|标题) ?([1-9])$/i.exec(style.name);
    if (style.level !== null) return style.level;
    if (named) return Number(named[1]);
    if (/^(?:title|标题)$/i.test(style.name)) return 1;
    style = styles.get(style.parent);
  }
  return 0;
}

/** Word counts outline levels from 0; 9 is body text. */
export function levelOfOutline(value: string): number {
  const level = Number(value);
  return Number.isInteger(level) && level >= 0 && level < 9 ? level + 1 : 0;
}

/** Of Dublin Core and of Office, which are what Word fills in. */
const PROPERTIES: Readonly<Record<string, 'title' | 'author' | 'keywords' | 'created'>> = {
  'dc:title': 'title',
  'dc:creator': 'author',
  'cp:keywords': 'keywords',
  'dcterms:created': 'created',
};

/** What the document's core properties say. */
export function propertiesOf(xml: string, source: string): Properties {
  const found: Record<string, string> = {};
  let name: string | undefined;
  if (xml !== '')
    readXml(xml, source, {
      open: (element) => {
        name = PROPERTIES[element];
      },
      text: (text) => {
        if (name) found[name] = (found[name] ?? '') + text;
      },
      close: () => {
        name = undefined;
      },
    });
  return propertiesFrom(found);
}
