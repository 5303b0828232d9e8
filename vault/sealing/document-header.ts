import { SealMalformed } from './faults.ts';
import {
  concatBytes,
  encodeUtf8,
  equalBytes,
  gcmTagBytes,
  readUint64,
  uint32Bytes,
  uint64Bytes,
} from './suite.ts';

/**
 * The header of a sealed document, 68 bytes:
 *
 *     "DVDOC1\n" ‖ vault id(16) ‖ document id(16) ‖ part(1) ‖ chunk(u32 BE) ‖ length(u64 BE) ‖ salt(16)
 *
 * Format: docs/formats/sealed-document.md.
 */

/** What a document consists of: the page images' source and, beside it, the file as it came. */
export type DocumentPart = 'rendition' | 'original';

export interface DocumentIds {
  /** 16 bytes. */
  readonly vaultId: Uint8Array;
  /** 16 bytes. */
  readonly documentId: Uint8Array;
}

export interface DocumentHeader {
  readonly ids: DocumentIds;
  readonly part: DocumentPart;
  /** Of the plaintext, in bytes. */
  readonly length: number;
  /** 16 bytes. */
  readonly salt: Uint8Array;
}

export const chunkBytes = 65536;
export const sealedChunkBytes = chunkBytes + gcmTagBytes;
export const headerBytes = 68;
const commitmentBytes = 32;
/** Header and key commitment: what lies before the first chunk. */
export const preambleBytes = headerBytes + commitmentBytes;
/** 1 TiB: far above what a vault takes, far below what the counter and JavaScript's integers hold. */
export const documentBytesMax = 2 ** 40;

const magic = encodeUtf8('DVDOC1\n');
const partNumbers: Readonly<Record<DocumentPart, number>> = { rendition: 1, original: 2 };

export function partNumber(part: DocumentPart): number {
  return partNumbers[part];
}

/** At least one: an empty document is one empty last chunk. */
export function chunkCount(length: number): number {
  return Math.max(1, Math.ceil(length / chunkBytes));
}

/** The size of the whole sealed file for a plaintext of `length` bytes. */
export function sealedBytes(length: number): number {
  return preambleBytes + length + chunkCount(length) * gcmTagBytes;
}

export function formatDocumentHeader({ ids, part, length, salt }: DocumentHeader): Uint8Array {
  if (ids.vaultId.length !== 16 || ids.documentId.length !== 16 || salt.length !== 16) {
    throw new RangeError('Ids and salt have 16 bytes.');
  }
  if (!Number.isSafeInteger(length) || length < 0 || length > documentBytesMax) {
    throw new RangeError('Not the length of a document.');
  }
  return concatBytes(
    magic,
    ids.vaultId,
    ids.documentId,
    Uint8Array.of(partNumbers[part]),
    uint32Bytes(chunkBytes),
    uint64Bytes(length),
    salt,
  );
}

/** Strict inverse of `formatDocumentHeader`; throws `SealMalformed`. */
export function parseDocumentHeader(bytes: Uint8Array): DocumentHeader {
  if (bytes.length !== headerBytes) throw new SealMalformed('The sealed document ends within its header.');
  if (!equalBytes(bytes.subarray(0, 7), magic)) throw new SealMalformed('Not a sealed document.');
  if (!equalBytes(bytes.subarray(40, 44), uint32Bytes(chunkBytes))) {
    throw new SealMalformed('The chunk size is not 65536.');
  }
  const length = readUint64(bytes, 44);
  if (length > documentBytesMax) throw new SealMalformed('The length is out of range.');
  return {
    ids: { vaultId: bytes.slice(7, 23), documentId: bytes.slice(23, 39) },
    part: parsePart(bytes[39]!),
    length,
    salt: bytes.slice(52, 68),
  };
}

function parsePart(number: number): DocumentPart {
  if (number === partNumbers.rendition) return 'rendition';
  if (number === partNumbers.original) return 'original';
  throw new SealMalformed('The document has an unknown part.');
}
