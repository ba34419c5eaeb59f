// The partition: the same documents, the same parts; one that comes or goes moves only its own part.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { docidBits, docidOf } from '../../src/corpus/document.ts';
import { partition } from '../../src/retriever/partition.ts';

const LONGEST = 1000;

const documents = fc
  .uniqueArray(fc.record({ name: fc.string(), length: fc.nat(900) }), {
    selector: ({ name }) => name,
    maxLength: 40,
  })
  .map((list) => list.map(({ name, length }) => ({ docid: docidOf(name), length })));

it('holds each document once, in docid order, by prefix, none longer than told', () => {
  fc.assert(
    fc.property(documents, (list) => {
      const parts = partition(list, LONGEST);
      const all = parts.flatMap((part) => part.documents.map(({ docid }) => docid));
      expect(all).toEqual(list.map(({ docid }) => docid).sort());
      for (const part of parts) {
        const length = part.documents.reduce((sum, document) => sum + document.length, 0);
        expect(part.documents.length === 1 || length <= LONGEST).toBe(true);
        for (const { docid } of part.documents)
          expect(docidBits(docid).startsWith(part.prefix)).toBe(true);
      }
      expect(partition([...list].reverse(), LONGEST)).toEqual(parts);
    }),
  );
});

it('leaves the other parts alone when a document comes or goes', () => {
  fc.assert(
    fc.property(documents, fc.string(), (list, name) => {
      const docid = docidOf(name);
      const others = list.filter((document) => document.docid !== docid);
      const before = partition(others, LONGEST);
      const after = partition([...others, { docid, length: 500 }], LONGEST);
      const bits = docidBits(docid);
      const elsewhere = (parts: typeof before) =>
        parts.filter(({ prefix }) => !bits.startsWith(prefix));
      const moved = before.find(({ prefix }) => bits.startsWith(prefix));
      const untouched = elsewhere(before).map(({ prefix }) => prefix);
      for (const { prefix, documents: own } of elsewhere(after))
        if (untouched.includes(prefix))
          expect(own).toEqual(before.find((part) => part.prefix === prefix)!.documents);
        else expect(moved && prefix.startsWith(moved.prefix)).toBe(true);
    }),
  );
});
