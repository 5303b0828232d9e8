/** What releases do to the tables, and who acted on the dossier by them (D8, S3). */
import type { releaseEntries } from '../../shared/vocabulary/entry-of-releases.ts';
import type { ReleaseState } from '../../shared/vocabulary/terms.ts';
import { traceCode } from '../sealing/trace-code.ts';
import type { VaultDatabase } from './database.ts';
import { type Effects, maybe, type ProjectedEntry } from './entry-effect.ts';

const recordParty = (
  db: VaultDatabase,
  person: string | undefined,
  dossier: string,
  kind: 'keeper' | 'user',
): void => {
  if (person !== undefined) db.run('INSERT OR IGNORE INTO act VALUES (?, ?, ?)', person, dossier, kind);
};

const dossierOfRelease = (db: VaultDatabase, release: string): string =>
  db.get<{ dossier: string }>('SELECT dossier FROM release WHERE id = ?', release)?.dossier ?? '';

/** Everybody who signs as custodian or approver keeps; the others receive. */
function recordParties(db: VaultDatabase, entry: ProjectedEntry, release: string): void {
  const dossier = dossierOfRelease(db, release);
  for (const { as, person } of entry.body.signers)
    recordParty(db, person, dossier, as === 'custodian' || as === 'approver' ? 'keeper' : 'user');
}

const setState = (db: VaultDatabase, release: string, state: ReleaseState): void => {
  db.run('UPDATE release SET state = ? WHERE id = ?', state, release);
};

export const releaseEffects: Effects<keyof typeof releaseEntries> = {
  'release.requested': (db, data, entry) => {
    const [signer] = entry.body.signers;
    db.run(
      `INSERT INTO release VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'requested', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
         NULL, NULL, 0, ?)`,
      data.release,
      data.no,
      data.dossier,
      signer?.person ?? '',
      signer?.as ?? '',
      data.recipient,
      maybe(entry, data.outsider),
      data.form,
      entry.text(data.ground),
      data.due,
      entry.index,
      entry.body.at.wall,
      traceCode(data.release),
    );
    for (const [no, { document, lineage }] of data.documents.entries())
      db.run(
        'INSERT INTO release_item (release, no, document, lineage) VALUES (?, ?, ?, ?)',
        data.release,
        no,
        document,
        lineage,
      );
    recordParty(db, signer?.person, data.dossier, signer?.as === 'custodian' ? 'keeper' : 'user');
  },
  'release.withdrawn': (db, data) => setState(db, data.release, 'withdrawn'),
  'release.approved': (db, data, entry) => {
    db.run(
      'INSERT INTO release_approval VALUES (?, ?, ?, ?, ?)',
      data.release,
      entry.body.signers[0]?.person ?? '',
      entry.text(data.reason),
      entry.index,
      entry.body.at.wall,
    );
    recordParties(db, entry, data.release);
    if (!data.complete) return;
    setState(db, data.release, 'approved');
    db.run(
      'UPDATE release SET until = ?, recipient_keyset = ? WHERE id = ?',
      data.until,
      data.recipientKeyset,
      data.release,
    );
    for (const [no, grant] of data.grants.entries())
      db.run('UPDATE release_item SET grant_hash = ? WHERE release = ? AND no = ?', grant, data.release, no);
  },
  'release.rejected': (db, data, entry) => {
    setState(db, data.release, 'rejected');
    db.run('UPDATE release SET decision_reason = ? WHERE id = ?', entry.text(data.reason), data.release);
    recordParties(db, entry, data.release);
  },
  'release.handed-out': (db, data, entry) => {
    setState(db, data.release, 'handed-out');
    db.run(
      `UPDATE release SET handed_out = ?, handed_out_at = ?, handed_out_on = ?, language = ?, custodian = ?, paper = ?, write_until = ?,
         tries = 1, written = CASE form WHEN 'certificate' THEN ? END WHERE id = ?`,
      entry.index,
      entry.body.at.wall,
      data.on,
      data.language,
      entry.body.signers[0]?.person ?? '',
      data.paper,
      data.writeUntil,
      entry.index,
      data.release,
    );
    for (const [no, { bytes, digest }] of data.items.entries())
      db.run(
        'UPDATE release_item SET bytes = ?, digest = ? WHERE release = ? AND no = ?',
        bytes,
        entry.text(digest),
        data.release,
        no,
      );
    recordParties(db, entry, data.release);
  },
  'release.again': (db, data, entry) => {
    db.run('UPDATE release SET tries = tries + 1 WHERE id = ?', data.release);
    recordParties(db, entry, data.release);
  },
  'release.written': (db, data, entry) => {
    db.run('UPDATE release SET written = ? WHERE id = ?', entry.index, data.release);
  },
  'release.returned': (db, data, entry) => {
    for (const document of data.documents)
      db.run(
        'UPDATE release_item SET back = ?, back_on = ?, back_entry = ?, remark = ? WHERE release = ? AND document = ?',
        data.how,
        data.on,
        entry.index,
        maybe(entry, data.remark),
        data.release,
        document,
      );
  },
};

/** An older state of the log had been put back: what was not handed out is void, and nothing is written again (A6). */
export function voidReleases(db: VaultDatabase): void {
  db.run("UPDATE release SET state = 'voided' WHERE state IN ('requested', 'approved')");
  db.run('UPDATE release SET write_until = NULL WHERE written IS NULL AND write_until IS NOT NULL');
}

/** No window ever gets longer (A8). */
export function shortenReleases(db: VaultDatabase, byMs: number): void {
  db.run("UPDATE release SET until = until - ? WHERE until IS NOT NULL AND state = 'approved'", byMs);
  db.run(
    'UPDATE release SET write_until = write_until - ? WHERE write_until IS NOT NULL AND written IS NULL',
    byMs,
  );
}
