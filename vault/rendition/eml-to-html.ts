/**
 * A mail as HTML of ours: who wrote to whom and when, the words, and what was attached. Pictures that the words
 * refer to within the mail stand in their place; whatever would have to be fetched is named by its address.
 */

import type { Email, Attachment as MailPart } from 'postal-mime';
import { sumOfLosses } from '../../shared/vocabulary/losses.ts';
import { cleanHtml } from './clean-html.ts';
import type { Conversion } from './conversion.ts';
import { escapeText, htmlPaper } from './html-paper.ts';
import { parseMail } from './parse-mail.ts';
import { type Attachment, FileFault } from './rasteriser.ts';
import { rewrittenPicture } from './rewritten-picture.ts';
import type { RenditionLimits } from './worker-messages.ts';

/** A signature over the mail: it stays with the sealed original, and nobody reads it. */
const signatureTypes = /^application\/(?:x-)?(?:pkcs7-signature|pgp-signature)$/;
const encryptedTypes =
  /^(?:application\/(?:x-)?pkcs7-mime|multipart\/encrypted|application\/pgp-encrypted)\b/i;
/** For a part without a name, or with one that says no kind. */
const extensions: Readonly<Record<string, string>> = {
  'message/rfc822': 'eml',
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'text/plain': 'txt',
  'text/calendar': 'txt',
  'text/markdown': 'md',
};

/** Throws FileFault. */
export async function emlToHtml(bytes: Uint8Array, limits: RenditionLimits): Promise<Conversion> {
  const mail = await parseMail(bytes);
  const type = header(mail, 'content-type');
  if (encryptedTypes.test(type) && !/smime-type="?signed-data/i.test(type)) {
    throw new FileFault('FILE_ENCRYPTED', { kind: 'eml' });
  }
  const body = await bodyOf(mail, limits);
  const parts = mail.attachments.filter((part) => !body.shown.has(part));
  const attachments = parts.filter((part) => !signatureTypes.test(part.mimeType)).map(attachmentOf);
  if (attachments.length > limits.attachmentsMax) {
    throw new FileFault('FILE_ATTACHMENTS_TOO_MANY', {
      attachments: attachments.length,
      attachmentsMax: limits.attachmentsMax,
    });
  }
  const rows = letterhead(mail);
  const html = [
    tableHtml(rows, 'letterhead'),
    body.html,
    parts.length === 0 ? '' : `<h4>附件 Attachments</h4>${attachmentsHtml(parts)}`,
  ];
  return {
    html: htmlPaper(html.join('\n')),
    words: [...rows.map(([, value]) => value), body.words].join('\n'),
    losses: sumOfLosses(body.picturesLeftOut > 0 ? [{ what: 'picture', count: body.picturesLeftOut }] : []),
    attachments,
  };
}

const header = (mail: Email, key: string): string =>
  mail.headers.find((line) => line.key === key)?.value ?? '';

interface Body {
  readonly html: string;
  readonly words: string;
  readonly shown: ReadonlySet<MailPart>;
  readonly picturesLeftOut: number;
}

async function bodyOf(mail: Email, limits: RenditionLimits): Promise<Body> {
  if (mail.html === undefined || mail.html.trim() === '') {
    const text = mail.text ?? '';
    return { html: `<pre>${escapeText(text)}</pre>`, words: text, shown: new Set(), picturesLeftOut: 0 };
  }
  const pictures = new Map<string, string>();
  const shown = new Set<MailPart>();
  for (const part of mail.attachments) {
    const id = part.contentId?.replace(/^<|>$/g, '') ?? '';
    const referred =
      id !== '' && (mail.html.includes(`cid:${id}`) || mail.html.includes(`cid:${encodeURIComponent(id)}`));
    if (!referred || part.disposition === 'attachment' || !part.mimeType.startsWith('image/')) continue;
    shown.add(part);
    const dataUri = await rewrittenPicture(bytesOf(part), limits);
    if (dataUri !== null) pictures.set(id, dataUri);
  }
  let picturesLeftOut = 0;
  const cleaned = cleanHtml(mail.html, (source) => {
    const dataUri = pictures.get(decoded(source.replace(/^cid:/i, '')));
    if (dataUri !== undefined) return { dataUri };
    picturesLeftOut += 1;
    const address = /^https?:/i.test(source) ? ` ${source.slice(0, 200)}` : '';
    return { said: `图片未显示 picture not shown${address}` };
  });
  return { html: cleaned.html, words: cleaned.words, shown, picturesLeftOut };
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

type Row = readonly [label: string, value: string];

function letterhead(mail: Email): Row[] {
  const rows: Row[] = [
    ['发件人 From', people(mail.from ? [mail.from] : [])],
    ['收件人 To', people(mail.to)],
    ['抄送 Cc', people(mail.cc)],
    ['密送 Bcc', people(mail.bcc)],
    ['时间 Date', header(mail, 'date')],
    ['主题 Subject', mail.subject ?? ''],
  ];
  return rows.filter(([label, value]) => value !== '' || /From|To|Date|Subject/.test(label));
}

function people(addresses: Email['to']): string {
  return (addresses ?? [])
    .flatMap((address) => address.group ?? [address])
    .map(({ name, address }) => (name === '' || name === address ? address : `${name} <${address}>`))
    .join('; ');
}

function tableHtml(rows: readonly Row[], className: string): string {
  const lines = rows.map(
    ([label, value]) => `<tr><th>${escapeText(label)}</th><td>${escapeText(value)}</td></tr>`,
  );
  return `<table class="${className}">${lines.join('')}</table>`;
}

function attachmentsHtml(parts: readonly MailPart[]): string {
  const lines = parts.map((part, index) => {
    const { fileName, bytes } = attachmentOf(part, index);
    const said = signatureTypes.test(part.mimeType) ? `${fileName} (签名 signature)` : fileName;
    const cells = [String(index + 1), said, `${plainBytes(bytes.byteLength)} B`];
    return `<tr>${cells.map((cell) => `<td>${escapeText(cell)}</td>`).join('')}</tr>`;
  });
  return `<table class="ruled">${lines.join('')}</table>`;
}

/** 1234567 as 1,234,567, wherever this runs. */
const plainBytes = (bytes: number): string => String(bytes).replace(/\B(?=(?:\d{3})+$)/g, ',');

function attachmentOf(part: MailPart, index: number): Attachment {
  const named = part.filename?.split(/[/\\]/).at(-1)?.trim() ?? '';
  const extension = extensions[part.mimeType];
  const fileName = named === '' ? `attachment-${index + 1}` : named;
  const needsExtension = extension !== undefined && !/\.[a-z]{2,8}$/i.test(fileName);
  return { fileName: needsExtension ? `${fileName}.${extension}` : fileName, bytes: bytesOf(part) };
}

function bytesOf({ content }: MailPart): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  return new Uint8Array(content);
}
