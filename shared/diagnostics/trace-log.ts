/**
 * A file of traces for one process: a line of JSON for each, bounded, the oldest thrown away. The caller passes the
 * file access, so that the shell, the vault and the terminal write in the same manner. A trace that cannot be written
 * fails nothing.
 */
import type { ErrorTrace } from './trace.ts';

export const traceFileBytesMax = 1_000_000;
/** The file that is written, and four older ones. */
export const traceFilesMax = 5;

/** Of `node:fs`. */
export interface TraceFiles {
  mkdirSync(folder: string, options: { recursive: true; mode: number }): unknown;
  statSync(path: string, options: { throwIfNoEntry: false }): { size: number } | undefined;
  renameSync(from: string, to: string): void;
  appendFileSync(path: string, text: string, options: { mode: number }): void;
}

export interface Versions {
  readonly program: string;
  readonly node: string;
  readonly electron?: string | undefined;
  readonly platform: string;
  readonly arch: string;
}

export type TraceEvent =
  | { readonly kind: 'started'; readonly versions: Versions }
  | {
      readonly kind: 'error';
      /** The command that was under way, or what of the process it came from. Names of the program's own only. */
      readonly during: string;
      /** Milliseconds that the command had run; null where there was none. */
      readonly tookMs: number | null;
      readonly errors: ErrorTrace;
    }
  | {
      readonly kind: 'process-gone';
      readonly during: string;
      readonly reason: string;
      readonly exitCode: number;
    };

/** The files of one process, the newest first. */
export const traceFileNames = (process: string): string[] =>
  Array.from({ length: traceFilesMax }, (_, i) => (i === 0 ? `${process}.log` : `${process}.${i}.log`));

export class TraceLog {
  private readonly files: TraceFiles;
  private readonly paths: readonly string[];
  private readonly folder: string;
  private readonly now: () => number;
  private readonly versions: Versions;
  private begun = false;

  constructor(parts: {
    readonly files: TraceFiles;
    /** With a slash or backslash at its end. */
    readonly folder: string;
    readonly process: string;
    readonly versions: Versions;
    /** Milliseconds of the wall clock. */
    readonly now: () => number;
  }) {
    this.files = parts.files;
    this.folder = parts.folder;
    this.paths = traceFileNames(parts.process).map((name) => `${parts.folder}${name}`);
    this.versions = parts.versions;
    this.now = parts.now;
  }

  get path(): string {
    return this.paths[0] ?? '';
  }

  /** Says whether it was written. A disk that is full has other worries than this. */
  write(event: TraceEvent): boolean {
    try {
      if (!this.begun) {
        this.files.mkdirSync(this.folder, { recursive: true, mode: 0o700 });
        this.begun = true;
        this.append({ kind: 'started', versions: this.versions });
      }
      this.append(event);
      return true;
    } catch {
      return false;
    }
  }

  private append(event: TraceEvent): void {
    const line = `${JSON.stringify({ time: new Date(this.now()).toISOString(), ...event })}\n`;
    const size = this.files.statSync(this.path, { throwIfNoEntry: false })?.size ?? 0;
    if (size > 0 && size + line.length > traceFileBytesMax) this.rotate();
    this.files.appendFileSync(this.path, line, { mode: 0o600 });
  }

  private rotate(): void {
    for (let i = this.paths.length - 1; i > 0; i--) {
      const [from, to] = [this.paths[i - 1], this.paths[i]];
      if (from === undefined || to === undefined) continue;
      if (this.files.statSync(from, { throwIfNoEntry: false }) !== undefined) this.files.renameSync(from, to);
    }
  }
}
