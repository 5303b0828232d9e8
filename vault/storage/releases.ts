/** Reading releases: what was asked for, where each of its documents is (D8). */
import type {
  DocumentId,
  DossierId,
  KeysetId,
  LineageId,
  PersonId,
  ReleaseId,
} from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { ReleaseForm, ReleaseState } from '../../shared/vocabulary/terms.ts';
import type { VaultDatabase } from './database.ts';

export interface Release {
  readonly id: ReleaseId;
  readonly no: number;
  readonly dossier: DossierId;
  readonly requester: PersonId;
  readonly requestedAs: 'borrower' | 'custodian';
  readonly recipient: PersonId | null;
  readonly outsider: string | null;
  readonly form: ReleaseForm;
  readonly ground: string;
  readonly due: string | null;
  readonly requested: number;
  readonly requestedAtMs: number;
  readonly state: ReleaseState;
  readonly decisionReason: string | null;
  readonly untilMs: number | null;
  readonly recipientKeyset: KeysetId | null;
  readonly handedOut: number | null;
  readonly handedOutAtMs: number | null;
  readonly handedOutOn: string | null;
  readonly language: 'zh-CN' | 'en' | null;
  readonly custodian: PersonId | null;
  /** Entry of the slip that the outsider signed. */
  readonly paper: number | null;
  readonly writeUntilMs: number | null;
  /** Entry that says that its files were written; of a certificate, which has none, that of its handing out. */
  readonly written: number | null;
  readonly tries: number;
  readonly trace: string;
}

const select = `SELECT id, no, dossier, requester, requested_as AS requestedAs, recipient, outsider, form, coalesce(ground, '') AS ground, due,
  requested, requested_at AS requestedAtMs, state, decision_reason AS decisionReason, until AS untilMs, recipient_keyset AS recipientKeyset,
  handed_out AS handedOut, handed_out_at AS handedOutAtMs, handed_out_on AS handedOutOn, language, custodian, paper,
  write_until AS writeUntilMs, written, tries, trace FROM release`;

/** A release as people write it: `R12`. */
export function findRelease(db: VaultDatabase, written: string): Release {
  const no = /^R?(\d{1,9})$/i.exec(written.trim());
  const row = no === null ? undefined : db.get<Release>(`${select} WHERE no = ?`, Number(no[1]));
  if (row === undefined) throw new Refusal('NO_SUCH_RELEASE');
  return row;
}

export function loadRelease(db: VaultDatabase, id: ReleaseId): Release {
  const row = db.get<Release>(`${select} WHERE id = ?`, id);
  if (row === undefined) throw new Refusal('NO_SUCH_RELEASE');
  return row;
}

export const nextReleaseNo = (db: VaultDatabase): number =>
  db.count('SELECT coalesce(max(no), 0) AS n FROM release') + 1;

export const releaseByTrace = (db: VaultDatabase, trace: string): Release[] =>
  db.all<Release>(`${select} WHERE trace = ?`, trace);

export interface ReleaseItemRow {
  /** Place in the request, from 0. */
  readonly no: number;
  readonly document: DocumentId;
  readonly lineage: LineageId;
  readonly grantHash: string | null;
  readonly bytes: number | null;
  readonly digest: string | null;
  readonly back: 'returned' | 'destroyed' | null;
  readonly backOn: string | null;
  readonly backEntry: number | null;
  readonly remark: string | null;
}
export const itemsOfRelease = (db: VaultDatabase, release: ReleaseId): ReleaseItemRow[] =>
  db.all<ReleaseItemRow>(
    `SELECT no, document, lineage, grant_hash AS grantHash, bytes, digest, back, back_on AS backOn, back_entry AS backEntry, remark
     FROM release_item WHERE release = ? ORDER BY no`,
    release,
  );

export const approvalsOfRelease = (
  db: VaultDatabase,
  release: ReleaseId,
): { approver: PersonId; reason: string; entry: number; at: number }[] =>
  db.all(
    "SELECT approver, coalesce(reason, '') AS reason, entry, at FROM release_approval WHERE release = ? ORDER BY entry",
    release,
  );

/** Whether this human has another release of the lineage that is not settled: asked for, approved and not lapsed, or out. */
export const hasOpenRelease = (
  db: VaultDatabase,
  human: string,
  lineage: LineageId,
  but: ReleaseId | null,
  nowMs: number,
): boolean =>
  db.get(
    `SELECT 1 FROM release r JOIN person p ON p.id = r.recipient JOIN release_item i ON i.release = r.id
     WHERE p.human = ? AND i.lineage = ? AND r.id IS NOT ? AND (r.state = 'requested' OR (r.state = 'approved' AND r.until > ?)
       OR (r.state = 'handed-out' AND r.form <> 'certificate' AND i.back IS NULL))`,
    human,
    lineage,
    but,
    nowMs,
  ) !== undefined;

/** Entries of the slips of a release that were printed after an entry, the nth as `R12-n`. */
export const slipsOfRelease = (db: VaultDatabase, release: ReleaseId): { n: number; entry: number }[] =>
  db
    .all<{ entry: number }>(
      `SELECT l.idx AS entry FROM mention m JOIN leaf l ON l.idx = m.idx WHERE m.ref = ? AND l.type = 'paper.printed'
         AND json_extract(CAST(l.payload AS TEXT), '$.data.paper') = 'release-slip' ORDER BY l.idx`,
      release,
    )
    .map(({ entry }, i) => ({ n: i + 1, entry }));

export const saveReleaseGrant = (
  db: VaultDatabase,
  release: ReleaseId,
  document: DocumentId,
  sealed: Uint8Array,
): void => {
  db.run('INSERT INTO release_grant VALUES (?, ?, ?)', release, document, sealed);
};

export const releaseGrant = (
  db: VaultDatabase,
  release: ReleaseId,
  document: DocumentId,
): Uint8Array | null => {
  const row = db.get<{ sealed: Uint8Array }>(
    'SELECT sealed FROM release_grant WHERE release = ? AND document = ?',
    release,
    document,
  );
  return row === undefined ? null : new Uint8Array(row.sealed);
};

/** What was laid aside for a recipient goes when it is of no use any more. */
export const dropReleaseGrants = (db: VaultDatabase, release: ReleaseId): void => {
  db.run('DELETE FROM release_grant WHERE release = ?', release);
};

/** Of releases that lapsed, were voided, or whose files may not be written again. */
export function dropSpentGrants(db: VaultDatabase, nowMs: number): void {
  if (db.get('SELECT 1 FROM release_grant LIMIT 1') === undefined) return;
  db.run(
    `DELETE FROM release_grant WHERE release NOT IN (SELECT id FROM release WHERE (state = 'approved' AND until > ?)
       OR (state = 'handed-out' AND written IS NULL AND write_until > ?))`,
    nowMs,
    nowMs,
  );
}
