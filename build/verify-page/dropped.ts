/** The files of a bundle, however they come: a folder dropped, a folder chosen, or its files. */

/** By name; of a folder its own files only, for a bundle has no folders within. */
export async function filesDropped(transfer: DataTransfer): Promise<Map<string, File>> {
  const entries = [...transfer.items]
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null);
  const files = new Map<string, File>();
  for (const entry of entries) {
    for (const inner of entry.isDirectory ? await entriesIn(entry as FileSystemDirectoryEntry) : [entry])
      if (inner.isFile) files.set(inner.name, await fileOf(inner as FileSystemFileEntry));
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
