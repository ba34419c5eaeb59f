// Bytes in, text out, or an error that names the file.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/corpus/decode.ts';
import { UserError } from '../../src/errors.ts';

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

const TEXT = '第一行：共 12 个。\n第二行。\n';

describe('decode', () => {
  it.each([
    ['utf-8', Buffer.from(TEXT)],
    ['utf-8', Buffer.from(`\ufeff${TEXT}`)],
    ['utf-16le', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
    ['utf-16be', utf16be(`\ufeff${TEXT}`)],
    ['utf-16le', Buffer.from(TEXT, 'utf16le')],
    ['utf-16be', utf16be(TEXT)],
  ])('%s %#', (encoding, bytes) => {
    expect(decode(bytes, 'a.txt')).toEqual({ text: TEXT, encoding });
  });

  it('an empty file is empty text', () => {
    expect(decode(new Uint8Array(), 'a.txt')).toEqual({ text: '', encoding: 'utf-8' });
  });

  it.each([
    ['GBK', Buffer.from([0xd6, 0xd0, 0xce, 0xc4, 0xa1, 0xa3])],
    ['a cut UTF-8 sequence', Buffer.from('中文').subarray(0, 5)],
    ['an ELF header', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
    ['zeros', Buffer.alloc(64)],
    ['text with a zero', Buffer.from('中文\0中文。')],
    ['a lone surrogate in UTF-16', Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00])],
  ])('%s is refused by name', (_, bytes) => {
    expect(() => decode(bytes, 'sub/a.txt')).toThrow(
      expect.objectContaining({
        code: 'document-encoding',
        message: expect.stringContaining('sub/a.txt'),
      }),
    );
  });

  it('any bytes: text or a UserError, nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        try {
          expect(decode(bytes, 'a.txt').text).not.toContain('\0');
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
    );
  });
});
