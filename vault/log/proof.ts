import { equalBytes } from '../sealing/suite.ts';
import {
  assertTreeSize,
  EMPTY_ROOT,
  floorLog2,
  type HashAddress,
  type HashReader,
  nodeHash,
  rangeHash,
} from './tree.ts';

/**
 * Proofs over the log's tree: that a leaf is in it (inclusion, RFC 9162 §2.1.3), and that a smaller tree is
 * its beginning (consistency, RFC 9162 §2.1.4). Proofs are lists of 32-byte hashes, from the leaves upwards.
 */

/** The audit path of leaf `index` in the tree of `size` leaves. */
export function proveInclusion(index: number, size: number, reader: HashReader): Uint8Array[] {
  assertTreeSize(size);
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) throw new RangeError('No such leaf.');
  const path: Uint8Array[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + splitPoint(end - start);
    if (index < middle) {
      path.push(rangeHash(middle, end, reader));
      end = middle;
    } else {
      path.push(rangeHash(start, middle, reader));
      start = middle;
    }
  }
  return path.reverse();
}

/** Whether the path leads from the leaf's hash at `index` to the root of `size` leaves; RFC 9162 §2.1.3.2. */
export function checkInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  root: Uint8Array,
  path: readonly Uint8Array[],
): boolean {
  if (!isCount(index) || !isCount(size) || index >= size || !areHashes(leaf, root, ...path)) return false;
  let position = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of path) {
    if (last === 0) return false;
    if (position % 2 === 1 || position === last) {
      hash = nodeHash(sibling, hash);
      while (position % 2 === 0 && position !== 0) {
        position = position / 2;
        last = Math.floor(last / 2);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    position = Math.floor(position / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && equalBytes(hash, root);
}

/** The proof that the tree of `oldSize` leaves is the beginning of the one of `newSize`. */
export function proveConsistency(oldSize: number, newSize: number, reader: HashReader): Uint8Array[] {
  assertTreeSize(oldSize);
  assertTreeSize(newSize);
  if (oldSize > newSize) throw new RangeError('The old tree is larger than the new one.');
  if (oldSize === 0 || oldSize === newSize) return [];
  const proof: Uint8Array[] = [];
  let start = 0;
  let end = newSize;
  while (end !== oldSize) {
    const middle = start + splitPoint(end - start);
    if (oldSize <= middle) {
      proof.push(rangeHash(middle, end, reader));
      end = middle;
    } else {
      proof.push(rangeHash(start, middle, reader));
      start = middle;
    }
  }
  // The old root itself is known to the checker; only an inner subtree has to be named.
  if (start > 0) proof.push(rangeHash(start, end, reader));
  return proof.reverse();
}

/** RFC 9162 §2.1.4.2. An empty old tree is the beginning of every tree, and nothing is proved for it. */
export function checkConsistency(
  oldSize: number,
  oldRoot: Uint8Array,
  newSize: number,
  newRoot: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  if (!isCount(oldSize) || !isCount(newSize) || oldSize > newSize) return false;
  if (!areHashes(oldRoot, newRoot, ...proof)) return false;
  if (oldSize === newSize) return proof.length === 0 && equalBytes(oldRoot, newRoot);
  if (oldSize === 0) return proof.length === 0 && equalBytes(oldRoot, EMPTY_ROOT);

  let position = oldSize - 1;
  let last = newSize - 1;
  while (position % 2 === 1) {
    position = (position - 1) / 2;
    last = Math.floor(last / 2);
  }
  // Where the old tree is one complete subtree, its root is where both climbs begin.
  const climb = position === 0 ? [oldRoot, ...proof] : proof;
  if (climb.length === 0) return false;
  let oldHash = climb[0]!;
  let newHash = climb[0]!;
  for (const sibling of climb.slice(1)) {
    if (last === 0) return false;
    if (position % 2 === 1 || position === last) {
      oldHash = nodeHash(sibling, oldHash);
      newHash = nodeHash(sibling, newHash);
      while (position % 2 === 0 && position !== 0) {
        position = position / 2;
        last = Math.floor(last / 2);
      }
    } else {
      newHash = nodeHash(newHash, sibling);
    }
    position = Math.floor(position / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && equalBytes(oldHash, oldRoot) && equalBytes(newHash, newRoot);
}

/** The largest power of two smaller than `count`: where RFC 6962 divides a range. */
function splitPoint(count: number): number {
  return 2 ** floorLog2(count - 1);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function areHashes(...hashes: readonly Uint8Array[]): boolean {
  return hashes.every((hash) => hash.length === 32);
}

/**
 * The complete subtrees that tile the leaves [start, end), from the left, each the widest that begins there: what the
 * proof of several leaves names for each run between them (docs/formats/merkle-tree.md §5).
 */
export function* tilesOfRun(start: number, end: number): Generator<HashAddress> {
  assertTreeSize(end);
  for (let from = start; from < end; ) {
    let level = 0;
    while (from % 2 ** (level + 1) === 0 && from + 2 ** (level + 1) <= end) level++;
    yield { level, index: from / 2 ** level };
    from += 2 ** level;
  }
}
