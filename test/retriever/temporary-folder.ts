// A folder for one test, with documents in it, gone afterwards.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

export interface Place {
  readonly seedsDir: string;
  readonly indexDir: string;
}

/** A seeds folder that holds `files` (path → text) and the path of an index beside it. */
export function makePlace(files: Readonly<Record<string, string>> = TOWN): Place {
  const root = mkdtempSync(join(tmpdir(), 'chuchu-test-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const place = { seedsDir: join(root, 'seeds'), indexDir: join(root, 'index') };
  mkdirSync(place.seedsDir);
  for (const [path, text] of Object.entries(files)) write(place, path, text);
  return place;
}

export function write({ seedsDir }: Place, path: string, text: string): void {
  mkdirSync(dirname(join(seedsDir, path)), { recursive: true });
  writeFileSync(join(seedsDir, path), text);
}

/** Three short documents of an invented town. */
export const TOWN: Readonly<Record<string, string>> = {
  'bridge.txt':
    '青石桥今年完工\n\n青石桥全长三百二十米，由市政工程公司承建。大桥总投资4,600万元，二〇二一年五月一日通车。\n\n工程师罗启明说，桥面铺了防滑材料，雨天行车更安全。\n',
  'library.txt':
    '城西图书馆开放\n\n城西图书馆藏书十二万册，每天接待读者八百人次。馆长沈若兰介绍，图书馆周一闭馆。\n\n图书馆二楼设有儿童阅览室，由十五名志愿者轮流值班。\n',
  'water.txt':
    '自来水厂扩建\n\n自来水厂日供水量从3万吨提高到5.5万吨，水质合格率达到99.6%。\n\n厂长何定山表示，新的水泵节约了三分之一的电。\n',
};
