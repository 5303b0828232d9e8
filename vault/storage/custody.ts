/** Reading custody handovers and their transfer lists. */
import type { DocumentId, DossierId, HandoverId, PersonId } from '../../shared/vocabulary/ids.ts';
import type { Classification, HandoverManner, Part } from '../../shared/vocabulary/terms.ts';
import type { VaultDatabase } from './database.ts';

export interface CustodyHandoverRow {
  readonly id: HandoverId;
  readonly no: number;
  readonly manner: HandoverManner;
  readonly outgoing: PersonId;
  readonly incoming: PersonId;
  readonly witness: PersonId;
  readonly ground: string | null;
  readonly state: 'begun' | 'signed' | 'done' | 'abandoned';
  readonly begun: number;
  readonly begun_at: number;
  readonly signed: number | null;
  readonly signed_at: number | null;
  readonly inventory: string | null;
  /** What the latest check on record came to; null before the first. */
  readonly items: number | null;
  readonly matched: number | null;
  readonly missing: number | null;
  readonly differing: number | null;
  readonly surplus: number | null;
  readonly on_loan: number | null;
}

/** The latest one that was not abandoned, or the latest at all; null where there has been none. */
export const latestCustodyHandover = (db: VaultDatabase): CustodyHandoverRow | null =>
  (db.get("SELECT * FROM custody_handover ORDER BY state = 'abandoned', no DESC LIMIT 1") as unknown as
    | CustodyHandoverRow
    | undefined) ?? null;

/** Item of a transfer list: a part of a document, or a file that no entry knows. */
export interface HandoverItem {
  readonly no: number;
  /** Empty for a surplus file, whose path stands in `part`. */
  readonly document: DocumentId | '';
  readonly part: Part | string;
  readonly expected: string | null;
  readonly found: string | null;
  readonly outcome: 'waiting' | 'matched' | 'missing' | 'differing' | 'surplus';
  readonly on_loan: number;
  readonly note: string | null;
}

/** An item with what its document and dossier are called. */
export interface NamedItem extends HandoverItem {
  readonly dossier: DossierId | null;
  readonly code: string | null;
  readonly document_no: number | null;
  readonly title: string | null;
  readonly pages: number | null;
  readonly submitted_at: number | null;
  readonly classification: Classification | null;
  readonly secrecy_years: number | null;
  readonly retention: string | null;
  readonly dated_from: string | null;
  readonly dated_to: string | null;
  readonly home: string | null;
  readonly borrower: PersonId | null;
}

const ofDifference = "outcome IN ('missing', 'differing', 'surplus')";

/** Rows in the order of the list, from `offset`. */
export const namedItems = (
  db: VaultDatabase,
  handover: HandoverId,
  differencesOnly: boolean,
  offset: number,
  limit: number,
): NamedItem[] =>
  db.all(
    `SELECT i.*, d.dossier, o.code, d.no AS document_no, d.title, d.pages, d.submitted_at, d.dated_from, d.dated_to, o.classification, o.secrecy_years, o.retention, o.home,
       (SELECT l.borrower FROM loan l WHERE l.document = i.document AND l.state IN ('issued', 'received') ORDER BY l.no DESC LIMIT 1) AS borrower
     FROM handover_item i LEFT JOIN document d ON d.id = i.document LEFT JOIN dossier o ON o.id = d.dossier
     WHERE i.handover = ? ${differencesOnly ? `AND i.${ofDifference}` : ''} ORDER BY i.no LIMIT ? OFFSET ?`,
    handover,
    limit,
    offset,
  ) as unknown as NamedItem[];

export const countItems = (db: VaultDatabase, handover: HandoverId, differencesOnly: boolean): number =>
  db.count(
    `SELECT count(*) AS n FROM handover_item WHERE handover = ? ${differencesOnly ? `AND ${ofDifference}` : ''}`,
    handover,
  );

/** So long what was found of an item counts: the list is re-checked when custody passes, not some day before it (H1). */
const checkedMsMax = 86_400_000;

/** Items that were hashed too long ago to be signed for. */
export const itemsOfOld = (db: VaultDatabase, handover: HandoverId, nowMs: number): number =>
  db.count(
    "SELECT count(*) AS n FROM handover_item WHERE handover = ? AND outcome <> 'waiting' AND checked_at < ?",
    handover,
    nowMs - checkedMsMax,
  );

/** Those wait again; inside a transaction. */
export function checkAnewWhatIsOld(db: VaultDatabase, handover: HandoverId, nowMs: number): void {
  db.run(
    "UPDATE handover_item SET outcome = 'waiting' WHERE handover = ? AND outcome <> 'surplus' AND checked_at < ?",
    handover,
    nowMs - checkedMsMax,
  );
}

export interface ItemCounts {
  readonly items: number;
  readonly waiting: number;
  readonly matched: number;
  readonly missing: number;
  readonly differing: number;
  readonly surplus: number;
  readonly onLoan: number;
  readonly withoutNote: number;
}

/** One pass over the list: a screen that watches a check asks for it again and again. */
export function itemCounts(db: VaultDatabase, handover: HandoverId): ItemCounts {
  return db.get<{ [name in keyof ItemCounts]: number }>(
    `SELECT count(*) AS items, total(outcome = 'waiting') AS waiting, total(outcome = 'matched') AS matched,
       total(outcome = 'missing') AS missing, total(outcome = 'differing') AS differing, total(outcome = 'surplus') AS surplus,
       total(on_loan = 1) AS onLoan, total(${ofDifference} AND note IS NULL) AS withoutNote
     FROM handover_item WHERE handover = ?`,
    handover,
  )!;
}

/** Whether these are the counts that the latest check put on record: a later one may have been stopped on its way. */
export const countsAsChecked = (row: CustodyHandoverRow, counts: ItemCounts): boolean =>
  row.inventory !== null &&
  row.items === counts.items &&
  row.matched === counts.matched &&
  row.missing === counts.missing &&
  row.differing === counts.differing &&
  row.surplus === counts.surplus &&
  row.on_loan === counts.onLoan;

/** Documents that a custodian keeps: accepted ones, and submitted ones that wait. */
const kept = "d.state IN ('accepted', 'submitted')";

/** Whether the list names exactly what is kept now: nothing was filed or sent back since. */
export const listIsCurrent = (db: VaultDatabase, handover: HandoverId): boolean =>
  db.get(
    `SELECT 1 FROM document_part p JOIN document d ON d.id = p.document WHERE ${kept}
     AND NOT EXISTS (SELECT 1 FROM handover_item i WHERE i.handover = ? AND i.document = p.document AND i.part = p.part) LIMIT 1`,
    handover,
  ) === undefined &&
  db.get(
    `SELECT 1 FROM handover_item i JOIN document d ON d.id = i.document WHERE i.handover = ? AND NOT ${kept} LIMIT 1`,
    handover,
  ) === undefined;

/** Takes in what was filed since and lets go of what was sent back; inside a transaction. */
export function bringListUpToDate(db: VaultDatabase, handover: HandoverId): void {
  db.run(
    `DELETE FROM handover_item WHERE handover = ? AND (outcome = 'surplus' OR document IN (SELECT d.id FROM document d WHERE NOT ${kept}))`,
    handover,
  );
  db.run(
    `INSERT OR IGNORE INTO handover_item
     SELECT ?, 0, p.document, p.part, p.file_hash, NULL, 'waiting', 0, NULL, 0
     FROM document_part p JOIN document d ON d.id = p.document WHERE ${kept}`,
    handover,
  );
  // What is lent is the rendition.
  db.run(
    "UPDATE handover_item SET on_loan = part = 'rendition' AND EXISTS (SELECT 1 FROM loan l WHERE l.document = handover_item.document AND l.state IN ('issued', 'received')) WHERE handover = ?",
    handover,
  );
  // By dossier and document, the rendition before the original: the order in which a list is read.
  db.run(
    `UPDATE handover_item SET no = ranked.place FROM (
       SELECT i.document, i.part, row_number() OVER (ORDER BY o.no, d.no, i.part = 'original') AS place
       FROM handover_item i JOIN document d ON d.id = i.document JOIN dossier o ON o.id = d.dossier WHERE i.handover = ?
     ) AS ranked WHERE handover_item.handover = ? AND handover_item.document = ranked.document AND handover_item.part = ranked.part`,
    handover,
    handover,
  );
}

/** Those after the given number: a batch does not look again at what the ones before it checked. */
export const waitingItems = (
  db: VaultDatabase,
  handover: HandoverId,
  after: number,
  limit: number,
): { readonly no: number; readonly document: DocumentId; readonly part: Part; readonly expected: string }[] =>
  db.all(
    "SELECT no, document, part, expected FROM handover_item WHERE handover = ? AND no > ? AND outcome = 'waiting' ORDER BY no LIMIT ?",
    handover,
    after,
    limit,
  );
