/**
 * What each entry does to the tables. This is the only writer of projections: commands append an entry and this
 * applies it in the same transaction (A3); at opening the same function replays the log into empty tables, and
 * the two must be equal. Nothing here decides: policy did, before the entry was signed.
 */
import type { EntryType } from '../../shared/vocabulary/entry.ts';
import type { VaultDatabase } from './database.ts';
import { agreementEffects } from './effects-of-agreements.ts';
import { backupEffects } from './effects-of-backups.ts';
import { clientEffects } from './effects-of-clients.ts';
import { custodyEffects } from './effects-of-custody.ts';
import { departureEffects } from './effects-of-departures.ts';
import { filingEffects } from './effects-of-filing.ts';
import { formEffects } from './effects-of-forms.ts';
import { invitationEffects } from './effects-of-invitations.ts';
import { leavingEffects } from './effects-of-leaving.ts';
import { loanEffects } from './effects-of-loans.ts';
import { lossEffects } from './effects-of-losses.ts';
import { peopleEffects } from './effects-of-people.ts';
import { releaseEffects } from './effects-of-releases.ts';
import { trainingEffects } from './effects-of-training.ts';
import { vaultEffects } from './effects-of-vault.ts';
import { viewEffects } from './effects-of-views.ts';
import { wholeReleaseEffects } from './effects-of-whole-release.ts';
import { type Effects, nothing, type ProjectedEntry, setFact } from './entry-effect.ts';
import { recordMentions } from './mentions.ts';

/** Every type of entry has its effect, or says that it has none: what is missing here does not compile. */
const effects: Effects<EntryType> = {
  ...vaultEffects,
  ...peopleEffects,
  ...invitationEffects,
  ...filingEffects,
  ...formEffects,
  ...loanEffects,
  ...viewEffects,
  ...releaseEffects,
  ...wholeReleaseEffects,
  ...lossEffects,
  ...custodyEffects,
  ...clientEffects,
  ...departureEffects,
  ...leavingEffects,
  ...backupEffects,
  ...trainingEffects,
  ...agreementEffects,
  'checkpoint.cosigned': nothing,
  'directory.searched': nothing,
  'log.read': nothing,
  'log.exported': nothing,
  'trace.looked-up': nothing,
  refusal: nothing,
};

export function projectEntry(db: VaultDatabase, entry: ProjectedEntry): void {
  const { body } = entry;
  const effect = effects[body.type] as (db: VaultDatabase, data: unknown, entry: ProjectedEntry) => void;
  effect(db, body.data, entry);
  for (const signer of body.signers) {
    db.run(
      'UPDATE person SET next_seq = ?, last_leaf = ? WHERE id = ?',
      signer.seq + 1,
      entry.leafHash,
      signer.person,
    );
  }
  if (body.at.doubt === 'none' && body.type !== 'clock.jumped') {
    const judged = Number(
      db.get<{ value: string }>("SELECT value FROM fact WHERE name = 'judged'")?.value ?? 0,
    );
    if (body.at.wall > judged || body.type === 'vault.created')
      setFact(db, 'judged', Math.max(judged, body.at.wall));
  }
  recordMentions(db, entry);
}
