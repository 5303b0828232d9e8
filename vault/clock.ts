/**
 * The clock as a port: the wall, the local offset, the count since the machine started, and which start that was.
 * Entries carry all four, so that a clock set back, a long gap and a restart can each be told (A1, A8, L7).
 */
import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';

export interface ClockReading {
  /** Milliseconds since 1970, UTC. */
  readonly wallMs: number;
  /** Minutes east of UTC. */
  readonly offsetMinutes: number;
  /** Milliseconds since the machine started; not moved by setting the clock. */
  readonly monoMs: number;
  /** A text that is the same until the machine restarts. */
  readonly boot: string;
}

export interface Clock {
  read(): ClockReading;
}

function bootName(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    // Elsewhere the minute of the machine's start stands for it: stable within a run, as good as unique.
    return `started-${Math.round((Date.now() - uptime() * 1000) / 60_000)}`;
  }
}

export function systemClock(): Clock {
  const boot = bootName();
  return {
    read: () => {
      const wallMs = Date.now();
      return {
        wallMs,
        offsetMinutes: -new Date(wallMs).getTimezoneOffset(),
        monoMs: Math.floor(Number(process.hrtime.bigint() / 1_000_000n)),
        boot,
      };
    },
  };
}

/** More than this behind the log is a clock set back; more than that ahead is a jump to be confirmed (A8). */
export const clockBackMsMax = 120_000;
export const clockForwardMsMax = 259_200_000;

export const clockDoubt = (wallMs: number, judgedMs: number): 'none' | 'back' | 'forward' =>
  wallMs < judgedMs - clockBackMsMax ? 'back' : wallMs > judgedMs + clockForwardMsMax ? 'forward' : 'none';
