/** A mail taken apart into its tree of parts. */
import PostalMime, { addressParser, decodeWords } from 'postal-mime';
import type { TextEncoding } from '../shared/vocabulary/losses.ts';
import { repairHeaders } from './mail-headers.ts';
import { FileFault } from './rasteriser.ts';
import { readUuencoded } from './uuencoded.ts';

const nestingMax = 20;
const headerBytesMax = 512 * 1024;

/** What the parser keeps of each part, which its types call internal: its version is pinned, and tests read every kind of part by it. */
interface ParserNode {
  readonly contentType: { readonly parsed: Structured; readonly multipart: string | false };
  readonly contentDisposition: { readonly parsed: Structured };
  readonly contentTransferEncoding: { readonly encoding: string };
  readonly contentId?: string;
  readonly headers: readonly MailHeader[];
  readonly content: ArrayBuffer | null;
  readonly childNodes: readonly ParserNode[];
  decodeFlowedText(text: string, dropSpaces: boolean): string;
}
interface Structured {
  readonly value: string;
  readonly params: Readonly<Record<string, string>>;
}

export interface MailHeader {
  /** In lower case. */
  readonly key: string;
  readonly value: string;
}

export interface MailPart {
  readonly type: string;
  readonly params: Readonly<Record<string, string>>;
  /** Its name without folders; empty where it has none. */
  readonly fileName: string;
  readonly isAttached: boolean;
  /** It says so. */
  readonly isInline: boolean;
  /** Without its brackets; empty where it has none. */
  readonly contentId: string;
  readonly location: string;
  readonly bytes: Uint8Array;
  readonly parts: readonly MailPart[];
  /** Lines that were folded for their length, as one (RFC 3676). */
  unfolded(text: string): string;
}

export interface ParsedMail {
  readonly headers: readonly MailHeader[];
  readonly root: MailPart;
  readonly guessed: readonly TextEncoding[];
}

/** Throws FileFault FILE_DAMAGED. */
export async function parseMail(source: Uint8Array): Promise<ParsedMail> {
  const { bytes, guessed } = repairHeaders(source);
  try {
    const parser = new PostalMime({
      forceRfc822Attachments: true,
      attachmentEncoding: 'arraybuffer',
      maxNestingDepth: nestingMax,
      maxHeadersSize: headerBytesMax,
    });
    await parser.parse(bytes);
    const { root } = parser as unknown as { readonly root: ParserNode };
    return { headers: root.headers, root: partOf(root), guessed };
  } catch {
    throw new FileFault('FILE_DAMAGED', { kind: 'eml' });
  }
}

function partOf(node: ParserNode): MailPart {
  const { parsed: type, multipart } = node.contentType;
  const { parsed: disposition } = node.contentDisposition;
  const name = decodeWords(disposition.params.filename ?? type.params.name ?? '');
  return {
    type: multipart === false ? type.value : `multipart/${multipart}`,
    params: type.params,
    fileName: name.split(/[/\\]/).at(-1)?.trim() ?? '',
    isAttached: disposition.value === 'attachment',
    isInline: disposition.value === 'inline',
    contentId: node.contentId?.trim().replace(/^<|>$/g, '') ?? '',
    location: node.headers.find(({ key }) => key === 'content-location')?.value ?? '',
    bytes: bytesOf(node),
    parts: node.childNodes.map(partOf),
    unfolded: (text) =>
      /^flowed$/i.test(type.params.format ?? '')
        ? node.decodeFlowedText(text, /^yes$/i.test(type.params.delsp ?? ''))
        : text,
  };
}

function bytesOf({ content, contentTransferEncoding: { encoding } }: ParserNode): Uint8Array {
  const bytes = new Uint8Array(content ?? new ArrayBuffer(0));
  if (!/^x-uu(?:e|encode)$/.test(encoding)) return bytes;
  return readUuencoded(new TextDecoder('latin1').decode(bytes))?.bytes ?? bytes;
}

/** Words of a header, put together from their coded parts. */
export const headerWords = (value: string): string => decodeWords(value).trim();

/** Names and addresses of a header, groups by their members. */
export function headerPeople(value: string): string {
  return addressParser(value)
    .flatMap((address) => address.group ?? [address])
    .map(({ name, address }) =>
      name === '' || name === address ? address : address === '' ? name : `${name} <${address}>`,
    )
    .join('; ');
}
