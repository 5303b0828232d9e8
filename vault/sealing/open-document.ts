import { BlockRing } from './block-ring.ts';
import {
  atEnd,
  type ByteReader,
  type ByteSink,
  type ByteSource,
  readFully,
  toReader,
  withFileReader,
} from './byte-source.ts';
import { blockBytes, ChunkCipher } from './chunk-cipher.ts';
import {
  type DocumentHeader,
  type DocumentIds,
  type DocumentPart,
  headerBytes,
  parseDocumentHeader,
  preambleBytes,
  sealedBytes,
} from './document-header.ts';
import {
  checkShare,
  type DocumentShares,
  deriveDocumentKeys,
  type ShareCommitments,
} from './document-keys.ts';
import { SealBroken, SealMalformed, SealWrongKey, TooLargeForMemory } from './faults.ts';
import { openBlockHasher } from './hashing-thread.ts';
import { settledLater } from './settled-later.ts';
import { equalBytes, zero } from './suite.ts';

/** What filing signed and logged about a sealed document: the file is held against it. */
export interface ExpectedDocument {
  readonly ids: DocumentIds;
  readonly part: DocumentPart;
  readonly cmt: Uint8Array;
  readonly fileHash: Uint8Array;
  readonly commitments: ShareCommitments;
}

export interface OpenOrder {
  readonly source: ByteSource;
  readonly expected: ExpectedDocument;
  readonly shares: DocumentShares;
  /**
   * Gets each block once its own chunks are verified. End and file hash are judged after the last block: a
   * caller that acts on what it got before the promise resolves acts on a prefix that may be all there is.
   */
  readonly sink: ByteSink;
}

/** Opens in one pass through a few MiB of memory; returns the length of the plaintext. */
export async function openDocument(order: OpenOrder): Promise<number> {
  const reader = toReader(order.source);
  const opened = await openPreamble(reader, order.expected, order.shares);
  await openBlocks(reader, opened, order.expected, order.sink);
  return opened.header.length;
}

/** Opens a file, or whatever a reader yields, and returns its plaintext only when all of it is verified. */
export async function openDocumentToMemory(
  source: string | ByteSource,
  expected: ExpectedDocument,
  shares: DocumentShares,
  bytesMax: number,
): Promise<Uint8Array> {
  if (typeof source === 'string') {
    return withFileReader(source, (reader) => openDocumentToMemory(reader, expected, shares, bytesMax));
  }
  const reader = toReader(source);
  const opened = await openPreamble(reader, expected, shares);
  // The length is authentic from here on: the commitment to the key depends on it.
  if (opened.header.length > bytesMax) {
    throw new TooLargeForMemory(`The document has ${opened.header.length} bytes, more than ${bytesMax}.`);
  }
  const plaintext = new Uint8Array(opened.header.length);
  let filled = 0;
  try {
    await openBlocks(reader, opened, expected, (bytes) => {
      plaintext.set(bytes, filled);
      filled += bytes.length;
    });
  } catch (fault) {
    zero(plaintext);
    throw fault;
  }
  return plaintext;
}

/** The header of a sealed file, unverified: which vault, document and part it claims to be. */
export async function readDocumentHeader(source: ByteSource): Promise<DocumentHeader> {
  const bytes = new Uint8Array(headerBytes);
  const count = await readFully(toReader(source), bytes);
  return parseDocumentHeader(bytes.subarray(0, count));
}

interface OpenedPreamble {
  readonly preamble: Uint8Array;
  readonly header: DocumentHeader;
  readonly cipher: ChunkCipher;
}

/** Everything that can be refused before the first chunk, the cheapest and most telling first. */
async function openPreamble(
  reader: ByteReader,
  expected: ExpectedDocument,
  shares: DocumentShares,
): Promise<OpenedPreamble> {
  const preamble = new Uint8Array(preambleBytes);
  if ((await readFully(reader, preamble)) < preambleBytes) {
    throw new SealMalformed('The sealed document ends before its content.');
  }
  const headerPart = preamble.subarray(0, headerBytes);
  const cmt = preamble.subarray(headerBytes);
  const header = parseDocumentHeader(headerPart);
  const { ids, part } = expected;
  if (
    !equalBytes(header.ids.vaultId, ids.vaultId) ||
    !equalBytes(header.ids.documentId, ids.documentId) ||
    header.part !== part
  ) {
    throw new SealBroken('The file is another document, or another part of it.');
  }
  if (!equalBytes(cmt, expected.cmt))
    throw new SealBroken('The key commitment is not the one that was filed.');
  for (const side of ['custody', 'approval'] as const) {
    if (!checkShare(side, ids, part, shares[side], expected.commitments[side])) {
      throw new SealWrongKey(`The ${side} share is not the one that was filed.`);
    }
  }
  const derived = deriveDocumentKeys(headerPart, header.salt, shares);
  try {
    // Shares and commitment are the filed ones, so it is the header that was changed.
    if (!equalBytes(derived.cmt, cmt)) throw new SealBroken('The header was changed after sealing.');
    return { preamble, header, cipher: new ChunkCipher(derived.key, headerPart, cmt, header.length) };
  } finally {
    zero(derived.key);
  }
}

async function openBlocks(
  reader: ByteReader,
  { preamble, header, cipher }: OpenedPreamble,
  expected: ExpectedDocument,
  sink: ByteSink,
): Promise<void> {
  const ring = new BlockRing(sealedBytes(header.length));
  ring.preamble.set(preamble);
  const hasher = openBlockHasher(ring.memory, sealedBytes(header.length));
  const plaintexts = [0, 1].map(
    (block) => new Uint8Array(Math.max(0, Math.min(blockBytes, cipher.blockLength(block)))),
  );
  const hashing: Promise<void>[] = [];
  let reading: Promise<number> = Promise.resolve(0);
  let writing: Promise<void> = Promise.resolve();
  const readAhead = async (block: number): Promise<number> => {
    await hashing[block % ring.slotCount];
    return readFully(reader, ring.slot(block, cipher.sealedBlockLength(block)));
  };
  try {
    settledLater(hasher.update(ring.preamble));
    reading = settledLater(readAhead(0));
    for (let block = 0; block < cipher.blockCount; block++) {
      const sealed = ring.slot(block, cipher.sealedBlockLength(block));
      if ((await reading) < sealed.length) throw new SealBroken('The sealed document is cut off.');
      hashing[block % ring.slotCount] = settledLater(hasher.update(sealed));
      // With a single slot there is a single block, and nothing to read ahead.
      if (block + 1 < cipher.blockCount) reading = settledLater(readAhead(block + 1));
      const plaintext = plaintexts[block % 2]!.subarray(0, cipher.blockLength(block));
      cipher.openBlock(block, sealed, plaintext);
      await writing;
      writing = settledLater(Promise.resolve(sink(plaintext)));
    }
    await writing;
    if (!(await atEnd(reader))) throw new SealBroken('The sealed document goes on after its end.');
    if (!equalBytes(await hasher.digest(), expected.fileHash)) {
      throw new SealBroken('The file is not the one that was filed.');
    }
  } finally {
    // Nothing may still use the caller's files once it hears of the outcome.
    await Promise.allSettled([reading, writing]);
    zero(...plaintexts);
    await hasher.close();
  }
}
