import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LineReader } from './bundle-files.ts';
import { type Fault, fault } from './fault.ts';
import type { GrowingTree } from './merkle-tree.ts';

/** The hashes between the entries of an extract, each put in at its place (merkle-tree.md §5). */
export class ProofOfEntries {
  private readonly lines: Iterator<Buffer>;
  private readonly reader: LineReader | null;

  constructor(directory: string) {
    const path = join(directory, 'proof');
    this.reader = existsSync(path) ? new LineReader(path) : null;
    this.lines = (this.reader?.lines() ?? [])[Symbol.iterator]();
  }

  /** Fills the run up to that leaf; `grown` hears of the tree after each hash. */
  fillTo(tree: GrowingTree, leaf: number, grown: () => void): Fault | null {
    while (tree.size < leaf) {
      const hash = this.next();
      if ('code' in hash) return hash;
      let level = 0;
      while (tree.size % 2 ** (level + 1) === 0 && tree.size + 2 ** (level + 1) <= leaf) level++;
      tree.appendSubtree(level, hash.bytes);
      grown();
    }
    return null;
  }

  private next(): { readonly bytes: Buffer } | Fault {
    if (this.reader === null) return fault('proof-missing');
    const { done, value } = this.lines.next();
    if (done === true) return fault('proof-short');
    const text = value.toString('latin1');
    if (this.reader.endsMidLine || !/^[0-9a-f]{64}$/.test(text)) return fault('proof-malformed');
    return { bytes: Buffer.from(text, 'hex') };
  }

  /** After the last entry: whether anything is left. */
  restFault(): Fault | null {
    if (this.reader === null) return fault('proof-missing');
    return this.lines.next().done === true ? null : fault('proof-long');
  }
}
