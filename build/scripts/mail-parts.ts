/** Mails written header by header, in the encodings that Chinese offices use. */
import { encodeGb18030 } from './chinese-encodings.ts';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const folded = (text: string): string => text.replace(/.{76}/g, '$&\r\n');

/** RFC 2047: a word in another encoding within a header. */
export const gbkWord = (text: string): string => `=?GBK?B?${base64(encodeGb18030(text))}?=`;

export interface MailPart {
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly name?: string;
  /** Shown in place by this id, instead of being attached. */
  readonly contentId?: string;
}

export interface MailParts {
  readonly headers: readonly string[];
  readonly text?: { readonly bytes: Uint8Array; readonly charset: string };
  readonly html?: string;
  readonly parts?: readonly MailPart[];
}

export function mail({ headers, text, html, parts = [] }: MailParts): Uint8Array {
  const boundary = 'sample-boundary-0001';
  const bodies: string[] = [];
  if (text) bodies.push(encoded(`text/plain; charset=${text.charset}`, text.bytes));
  if (html !== undefined) bodies.push(encoded('text/html; charset=utf-8', new TextEncoder().encode(html)));
  const all = [...bodies.slice(-1), ...parts.map(attached)];
  const lines = [
    ...headers,
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    ...all.flatMap((body) => [`--${boundary}`, body]),
    `--${boundary}--`,
    '',
  ];
  return new Uint8Array(Buffer.from(lines.join('\r\n'), 'latin1'));
}

function attached({ type, bytes, name, contentId }: MailPart): string {
  const named = name === undefined ? '' : `; filename="${gbkWord(name)}"`;
  const headers =
    contentId === undefined
      ? [`Content-Disposition: attachment${named}`]
      : ['Content-Disposition: inline', `Content-ID: <${contentId}>`];
  return encoded(type, bytes, headers);
}

function encoded(type: string, bytes: Uint8Array, headers: readonly string[] = []): string {
  return [
    `Content-Type: ${type}`,
    ...headers,
    'Content-Transfer-Encoding: base64',
    '',
    folded(base64(bytes)),
  ].join('\r\n');
}
