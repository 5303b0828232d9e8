/** The trace of a process that has the vault in it: its file, and what ends the process noted before it does. */
import * as fs from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { filesBelow, keepCallSites, traceOf } from '../../shared/diagnostics/trace.ts';
import { TraceLog } from '../../shared/diagnostics/trace-log.ts';
import type { Clock } from '../time/clock.ts';

export interface ProcessTrace {
  /** `vault` or `terminal`. */
  readonly process: string;
  /** With a slash or backslash at its end. */
  readonly folder: string;
  /** Of the program. */
  readonly version: string;
  /** Address of the process's entry: files beside and below it are the program's. */
  readonly entry: string;
  readonly clock: Clock;
}

export function traceProcess({ process: name, folder, version, entry, clock }: ProcessTrace): TraceLog {
  const program = dirname(dirname(fileURLToPath(entry)));
  keepCallSites(filesBelow(`${pathToFileURL(program).href}/`, `${program.replaceAll('\\', '/')}/`));
  const { node, electron } = process.versions;
  const log = new TraceLog({
    files: fs,
    folder,
    process: name,
    versions: { program: version, node, electron, platform: process.platform, arch: process.arch },
    now: () => clock.read().wallMs,
  });
  process.on('uncaughtExceptionMonitor', (error) =>
    log.write({ kind: 'error', during: name, tookMs: null, errors: traceOf(error) }),
  );
  return log;
}
