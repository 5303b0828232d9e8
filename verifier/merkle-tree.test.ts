import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { GrowingTree, sha256 } from './merkle-tree.ts';

interface Vectors {
  readonly leaves: readonly string[];
  readonly roots: readonly string[];
}
const vectors: Vectors = JSON.parse(
  readFileSync(new URL('../test/vectors/rfc6962-merkle-tree.json', import.meta.url), 'utf8'),
);

const leafHash = (data: Buffer) => sha256(Buffer.concat([Buffer.of(0), data]));

/** RFC 6962 §2.1, word for word. */
function rootOf(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256(Buffer.alloc(0));
  if (leaves.length === 1) return leaves[0]!;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(Buffer.concat([Buffer.of(1), rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split))]));
}

test('gives the published root at every size', () => {
  const tree = new GrowingTree();
  expect(tree.root().toString('hex')).toBe(vectors.roots[0]);
  for (const [at, leaf] of vectors.leaves.entries()) {
    tree.append(leafHash(Buffer.from(leaf, 'hex')));
    expect(tree.root().toString('hex'), `size ${at + 1}`).toBe(vectors.roots[at + 1]);
  }
});

test('agrees with the definition up to 130 leaves', () => {
  const tree = new GrowingTree();
  const leaves: Buffer[] = [];
  for (let size = 1; size <= 130; size++) {
    leaves.push(leafHash(Buffer.from(`leaf ${size}`)));
    tree.append(leaves.at(-1)!);
    expect(tree.root().equals(rootOf(leaves)), `size ${size}`).toBe(true);
  }
});
