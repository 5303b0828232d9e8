import type { BodyOf, EntryBody } from './entry-body.ts';
import { type Due, type Epochs, roleOfSide } from './epochs.ts';
import { type Fault, fault } from './fault.ts';

/** A side's key is renewed when somebody leaves it, step by step and to the end (log-entry.md §5.2). */
export function epochFault(epochs: Epochs, body: EntryBody): Fault | null {
  const { due } = epochs;
  if (due !== null && !answers(epochs, due, body)) {
    return due.what === 'log-key' ? fault('log-key-due') : fault('epoch-due', { role: roleOfSide[due.side] });
  }
  switch (body.type) {
    case 'epoch.begun':
      return begunFault(epochs, body.data);
    case 'epoch.new':
      return newFault(epochs, body.data);
    case 'epoch.done':
      return doneFault(epochs, body.data);
    case 'log-key.new':
      return due === null ? fault('log-key-unasked') : null;
    default:
      return null;
  }
}

/** `epoch.new` without `epoch.begun` is how older logs answer; it is no answer while another epoch is under way. */
function answers({ underWay }: Epochs, due: Due, body: EntryBody): boolean {
  if (due.what === 'log-key') return body.type === 'log-key.new';
  return (
    (body.type === 'epoch.begun' || (body.type === 'epoch.new' && underWay[due.side] === null)) &&
    body.data.side === due.side
  );
}

function begunFault(
  { due, current, underWay }: Epochs,
  { side, epoch, cause }: BodyOf<'epoch.begun'>['data'],
): Fault | null {
  if (due?.what !== 'epoch') return fault('epoch-unasked');
  const before = underWay[side];
  // Recovery begins anew what is not in force yet: whoever would have ended it may be the one who lost their keys.
  if (before !== null && (before.inForce || due.cause !== 'recovery'))
    return fault('epoch-unfinished', { epoch: before.epoch });
  if (epoch !== current[side] + 1) return fault('epoch-not-next', { side, epoch, before: current[side] });
  return cause === due.cause ? null : fault('epoch-cause', { cause });
}

function newFault(
  { due, current, underWay }: Epochs,
  { side, epoch, key, cause }: BodyOf<'epoch.new'>['data'],
): Fault | null {
  const begun = underWay[side];
  if (begun?.inForce) return fault('epoch-unfinished', { epoch: begun.epoch });
  if (epoch !== current[side] + 1) return fault('epoch-not-next', { side, epoch, before: current[side] });
  if (begun === null) {
    // Handovers were never without their beginning.
    if (due?.what !== 'epoch') return fault('epoch-unasked');
    return cause === due.cause && cause !== 'handover' ? null : fault('epoch-cause', { cause });
  }
  return key === begun.key && cause === begun.cause ? null : fault('epoch-not-as-begun', { epoch });
}

function doneFault({ underWay }: Epochs, { side, epoch }: BodyOf<'epoch.done'>['data']): Fault | null {
  const begun = underWay[side];
  return begun?.inForce && begun.epoch === epoch ? null : fault('epoch-not-to-end', { epoch });
}
