/**
 * Which pages of the database file have changed, so that a backup copies those and no others (docs/formats/backup.md §2). SQLite writes
 * to the file only when it brings its write-ahead log into it; the numbers of the pages in that log are noted beside the file, durably,
 * before it does. A file that is not as it was left here was written by somebody else: then a new record begins, and every backup copies
 * the file whole once.
 */
import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { z } from 'zod';
import { encodeHex, randomBytes } from '../sealing/suite.ts';

/** A place in the record: what came later has changed since. */
export interface ChangesMark {
  /** Which record; 32 hexadecimal digits. */
  readonly record: string;
  /** Bytes of it. */
  readonly at: number;
}

const firstLine = z.strictObject({
  kind: z.literal('changed-pages'),
  record: z.string().regex(/^[0-9a-f]{32}$/),
});
const laterLine = z.union([
  z.strictObject({ pages: z.array(z.int().min(1)) }),
  z.strictObject({ file: z.string() }),
]);

/** A record longer than this begins anew: some years of days. */
const recordBytesMax = 32 << 20;
const walHeader = 32;
const frameHeader = 24;

export class ChangedPages {
  private readonly database: string;
  private readonly path: string;
  /** Null: none was needed yet, or it may not be relied upon. */
  private record: string | null = null;
  /** Nothing is noted any more. */
  private lost = false;
  private handle: number | null = null;
  /** How the database file was when this left it. */
  private left = '';
  private readonly pages = new Set<number>();
  private wal: number | null = null;
  private salts = '';
  /** Of the log as it is now, those that were read. */
  private frames = 0;
  private sinceBrought = 0;

  /** Before SQLite opens the database for writing. What a crash left in the write-ahead log is still there at the first commit. */
  constructor(database: string) {
    this.database = database;
    this.path = `${database}.changed`;
    this.guarded(() => {
      this.left = stampOf(database);
    });
  }

  /** Pages that came into the write-ahead log since it was last brought into the file. */
  get waiting(): number {
    return this.sinceBrought;
  }

  get isLost(): boolean {
    return this.lost;
  }

  /** Null where no record can be relied upon. */
  mark(): ChangesMark | null {
    this.guarded(() => this.begin());
    if (this.record === null || this.handle === null) return null;
    return { record: this.record, at: fstatSync(this.handle).size };
  }

  /** Pages that the file has got since, in any number and order; null where that is not known. */
  since({ record, at }: ChangesMark): Set<number> | null {
    this.guarded(() => this.begin());
    if (record !== this.record) return null;
    try {
      const pages = new Set<number>();
      const text = readFileSync(this.path).subarray(at).toString('utf8');
      for (const line of text.split('\n').filter(Boolean)) {
        const said = laterLine.parse(JSON.parse(line));
        if ('pages' in said) for (const page of said.pages) pages.add(page);
      }
      return pages;
    } catch {
      return null;
    }
  }

  /** After a commit: reads which pages came into the write-ahead log. */
  harvest(): void {
    this.guarded(() => this.readLog());
  }

  /** `bring` lets SQLite write to the file; what it will write is on the disk before. */
  around<R>(bring: () => R): R {
    this.guarded(() => {
      const found = stampOf(this.database);
      // Somebody else wrote in between: what changed then nobody noted.
      if (found !== this.left) this.forget();
      this.left = found;
      this.note();
    });
    this.sinceBrought = 0;
    // Where an open file cannot be removed, SQLite removes its own at closing.
    if (this.wal !== null) closeSync(this.wal);
    this.wal = null;
    try {
      return bring();
    } finally {
      this.guarded(() => {
        const left = stampOf(this.database);
        if (left !== this.left && this.record !== null) this.append({ file: left });
        this.left = left;
      });
    }
  }

  close(): void {
    for (const handle of [this.handle, this.wal]) if (handle !== null) closeSync(handle);
    this.handle = null;
    this.wal = null;
  }

  /** The record that is there goes on where the file is as it says; else one of its own begins, of the file as it is now. */
  private begin(): void {
    if (this.record !== null) return;
    this.record = this.goOn();
    if (this.record !== null) return;
    this.forget();
    const record = encodeHex(randomBytes(16));
    // Half of it after a crash is no record, and the next opening begins another.
    rmSync(this.path, { force: true });
    this.handle = openSync(this.path, 'wx+', 0o600);
    this.append({ kind: 'changed-pages', record });
    this.append({ file: this.left });
    fdatasyncSync(this.handle);
    this.record = record;
  }

  private forget(): void {
    if (this.handle !== null) closeSync(this.handle);
    this.handle = null;
    this.record = null;
  }

  private goOn(): string | null {
    this.handle = openIfThere(this.path, 'r+');
    if (this.handle === null) return null;
    const { size } = fstatSync(this.handle);
    const text = size > recordBytesMax ? '' : readFileSync(this.path, 'utf8');
    const [first = '', ...later] = text.split('\n');
    // Pages may have been noted after it and not have come into the file yet.
    const last = later.findLast((line) => line.startsWith('{"file"')) ?? '';
    try {
      const { record } = firstLine.parse(JSON.parse(first));
      const said = laterLine.parse(JSON.parse(last));
      return text.endsWith('\n') && 'file' in said && said.file === this.left ? record : null;
    } catch {
      return null;
    }
  }

  private note(): void {
    this.readLog();
    if (this.pages.size === 0) return;
    this.begin();
    this.append({ pages: [...this.pages].sort((one, other) => one - other) });
    if (this.handle !== null) fdatasyncSync(this.handle);
    this.pages.clear();
  }

  private append(line: z.infer<typeof firstLine> | z.infer<typeof laterLine>): void {
    if (this.handle === null) return;
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
    let { size } = fstatSync(this.handle);
    for (let done = 0; done < bytes.length; ) {
      const put = writeSync(this.handle, bytes, done, bytes.length - done, size);
      done += put;
      size += put;
    }
  }

  /** Frames that came since; those of a transaction that never ended count as well, which does no harm. */
  private readLog(): void {
    this.wal ??= openIfThere(`${this.database}-wal`, 'r');
    if (this.wal === null) return;
    const head = Buffer.alloc(walHeader);
    if (readSync(this.wal, head, 0, walHeader, 0) < walHeader) return;
    const salts = head.toString('hex', 16, 24);
    const pageBytes = head.readUInt32BE(8);
    if (salts !== this.salts) {
      this.salts = salts;
      this.frames = 0;
    }
    const frame = Buffer.alloc(frameHeader);
    for (;;) {
      const at = walHeader + this.frames * (frameHeader + pageBytes);
      if (readSync(this.wal, frame, 0, frameHeader, at) < frameHeader) return;
      if (frame.toString('hex', 8, 16) !== salts) return;
      this.pages.add(frame.readUInt32BE(0));
      this.frames += 1;
      this.sinceBrought += 1;
    }
  }

  /** The vault goes on where nothing can be noted; only a backup takes longer then. */
  private guarded(work: () => void): void {
    if (this.lost) return;
    try {
      work();
    } catch {
      this.lost = true;
      this.forget();
      try {
        rmSync(this.path, { force: true });
      } catch {
        // Left behind it says how the file was, and the file will be otherwise.
      }
    }
  }
}

function openIfThere(path: string, flags: 'r' | 'r+'): number | null {
  try {
    return openSync(path, flags);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function stampOf(path: string): string {
  const { dev, ino, size, mtimeNs } = statSync(path, { bigint: true });
  return `${dev} ${ino} ${size} ${mtimeNs}`;
}
