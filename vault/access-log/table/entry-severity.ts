/** How much an entry is out of the ordinary, for programs that watch logs and for the report. Never a verdict on a person. */
import type { EntryType } from '../../../shared/vocabulary/entry.ts';

export type Severity = 'ordinary' | 'refused' | 'notable' | 'grave';

/** What tells about the log itself, or about what left the vault for good. */
const grave: ReadonlySet<EntryType> = new Set<EntryType>([
  'generation.new',
  'vault.restored',
  'recovery.used',
  'recovery.admitted',
  'gap.narrowed',
  'gap.closed',
  'allowance.restored',
  'place.taken',
  'log-key.new',
  'whole.begun',
  'whole.written',
]);

const notable: ReadonlySet<EntryType> = new Set<EntryType>([
  'clock.jumped',
  'check.found',
  'session.failed',
  'view.resumed',
  'release.handed-out',
  'release.again',
  'release.written',
  'opening.erased',
  'entry.corrected',
  'policy.tightened',
  'person.frozen',
  'person.unfrozen',
  'person.rekeyed',
  'epoch.new',
  'clients.taken-over',
  'custody.handed-over',
  'hold.set',
  'hold.lifted',
]);

export function severityOf(type: EntryType): Severity {
  if (grave.has(type)) return 'grave';
  if (notable.has(type) || type.endsWith('.failed')) return 'notable';
  return type === 'refusal' ? 'refused' : 'ordinary';
}
