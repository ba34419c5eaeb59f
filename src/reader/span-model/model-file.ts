// The model file: mark, format, SHA-256 of the body; in the body a JSON head, then columns of numbers.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ByteReader, gaps, varints } from './bytes.ts';
import { denseNames } from './dense-names.ts';
import { SLOTS } from './linear.ts';
import type { SpanModelParts } from './model.ts';
import { templateNames } from './templates.ts';

const MARK = Buffer.from('chuchu span model\n');
const DIGEST_BYTES = 32;
/** Changes when the features mean something else, so that old weights are not laid on new features. */
const FORMAT = 1;

const Logistic = z.object({
  names: z.array(z.string()).readonly(),
  means: z.array(z.number()).readonly(),
  scales: z.array(z.number()).readonly(),
  weights: z.array(z.number()).readonly(),
  bias: z.number(),
});

const Head = z.object({
  format: z.literal(FORMAT),
  /** Names of the templates and the dense features: a model of other features is a foreign one. */
  features: z.literal(featuresDigest()),
  paragraphs: z.number(),
  words: z.number(),
  weights: z.number(),
  roots: z.number(),
  nodes: z.number(),
  selector: Logistic,
  confidence: Logistic,
});

function featuresDigest(): string {
  const names = [...templateNames].map(([number, name]) => `${number} ${name}`);
  return createHash('sha256')
    .update([...names, ...denseNames].join('\n'))
    .digest('hex');
}

/** The same model gives the same bytes. */
export function encodeModel(model: SpanModelParts): Buffer {
  const { frequencies, weights, trees, selector, confidence } = model;
  const slots = Array.from(weights.keys()).filter((slot) => weights[slot] !== 0);
  const head: z.infer<typeof Head> = {
    format: FORMAT,
    features: featuresDigest(),
    paragraphs: frequencies.paragraphs,
    words: frequencies.words.length,
    weights: slots.length,
    roots: trees.roots.length,
    nodes: trees.feature.length,
    selector,
    confidence,
  };
  const json = Buffer.from(JSON.stringify(head));
  const body = Buffer.concat(
    [
      varints([json.length]),
      json,
      varints(gaps(Array.from(frequencies.words, (hash) => hash + HASH_OFFSET))),
      varints(frequencies.counts),
      varints(gaps(slots)),
      Int8Array.from(slots, (slot) => weights[slot]!),
      varints(gaps(trees.roots)),
      trees.feature,
      varints(trees.right),
      Buffer.from(trees.value.buffer, trees.value.byteOffset, trees.value.byteLength),
    ].map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)),
  );
  return Buffer.concat([MARK, digestOf(body), body]);
}

/** Hashes are signed; gaps are not. */
const HASH_OFFSET = 2 ** 31;

const digestOf = (body: Uint8Array): Buffer => createHash('sha256').update(body).digest();

/** Throws an Error that says what is wrong with the bytes. */
export function decodeModel(bytes: Uint8Array): SpanModelParts {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!file.subarray(0, MARK.length).equals(MARK)) throw new Error('not a span model');
  const body = file.subarray(MARK.length + DIGEST_BYTES);
  if (!digestOf(body).equals(file.subarray(MARK.length, MARK.length + DIGEST_BYTES)))
    throw new Error('the checksum is wrong');
  const reader = new ByteReader(body);
  const json = Buffer.from(reader.take(reader.varint())).toString('utf8');
  const head = Head.parse(JSON.parse(json));
  return {
    frequencies: {
      paragraphs: head.paragraphs,
      words: Int32Array.from(ascending(reader, head.words), (hash) => hash - HASH_OFFSET),
      counts: Uint16Array.from({ length: head.words }, () => reader.varint()),
    },
    weights: readWeights(reader, head.weights),
    trees: {
      roots: ascending(reader, head.roots),
      feature: reader.take(head.nodes),
      right: Uint16Array.from({ length: head.nodes }, () => reader.varint()),
      value: new Float32Array(reader.take(head.nodes * Float32Array.BYTES_PER_ELEMENT).buffer),
    },
    selector: head.selector,
    confidence: head.confidence,
  };
}

function ascending(reader: ByteReader, length: number): Uint32Array {
  let last = 0;
  return Uint32Array.from({ length }, () => {
    last += reader.varint();
    return last;
  });
}

function readWeights(reader: ByteReader, length: number): Int8Array {
  const slots = ascending(reader, length);
  const values = new Int8Array(reader.take(length).buffer);
  const weights = new Int8Array(SLOTS);
  for (const [i, slot] of slots.entries()) weights[slot] = values[i]!;
  return weights;
}
