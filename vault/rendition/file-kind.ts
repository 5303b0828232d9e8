/** What kind a file says it is, by its name, and whether its bytes agree. */
import { fileTypeFromBuffer } from 'file-type';
import { indexOfLetters } from './bytes.ts';
import { FileFault, type FileKind } from './rasteriser.ts';

const kindOfExtension: Readonly<Record<string, FileKind>> = {
  pdf: 'pdf',
  png: 'png',
  jpg: 'jpeg',
  jpeg: 'jpeg',
  webp: 'webp',
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
};

const kindOfMime: Readonly<Record<string, FileKind>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/webp': 'webp',
};

/** Adobe PDF Reference 1.7, H.3 note 13: the header may stand anywhere in the first 1,024 bytes. */
const pdfHeaderWithinBytes = 1024;

/**
 * Throws FileFault: FILE_KIND_UNSUPPORTED when the vault has no rendition for the kind the name says,
 * FILE_KIND_MISMATCH when the bytes are of another kind. Text is judged further by reading it.
 */
export async function fileKind(bytes: Uint8Array, fileName: string): Promise<FileKind> {
  const said = kindSaidByName(fileName);
  if (!said) throw new FileFault('FILE_KIND_UNSUPPORTED');
  const detected = await detectMime(bytes);
  const found = detected === undefined ? undefined : kindOfMime[detected];

  if (detected === 'image/apng' && said === 'png') {
    // Only its first picture would be shown; what the others hold would enter unseen.
    throw new FileFault('FILE_KIND_UNSUPPORTED', { said, found: 'animated-png' });
  }
  if (said === 'text' || said === 'markdown') {
    // Signatures of two or three letters also begin ordinary words ("BM", "MZ"): only our own kinds count here.
    if (found) throw new FileFault('FILE_KIND_MISMATCH', { said, found });
    return said;
  }
  if (said === 'pdf' && detected === undefined && hasLatePdfHeader(bytes)) return said;
  if (found !== said) throw new FileFault('FILE_KIND_MISMATCH', { said, found: found ?? 'other' });
  return said;
}

function kindSaidByName(fileName: string): FileKind | undefined {
  const extension = /\.([a-z]+)$/i.exec(fileName.trim())?.[1]?.toLowerCase();
  return extension !== undefined && Object.hasOwn(kindOfExtension, extension)
    ? kindOfExtension[extension]
    : undefined;
}

/** The detector walks into archives and may stumble over a broken one: then nothing is known of the bytes. */
async function detectMime(bytes: Uint8Array): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(bytes))?.mime;
  } catch {
    return undefined;
  }
}

function hasLatePdfHeader(bytes: Uint8Array): boolean {
  return indexOfLetters(bytes.subarray(0, pdfHeaderWithinBytes), '%PDF-') >= 0;
}
