import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openHistory } from '../../src/cli/history.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chuchu-'));
  file = join(folder, 'state', 'history');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the history', () => {
  it('is kept between runs, newest first, for its owner only', () => {
    const history = openHistory(file);
    expect(history.entries).toEqual([]);
    history.add('一');
    history.add('二');
    expect(openHistory(file).entries).toEqual(['二', '一']);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('forgets the oldest', () => {
    openHistory(file).add('0');
    writeFileSync(file, Array.from({ length: 2500 }, (_, i) => `${i}\n`).join(''));
    expect(openHistory(file).entries).toHaveLength(1000);
    expect(openHistory(file).entries[0]).toBe('2499');
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(1001);
  });

  it('does nothing where there is no file', () => {
    const history = openHistory(null);
    history.add('一');
    expect(history.entries).toEqual([]);
  });

  it.each([
    ['is a folder', () => folder],
    ['stands below a file', () => join(import.meta.filename, 'state', 'history')],
    ['has a bad name', () => 'no\0name'],
  ])('never fails when its file %s', (_, path) => {
    const history = openHistory(path());
    history.add('一');
    expect(history.entries).toEqual([]);
  });

  it('never fails when its file may not be written', () => {
    openHistory(file).add('一');
    chmodSync(file, 0o400);
    const history = openHistory(file);
    history.add('二');
    expect(history.entries).toEqual(['一']);
  });
});
