/** An office file as the archive it is: what kind its own list of contents says, and its parts as text. */
import { indexOfLetters } from './bytes.ts';
import { xmlTokens } from './markup.ts';
import { FileFault } from './rasteriser.ts';
import { openZip, type ZipArchive, type ZipLimits } from './zip-archive.ts';

export type OfficeKind = 'docx' | 'xlsx';

/** ECMA-376 part 1, §11.3.10 and §12.3.23. */
const mainTypes: Readonly<Record<string, OfficeKind>> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml': 'xlsx',
};
const macroTypes = /macroEnabled|vbaProject/i;
const contentTypesPart = '[Content_Types].xml';

/** Compound files (MS-CFB §2.2): older office formats, and the wrapper of an encrypted newer one. */
const compoundSignature = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const encryptedStream = 'E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0';
const zipSignatures = ['PK\x03\x04', 'PK\x05\x06'];

const beginsWith = (bytes: Uint8Array, letters: string): boolean =>
  indexOfLetters(bytes.subarray(0, letters.length), letters) === 0;

/**
 * Throws FileFault: FILE_ENCRYPTED, FILE_KIND_MISMATCH, FILE_KIND_UNSUPPORTED for one with macros, and what reading
 * the archive throws.
 */
export async function openOfficeArchive(
  bytes: Uint8Array,
  said: OfficeKind,
  limits: ZipLimits,
): Promise<ZipArchive> {
  if (beginsWith(bytes, compoundSignature)) {
    const encrypted = indexOfLetters(bytes, encryptedStream) >= 0;
    if (encrypted) throw new FileFault('FILE_ENCRYPTED', { kind: said });
    throw new FileFault('FILE_KIND_MISMATCH', { said, found: 'compound-file' });
  }
  if (!zipSignatures.some((signature) => beginsWith(bytes, signature))) {
    throw new FileFault('FILE_KIND_MISMATCH', { said, found: 'other' });
  }
  const archive = openZip(bytes, limits);
  if (!archive.has(contentTypesPart)) throw new FileFault('FILE_KIND_MISMATCH', { said, found: 'zip' });
  const found = new Set<string>();
  for (const token of xmlTokens(await readPart(archive, contentTypesPart))) {
    if (token.type === 'open') found.add(token.attributes.get('ContentType') ?? '');
  }
  if ([...found].some((type) => macroTypes.test(type))) {
    throw new FileFault('FILE_KIND_UNSUPPORTED', { said, found: 'macro-enabled' });
  }
  const kinds = new Set([...found].flatMap((type) => mainTypes[type] ?? []));
  if (!kinds.has(said) || kinds.size !== 1) {
    throw new FileFault('FILE_KIND_MISMATCH', { said, found: [...kinds].join('-') || 'zip' });
  }
  return archive;
}

/** A part of XML as text. Throws FileFault FILE_DAMAGED where its bytes are no text. */
export async function readPart(archive: ZipArchive, name: string): Promise<string> {
  const bytes = await archive.read(name);
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new FileFault('FILE_DAMAGED', { kind: 'xml', part: 'encoding' });
  }
}
