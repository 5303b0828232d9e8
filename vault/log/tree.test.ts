import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { concatBytes, decodeHex, encodeHex, sha256 } from '../sealing/suite.ts';
import {
  appendLeaf,
  completeSubtrees,
  EMPTY_ROOT,
  Frontier,
  floorLog2,
  type HashAddress,
  type HashReader,
  leafHash,
  nodeHash,
  rootHash,
  type StoredHash,
} from './tree.ts';

const vectors = JSON.parse(
  readFileSync(new URL('../../test/vectors/rfc6962-merkle-tree.json', import.meta.url), 'utf8'),
) as { leaves: string[]; roots: string[] };

/** Storage in memory that counts its reads, refuses to overwrite and knows no hash it was not given. */
class MemoryHashes implements HashReader {
  readonly #hashes = new Map<string, Uint8Array>();
  calls = 0;
  reads = 0;

  store(hashes: readonly StoredHash[]): void {
    for (const { level, index, hash } of hashes) {
      expect(this.#hashes.has(`${level}/${index}`)).toBe(false);
      this.#hashes.set(`${level}/${index}`, hash);
    }
  }

  readHashes(addresses: readonly HashAddress[]): Uint8Array[] {
    this.calls += 1;
    this.reads += addresses.length;
    return addresses.map(({ level, index }) => {
      const hash = this.#hashes.get(`${level}/${index}`);
      if (hash === undefined) throw new Error(`No hash at ${level}/${index}.`);
      return hash;
    });
  }
}

/** MTH(D[n]) written down as RFC 6962 §2.1 has it. */
function referenceRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return sha256(Uint8Array.of(0), leaves[0]!);
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  const [left, right] = [referenceRoot(leaves.slice(0, k)), referenceRoot(leaves.slice(k))];
  return sha256(Uint8Array.of(1), left, right);
}

const data = Array.from({ length: 300 }, (_, i) => Uint8Array.of(i >> 8, i & 0xff));

describe('the tree', () => {
  test('has the published roots', () => {
    const frontier = Frontier.empty();
    expect(encodeHex(frontier.root())).toBe(vectors.roots[0]);
    vectors.leaves.forEach((leaf, i) => {
      frontier.append(leafHash(decodeHex(leaf)));
      expect(encodeHex(frontier.root())).toBe(vectors.roots[i + 1]);
    });
  });

  test('has the root of RFC 6962 at every size to 300: from storage, from the edge, from a reloaded edge', () => {
    const hashes = new MemoryHashes();
    const frontier = Frontier.empty();
    for (let size = 0; size <= 300; size++) {
      const expected = referenceRoot(data.slice(0, size));
      expect(frontier.size).toBe(size);
      expect(frontier.root()).toEqual(expected);
      expect(rootHash(size, hashes)).toEqual(expected);
      expect(Frontier.load(size, hashes).root()).toEqual(expected);
      if (size === 300) break;
      const leaf = leafHash(data[size]!);
      const stored = frontier.append(leaf);
      expect(appendLeaf(size, leaf, hashes)).toEqual(stored);
      hashes.store(stored);
    }
  });

  test('keeps the roots of smaller sizes when it grows', () => {
    const hashes = new MemoryHashes();
    const frontier = Frontier.empty();
    for (const leaf of data) hashes.store(frontier.append(leafHash(leaf)));
    for (let size = 0; size <= 300; size++) {
      expect(rootHash(size, hashes)).toEqual(referenceRoot(data.slice(0, size)));
    }
  });

  test('reads a logarithm of hashes, in one call, for a root', () => {
    const hashes = new MemoryHashes();
    const frontier = Frontier.empty();
    for (let i = 0; i < 255; i++) hashes.store(frontier.append(leafHash(data[i]!)));
    rootHash(255, hashes);
    expect(hashes).toMatchObject({ calls: 1, reads: 8 });
  });

  test('tells leaves from nodes, so that no leaf passes for a subtree', () => {
    const [left, right] = [leafHash(data[0]!), leafHash(data[1]!)];
    expect(leafHash(concatBytes(left, right))).not.toEqual(nodeHash(left, right));
  });

  test('of an edge that was cloned grows apart', () => {
    const frontier = Frontier.empty();
    frontier.append(leafHash(data[0]!));
    const trial = frontier.clone();
    trial.append(leafHash(data[1]!));
    expect(frontier.root()).toEqual(referenceRoot(data.slice(0, 1)));
    expect(trial.root()).toEqual(referenceRoot(data.slice(0, 2)));
  });

  test('without leaves has the hash of nothing', () => {
    expect(rootHash(0, new MemoryHashes())).toEqual(EMPTY_ROOT);
    expect(encodeHex(EMPTY_ROOT)).toBe(encodeHex(sha256()));
  });

  test.each([-1, 0.5, Number.NaN, 2 ** 53])('refuses %d as a size', (size) => {
    expect(() => Frontier.load(size, new MemoryHashes())).toThrow(RangeError);
  });
});

describe('subtrees', () => {
  test('tile a range without gap or overlap, widest first', () => {
    for (let size = 1; size <= 300; size++) {
      let next = 0;
      let levelBefore = Number.POSITIVE_INFINITY;
      for (const { level, index } of completeSubtrees(0, size)) {
        expect(index * 2 ** level).toBe(next);
        expect(level).toBeLessThan(levelBefore);
        next += 2 ** level;
        levelBefore = level;
      }
      expect(next).toBe(size);
    }
  });

  test('are measured exactly where floating logarithms round', () => {
    for (let level = 0; level <= 52; level++) {
      expect(floorLog2(2 ** level)).toBe(level);
      if (level > 0) expect(floorLog2(2 ** level - 1)).toBe(level - 1);
    }
    expect(floorLog2(Number.MAX_SAFE_INTEGER)).toBe(52);
  });
});
