/**
 * The clock as a port: the wall, the local offset, the count since the machine started, and which start that was.
 * Entries carry all four, so that a clock set back, a long gap and a restart can each be told (A1, A8, L7).
 */
import { execFileSync } from 'node:child_process';
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

/** Asks a program of the system; null where it is not there or says nothing of use. */
function asked(program: string, words: readonly string[], answer: RegExp): string | null {
  try {
    const said = execFileSync(program, words, { encoding: 'utf8', timeout: 5_000, windowsHide: true });
    return answer.exec(said)?.[1] ?? null;
  } catch {
    return null;
  }
}

/** Windows counts its starts; macOS draws a number at each; Linux too. None of them moves when the clock is set. */
function bootName(): string {
  if (process.platform === 'win32') {
    const key =
      'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Memory Management\\PrefetchParameters';
    const count = asked('reg', ['query', key, '/v', 'BootId'], /BootId\s+REG_DWORD\s+(0x[0-9a-f]+)/i);
    if (count !== null) return `boot-${count}`;
  } else if (process.platform === 'darwin') {
    const drawn = asked('/usr/sbin/sysctl', ['-n', 'kern.bootsessionuuid'], /([0-9A-F-]{36})/i);
    if (drawn !== null) return drawn;
  } else {
    try {
      return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    } catch {
      // No proc file system: below.
    }
  }
  // Where nobody tells, the minute of the start stands for it, and a clock that is set looks like a restart: a custodian signs then.
  return `started-${Math.round((Date.now() - uptime() * 1000) / 60_000)}`;
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
const clockBackMsMax = 120_000;
export const clockForwardMsMax = 259_200_000;

export const clockDoubt = (wallMs: number, judgedMs: number): 'none' | 'back' | 'forward' =>
  wallMs < judgedMs - clockBackMsMax ? 'back' : wallMs > judgedMs + clockForwardMsMax ? 'forward' : 'none';
