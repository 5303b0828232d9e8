/**
 * Failures to open the closed vault, kept beside it because nobody has its key then (A7). Whoever can write the
 * folder can delete them: that loses a trace and shortens a wait, and opens nothing.
 */
import { appendFileSync, rmSync } from 'node:fs';
import { readIfThere } from './durable-file.ts';

export interface FailedOpenings {
  readonly times: readonly number[];
  readonly latestMs: number;
}

const keptMax = 1_000;

export function readFailedOpenings(path: string): FailedOpenings {
  const bytes = readIfThere(path);
  const times: number[] = [];
  for (const line of bytes === null ? [] : Buffer.from(bytes).toString('utf8').split('\n')) {
    const at = Number(line);
    if (line !== '' && Number.isSafeInteger(at) && at >= 0) times.push(at);
  }
  return { times: times.slice(-keptMax), latestMs: times[times.length - 1] ?? 0 };
}

export function recordFailedOpening(path: string, atMs: number): void {
  try {
    appendFileSync(path, `${atMs}\n`, { mode: 0o600 });
  } catch {
    // A folder that cannot be written must not turn a wrong passphrase into another kind of answer.
  }
}

export const forgetFailedOpenings = (path: string): void => rmSync(path, { force: true });
