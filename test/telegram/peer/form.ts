// multipart/form-data, read as far as a Bot API server needs it.

export interface Form {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, { readonly name: string; readonly data: Buffer }>>;
}

export function parseForm(body: Buffer, boundary: string): Form {
  const fields: Record<string, string> = {};
  const files: Record<string, { name: string; data: Buffer }> = {};
  const separator = Buffer.from(`--${boundary}`);
  let at = body.indexOf(separator);
  for (;;) {
    const next = body.indexOf(separator, at + separator.length);
    if (at < 0 || next < 0) return { fields, files };
    const part = body.subarray(at + separator.length + 2, next - 2);
    at = next;
    const end = part.indexOf('\r\n\r\n');
    if (end < 0) continue;
    const head = part.subarray(0, end).toString();
    const data = part.subarray(end + 4);
    const name = /[;\s]name="([^"]*)"/.exec(head)?.[1] ?? '';
    const file = /filename="([^"]*)"/.exec(head)?.[1];
    if (file === undefined) fields[name] = data.toString();
    else files[name] = { name: file, data: Buffer.from(data) };
  }
}
