/**
 * Pages of a database that differ from an earlier copy of it, as a file that SQLite itself reads: a write-ahead log of one transaction
 * (SQLite's file format, §4; docs/formats/backup.md §2). The pages are encrypted as they are in the database, so nothing here has a key.
 */
import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { createSha256, encodeHex, randomBytes } from '../sealing/suite.ts';
import { storageFault } from '../storage/database.ts';

export const pageBytes = 4_096;
const headerBytes = 32;
const frameHeaderBytes = 24;
const frameBytes = frameHeaderBytes + pageBytes;
/** Checksums are over numbers whose first byte is the highest. */
const magic = 0x377f0683;
const version = 3_007_000;
const framesAtOnce = 256;

/** SQLite's checksum: two sums over pairs of 32-bit numbers. */
class Checksum {
  private one = 0;
  private two = 0;

  add(bytes: Buffer): void {
    let { one, two } = this;
    for (let i = 0; i < bytes.length; i += 8) {
      one = (one + bytes.readUInt32BE(i) + two) >>> 0;
      two = (two + bytes.readUInt32BE(i + 4) + one) >>> 0;
    }
    this.one = one;
    this.two = two;
  }

  write(into: Buffer, at: number): void {
    into.writeUInt32BE(this.one, at);
    into.writeUInt32BE(this.two, at + 4);
  }
}

const salts = 8;

function headerOf(sum: Checksum): Buffer {
  const header = Buffer.alloc(headerBytes);
  header.writeUInt32BE(magic, 0);
  header.writeUInt32BE(version, 4);
  header.writeUInt32BE(pageBytes, 8);
  header.set(randomBytes(salts), 16);
  sum.add(header.subarray(0, 24));
  sum.write(header, 24);
  return header;
}

/**
 * Writes those pages of the database as it is, which nobody changes meanwhile, to `to`, durably; the other tasks of the process are
 * heard in between. Page numbers begin with 1; such as the database no longer has are left out. Answers the SHA-256 of what it wrote, in
 * hexadecimal.
 */
export async function writePageChanges(
  database: string,
  pages: ReadonlySet<number>,
  to: string,
  goesOn: () => void,
): Promise<string> {
  const from = openSync(database, 'r');
  try {
    const size = Math.floor(fstatSync(from).size / pageBytes);
    // The last frame says how long the database is, so there is one at least.
    const numbers = [...new Set([1, ...pages])].filter((page) => page <= size).sort((a, b) => a - b);
    rmSync(to, { force: true });
    const handle = openSync(to, 'wx', 0o600);
    try {
      const sum = new Checksum();
      const header = headerOf(sum);
      const hash = createSha256();
      const put = (bytes: Buffer): void => {
        hash.update(bytes);
        for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
      };
      put(header);
      for (let i = 0; i < numbers.length; i += framesAtOnce) {
        goesOn();
        const some = numbers.slice(i, i + framesAtOnce);
        const frames = Buffer.alloc(some.length * frameBytes);
        for (const [k, page] of some.entries()) {
          const frame = frames.subarray(k * frameBytes, (k + 1) * frameBytes);
          if (readSync(from, frame, frameHeaderBytes, pageBytes, (page - 1) * pageBytes) !== pageBytes)
            throw new VaultFault('VAULT_DAMAGED', { part: 'vault.db' });
          frame.writeUInt32BE(page, 0);
          frame.writeUInt32BE(i + k === numbers.length - 1 ? size : 0, 4);
          header.copy(frame, 8, 16, 24);
          sum.add(frame.subarray(0, 8));
          sum.add(frame.subarray(frameHeaderBytes));
          sum.write(frame, 16);
        }
        put(frames);
        await new Promise((resolve) => setImmediate(resolve));
      }
      fsyncSync(handle);
      return encodeHex(hash.digest());
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw storageFault(error);
  } finally {
    closeSync(from);
  }
}

/** The frames of a file that `writePageChanges` wrote and whose hash was checked. Throws VAULT_DAMAGED where it is none. */
function* framesOf(
  handle: number,
): Generator<{ readonly page: number; readonly size: number; readonly at: number }> {
  const { size } = fstatSync(handle);
  if (size <= headerBytes || (size - headerBytes) % frameBytes !== 0) throw damaged();
  const head = Buffer.alloc(frameHeaderBytes);
  for (let at = headerBytes; at < size; at += frameBytes) {
    readSync(handle, head, 0, frameHeaderBytes, at);
    const page = head.readUInt32BE(0);
    if (page < 1) throw damaged();
    yield { page, size: head.readUInt32BE(4), at: at + frameHeaderBytes };
  }
}

const damaged = (): VaultFault => new VaultFault('VAULT_DAMAGED', { part: '.wal' });

/** Numbers of the pages in it. */
export function pagesChangedIn(path: string): Set<number> {
  const handle = openSync(path, 'r');
  try {
    return new Set([...framesOf(handle)].map(({ page }) => page));
  } finally {
    closeSync(handle);
  }
}

/** Puts the pages into a copy of the database, and gives it the length that it had. */
export async function applyPageChanges(database: string, changes: string): Promise<void> {
  const from = openSync(changes, 'r');
  try {
    const to = openSync(database, 'r+');
    try {
      const page = Buffer.alloc(pageBytes);
      let pages = 0;
      let done = 0;
      for (const frame of framesOf(from)) {
        readSync(from, page, 0, pageBytes, frame.at);
        for (let put = 0; put < pageBytes; )
          put += writeSync(to, page, put, pageBytes - put, (frame.page - 1) * pageBytes + put);
        pages = frame.size;
        done += 1;
        if (done % framesAtOnce === 0) await new Promise((resolve) => setImmediate(resolve));
      }
      if (pages < 1) throw damaged();
      ftruncateSync(to, pages * pageBytes);
      fsyncSync(to);
    } finally {
      closeSync(to);
    }
  } catch (error) {
    throw storageFault(error);
  } finally {
    closeSync(from);
  }
}
