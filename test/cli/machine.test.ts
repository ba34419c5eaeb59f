// Where the machine gives less than is asked: no rights, no room, streams that are closed, a kill in the middle.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Outcome, Place } from './program.ts';

// Each test starts the program several times; on a busy machine one start takes half a minute.
vi.setConfig({ testTimeout: 300_000 });

const DOCUMENTS = {
  'hall.txt': '# 云溪会堂落成公告\n\n云溪会堂总造价5300万元，可容纳1400人。\n',
  'secret.txt': '# 内部通知\n\n会堂的备用钥匙存放在值班室。\n',
};
const ASKED = '云溪会堂总造价多少？';

function place(documents: Readonly<Record<string, string>> = DOCUMENTS): Place {
  const made = new Place(documents);
  onTestFinished(() => {
    spawnSync('chmod', ['-R', 'u+rwX', made.folder]);
    made.remove();
  });
  return made;
}

/** What a person sees of an outcome that must not look like a fault of the program. */
const seen = ({ code, out, err }: Outcome) => {
  expect(err).not.toContain('    at ');
  return { code, out, err };
};

const digests = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name !== '.lock')
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ]),
  );

// The superuser may read and write anywhere, unless these two capabilities are taken away.
const UNPRIVILEGED =
  process.getuid?.() === 0 ? ['setpriv', '--bounding-set', '-dac_override,-dac_read_search'] : [];
const rightsCount =
  UNPRIVILEGED.length === 0 ||
  spawnSync(UNPRIVILEGED[0]!, [...UNPRIVILEGED.slice(1), 'true']).status === 0;

describe.skipIf(!rightsCount)('without the right', () => {
  const under = UNPRIVILEGED;

  it('to read one document: it is reported, the others answer', () => {
    const town = place();
    chmodSync(join(town.seeds, 'secret.txt'), 0);
    const built = seen(town.run(['build'], { under }));
    expect(built.code).toBe(0);
    expect(built.out).toContain(
      '没有读入的文件（1）：\n  无法读取 secret.txt。请检查读取权限，或把它移出文件夹。\n',
    );
    const { code, out, err } = seen(town.run(['ask', ASKED], { under }));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('5300万元');
  });

  it('to read the folder of documents: says which, and that rights are wanted', () => {
    const town = place();
    chmodSync(town.seeds, 0);
    expect(seen(town.run(['ask', ASKED], { under }))).toEqual({
      code: 1,
      out: '',
      err: `无法读取文件夹 ${town.seeds}。请检查它是不是文件夹、有没有读取权限。\n`,
    });
  });

  it('to write the index: answers from a current one, and says why it cannot update it', () => {
    const town = place();
    town.run(['build']);
    const before = digests(town.index);
    for (const name of readdirSync(town.index)) chmodSync(join(town.index, name), 0o444);
    chmodSync(town.index, 0o555);
    expect(seen(town.run(['ask', ASKED], { under }))).toMatchObject({ code: 0, err: '' });
    town.write('hall.txt', DOCUMENTS['hall.txt'].replace('5300', '6100'));
    const { code, out, err } = seen(town.run(['ask', ASKED], { under }));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(
      `无法在 ${town.index} 写入索引（EACCES）。请检查权限和磁盘空间，或用 --index DIR 指定别的文件夹。\n`,
    );
    expect(digests(town.index)).toEqual(before);
  });

  it('to make the folder of the index: says so', () => {
    const town = place();
    const locked = join(town.folder, 'locked');
    mkdirSync(locked, { mode: 0o555 });
    const outcome = seen(town.run(['ask', ASKED, '--index', join(locked, 'index')], { under }));
    expect(outcome).toMatchObject({ code: 1, out: '' });
    expect(outcome.err).toContain('（EACCES）。请检查权限和磁盘空间');
  });
});

/** Files may grow to 40 kB: as on a disk that fills up, the first bytes of a write are taken, the rest is not. */
const SMALL_FILES = ['bash', '-c', 'ulimit -f 40; exec "$@"', 'bash'];
const ARCHIVE = `# 云溪旧物名录\n\n${Array.from({ length: 1500 }, (_, i) => `第${i + 1}号柜陈列着云溪${i + 401}年的旧物一件。`).join('\n\n')}\n`;

it('without room for the index: says so, answers nothing, and keeps the index that was there', () => {
  const town = place({ ...DOCUMENTS, 'archive.txt': ARCHIVE });
  const said = `无法在 ${town.index} 写入索引（EFBIG）。请检查权限和磁盘空间，或用 --index DIR 指定别的文件夹。\n`;
  expect(seen(town.run(['ask', ASKED], { under: SMALL_FILES }))).toEqual({
    code: 1,
    out: '',
    err: `还没有索引，正在建立……\n${said}`,
  });
  expect(seen(town.run(['ask', ASKED]))).toMatchObject({
    code: 0,
    err: '还没有索引，正在建立……\n',
  });
  const before = digests(town.index);
  town.write('archive.txt', ARCHIVE.replace('旧物', '新物'));
  const { code, out, err } = seen(town.run(['ask', ASKED], { under: SMALL_FILES }));
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain(said);
  expect(digests(town.index)).toEqual(before);
});

/** A file system of a few kilobytes in a mount namespace of the program's own. */
const smallDisk = (folder: string): readonly string[] => [
  'unshare',
  process.getuid?.() === 0 ? '-m' : '-Urm',
  'sh',
  '-c',
  'mount -t tmpfs -o size=16k none "$0" && exec "$@"',
  folder,
];
const hasSmallDisks = (() => {
  const [file, ...words] = smallDisk('/mnt') as [string];
  return spawnSync(file, [...words, 'true']).status === 0;
})();

it.skipIf(!hasSmallDisks)('a disk that is full: says so', () => {
  const town = place({ ...DOCUMENTS, 'archive.txt': ARCHIVE });
  mkdirSync(town.index);
  const full = seen(town.run(['ask', ASKED], { under: smallDisk(town.index) }));
  expect(full).toEqual({
    code: 1,
    out: '',
    err: `还没有索引，正在建立……\n无法在 ${town.index} 写入索引（ENOSPC）。请检查权限和磁盘空间，或用 --index DIR 指定别的文件夹。\n`,
  });
});

it('a file of 100 MB, one that is nested too deep, a link that leaves: reported, and the rest answers', () => {
  const town = place({
    ...DOCUMENTS,
    'huge.txt': '',
    'deep.jsonl': `{"名称":"正常的一行"}\n${'['.repeat(100_000)}${']'.repeat(100_000)}\n`,
    'deep.html': `${'<div>'.repeat(100_000)}深处`,
  });
  truncateSync(join(town.seeds, 'huge.txt'), 100 * 1024 * 1024);
  symlinkSync('/etc/hostname', join(town.seeds, 'outside.txt'));
  const built = seen(town.run(['build']));
  expect(built.code).toBe(0);
  expect(built.out.slice(built.out.indexOf('没有读入'))).toBe(
    [
      '没有读入的文件（4）：',
      '  deep.html 已损坏或不是它的后缀所说的格式（嵌套太深），没有读取。请用原来的程序打开并重新保存。',
      '  deep.jsonl 已损坏或不是它的后缀所说的格式（第 2 行嵌套太深），没有读取。请用原来的程序打开并重新保存。',
      '  huge.txt 有 100 MB，超过 50 MB 的上限，没有读取。请把它分成几个文件。',
      '  outside.txt 是指向别处的链接，没有读取。请把文件本身放进文件夹。',
      '',
    ].join('\n'),
  );
  expect(seen(town.run(['ask', ASKED]))).toMatchObject({ code: 0, err: '' });
});

it('a build killed in the middle: the next question outwaits its lock, builds and answers', async () => {
  const town = place();
  const child = town.start(['build']);
  const lock = join(town.index, '.lock');
  while (!existsSync(lock) && child.exitCode === null)
    await new Promise((resolve) => setTimeout(resolve, 2));
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('close', resolve));
  expect(existsSync(lock)).toBe(true);
  const { code, out, err } = seen(town.run(['ask', ASKED]));
  expect(code).toBe(0);
  expect(out).toContain('5300万元');
  expect(err).toMatch(/^(?:另一个程序正在建索引，等它完成……\n)?还没有索引，正在建立……\n$/);
});

describe('streams that are closed', () => {
  const shell = (town: Place, script: string) => town.shell(`${script}\necho "code $?"`);

  it('from the start, or by a reader that goes away: the program ends quietly', () => {
    const town = place();
    expect(shell(town, `chuchu ask ${ASKED} >&-`)).toBe('code 0\n');
    expect(shell(town, `chuchu ask ${ASKED} <&- 2>&-`)).toContain('5300万元');
    const script = `set -o pipefail\nchuchu explain ${ASKED} 2>&1 | head -n 1`;
    expect(shell(town, script)).toMatch(/^[^\n]+\ncode 0\n$/);
  });
});
