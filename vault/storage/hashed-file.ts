/** A file that is written in pieces, hashed on the way, and fsynced at its end. */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { createSha256, encodeHex, encodeUtf8 } from '../sealing/suite.ts';

export class HashedFile {
  private readonly handle: number;
  private readonly hash = createSha256();
  private bytes = 0;
  private pending: Uint8Array[] = [];
  private pendingBytes = 0;
  private finished = false;
  constructor(path: string) {
    this.handle = openSync(path, 'wx', 0o600);
  }
  write(content: string | Uint8Array): void {
    const bytes = typeof content === 'string' ? encodeUtf8(content) : content;
    this.hash.update(bytes);
    this.bytes += bytes.length;
    this.pending.push(bytes);
    this.pendingBytes += bytes.length;
    if (this.pendingBytes > 1 << 20) this.flush();
  }
  private flush(): void {
    const block = Buffer.concat(this.pending);
    for (let done = 0; done < block.length; ) done += writeSync(this.handle, block, done);
    this.pending = [];
    this.pendingBytes = 0;
  }
  /** Where it did not come to its end: an open file cannot be taken away everywhere. */
  letGo(): void {
    if (!this.finished) closeSync(this.handle);
    this.finished = true;
  }
  finish(): { bytes: number; sha256: string } {
    this.flush();
    fsyncSync(this.handle);
    this.letGo();
    return { bytes: this.bytes, sha256: encodeHex(this.hash.digest()) };
  }
}
