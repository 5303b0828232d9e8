import type { EntryBody } from './entry-body.ts';
import { type Fault, fault } from './fault.ts';

/** The clock: doubt is marked, nothing is done in doubt, jumps are confirmed (log-entry.md §5.5). */

const backMsMax = 120_000;
const forwardMsMax = 259_200_000;

const allowedInDoubt = new Set([
  'vault.opened',
  'vault.closed',
  'check.found',
  'open.failed',
  'refusal',
  'generation.new',
  'view.closed',
  'view.blanked',
  // Nothing in a change of keys goes by the clock, and it must not wait: whoever left, or lost their keys, may be why.
  'recovery.used',
  'recovery.admitted',
  'epoch.begun',
  'epoch.new',
  'epoch.done',
  'log-key.new',
]);
const isAllowedInDoubt = (type: string): boolean =>
  allowedInDoubt.has(type) || type.startsWith('session.') || type.startsWith('log.');

export class ClockCheck {
  /** The machine's own count at the latest entry of each of its runs. */
  private readonly monoOfBoot = new Map<string, number>();

  /** `judged` is the judged time before the entry; null for the first. */
  fault({ type, at, data }: EntryBody, judged: number | null): Fault | null {
    const monoBefore = this.monoOfBoot.get(at.boot) ?? 0;
    if (at.mono < monoBefore) return fault('mono-fell', { mono: at.mono, before: monoBefore });
    this.monoOfBoot.set(at.boot, at.mono);
    const before = judged ?? at.wall;
    if (type === 'clock.jumped') {
      if (at.doubt !== 'none') return fault('doubt-wrong', { marked: at.doubt, due: 'none' });
      return jumpFault(data, at.wall, before);
    }
    const due = doubtDue(at.wall, before);
    if (at.doubt !== due) return fault('doubt-wrong', { marked: at.doubt, due });
    return due === 'none' || isAllowedInDoubt(type) ? null : fault('act-in-doubt', { doubt: due });
  }
}

function doubtDue(wall: number, judged: number): 'none' | 'back' | 'forward' {
  if (wall < judged - backMsMax) return 'back';
  return wall > judged + forwardMsMax ? 'forward' : 'none';
}

interface Jump {
  readonly direction: 'forward' | 'back';
  readonly from: number;
  readonly to: number;
}

function jumpFault({ direction, from, to }: Jump, wall: number, judged: number): Fault | null {
  if (from !== judged) return fault('jump-from', { from, judged });
  if (to !== wall) return fault('jump-to', { to, wall });
  return (direction === 'forward' ? to > from : to < from) ? null : fault('jump-direction', { direction });
}
