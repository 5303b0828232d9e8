import { type FileHandle, open } from 'node:fs/promises';

/**
 * Where bytes come from and go to, one block at a time, so that a document of any size passes through the
 * same few buffers.
 */

export interface ByteReader {
  /** Fills the beginning of `into` and returns how many bytes; 0 at the end, never before. */
  read(into: Uint8Array): number | Promise<number>;
}

export type ByteSource = ByteReader | AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** The bytes are lent: they hold until the returned promise resolves, then their memory is used again. */
export type ByteSink = (bytes: Uint8Array) => void | Promise<void>;

export function toReader(source: ByteSource): ByteReader {
  if ('read' in source) return source;
  const pieces = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  let rest: Uint8Array = new Uint8Array(0);
  return {
    async read(into) {
      while (rest.length === 0) {
        const next = await pieces.next();
        if (next.done) return 0;
        rest = next.value;
      }
      const taken = rest.subarray(0, into.length);
      into.set(taken);
      rest = rest.subarray(taken.length);
      return taken.length;
    },
  };
}

/** Fills all of `into` unless the source ends before; returns how many bytes. */
export async function readFully(reader: ByteReader, into: Uint8Array): Promise<number> {
  let filled = 0;
  while (filled < into.length) {
    const count = await reader.read(into.subarray(filled));
    if (count === 0) break;
    filled += count;
  }
  return filled;
}

/** Whether the source has nothing left; takes a byte if it has. */
export async function atEnd(reader: ByteReader): Promise<boolean> {
  return (await reader.read(new Uint8Array(1))) === 0;
}

/** Reads a file from its beginning; the caller closes the handle. */
export function handleReader(handle: FileHandle): ByteReader {
  let position = 0;
  return {
    async read(into) {
      const { bytesRead } = await handle.read(into, 0, into.length, position);
      position += bytesRead;
      return bytesRead;
    },
  };
}

/** Appends to a file from its beginning on; the caller syncs and closes the handle. */
export function handleSink(handle: FileHandle): ByteSink {
  let position = 0;
  return async (bytes) => {
    for (let written = 0; written < bytes.length; ) {
      const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, position);
      written += bytesWritten;
      position += bytesWritten;
    }
  };
}

/** Runs with a reader over the file at `path`, and closes it whatever happens. */
export async function withFileReader<T>(path: string, run: (reader: ByteReader) => Promise<T>): Promise<T> {
  const handle = await open(path, 'r');
  try {
    return await run(handleReader(handle));
  } finally {
    await handle.close();
  }
}
