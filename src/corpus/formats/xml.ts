// XML: a part of a document read as a stream of events; no document type, so no entities that could reach out or swell.
import { createRequire } from 'node:module';
import { broken } from './errors.ts';

const require = createRequire(import.meta.url);

/** Loaded with the first document of this kind: most folders have none, and every start would wait for it. */
const saxes = () => require('saxes') as typeof import('saxes');

export interface XmlEvents {
  /** Names with their prefix: `w:p`. */
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** @throws UserError `document-broken` if `xml` is not well-formed or declares a document type. */
export function readXml(xml: string, source: string, events: XmlEvents): void {
  const parser = new (saxes().SaxesParser)();
  parser.on('doctype', () => {
    throw broken(source, { zh: 'XML 含有 DOCTYPE', en: 'its XML has a DOCTYPE' });
  });
  parser.on('error', (cause) => {
    throw broken(source, { zh: 'XML 有错误', en: 'its XML is malformed' }, cause);
  });
  parser.on('opentag', ({ name, attributes }) => events.open?.(name, attributes));
  parser.on('closetag', ({ name }) => events.close?.(name));
  parser.on('text', (text) => events.text?.(text));
  parser.on('cdata', (text) => events.text?.(text));
  parser.write(xml).close();
}
