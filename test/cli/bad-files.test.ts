// Files that are no good in a folder of documents: what the person sees of each, and that the others are answered from.
import { execFileSync } from 'node:child_process';
import { symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { locked, scanOf } from '../corpus/bad-pdf.ts';
import { pdfOf } from '../corpus/pdf-writer.ts';
import { docxOf, zipOf } from '../corpus/saved-as.ts';
import { Place } from './program.ts';

/** `text` in a Word document that declares `type` before it. */
const declaring = (type: string, text: string): Uint8Array =>
  zipOf({
    'word/document.xml': `<?xml version="1.0"?><!DOCTYPE d [${type}]><w:document><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
  });

const BAD: Readonly<Record<string, Uint8Array | string>> = {
  'bomb.zip': zipOf({ 'a.txt': new Uint8Array(30 * 1024 * 1024) }),
  'bomb.docx': zipOf({ 'word/document.xml': new Uint8Array(60 * 1024 * 1024).fill(97) }),
  'xxe.docx': declaring('<!ENTITY x SYSTEM "file:///etc/passwd">', '&x;'),
  'laughs.docx': declaring('<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;&a;">', '&b;'),
  'escape.zip': zipOf({ '../../out.txt': '外面的话。', 'in.txt': '里面的话。' }),
  'broken.docx': docxOf('').subarray(0, 200),
  'broken.pdf': pdfOf([[{ text: '甲', x: 50, y: 50 }]]).subarray(0, 250),
  'locked.pdf': locked(),
  'scan.pdf': scanOf(['scan', 'scan']),
  'half-scan.pdf': scanOf(['text', 'scan', 'scan', 'text']),
  'old.doc': 'x',
  'old.xls': 'x',
};

const ENDLESS = '绕口令说了一遍又一遍，'.repeat(200_000);

let place: Place;
beforeAll(() => {
  place = new Place({
    ...BAD,
    'good.txt': '青石桥位于河湾镇东头，全长120米，由工程师沈若谷设计。\n',
    'endless.txt': ENDLESS,
    'huge.txt': '',
  });
  truncateSync(join(place.seeds, 'huge.txt'), 1024 ** 3);
  execFileSync('mkfifo', [join(place.seeds, 'pipe.txt')]);
  symlinkSync('loop.txt', join(place.seeds, 'loop.txt'));
  symlinkSync('.', join(place.seeds, 'circle'));
  symlinkSync('/etc/hostname', join(place.seeds, 'outside.txt'));
});
afterAll(() => place.remove());

it('an answer comes from what can be read', { timeout: 120_000 }, () => {
  const { code, out } = place.run(['ask', '青石桥是谁设计的？']);
  expect(code).toBe(0);
  expect(out).toContain('沈若谷');
});

it.each(['zh', 'en'])('status names each, and says what to do (%s)', async (language) => {
  const { code, out, err } = place.run(['status', '--lang', language], { env: { COLUMNS: '100' } });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const from = out.split('\n').findIndex((line) => /没有读入的文件|Files left out/.test(line));
  expect(from).toBeGreaterThan(0);
  await expect(out.split('\n').slice(from).join('\n')).toMatchFileSnapshot(
    `bad-files.${language}.txt`,
  );
});
