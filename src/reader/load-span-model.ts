// Loading: the trained model that is shipped with the program.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { UserError } from '../errors.ts';
import type { SpanModel } from './span-model/model.ts';
import { decodeModel } from './span-model/model-file.ts';
import { rarityOf } from './span-model/rarity.ts';

/**
 * From the package's root, where the path is the same for `src/` and for the compiled `dist/`: the file is
 * kept once, beside the sources, and `files` in package.json takes it along.
 */
export const SHIPPED_MODEL = new URL(
  '../../src/reader/span-model/model/span-model.bin',
  import.meta.url,
);

let shipped: SpanModel | undefined;

/** The shipped model, read on first use. Throws `model-damaged`. */
export function loadSpanModel(): SpanModel {
  shipped ??= readSpanModel(SHIPPED_MODEL);
  return shipped;
}

/** The model in a file. Throws `model-damaged`. */
export function readSpanModel(path: URL): SpanModel {
  try {
    const bytes = readFileSync(path);
    const parts = decodeModel(bytes);
    return {
      ...parts,
      rarity: rarityOf(parts.frequencies),
      version: createHash('sha256').update(bytes).digest('hex'),
    };
  } catch (cause) {
    throw new UserError(
      'model-damaged',
      {
        zh: '阅读模型 span-model.bin 缺失、损坏，或属于另一版本的程序。请重新安装本程序，或用 npm run train 重新训练。',
        en: 'The reading model span-model.bin is missing, damaged, or belongs to another version of the program. Install the program again, or train the model again with npm run train.',
      },
      { cause },
    );
  }
}
