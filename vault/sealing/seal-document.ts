import { BlockRing } from './block-ring.ts';
import {
  atEnd,
  type ByteReader,
  type ByteSink,
  type ByteSource,
  readFully,
  toReader,
} from './byte-source.ts';
import { blockBytes, ChunkCipher } from './chunk-cipher.ts';
import {
  type DocumentIds,
  type DocumentPart,
  formatDocumentHeader,
  headerBytes,
  sealedBytes,
} from './document-header.ts';
import {
  type DocumentShares,
  deriveDocumentKeys,
  drawShares,
  type ShareCommitments,
  shareCommitments,
} from './document-keys.ts';
import { SourceChanged } from './faults.ts';
import { openBlockHasher } from './hashing-thread.ts';
import { settledLater } from './settled-later.ts';
import { randomBytes, zero } from './suite.ts';

export interface SealOrder {
  readonly ids: DocumentIds;
  readonly part: DocumentPart;
  /** How many bytes the source will yield; more or fewer are refused with `SourceChanged`. */
  readonly length: number;
  readonly source: ByteSource;
  readonly sink: ByteSink;
  /** Drawn anew unless given. */
  readonly shares?: DocumentShares;
}

export interface SealedDocument {
  /** SHA-256 of the whole sealed file. */
  readonly fileHash: Uint8Array;
  readonly cmt: Uint8Array;
  readonly shareCustody: Uint8Array;
  readonly shareApproval: Uint8Array;
  readonly commitments: ShareCommitments;
  /** The size of the sealed file. */
  readonly bytes: number;
}

/**
 * Seals in one pass through a few MiB of memory, whatever the length: while a block is enciphered the next is
 * read, the one before hashed and written. After a fault what the sink has taken is worthless.
 */
export async function sealDocument(order: SealOrder): Promise<SealedDocument> {
  const { ids, part, length, sink } = order;
  const shares = order.shares ?? drawShares();
  const salt = randomBytes(16);
  const header = formatDocumentHeader({ ids, part, length, salt });
  const { key, cmt } = deriveDocumentKeys(header, salt, shares);
  const cipher = new ChunkCipher(key, header, cmt, length);
  zero(key);

  const ring = new BlockRing(sealedBytes(length));
  ring.preamble.set(header);
  ring.preamble.set(cmt, headerBytes);
  const hasher = openBlockHasher(ring.memory, sealedBytes(length));
  const plaintexts = new PlaintextPair(toReader(order.source), cipher);
  const hashing: Promise<void>[] = [];
  let writing: Promise<void> = Promise.resolve();
  try {
    writing = settledLater(Promise.resolve(sink(ring.preamble)));
    settledLater(hasher.update(ring.preamble));
    plaintexts.readAhead(0);
    for (let block = 0; block < cipher.blockCount; block++) {
      const plaintext = await plaintexts.take(block);
      plaintexts.readAhead(block + 1);
      // The slot is free once its last block is hashed; written it is, two blocks ago at the latest.
      const slot = block % ring.slotCount;
      await hashing[slot];
      const sealed = ring.slot(block, cipher.sealedBlockLength(block));
      cipher.sealBlock(block, plaintext, sealed);
      hashing[slot] = settledLater(hasher.update(sealed));
      await writing;
      writing = settledLater(Promise.resolve(sink(sealed)));
    }
    await plaintexts.assertEnd();
    await writing;
    return {
      fileHash: await hasher.digest(),
      cmt,
      shareCustody: shares.custody,
      shareApproval: shares.approval,
      commitments: shareCommitments(ids, part, shares),
      bytes: sealedBytes(length),
    };
  } finally {
    // Nothing may still use the caller's files once it hears of the outcome.
    await writing.catch(() => {});
    await plaintexts.drop();
    await hasher.close();
  }
}

/** Two buffers for plaintext: one is enciphered while the other fills. */
class PlaintextPair {
  readonly #reader: ByteReader;
  readonly #cipher: ChunkCipher;
  readonly #buffers: readonly [Uint8Array, Uint8Array];
  #reading: Promise<number> = Promise.resolve(0);

  constructor(reader: ByteReader, cipher: ChunkCipher) {
    this.#reader = reader;
    this.#cipher = cipher;
    const second = cipher.blockCount > 1 ? blockBytes : 0;
    this.#buffers = [new Uint8Array(cipher.blockLength(0)), new Uint8Array(second)];
  }

  readAhead(block: number): void {
    if (block < this.#cipher.blockCount)
      this.#reading = settledLater(readFully(this.#reader, this.#buffer(block)));
  }

  async take(block: number): Promise<Uint8Array> {
    const buffer = this.#buffer(block);
    if ((await this.#reading) < buffer.length) {
      throw new SourceChanged('The source is shorter than announced.');
    }
    return buffer;
  }

  async assertEnd(): Promise<void> {
    if (!(await atEnd(this.#reader))) throw new SourceChanged('The source is longer than announced.');
  }

  /** Zeroes both, once nothing fills them any more. */
  async drop(): Promise<void> {
    await this.#reading.catch(() => 0);
    zero(...this.#buffers);
  }

  #buffer(block: number): Uint8Array {
    return this.#buffers[block % 2 === 0 ? 0 : 1].subarray(0, this.#cipher.blockLength(block));
  }
}
