/** The index of who and what each entry speaks of. */
import { absenceEntries } from '../../shared/vocabulary/entry-of-absences.ts';
import { leavingEntries } from '../../shared/vocabulary/entry-of-leaving.ts';
import type { VaultDatabase } from './database.ts';
import type { ProjectedEntry } from './entry-effect.ts';

/** Ids an entry mentions, so that the log can be asked by person, dossier, document, loan. */
const mentionedKeys = [
  'person',
  'same',
  'dossier',
  'document',
  'loan',
  'view',
  'note',
  'lineage',
  'handover',
  'departure',
  'release',
  'recipient',
  'transferor',
  'outgoing',
  'incoming',
  'witness',
  'responsible',
  'second',
  'trainee',
  'course',
  'proposal',
  'obligation',
  'agreement',
  'receiver',
  /** Who a note was released to. */
  'to',
] as const;

/** Lists of ids, or of objects that hold some: lines of a client handover, readers of an interview, what a generation voids. */
const mentionedLists = [
  'dossiers',
  'lines',
  'personal',
  'readers',
  'voidedLoans',
  'spent',
  'documents',
  'trainees',
  'invitations',
  'steps',
  'told',
] as const;
const mentionedInItems = ['dossier', 'document', 'successor', 'person', 'lineage', 'view'] as const;

function* mentionedInLists(data: Record<string, unknown>): Generator<string> {
  for (const key of mentionedLists) {
    const list = data[key];
    if (!Array.isArray(list)) continue;
    for (const item of list as (string | Record<string, unknown>)[]) {
      if (typeof item === 'string') yield item;
      else for (const name of mentionedInItems) if (typeof item[name] === 'string') yield item[name];
    }
  }
}

/** People whom a dossier may be known to. */
function* mentionedInScope(data: Record<string, unknown>): Generator<string> {
  const people = (data.scope as { people?: unknown } | undefined)?.people;
  if (Array.isArray(people)) yield* people as string[];
}

/** Whom and what an export of a part was asked by. */
function* mentionedByExport({ body }: ProjectedEntry): Generator<string> {
  if (body.type !== 'log.exported' || body.data.part === undefined) return;
  const { people, dossier, document } = body.data.part.filter;
  yield* people;
  if (dossier !== null) yield dossier;
  if (document !== null) yield document;
}

/** Lines that come to nothing are not named in the entry: their dossiers are those of the handover. */
function* mentionedByWithdrawal(db: VaultDatabase, entry: ProjectedEntry): Generator<string> {
  if (entry.body.type !== 'clients.withdrawn') return;
  const { handover } = entry.body.data as { handover: string };
  for (const { dossier } of db.all<{ dossier: string }>(
    'SELECT dossier FROM client_line WHERE handover = ?',
    handover,
  ))
    yield dossier;
}

/** These stand in no table of their own: they are found by the name of their type as well (decision 0055). */
const foundByType: ReadonlySet<string> = new Set([
  ...Object.keys(leavingEntries),
  ...Object.keys(absenceEntries),
]);

export function recordMentions(db: VaultDatabase, entry: ProjectedEntry): void {
  const refs = new Set<string>();
  for (const signer of entry.body.signers) refs.add(signer.person);
  if (entry.body.actor.person !== null) refs.add(entry.body.actor.person);
  if (foundByType.has(entry.body.type)) refs.add(entry.body.type);
  const data = entry.body.data as Record<string, unknown>;
  for (const key of mentionedKeys) {
    const value = data[key];
    if (typeof value === 'string') refs.add(value);
  }
  for (const ids of [
    mentionedInLists(data),
    mentionedInScope(data),
    mentionedByWithdrawal(db, entry),
    mentionedByExport(entry),
  ])
    for (const id of ids) refs.add(id);
  for (const ref of refs) db.run('INSERT OR IGNORE INTO mention VALUES (?, ?)', ref, entry.index);
}
