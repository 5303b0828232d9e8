import { chunkBytes, chunkCount, sealedChunkBytes } from './document-header.ts';
import { type AesKey, gcmNonceBytes, gcmTagBytes, loadAesKey, sha256 } from './suite.ts';

/**
 * The chunks of one sealed document (STREAM, Hoang, Reyhanitabar, Rogaway and Vizár 2015), taken in blocks:
 * a block is a run of 16 chunks, large enough that reading, hashing and writing it in one call costs nothing.
 *
 * A chunk's nonce is its number (11 bytes BE) and whether it is the last (1 byte), and all chunks
 * authenticate SHA-256(header ‖ CMT): none can be dropped, doubled, moved or cut off.
 */

const blockChunks = 16;
export const blockBytes = blockChunks * chunkBytes;
export const sealedBlockBytes = blockChunks * sealedChunkBytes;

export class ChunkCipher {
  readonly blockCount: number;
  readonly #key: AesKey;
  readonly #aad: Uint8Array;
  readonly #length: number;
  readonly #chunkCount: number;

  /** `length` is that of the whole plaintext. */
  constructor(key: Uint8Array, header: Uint8Array, cmt: Uint8Array, length: number) {
    this.#key = loadAesKey(key);
    this.#aad = sha256(header, cmt);
    this.#length = length;
    this.#chunkCount = chunkCount(length);
    this.blockCount = Math.ceil(this.#chunkCount / blockChunks);
  }

  /** Of the plaintext in a block. */
  blockLength(block: number): number {
    return Math.min(blockBytes, this.#length - block * blockBytes);
  }

  sealedBlockLength(block: number): number {
    const chunks = Math.min(blockChunks, this.#chunkCount - block * blockChunks);
    return this.blockLength(block) + chunks * gcmTagBytes;
  }

  /** Fills `sealed` from `plaintext`; both are exactly as long as the block. */
  sealBlock(block: number, plaintext: Uint8Array, sealed: Uint8Array): void {
    for (let i = 0; i * sealedChunkBytes < sealed.length; i++) {
      const chunk = plaintext.subarray(i * chunkBytes, (i + 1) * chunkBytes);
      this.#key.sealInto(
        sealed,
        i * sealedChunkBytes,
        this.#nonce(block * blockChunks + i),
        this.#aad,
        chunk,
      );
    }
  }

  /** Fills `plaintext` from `sealed`; throws `SealBroken` at the first chunk that does not verify. */
  openBlock(block: number, sealed: Uint8Array, plaintext: Uint8Array): void {
    for (let i = 0; i * sealedChunkBytes < sealed.length; i++) {
      const chunk = sealed.subarray(i * sealedChunkBytes, (i + 1) * sealedChunkBytes);
      this.#key.openInto(plaintext, i * chunkBytes, this.#nonce(block * blockChunks + i), this.#aad, chunk);
    }
  }

  #nonce(chunk: number): Uint8Array {
    const nonce = new Uint8Array(gcmNonceBytes);
    new DataView(nonce.buffer).setBigUint64(3, BigInt(chunk));
    nonce[gcmNonceBytes - 1] = chunk === this.#chunkCount - 1 ? 1 : 0;
    return nonce;
  }
}
