/** Where the terminal keeps the traces of internal errors; begun by the program, never by what runs in-process. */
import { join, sep } from 'node:path';
import type { TraceLog } from '../../shared/diagnostics/trace-log.ts';
import { traceProcess } from '../../vault/service/process-trace.ts';
import { systemClock } from '../../vault/time/clock.ts';

let trace: TraceLog | null = null;

/** `dataFolder` is the user's own, `entry` the address of the program. */
export function beginTrace(dataFolder: string, entry: string, version: string): void {
  const folder = join(dataFolder, 'diagnostics') + sep;
  trace = traceProcess({
    process: 'terminal',
    folder,
    version,
    entry,
    clock: systemClock(),
  });
}

/** Null where none was begun. */
export const terminalTrace = (): TraceLog | null => trace;
