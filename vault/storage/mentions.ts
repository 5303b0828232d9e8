/** The index of who and what each entry speaks of. */
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
  'lineage',
  'handover',
  'departure',
  'transferor',
  'outgoing',
  'incoming',
  'witness',
] as const;

/** Dossiers and successors of a client handover's lines. */
function* mentionedInLines(data: Record<string, unknown>): Generator<string> {
  for (const list of [data.dossiers, data.lines]) {
    if (!Array.isArray(list)) continue;
    for (const item of list as (string | Record<string, unknown>)[]) {
      if (typeof item === 'string') yield item;
      else for (const id of [item.dossier, item.successor]) if (typeof id === 'string') yield id;
    }
  }
}

export function recordMentions(db: VaultDatabase, entry: ProjectedEntry): void {
  const refs = new Set<string>();
  for (const signer of entry.body.signers) refs.add(signer.person);
  if (entry.body.actor.person !== null) refs.add(entry.body.actor.person);
  const data = entry.body.data as Record<string, unknown>;
  for (const key of mentionedKeys) {
    const value = data[key];
    if (typeof value === 'string') refs.add(value);
  }
  for (const id of mentionedInLines(data)) refs.add(id);
  for (const ref of refs) db.run('INSERT OR IGNORE INTO mention VALUES (?, ?)', ref, entry.index);
}
