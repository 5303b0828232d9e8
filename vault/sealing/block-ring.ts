import { sealedBlockBytes } from './chunk-cipher.ts';
import { preambleBytes } from './document-header.ts';

/**
 * Where the slots begin. Copies into shared memory go word by word only when both sides are aligned alike, and
 * byte by byte otherwise, which costs more than the cipher.
 */
const slotsOffset = Math.ceil(preambleBytes / 64) * 64;

/** One block is filled while another is hashed and a third written. */
const slotsMax = 4;

/**
 * The few buffers through which a sealed file of any size passes, in memory that the hashing thread shares:
 * a place for header and commitment, then as many slots as the file can use.
 */
export class BlockRing {
  readonly memory: SharedArrayBuffer;
  readonly preamble: Uint8Array;
  readonly #slotCount: number;

  /** `sealedLength` is that of the whole sealed file. */
  constructor(sealedLength: number) {
    const body = sealedLength - preambleBytes;
    this.#slotCount = Math.min(slotsMax, Math.ceil(body / sealedBlockBytes));
    this.memory = new SharedArrayBuffer(slotsOffset + Math.min(body, this.#slotCount * sealedBlockBytes));
    this.preamble = new Uint8Array(this.memory, 0, preambleBytes);
  }

  get slotCount(): number {
    return this.#slotCount;
  }

  /** The memory of a block; the block `slotCount` later gets the same. */
  slot(block: number, length: number): Uint8Array {
    return new Uint8Array(this.memory, slotsOffset + (block % this.#slotCount) * sealedBlockBytes, length);
  }
}
