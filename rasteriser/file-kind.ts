/** What kind a file says it is, by its name, and whether its bytes agree. */
import { indexOfLetters } from './bytes.ts';
import { endingOf, kindSaidByName } from './kind-by-name.ts';
import { kindNotTaken } from './kinds-not-taken.ts';
import { looksLikeHtml } from './looks-like-html.ts';
import { openOfficeArchive } from './office-archive.ts';
import { FileFault, renditionLimits, type ShownKind } from './rasteriser.ts';
import type { ZipLimits } from './zip-archive.ts';

const kindOfMime: Readonly<Record<string, ShownKind>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/apng': 'png',
  'image/gif': 'gif',
  'image/tiff': 'tiff',
  'image/jpeg': 'jpeg',
  'image/webp': 'webp',
};

/** Adobe PDF Reference 1.7, H.3 note 13: the header may stand anywhere in the first 1,024 bytes. */
const pdfHeaderWithinBytes = 1024;
const pdfHeader = '%PDF-';
const tiffMarks = ['II*\0', 'MM\0*', 'II+\0', 'MM\0+'];

/**
 * Throws FileFault: FILE_KIND_TO_CONVERT or FILE_KIND_UNSUPPORTED when the vault has no rendition for the kind the name says,
 * FILE_KIND_MISMATCH when the bytes are of another kind. Text is judged further by reading it.
 */
export async function fileKind(
  bytes: Uint8Array,
  fileName: string,
  limits: ZipLimits = renditionLimits,
): Promise<ShownKind> {
  const said = kindSaidByName(fileName);
  if (!said) throw notTaken(endingOf(fileName));
  if (said === 'docx' || said === 'xlsx') {
    await openOfficeArchive(bytes, said, limits);
    return said;
  }
  const detected = await detectMime(bytes);
  const found = detected === undefined ? undefined : kindOfMime[detected];

  if (said === 'html' && !looksLikeHtml(bytes)) {
    throw new FileFault('FILE_KIND_MISMATCH', { said, found: found ?? 'other' });
  }
  if (said === 'text' || said === 'markdown' || said === 'csv' || said === 'html') {
    // Signatures of two or three letters also begin ordinary words ("BM", "MZ"): only our own kinds count here.
    if (found) throw new FileFault('FILE_KIND_MISMATCH', { said, found });
    return said;
  }
  if (said === 'eml') {
    if (found || !beginsWithHeaders(bytes))
      throw new FileFault('FILE_KIND_MISMATCH', { said, found: found ?? 'other' });
    return said;
  }
  if (said === 'msg') {
    if (!isOutlookItem(bytes)) throw new FileFault('FILE_KIND_MISMATCH', { said, found: found ?? 'other' });
    return said;
  }
  if (said === 'pdf' && detected === undefined && hasLatePdfHeader(bytes)) return said;
  // The detector looks further into a TIFF, and knows a damaged one by no name.
  if (
    said === 'tiff' &&
    detected === undefined &&
    tiffMarks.some((mark) => indexOfLetters(bytes, mark) === 0)
  )
    return said;
  if (found !== said) throw new FileFault('FILE_KIND_MISMATCH', { said, found: found ?? 'other' });
  return said;
}

function notTaken(ending: string): FileFault {
  const known = kindNotTaken(ending);
  return known ? new FileFault('FILE_KIND_TO_CONVERT', known) : new FileFault('FILE_KIND_UNSUPPORTED');
}

/**
 * The detector walks into archives and may stumble over a broken one: then nothing is known of the bytes. It takes 50 ms
 * to load, half of what filing a PDF may take, and says of these first letters what they say by themselves.
 */
async function detectMime(bytes: Uint8Array): Promise<string | undefined> {
  if (indexOfLetters(bytes.subarray(0, pdfHeader.length), pdfHeader) === 0) return 'application/pdf';
  try {
    const { fileTypeFromBuffer } = await import('file-type');
    return (await fileTypeFromBuffer(bytes))?.mime;
  } catch {
    return undefined;
  }
}

function hasLatePdfHeader(bytes: Uint8Array): boolean {
  return indexOfLetters(bytes.subarray(0, pdfHeaderWithinBytes), pdfHeader) >= 0;
}

/** A mail has no signature; it begins with lines of headers, one of those that each mail has among them (RFC 5322 §2.2). */
const headersWithinBytes = 64 * 1024;
const headerOfMail =
  /^(?:from|to|date|subject|received|return-path|message-id|mime-version|delivered-to|x-[\w-]+)[ \t]*:/im;

function beginsWithHeaders(bytes: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, headersWithinBytes)).trimStart();
  const [block = ''] = start.split(/\r?\n\r?\n|\r\r/, 1);
  return /^[!-9;-~]+[ \t]*:|^From /.test(start) && headerOfMail.test(block) && !block.includes('\0');
}

/** A compound file (MS-CFB §2.2) with the stream that each item of Outlook has at its root (MS-OXMSG §2.4). */
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const itemProperties = [...'__properties_version1.0'].map((letter) => `${letter}\0`).join('');

const isOutlookItem = (bytes: Uint8Array): boolean =>
  compoundFile.every((byte, index) => bytes[index] === byte) && indexOfLetters(bytes, itemProperties) >= 0;
