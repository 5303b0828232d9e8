/** The files of a bundle, however they come: a folder dropped, a folder chosen, or its files. */

/** A folder was dropped and this browser does not let a page that was opened from disk read it. */
export class FolderNotRead extends Error {}

/** Chromium's; the older interface it refuses to pages opened from disk (EncodingError). */
interface ItemWithHandle {
  getAsFileSystemHandle?(): Promise<DirectoryHandle | { readonly kind: 'file' } | null>;
}
interface DirectoryHandle {
  readonly kind: 'directory';
  values(): AsyncIterable<
    | { readonly kind: 'directory' }
    | { readonly kind: 'file'; readonly name: string; getFile(): Promise<File> }
  >;
}

/** By name; of a folder its own files only, for a bundle has no folders within. Throws FolderNotRead. */
export async function filesDropped(transfer: DataTransfer): Promise<Map<string, File>> {
  // Items can be asked until the event is over, and so before anything is waited for.
  const dropped = [...transfer.items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({
      file: item.getAsFile(),
      entry: item.webkitGetAsEntry(),
      handle: (item as ItemWithHandle).getAsFileSystemHandle?.().catch(() => null) ?? null,
    }));
  const files = new Map<string, File>();
  for (const { file, entry, handle } of dropped) {
    if (entry?.isDirectory === true)
      for (const inner of await filesOf(await handle, entry as FileSystemDirectoryEntry))
        files.set(inner.name, inner);
    else if (file !== null) files.set(file.name, file);
  }
  return files;
}

async function filesOf(
  handle: Awaited<ReturnType<NonNullable<ItemWithHandle['getAsFileSystemHandle']>>>,
  entry: FileSystemDirectoryEntry,
): Promise<File[]> {
  const files: File[] = [];
  try {
    if (handle?.kind === 'directory') {
      for await (const inner of handle.values()) if (inner.kind === 'file') files.push(await inner.getFile());
    } else {
      for (const inner of await entriesIn(entry))
        if (inner.isFile) files.push(await fileOf(inner as FileSystemFileEntry));
    }
  } catch (error) {
    throw new FolderNotRead('', { cause: error });
  }
  return files;
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

/** Browsers hand out a hundred at a time. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

export function filesChosen(list: FileList): Map<string, File> {
  const files = new Map<string, File>();
  for (const file of list) {
    const path = file.webkitRelativePath.split('/');
    if (path.length <= 2) files.set(file.name, file);
  }
  return files;
}
