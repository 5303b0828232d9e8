/**
 * Traces of internal errors of the desktop: the shell's own, those of the screens, and the file that the vault's process
 * writes. The person can look at all of it, and save it to hand it on.
 */
import * as fs from 'node:fs';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron/main';
import { filesBelow, keepCallSites, traceOf } from '../shared/diagnostics/trace.ts';
import { TraceLog, traceFileNames, type Versions } from '../shared/diagnostics/trace-log.ts';

const processes = ['shell', 'screens', 'vault'] as const;
/** Of each process the newest lines; a report that nobody can read is not shown before it is saved. */
const shownCharactersMax = 60_000;

export const diagnosticsFolder = (userDataFolder: string): string =>
  join(userDataFolder, 'diagnostics') + sep;

export class Diagnostics {
  readonly shell: TraceLog;
  readonly screens: TraceLog;
  private readonly folder: string;
  private readonly versions: Versions;

  constructor(userDataFolder: string) {
    this.folder = diagnosticsFolder(userDataFolder);
    this.versions = {
      program: app.getVersion(),
      node: process.versions.node,
      electron: process.versions.electron,
      platform: process.platform,
      arch: process.arch,
    };
    const parts = { files: fs, folder: this.folder, versions: this.versions, now: () => Date.now() };
    this.shell = new TraceLog({ ...parts, process: 'shell' });
    this.screens = new TraceLog({ ...parts, process: 'screens' });
  }

  /** To be called once, at the start: what ends the shell is noted before it does. */
  watchShell(): void {
    const program = join(import.meta.dirname, '..');
    keepCallSites(filesBelow(`${pathToFileURL(program).href}/`, `${program.replaceAll('\\', '/')}/`));
    process.on('uncaughtExceptionMonitor', (error) =>
      this.shell.write({ kind: 'error', during: 'shell', tookMs: null, errors: traceOf(error) }),
    );
    app.on('render-process-gone', (_event, _contents, { reason, exitCode }) =>
      this.shell.write({ kind: 'process-gone', during: 'page', reason, exitCode }),
    );
    app.on('child-process-gone', (_event, { type, reason, exitCode }) =>
      this.shell.write({ kind: 'process-gone', during: type, reason, exitCode }),
    );
  }

  /** All that a report says; empty where nothing was ever noted. */
  read(): string {
    const parts = processes.flatMap((process) => {
      const text = traceFileNames(process)
        .toReversed()
        .map((name) => this.textOf(name))
        .join('');
      return text === '' ? [] : [`== ${process}\n${newest(text)}`];
    });
    if (parts.length === 0) return '';
    return [`== ${JSON.stringify(this.versions)}\n`, ...parts].join('\n');
  }

  private textOf(name: string): string {
    try {
      return fs.readFileSync(join(this.folder, name), 'utf8');
    } catch {
      return '';
    }
  }
}

function newest(text: string): string {
  if (text.length <= shownCharactersMax) return text;
  const cut = text.slice(-shownCharactersMax);
  return `…\n${cut.slice(cut.indexOf('\n') + 1)}`;
}
