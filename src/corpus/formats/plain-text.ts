// Plain text: the decoded bytes are the text.
import { decode } from '../decode.ts';
import type { Adapter } from './extracted.ts';

export const readPlainText: Adapter = (bytes, source, hints) => decode(bytes, source, hints);
