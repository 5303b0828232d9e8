import { sha256 } from '../sealing/suite.ts';

/**
 * The log's Merkle tree: hashing of RFC 6962 §2.1 (RFC 9162 §2.1.1), storage behind a one-method reader.
 *
 * Stored are the hashes of complete subtrees only: the one at (level, index) covers the leaves
 * [index × 2^level, (index + 1) × 2^level) and never changes once written, so storage is append-only too.
 * Everything else, the right edge included, is computed from at most log2(size) of them.
 */

export interface HashAddress {
  /** 0 for leaves. */
  readonly level: number;
  readonly index: number;
}

export interface StoredHash extends HashAddress {
  readonly hash: Uint8Array;
}

/** Returns the stored hashes in the order asked for; throws when one is missing. */
export interface HashReader {
  readHashes(addresses: readonly HashAddress[]): Uint8Array[];
}

const leafPrefix = Uint8Array.of(0x00);
/** 0x01 ‖ left ‖ right, written over for every node: a long log has many, and each would be a buffer of its own. */
const node = new Uint8Array(1 + 2 * 32);
node[0] = 0x01;

/** The root of the tree without leaves: SHA-256 of nothing. */
export const EMPTY_ROOT: Uint8Array = sha256(new Uint8Array(0));

/** SHA-256(0x00 ‖ data). */
export function leafHash(data: Uint8Array): Uint8Array {
  return sha256(leafPrefix, data);
}

/** SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  if (left.length !== 32 || right.length !== 32) throw new RangeError('A node is made of two hashes.');
  node.set(left, 1);
  node.set(right, 33);
  return sha256(node);
}

/** The hashes that come to exist when a leaf joins a tree of `size` leaves, leaf first, root-most last. */
export function appendLeaf(size: number, leaf: Uint8Array, reader: HashReader): StoredHash[] {
  return Frontier.load(size, reader).append(leaf);
}

/** The root over the first `size` leaves; O(log size) reads in one call. */
export function rootHash(size: number, reader: HashReader): Uint8Array {
  return size === 0 ? EMPTY_ROOT : rangeHash(0, size, reader);
}

/**
 * The complete subtrees, widest first, that tile the leaves [start, end). `start` must be a multiple of the
 * smallest power of two that is not less than `end - start`, as all ranges of RFC 6962 are.
 */
export function completeSubtrees(start: number, end: number): HashAddress[] {
  const addresses: HashAddress[] = [];
  let from = start;
  while (from < end) {
    const level = floorLog2(end - from);
    addresses.push({ level, index: from / 2 ** level });
    from += 2 ** level;
  }
  return addresses;
}

/** MTH(D[start:end]) of RFC 6962 §2.1 for a non-empty range as in `completeSubtrees`. */
export function rangeHash(start: number, end: number, reader: HashReader): Uint8Array {
  return foldSubtrees(reader.readHashes(completeSubtrees(start, end)));
}

/** Joins the hashes of `completeSubtrees` from the right. */
function foldSubtrees(hashes: readonly Uint8Array[]): Uint8Array {
  let folded = hashes[hashes.length - 1]!;
  for (let i = hashes.length - 2; i >= 0; i--) folded = nodeHash(hashes[i]!, folded);
  return folded;
}

/** The largest level whose complete subtree has at most `count` leaves; exact, where Math.log2 rounds. */
export function floorLog2(count: number): number {
  const high = Math.floor(count / 2 ** 32);
  return high > 0 ? 63 - Math.clz32(high) : 31 - Math.clz32(count);
}

/** Throws unless `size` is a number of leaves that JavaScript counts exactly. */
export function assertTreeSize(size: number): void {
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError('Not a tree size.');
}

/**
 * The right edge of a growing tree in memory: the complete subtrees of its leaves, widest first, so that a
 * leaf is appended and the root known without a read.
 */
export class Frontier {
  #size: number;
  readonly #edge: Uint8Array[];

  private constructor(size: number, edge: Uint8Array[]) {
    this.#size = size;
    this.#edge = edge;
  }

  static empty(): Frontier {
    return new Frontier(0, []);
  }

  static load(size: number, reader: HashReader): Frontier {
    assertTreeSize(size);
    const addresses = completeSubtrees(0, size);
    return new Frontier(size, addresses.length === 0 ? [] : [...reader.readHashes(addresses)]);
  }

  get size(): number {
    return this.#size;
  }

  /** Adds a leaf's hash; returns the hashes that came to exist, to be stored. */
  append(leaf: Uint8Array): StoredHash[] {
    let index = this.#size;
    let hash = leaf;
    const stored: StoredHash[] = [{ level: 0, index, hash }];
    // While the index is odd, the subtree completes one together with its left neighbour on the edge.
    for (let level = 1; index % 2 === 1; level++) {
      hash = nodeHash(this.#edge.pop()!, hash);
      index = (index - 1) / 2;
      stored.push({ level, index, hash });
    }
    this.#edge.push(hash);
    this.#size += 1;
    return stored;
  }

  root(): Uint8Array {
    return this.#edge.length === 0 ? EMPTY_ROOT : foldSubtrees(this.#edge);
  }

  /** A second edge that grows apart: to know a root before its leaf is committed. */
  clone(): Frontier {
    return new Frontier(this.#size, [...this.#edge]);
  }
}
