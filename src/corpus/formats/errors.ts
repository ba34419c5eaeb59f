// What can be wrong with a file of a format: broken, locked, or made to overwhelm its reader.
import { UserError } from '../../errors.ts';

/** `detail` says what was found, in both languages. */
export const broken = (
  source: string,
  detail: { readonly zh: string; readonly en: string },
  cause?: unknown,
): UserError =>
  new UserError(
    'document-broken',
    {
      zh: `${source} 已损坏或不是它的后缀所说的格式（${detail.zh}），没有读取。请用原来的程序打开并重新保存。`,
      en: `${source} is broken or not of the format that its name says (${detail.en}), and was not read. Open it in its program and save it again.`,
    },
    { cause },
  );

export const encrypted = (source: string): UserError =>
  new UserError('document-encrypted', {
    zh: `${source} 有密码保护，没有读取。请去掉密码后重新保存。`,
    en: `${source} is protected by a password and was not read. Save it without one.`,
  });

export const expands = (
  source: string,
  detail: { readonly zh: string; readonly en: string },
): UserError =>
  new UserError('document-expands', {
    zh: `${source} 解压后太大（${detail.zh}），没有读取。请把需要的文件取出来放进文件夹。`,
    en: `${source} unpacks to too much (${detail.en}) and was not read. Take the files you need out and put them into the folder.`,
  });

/** A file that asks for more than its text can be worth; `detail` says of what. */
export const overwhelming = (
  source: string,
  detail: { readonly zh: string; readonly en: string },
): UserError =>
  new UserError('document-expands', {
    zh: `${source} 太大或太复杂（${detail.zh}），没有读取。请拆成几个文件，或另存为 DOCX 或文本。`,
    en: `${source} is too large or too intricate (${detail.en}) and was not read. Split it into several files, or save it as DOCX or text.`,
  });

/** Pages that are pictures without text; `pages` as people count: `3-5,8`. */
export const scanned = (source: string, pages: string): UserError =>
  new UserError('document-scanned', {
    zh: `${source} 的第 ${pages} 页是没有文字层的图像（扫描件），没有读取。请先用 OCR 软件识别（另存为带文字层的 PDF、DOCX 或文本）。`,
    en: `${source} has pictures (scans) without a text layer, which were not read: page ${pages}. Put it through OCR first (and save a PDF with a text layer, DOCX or text).`,
  });

/** A PDF whose fonts do not say which characters their glyphs are. */
export const unmapped = (source: string): UserError =>
  new UserError('document-scanned', {
    zh: `${source} 的字体没有文字编码，读出来是乱码，没有读取。请用 OCR 软件识别，或从原始文件重新导出 PDF。`,
    en: `The fonts of ${source} do not say which characters their glyphs are, so it reads as mojibake and was not read. Put it through OCR, or export the PDF anew from its original.`,
  });

export const unsafeName = (source: string): UserError =>
  new UserError('document-broken', {
    zh: `${source} 在压缩包里的路径指向外面或与别的文件重名，没有读取。请重新打包。`,
    en: `${source} has a path in its archive that leads outside or that another file has, and was not read. Pack the archive anew.`,
  });
