// ZIP: the entries of an archive, read within limits, so that no archive can overwhelm its reader.
import { crc32, inflateRawSync } from 'node:zlib';
import { broken, encrypted, expands } from './errors.ts';

export interface ZipEntry {
  /** As it is written in the archive, with `/`: not to be trusted as a path. */
  readonly name: string;
  /** Bytes, unpacked. */
  readonly size: number;
  /** @throws UserError if the entry is broken or encrypted. */
  readonly read: () => Uint8Array;
}

/** An archive with more entries is a store of something else. */
const MOST_ENTRIES = 10_000;

/** All entries of an archive together, unpacked: four times the largest file that is read. */
const MOST_BYTES = 200 * 1024 * 1024;

/** Text shrinks to a tenth or a twentieth; what shrinks to less than this was made to. Small entries may. */
const MOST_RATIO = 200;
const RATIO_FREE = 1024 * 1024;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;

/**
 * The entries of an archive that are no folders, in its order. Nothing is unpacked yet, but the limits are held.
 * @throws UserError `document-broken`, `document-expands`.
 */
export function openZip(bytes: Uint8Array, source: string): ZipEntry[] {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return entriesOf(view, source);
  } catch (cause) {
    // Offsets that lead out of the file.
    if (cause instanceof RangeError) throw cutShort(source, cause);
    throw cause;
  }
}

function entriesOf(view: Buffer, source: string): ZipEntry[] {
  const end = findEnd(view);
  if (end < 0) throw cutShort(source);
  const count = view.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) {
    const detail = { zh: `超过 ${MOST_ENTRIES} 个文件`, en: `more than ${MOST_ENTRIES} files` };
    throw expands(source, detail);
  }
  const entries: ZipEntry[] = [];
  let total = 0;
  let at = view.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (view.readUInt32LE(at) !== CENTRAL) throw cutShort(source);
    const header = headerAt(view, at);
    total += header.size;
    if (total > MOST_BYTES) throw tooMuch(source);
    if (header.size > RATIO_FREE && header.size > MOST_RATIO * header.packed) throw tooMuch(source);
    if (!header.name.endsWith('/'))
      entries.push({
        name: header.name,
        size: header.size,
        read: () => unpack(view, header, `${source}/${header.name}`),
      });
    at = header.next;
  }
  return entries;
}

/** Offset of the end record; its comment may hold anything, so the last that fits the end of the file counts. */
function findEnd(view: Buffer): number {
  const first = Math.max(0, view.length - END_SIZE - LONGEST_COMMENT);
  for (let at = view.length - END_SIZE; at >= first; at--)
    if (view.readUInt32LE(at) === END && at + END_SIZE + view.readUInt16LE(at + 20) <= view.length)
      return at;
  return -1;
}

interface Header {
  readonly name: string;
  readonly isEncrypted: boolean;
  readonly method: number;
  readonly checksum: number;
  readonly packed: number;
  readonly size: number;
  readonly local: number;
  /** Offset of the next header. */
  readonly next: number;
}

function headerAt(view: Buffer, at: number): Header {
  const flags = view.readUInt16LE(at + 8);
  const nameSize = view.readUInt16LE(at + 28);
  const rest = view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
  const name = view.subarray(at + 46, at + 46 + nameSize);
  return {
    name: nameOf(name).replaceAll('\\', '/'),
    isEncrypted: (flags & 1) !== 0,
    method: view.readUInt16LE(at + 10),
    checksum: view.readUInt32LE(at + 16),
    packed: view.readUInt32LE(at + 20),
    size: view.readUInt32LE(at + 24),
    local: view.readUInt32LE(at + 42),
    next: at + 46 + nameSize + rest,
  };
}

// The flag for UTF-8 is often missing where it is due; without it, Chinese Windows writes GBK.
function nameOf(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {}
  return new TextDecoder('latin1').decode(bytes);
}

const STORED = 0;
const DEFLATED = 8;

function unpack(view: Buffer, header: Header, source: string): Uint8Array {
  const { isEncrypted, method, local, packed, size, checksum } = header;
  if (isEncrypted) throw encrypted(source);
  if (method !== STORED && method !== DEFLATED)
    throw broken(source, { zh: `压缩方法 ${method}`, en: `compression method ${method}` });
  let data: Uint8Array;
  try {
    if (view.readUInt32LE(local) !== LOCAL) throw cutShort(source);
    const start = local + 30 + view.readUInt16LE(local + 26) + view.readUInt16LE(local + 28);
    const body = view.subarray(start, start + packed);
    data = method === STORED ? body : inflateRawSync(body, { maxOutputLength: Math.max(size, 1) });
  } catch (cause) {
    throw cutShort(source, cause);
  }
  if (data.length !== size || crc32(data) !== checksum) throw cutShort(source);
  return data;
}

const cutShort = (source: string, cause?: unknown) =>
  broken(source, { zh: '压缩包不完整', en: 'the archive is incomplete' }, cause);

const tooMuch = (source: string) =>
  expands(source, {
    zh: `超过 ${MOST_BYTES / 1024 / 1024} MB，或压缩比高得反常`,
    en: `more than ${MOST_BYTES / 1024 / 1024} MB, or packed more tightly than any text`,
  });
