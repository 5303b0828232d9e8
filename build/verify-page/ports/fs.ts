/** As much of node:fs as the verifier asks for, over the files that were dropped in. Only in a worker can they be read at once. */
import { PageBuffer } from './buffer.ts';

declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

export const olderFolder = 'older/';

const files = new Map<string, File>();
let heard: (name: string, bytes: number) => void = () => {};
const open: { file: File; at: number }[] = [];

/** By their names; `onRead` hears of each piece that was read. */
export function offer(given: ReadonlyMap<string, File>, onRead: (name: string, bytes: number) => void): void {
  files.clear();
  for (const [name, file] of given) files.set(name, file);
  heard = onRead;
}

/** What it is compared with lies in a folder of its own; all else has no folders. */
const find = (path: string): File | undefined =>
  files.get(path.startsWith(olderFolder) ? path : path.replace(/^.*\//, ''));

export const existsSync = (path: string): boolean => find(path) !== undefined;
export const statSync = (path: string, _options?: object) =>
  find(path) === undefined ? undefined : { isFile: () => true };

export function openSync(path: string, _flags: 'r'): number {
  const file = find(path);
  if (file === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
  return open.push({ file, at: 0 }) - 1;
}

export function readSync(
  handle: number,
  into: Uint8Array,
  offset: number,
  length: number,
  _at: null,
): number {
  const reading = open[handle]!;
  const { file, at } = reading;
  const piece = new FileReaderSync().readAsArrayBuffer(file.slice(at, at + length));
  into.set(new PageBuffer(piece), offset);
  reading.at += piece.byteLength;
  heard(file.name, piece.byteLength);
  return piece.byteLength;
}

export function closeSync(_handle: number): void {}
