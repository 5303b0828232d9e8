/** Head of the tree at every size so far, 32 bytes each: papers may name any of them. */

const rootBytes = 32;
const rootsInChunk = 32_768;

export class PastRoots {
  private readonly chunks: Buffer[] = [];
  private count = 0;

  /** The head of the next size, from 0 on. */
  push(root: Uint8Array): void {
    const within = this.count % rootsInChunk;
    if (within === 0) this.chunks.push(Buffer.allocUnsafe(rootsInChunk * rootBytes));
    this.chunks.at(-1)!.set(root, within * rootBytes);
    this.count++;
  }

  at(size: number): Buffer {
    if (size >= this.count) throw new RangeError(`The log had no ${size} entries yet.`);
    const within = (size % rootsInChunk) * rootBytes;
    return this.chunks[Math.floor(size / rootsInChunk)]!.subarray(within, within + rootBytes);
  }
}
