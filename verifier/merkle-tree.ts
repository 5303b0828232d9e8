import * as crypto from 'node:crypto';

/**
 * A Merkle tree that grows by one leaf at a time (RFC 6962 §2.1, RFC 9162 §2.1): leaf hash SHA-256(0x00 ‖ leaf),
 * node SHA-256(0x01 ‖ left ‖ right). It keeps the heads of its complete subtrees only, at most one of each height.
 */

/** One call into OpenSSL where Node has it (20.12), the older way elsewhere. */
export const sha256: (bytes: Uint8Array) => Buffer =
  typeof crypto.hash === 'function'
    ? (bytes) => crypto.hash('sha256', bytes, 'buffer')
    : (bytes) => crypto.createHash('sha256').update(bytes).digest();

export const leafPrefix = 0x00;
const nodePrefix = 0x01;

/** The head of a tree without leaves: SHA-256 of nothing. */
const emptyRoot = sha256(new Uint8Array(0));

export class GrowingTree {
  size = 0;
  /** `heads[h]` is the head of the complete subtree of 2^h leaves, in force where bit h of the size is set. */
  private readonly heads: Buffer[] = [];
  private readonly node = Buffer.alloc(65, nodePrefix);

  append(leafHash: Buffer): void {
    this.appendSubtree(0, leafHash);
  }

  /** A complete subtree of 2^level leaves; the size is a multiple of that. */
  appendSubtree(level: number, head: Buffer): void {
    const leaves = 2 ** level;
    let carried = head;
    let height = level;
    for (let rest = this.size / leaves; rest % 2 === 1; rest = (rest - 1) / 2) {
      carried = this.join(this.heads[height]!, carried);
      height++;
    }
    this.heads[height] = carried;
    this.size += leaves;
  }

  root(): Buffer {
    let root: Buffer | null = null;
    let height = 0;
    for (let rest = this.size; rest > 0; rest = Math.floor(rest / 2)) {
      if (rest % 2 === 1) {
        const head = this.heads[height]!;
        root = root === null ? head : this.join(head, root);
      }
      height++;
    }
    return root ?? emptyRoot;
  }

  private join(left: Buffer, right: Buffer): Buffer {
    left.copy(this.node, 1);
    right.copy(this.node, 33);
    return sha256(this.node);
  }
}
