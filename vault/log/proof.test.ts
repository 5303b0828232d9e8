import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeHex, encodeHex } from '../sealing/suite.ts';
import { checkConsistency, checkInclusion, proveConsistency, proveInclusion } from './proof.ts';
import { Frontier, type HashReader, leafHash } from './tree.ts';

const vectors = JSON.parse(
  readFileSync(new URL('../../test/vectors/rfc6962-merkle-tree.json', import.meta.url), 'utf8'),
) as {
  leaves: string[];
  roots: string[];
  inclusion: { index: number; size: number; path: string[] }[];
  consistency: { old: number; new: number; proof: string[] }[];
};

interface GrownTree {
  readonly reader: HashReader;
  readonly leaves: Uint8Array[];
  /** By size. */
  readonly roots: Uint8Array[];
}

function grow(data: readonly Uint8Array[]): GrownTree {
  const stored = new Map<string, Uint8Array>();
  const frontier = Frontier.empty();
  const leaves = data.map(leafHash);
  const roots = [frontier.root()];
  for (const leaf of leaves) {
    for (const { level, index, hash } of frontier.append(leaf)) stored.set(`${level}/${index}`, hash);
    roots.push(frontier.root());
  }
  const reader: HashReader = {
    readHashes: (addresses) => addresses.map(({ level, index }) => stored.get(`${level}/${index}`)!),
  };
  return { reader, leaves, roots };
}

const sizeMax = 300;
const tree = grow(Array.from({ length: sizeMax }, (_, i) => Uint8Array.of(i >> 8, i & 0xff)));
const published = grow(vectors.leaves.map((leaf) => decodeHex(leaf)));

/**
 * Corrupting each hash of each proof at each size takes 20 seconds, so the everyday run leaves out most of
 * the larger sizes; `npm run test:long` leaves out none.
 */
const corruptAllSizes = process.env.DOSSIER_VAULT_LONG_TESTS === '1';
function corruptsAt(size: number): boolean {
  return corruptAllSizes || size <= 70 || [127, 128, 129, 255, 256, 257, 299, 300].includes(size);
}

/** The proof with one bit of one hash changed, for each hash. */
function* corrupted(proof: readonly Uint8Array[]): Generator<Uint8Array[]> {
  for (let i = 0; i < proof.length; i++) {
    const changed = [...proof];
    changed[i] = changed[i]!.slice();
    changed[i]![i % 32]! ^= 1 << (i % 8);
    yield changed;
  }
}

function otherHash(hash: Uint8Array): Uint8Array {
  const changed = hash.slice();
  changed[31]! ^= 0x80;
  return changed;
}

describe('inclusion', () => {
  test.each(vectors.inclusion)('of leaf $index in $size is the published path', ({ index, size, path }) => {
    expect(proveInclusion(index, size, published.reader).map(encodeHex)).toEqual(path);
  });

  test('holds for every leaf of every tree to 300 leaves, and for no proof with a hash changed', () => {
    for (let size = 1; size <= sizeMax; size++) {
      const root = tree.roots[size]!;
      for (let index = 0; index < size; index++) {
        const leaf = tree.leaves[index]!;
        const path = proveInclusion(index, size, tree.reader);
        if (!checkInclusion(leaf, index, size, root, path)) expect.fail(`leaf ${index} of ${size}`);
        for (const lie of corruptsAt(size) ? corrupted(path) : []) {
          if (checkInclusion(leaf, index, size, root, lie)) expect.fail(`corrupted, ${index} of ${size}`);
        }
      }
    }
  });

  test('holds for no other leaf, index, root or length of the proof', () => {
    for (let size = 1; size <= 40; size++) {
      const root = tree.roots[size]!;
      for (let index = 0; index < size; index++) {
        const leaf = tree.leaves[index]!;
        const path = proveInclusion(index, size, tree.reader);
        expect(checkInclusion(otherHash(leaf), index, size, root, path)).toBe(false);
        expect(checkInclusion(leaf, index, size, otherHash(root), path)).toBe(false);
        for (let other = 0; other < size; other++) {
          if (other !== index) expect(checkInclusion(leaf, other, size, root, path)).toBe(false);
        }
        expect(checkInclusion(leaf, index, size, root, [...path, root])).toBe(false);
        expect(checkInclusion(leaf, index, size, root, [root, ...path])).toBe(false);
        if (path.length > 0) {
          expect(checkInclusion(leaf, index, size, root, path.slice(1))).toBe(false);
          expect(checkInclusion(leaf, index, size, root, path.slice(0, -1))).toBe(false);
        }
      }
    }
  });

  test('is neither proved nor checked outside of the tree', () => {
    const [leaf, root] = [tree.leaves[0]!, tree.roots[1]!];
    for (const index of [-1, 1, 0.5, Number.NaN]) {
      expect(checkInclusion(leaf, index, 1, root, [])).toBe(false);
      expect(() => proveInclusion(index, 1, tree.reader)).toThrow(RangeError);
    }
    expect(checkInclusion(leaf, 0, 0, root, [])).toBe(false);
    expect(checkInclusion(leaf, 0, 2 ** 53, root, [])).toBe(false);
    expect(checkInclusion(leaf.subarray(1), 0, 1, root, [])).toBe(false);
    expect(checkInclusion(leaf, 0, 1, new Uint8Array(0), [])).toBe(false);
  });
});

describe('consistency', () => {
  test.each(vectors.consistency)('of $old with $new is the published proof', ({ old, new: size, proof }) => {
    expect(proveConsistency(old, size, published.reader).map(encodeHex)).toEqual(proof);
  });

  test('holds between every two trees to 300 leaves, and for no proof with a hash changed', () => {
    for (let size = 0; size <= sizeMax; size++) {
      const root = tree.roots[size]!;
      for (let old = 0; old <= size; old++) {
        const proof = proveConsistency(old, size, tree.reader);
        if (!checkConsistency(old, tree.roots[old]!, size, root, proof)) expect.fail(`${old} in ${size}`);
        for (const lie of corruptsAt(size) ? corrupted(proof) : []) {
          if (checkConsistency(old, tree.roots[old]!, size, root, lie)) {
            expect.fail(`corrupted, ${old} in ${size}`);
          }
        }
      }
    }
  });

  test('holds for no other root, size or length of the proof', () => {
    for (let size = 1; size <= 40; size++) {
      const root = tree.roots[size]!;
      for (let old = 0; old <= size; old++) {
        const oldRoot = tree.roots[old]!;
        const proof = proveConsistency(old, size, tree.reader);
        expect(checkConsistency(old, otherHash(oldRoot), size, root, proof)).toBe(false);
        if (old > 0) expect(checkConsistency(old, oldRoot, size, otherHash(root), proof)).toBe(false);
        for (let other = 1; other < size; other++) {
          if (other !== old) expect(checkConsistency(other, oldRoot, size, root, proof)).toBe(false);
        }
        expect(checkConsistency(old, oldRoot, size, root, [...proof, root])).toBe(false);
        expect(checkConsistency(old, oldRoot, size, root, [root, ...proof])).toBe(false);
        if (proof.length > 0) {
          expect(checkConsistency(old, oldRoot, size, root, proof.slice(1))).toBe(false);
          expect(checkConsistency(old, oldRoot, size, root, proof.slice(0, -1))).toBe(false);
        }
      }
    }
  });

  test('is never found for a history that was rewritten', () => {
    const rewritten = grow(Array.from({ length: 64 }, (_, i) => Uint8Array.of(i === 20 ? 99 : 0, i)));
    for (let old = 21; old < 64; old++) {
      const proof = proveConsistency(old, 64, rewritten.reader);
      expect(checkConsistency(old, tree.roots[old]!, 64, rewritten.roots[64]!, proof)).toBe(false);
    }
  });

  test('is neither proved nor checked from a larger tree to a smaller one', () => {
    expect(() => proveConsistency(3, 2, tree.reader)).toThrow(RangeError);
    expect(checkConsistency(3, tree.roots[3]!, 2, tree.roots[2]!, [])).toBe(false);
    expect(checkConsistency(-1, tree.roots[0]!, 2, tree.roots[2]!, [])).toBe(false);
    expect(checkConsistency(1, tree.roots[1]!, 2, tree.roots[2]!, [new Uint8Array(31)])).toBe(false);
  });
});
