// What keeps a file from being read before it is looked into: permissions, links, size, a format that is not read.
import { UserError } from '../errors.ts';

export const unreadable = (source: string, cause?: unknown): UserError =>
  new UserError(
    'seeds-unreadable',
    {
      zh: `无法读取 ${source}。请检查读取权限，或把它移出文件夹。`,
      en: `${source} cannot be read. Check its permissions, or move it out of the folder.`,
    },
    { cause },
  );

export const linked = (source: string): UserError =>
  new UserError('seeds-unreadable', {
    zh: `${source} 是指向别处的链接，没有读取。请把文件本身放进文件夹。`,
    en: `${source} is a link that leads elsewhere and was not read. Put the file itself into the folder.`,
  });

export const noFile = (source: string): UserError =>
  new UserError('seeds-unreadable', {
    zh: `${source} 不是普通文件（可能是管道或设备），没有读取。请把它移出文件夹，或写进 .chuchuignore。`,
    en: `${source} is no regular file (a pipe or a device, perhaps) and was not read. Move it out of the folder, or name it in .chuchuignore.`,
  });

/** `size` and `limit` in bytes. */
export function tooLarge(source: string, size: number, limit: number): UserError {
  const megabytes = (bytes: number) => Math.ceil(bytes / 1024 / 1024);
  return new UserError('document-too-large', {
    zh: `${source} 有 ${megabytes(size)} MB，超过 ${megabytes(limit)} MB 的上限，没有读取。请把它分成几个文件。`,
    en: `${source} has ${megabytes(size)} MB, more than the limit of ${megabytes(limit)} MB, and was not read. Split it into several files.`,
  });
}

export const unread = (source: string): UserError =>
  new UserError('document-format', {
    zh: `${source} 的格式读不了。请另存为 PDF、DOCX、HTML、CSV 或文本（压缩包里的压缩包请先解开），或写进 .chuchuignore。`,
    en: `${source} is of a format that is not read. Save it as PDF, DOCX, HTML, CSV or text (unpack an archive inside an archive), or name it in .chuchuignore.`,
  });

/** It is there, but somebody is writing it. */
export const changing = (source: string): UserError =>
  new UserError('document-changing', {
    zh: `${source} 正在被写入，这一次没有读取。写完以后再运行 build 就会读到；watch 会自己跟上。`,
    en: `${source} is being written and was not read this time. Run build again when it is finished; watch follows by itself.`,
  });
