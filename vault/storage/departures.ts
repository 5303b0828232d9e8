/** Reading departures, what belongs to their cases, and the firm's practice (P1, P2). */
import type { DepartureId, NoteId, PersonId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { VaultDatabase } from './database.ts';

export interface DepartureRow {
  readonly id: DepartureId;
  readonly no: number;
  readonly person: PersonId;
  readonly reason: string;
  readonly noticeOn: string;
  readonly lastDay: string;
  readonly registered: number;
  readonly registeredAtMs: number;
  readonly state: 'open' | 'left' | 'withdrawn';
  /** Index of the entry that ended it. */
  readonly ended: number | null;
  readonly exposureSigned: number | null;
}

const select = `SELECT id, no, person, coalesce(reason, '') AS reason, notice_on AS noticeOn, last_day AS lastDay, registered,
  registered_at AS registeredAtMs, state, ended, exposure_signed AS exposureSigned FROM departure`;

export function findDeparture(db: VaultDatabase, no: number): DepartureRow {
  const row = db.get<DepartureRow>(`${select} WHERE no = ?`, no);
  if (row === undefined) throw new Refusal('NO_SUCH_DEPARTURE');
  return row;
}

export const listDepartures = (db: VaultDatabase): DepartureRow[] =>
  db.all<DepartureRow>(`${select} ORDER BY no`);

export function departureNo(db: VaultDatabase, id: DepartureId): number {
  return db.count('SELECT no AS n FROM departure WHERE id = ?', id);
}

/** A case is open, or this human has left and nobody has given them a role since. */
export const departureKnown = (db: VaultDatabase, human: string): boolean =>
  db.get(
    `SELECT 1 FROM departure d JOIN person p ON p.id = d.person WHERE p.human = ? AND (d.state = 'open' OR (d.state = 'left'
       AND NOT EXISTS (SELECT 1 FROM role r JOIN person q ON q.id = r.person WHERE q.human = p.human AND r.ended IS NULL)))`,
    human,
  ) !== undefined;

export const approvalsOf = (
  db: VaultDatabase,
  departure: DepartureId,
): { by: 'line-manager' | 'human-resources'; name: string; on: string }[] =>
  db.all(
    'SELECT by, coalesce(name, \'\') AS name, on_date AS "on" FROM departure_approval WHERE departure = ? ORDER BY by DESC',
    departure,
  );

export interface TickedItem {
  readonly item: string;
  readonly done: number;
  readonly remark: string | null;
  readonly at: number;
}
export const tickedItems = (db: VaultDatabase, departure: DepartureId): TickedItem[] =>
  db.all<TickedItem>('SELECT item, done, remark, at FROM departure_item WHERE departure = ?', departure);

export interface InterviewRow {
  readonly note: NoteId;
  readonly writer: PersonId;
  readonly characters: number;
  readonly writtenAtMs: number;
  /** Index of the entry. */
  readonly written: number;
}
export const interviewsOf = (db: VaultDatabase, departure: DepartureId): InterviewRow[] =>
  db.all<InterviewRow>(
    `SELECT note, writer, characters, written_at AS writtenAtMs, (SELECT min(idx) FROM mention WHERE ref = note) AS written
     FROM interview WHERE departure = ? ORDER BY written_at, written`,
    departure,
  );

export const readersOf = (db: VaultDatabase, note: NoteId): PersonId[] =>
  db
    .all<{ reader: PersonId }>('SELECT reader FROM interview_reader WHERE note = ?', note)
    .map(({ reader }) => reader);

/**
 * The one interview of this reader whose id begins as written; null where there is none, or several. A reader who turned
 * out to be the human it is about has none (S4).
 */
export function readableInterview(
  db: VaultDatabase,
  reader: { readonly id: PersonId; readonly human: string },
  written: string,
): NoteId | null {
  if (!/^[0-9a-f]{8,32}$/i.test(written)) return null;
  const rows = db.all<{ note: NoteId }>(
    `SELECT r.note FROM interview_reader r JOIN interview i ON i.note = r.note JOIN departure d ON d.id = i.departure
       JOIN person p ON p.id = d.person
     WHERE r.reader = ? AND p.human <> ? AND substr(r.note, 1, length(?)) = ?`,
    reader.id,
    reader.human,
    written,
    written.toLowerCase(),
  );
  return rows.length === 1 ? rows[0]!.note : null;
}

/**
 * Lines of the case's own handover, and open ones of others by the same human: what is to pass before they go. Where
 * there is no case, the open ones only.
 */
export function linesOfLeaver(
  db: VaultDatabase,
  departure: { readonly id: DepartureId | null; readonly person: PersonId },
): {
  lines: number;
  open: number;
  withoutSuccessor: number;
  described: number;
  introduced: number;
} {
  const row = db.get<
    Record<'lines' | 'open' | 'withoutSuccessor' | 'described' | 'introduced', number | null>
  >(
    `SELECT count(*) AS lines, sum(l.closed IS NULL) AS open, sum(l.closed IS NULL AND l.successor IS NULL) AS withoutSuccessor,
       sum(coalesce(l.projects, l.next_dates, l.mandate, l.positions, l.authority) IS NOT NULL) AS described, sum(l.meeting_held) AS introduced
     FROM client_handover h JOIN client_line l ON l.handover = h.id JOIN person p ON p.id = h.transferor
     WHERE p.human = (SELECT human FROM person WHERE id = ?) AND (h.departure = ? OR l.closed IS NULL)`,
    departure.person,
    departure.id,
  );
  return {
    lines: row?.lines ?? 0,
    open: row?.open ?? 0,
    withoutSuccessor: row?.withoutSuccessor ?? 0,
    described: row?.described ?? 0,
    introduced: row?.introduced ?? 0,
  };
}

export interface PracticeRow {
  readonly clientsMax: number;
  readonly noticeDays: number;
  readonly employer: string | null;
  readonly checklist: readonly { readonly item: string; readonly label: string | null }[];
}
/** Null where the firm has set nothing. */
export function practiceSet(db: VaultDatabase): PracticeRow | null {
  const row = db.get<{
    clients_max: number;
    notice_days: number;
    employer: string | null;
    checklist: string;
  }>('SELECT clients_max, notice_days, employer, checklist FROM practice WHERE one = 1');
  return row === undefined
    ? null
    : {
        clientsMax: row.clients_max,
        noticeDays: row.notice_days,
        employer: row.employer,
        checklist: JSON.parse(row.checklist) as PracticeRow['checklist'],
      };
}
