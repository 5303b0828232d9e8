import { createHash, type Hash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fault } from './fault.ts';
import { Unreadable } from './unreadable.ts';

/** The files of a bundle, read piece by piece: a log may not fit into memory. */

export interface Digest {
  readonly bytes: number;
  readonly sha256: string;
}

const chunkBytes = 1 << 20;
const smallFileBytesMax = 1 << 20;
/** Longer than any entry; keeps a file without line ends from filling the memory. */
const lineBytesMax = 1 << 26;

const lineEnd = 0x0a;

/** A file that is held whole: of at most 1 MiB, unless more is said. */
export function readSmallFile(path: string, bytesMax = smallFileBytesMax): Buffer {
  const parts = [];
  let length = 0;
  for (const chunk of chunksOf(path)) {
    length += chunk.length;
    if (length > bytesMax) throw new Unreadable(fault('file-too-large', { file: basename(path) }));
    parts.push(Buffer.from(chunk));
  }
  return Buffer.concat(parts);
}

/** Null where there is no such file. */
export function digestFile(directory: string, name: string): Digest | null {
  const path = join(directory, name);
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return null;
  const hash = createHash('sha256');
  let bytes = 0;
  for (const chunk of chunksOf(path)) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** The lines of a file without their ends, and the digest of all that was read. */
export class LineReader {
  private readonly path: string;
  private readonly hash: Hash = createHash('sha256');
  private bytes = 0;
  /** Whether the last line came without its end. */
  endsMidLine = false;

  constructor(path: string) {
    this.path = path;
  }

  /** Each slice is good until the next is asked for. */
  *lines(): Generator<Buffer> {
    let rest: Buffer = Buffer.alloc(0);
    for (const chunk of chunksOf(this.path)) {
      this.hash.update(chunk);
      this.bytes += chunk.length;
      let start = 0;
      for (let end = chunk.indexOf(lineEnd); end >= 0; end = chunk.indexOf(lineEnd, start)) {
        const line = chunk.subarray(start, end);
        yield rest.length === 0 ? line : Buffer.concat([rest, line]);
        rest = emptyLine;
        start = end + 1;
      }
      if (start < chunk.length) rest = Buffer.concat([rest, chunk.subarray(start)]);
      if (rest.length > lineBytesMax)
        throw new Unreadable(fault('line-too-long', { file: basename(this.path) }));
    }
    if (rest.length > 0) {
      this.endsMidLine = true;
      yield rest;
    }
  }

  digest(): Digest {
    return { bytes: this.bytes, sha256: this.hash.digest('hex') };
  }
}

const emptyLine = Buffer.alloc(0);

/** Each chunk is good until the next is asked for. */
function* chunksOf(path: string): Generator<Buffer> {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (cause) {
    throw unreadable(path, cause);
  }
  try {
    const chunk = Buffer.allocUnsafe(chunkBytes);
    for (;;) {
      let length: number;
      try {
        length = readSync(file, chunk, 0, chunkBytes, null);
      } catch (cause) {
        throw unreadable(path, cause);
      }
      if (length === 0) return;
      yield chunk.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

function unreadable(path: string, cause: unknown): Unreadable {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const file = basename(path);
  return new Unreadable(
    code === 'ENOENT' ? fault('file-missing', { file }) : fault('file-unreadable', { file, code }),
  );
}
