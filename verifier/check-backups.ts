import type { BodyOf, EntryBody } from './entry-body.ts';
import { type Fault, fault } from './fault.ts';
import type { LogState } from './log-state.ts';

/** Backups go where a custodian said, each state is newer than the last, and what was put back is in quarantine (log-entry.md §5.12). */
export function backupFault({ backups }: LogState, index: number, body: EntryBody): Fault | null {
  switch (body.type) {
    case 'backup.planned':
      return backups.newest.has(body.data.target) && !backups.targets.has(body.data.target)
        ? fault('backup-ended', { target: body.data.target })
        : null;
    case 'backup.ended':
    case 'backup.failed':
      return backups.targets.has(body.data.target)
        ? null
        : fault('backup-unplanned', { target: body.data.target });
    case 'backup.drilled':
      if (!backups.targets.has(body.data.target))
        return fault('backup-unplanned', { target: body.data.target });
      return body.data.entries <= index ? null : fault('backup-of-more', { entries: body.data.entries });
    case 'backup.made':
      return madeFault(backups, index, body);
    case 'vault.restored':
      if (body.data.entries > index) return fault('backup-of-more', { entries: body.data.entries });
      return backups.openedInQuarantine ? null : fault('restored-unquarantined');
    default:
      return null;
  }
}

function madeFault(
  { targets, newest }: LogState['backups'],
  index: number,
  { data }: BodyOf<'backup.made'>,
): Fault | null {
  const { target, state, entries, dropped } = data;
  const states = targets.get(target);
  if (states === undefined) return fault('backup-unplanned', { target });
  if (entries > index) return fault('backup-of-more', { entries });
  if (state <= (newest.get(target) ?? -1)) return fault('backup-not-newer', { state });
  const unknown = dropped.find((gone, i) => !states.has(gone) || dropped.indexOf(gone) !== i);
  return unknown === undefined ? null : fault('backup-dropped-unknown', { state: unknown });
}
