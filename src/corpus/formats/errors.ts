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

export const unsafeName = (source: string): UserError =>
  new UserError('document-broken', {
    zh: `${source} 在压缩包里的路径指向外面或与别的文件重名，没有读取。请重新打包。`,
    en: `${source} has a path in its archive that leads outside or that another file has, and was not read. Pack the archive anew.`,
  });
