/**
 * Reading a ZIP archive whose maker is not to be trusted (PKWARE APPNOTE 6.3). What the central directory declares
 * is held against the limits before anything is unpacked, and what comes out is counted while it comes: a directory
 * that lies gets no further than its lie. No encryption, no ZIP64, no spanning: office files have none of them.
 */
import { indexOfLetters, joinBytes } from './bytes.ts';
import { crc32 } from './crc32.ts';
import { FileFault } from './rasteriser.ts';

export interface ZipLimits {
  readonly zipEntriesMax: number;
  /** All entries together, unpacked. */
  readonly zipBytesMax: number;
  /** One entry, unpacked. */
  readonly zipEntryBytesMax: number;
}

interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly localAt: number;
}

export interface ZipArchive {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** The unpacked bytes of one entry; throws FileFault. */
  read(name: string): Promise<Uint8Array<ArrayBuffer>>;
}

const endSignature = 'PK\x05\x06';
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endBytes = 22;
const commentBytesMax = 0xffff;
const flagEncrypted = 0x0001;
const stored = 0;
const deflated = 8;

const damaged = (part: string): FileFault => new FileFault('FILE_DAMAGED', { kind: 'zip', part });

/** Throws FileFault FILE_DAMAGED, FILE_ENCRYPTED, FILE_UNPACKED_TOO_LARGE. */
export function openZip(bytes: Uint8Array, limits: ZipLimits): ZipArchive {
  const entries = new Map<string, ZipEntry>();
  try {
    let unpacked = 0;
    for (const entry of readDirectory(bytes, limits)) {
      // Two entries of one name: one reader takes the first, another the last, and they show different documents.
      if (entries.has(entry.name)) throw damaged('names');
      unpacked += entry.bytes;
      if (entry.bytes > limits.zipEntryBytesMax || unpacked > limits.zipBytesMax) {
        throw new FileFault('FILE_UNPACKED_TOO_LARGE', { bytes: unpacked, bytesMax: limits.zipBytesMax });
      }
      entries.set(entry.name, entry);
    }
  } catch (error) {
    if (error instanceof RangeError) throw damaged('directory');
    throw error;
  }
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    async read(name) {
      const entry = entries.get(name);
      if (!entry) throw damaged('missing-entry');
      return unpack(bytes, entry);
    },
  };
}

function* readDirectory(bytes: Uint8Array, limits: ZipLimits): Generator<ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endAt(bytes);
  const count = view.getUint16(end + 10, true);
  if (count > limits.zipEntriesMax) {
    throw new FileFault('FILE_UNPACKED_TOO_LARGE', { entries: count, entriesMax: limits.zipEntriesMax });
  }
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (view.getUint32(at, true) !== entrySignature) throw damaged('directory');
    if ((view.getUint16(at + 8, true) & flagEncrypted) !== 0) {
      throw new FileFault('FILE_ENCRYPTED', { kind: 'zip' });
    }
    const nameBytes = view.getUint16(at + 28, true);
    yield {
      name: new TextDecoder('utf-8').decode(bytes.subarray(at + 46, at + 46 + nameBytes)),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedBytes: view.getUint32(at + 20, true),
      bytes: view.getUint32(at + 24, true),
      localAt: view.getUint32(at + 42, true),
    };
    at += 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}

/** The end record stands at the very end, but for a comment. */
function endAt(bytes: Uint8Array): number {
  const earliest = Math.max(0, bytes.byteLength - endBytes - commentBytesMax);
  let last = -1;
  for (let at = earliest; ; at = last + 1) {
    at = indexOfLetters(bytes, endSignature, at);
    if (at < 0) break;
    last = at;
  }
  if (last < 0) throw damaged('end');
  return last;
}

async function unpack(bytes: Uint8Array, entry: ZipEntry): Promise<Uint8Array<ArrayBuffer>> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.localAt + 30 > bytes.byteLength || view.getUint32(entry.localAt, true) !== localSignature) {
    throw damaged('entry');
  }
  const begins =
    entry.localAt + 30 + view.getUint16(entry.localAt + 26, true) + view.getUint16(entry.localAt + 28, true);
  const packed = bytes.subarray(begins, begins + entry.packedBytes);
  if (packed.byteLength !== entry.packedBytes) throw damaged('entry');
  const whole =
    entry.method === stored
      ? new Uint8Array(packed)
      : entry.method === deflated
        ? await inflate(packed, entry.bytes)
        : undefined;
  if (!whole || whole.byteLength !== entry.bytes || crc32(whole) !== entry.crc) throw damaged('entry');
  return whole;
}

/** Stops at the first byte beyond `bytesMax`: the directory declared no more, and was judged by that. */
async function inflate(packed: Uint8Array, bytesMax: number): Promise<Uint8Array<ArrayBuffer>> {
  const inflating = new DecompressionStream('deflate-raw');
  const writer = inflating.writable.getWriter();
  // What is wrong with the bytes shows on the reading side too.
  writer.write(new Uint8Array(packed)).catch(() => undefined);
  writer.close().catch(() => undefined);
  const reader = inflating.readable.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    let next: { done: boolean; value?: Uint8Array | undefined };
    try {
      next = await reader.read();
    } catch {
      throw damaged('entry');
    }
    if (next.done || !next.value) return joinBytes(parts);
    length += next.value.byteLength;
    if (length > bytesMax) {
      await reader.cancel().catch(() => undefined);
      throw new FileFault('FILE_UNPACKED_TOO_LARGE', { bytesMax });
    }
    parts.push(next.value);
  }
}
