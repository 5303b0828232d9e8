/** The bytes of a file that somebody wants to file, as they are now, or why not (D6). */
import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { renditionLimits } from '../../rasteriser/rasteriser.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';

/** Windows opens no folder as a file. */
const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** Files up to this size are read into memory at once, because the rasteriser needs them whole anyway. */
const fileBytesMax = renditionLimits.renditionBytesMax;

/**
 * The file's bytes as they are now. A file that grows, shrinks or is rewritten meanwhile is refused; one that is larger than
 * `bytesMax` is before it is read, by `tooLarge`.
 */
export function readWholeFile(
  path: string,
  bytesMax: number = fileBytesMax,
  tooLarge: () => Refusal = () => new Refusal('FILE_TOO_LARGE'),
): Uint8Array {
  let handle: number;
  try {
    // A named pipe that nobody writes to must not keep the vault waiting.
    handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new VaultFault('FILE_NOT_FOUND', {}, error);
    throw new Refusal(isFolder(path) ? 'FILE_IS_FOLDER' : 'FILE_UNREADABLE');
  }
  try {
    const before = fstatSync(handle, { bigint: true });
    if (before.isDirectory()) throw new Refusal('FILE_IS_FOLDER');
    if (!before.isFile()) throw new Refusal('FILE_UNREADABLE');
    if (before.size === 0n) throw new Refusal('FILE_EMPTY');
    if (before.size > BigInt(bytesMax)) throw tooLarge();
    const bytes = new Uint8Array(Number(before.size));
    for (let done = 0; done < bytes.length; ) {
      const count = readSync(handle, bytes, done, bytes.length - done, done);
      if (count === 0) throw new Refusal('FILE_CHANGED');
      done += count;
    }
    const after = fstatSync(handle, { bigint: true });
    if (after.size !== before.size || after.mtimeNs !== before.mtimeNs) throw new Refusal('FILE_CHANGED');
    return bytes;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('FILE_UNREADABLE');
  } finally {
    closeSync(handle);
  }
}
