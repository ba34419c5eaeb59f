// Bytes in, text out, or an error that names the file.
import fc from 'fast-check';
import iconv from 'iconv-lite';
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
    ['one character of GBK', Buffer.from([0xd6, 0xd0])],
    ['Korean: no advice to call it Chinese', iconv.encode('대한민국은 동아시아에 있다.', 'euc-kr')],
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

  it.each([
    ['gbk', 'gb18030'],
    ['big5', 'big5'],
  ])('%s is guessed, with a certainty', (saved, encoding) => {
    const text = '今天上午有三百人到会，大家都同意这个意见。'.replace(
      /[会个这见]/g,
      (simplified) =>
        saved === 'gbk' ? simplified : { 会: '會', 个: '個', 这: '這', 见: '見' }[simplified]!,
    );
    const decoded = decode(iconv.encode(text, saved), 'a.txt');
    expect(decoded).toMatchObject({ text, encoding });
    expect(decoded.certainty).toBeGreaterThan(0.95);
  });

  it('the keeper is believed, bytes that do not fit included', () => {
    const bytes = Buffer.concat([iconv.encode('中文'.repeat(100), 'gbk'), Buffer.from([0xff])]);
    expect(decode(bytes, 'a.txt', { given: 'GBK' })).toEqual({
      text: `${'中文'.repeat(100)}\ufffd`,
      encoding: 'gb18030',
    });
    expect(() => decode(bytes, 'a.txt', { given: 'klingon' })).toThrow(
      expect.objectContaining({ message: expect.stringContaining('klingon') }),
    );
  });

  it.each([
    ['UTF-8 read as Latin-1', Buffer.from('重庆市政府', 'utf8').toString('latin1')],
    ['HZ', 'see ~{VPND~} there'],
    ['ISO 2022', 'Python \u001b$B$N3+H/\u001b(B'],
    ['replaced twice', '你好锟斤拷你好'],
    ['replacement characters', '重\ufffd\ufffd政府'],
  ])('mojibake is refused: %s', (_, text) => {
    expect(() => decode(Buffer.from(text), 'a.txt')).toThrow(
      expect.objectContaining({ code: 'document-mojibake' }),
    );
  });

  it('one damaged character in a page is no mojibake', () => {
    const text = `${'正常的一句话。'.repeat(30)}\ufffd`;
    expect(decode(Buffer.from(text), 'a.txt').text).toBe(text);
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
