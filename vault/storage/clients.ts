/** Reading client handovers: their lines, who has how many clients, and which contact sheets are sealed (H2). */
import type {
  DepartureId,
  DocumentId,
  DossierId,
  HandoverId,
  LineageId,
  LoanId,
  PersonId,
} from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Classification, ClientAnswer, ReasonCategory, Sheet } from '../../shared/vocabulary/terms.ts';
import type { VaultDatabase } from './database.ts';

export interface ClientHandoverRow {
  readonly id: HandoverId;
  readonly no: number;
  readonly transferor: PersonId;
  readonly departure: DepartureId | null;
  readonly openedAtMs: number;
}

const selectHandover = 'SELECT id, no, transferor, departure, opened_at AS openedAtMs FROM client_handover';

export function findClientHandover(db: VaultDatabase, no: number): ClientHandoverRow {
  const row = db.get<ClientHandoverRow>(`${selectHandover} WHERE no = ?`, no);
  if (row === undefined) throw new Refusal('NO_SUCH_HANDOVER');
  return row;
}

export const listClientHandovers = (db: VaultDatabase): ClientHandoverRow[] =>
  db.all<ClientHandoverRow>(`${selectHandover} ORDER BY no`);

export const handoverOfDeparture = (db: VaultDatabase, departure: DepartureId): ClientHandoverRow | null =>
  db.get<ClientHandoverRow>(`${selectHandover} WHERE departure = ?`, departure) ?? null;

export interface Line {
  readonly dossier: DossierId;
  readonly code: string;
  readonly client: string;
  readonly classification: Classification;
  readonly successor: PersonId | null;
  /** Index of the entry that said last what this line is. */
  readonly state: number;
  readonly projects: string | null;
  readonly nextDates: string | null;
  readonly mandate: string | null;
  readonly positions: string | null;
  readonly authority: string | null;
  readonly balance: string | null;
  readonly meetingOn: string | null;
  readonly meetingHeld: number;
  readonly answer: ClientAnswer;
  readonly formalRecords: number;
  /** Ids of documents, as JSON. */
  readonly personal: string;
  /** Entries by which each of the three signed the line as it is now. */
  readonly transferorSigned: number | null;
  readonly transfereeSigned: number | null;
  readonly witnessSigned: number | null;
  readonly closed: 'signed' | 'refused' | 'absent' | 'withdrawn' | null;
  readonly closedAtMs: number | null;
  readonly ground: string | null;
}

const selectLine = `SELECT l.dossier, coalesce(o.code, '#' || o.no) AS code, coalesce(o.client, '') AS client, o.classification,
  l.successor, l.state, l.projects, l.next_dates AS nextDates, l.mandate, l.positions, l.authority, l.balance,
  l.meeting_on AS meetingOn, l.meeting_held AS meetingHeld, l.client AS answer, l.formal_records AS formalRecords, l.personal,
  l.transferor_signed AS transferorSigned, l.transferee_signed AS transfereeSigned, l.witness_signed AS witnessSigned,
  l.closed, l.closed_at AS closedAtMs, l.ground
  FROM client_line l JOIN dossier o ON o.id = l.dossier`;

export const linesOf = (db: VaultDatabase, handover: HandoverId): Line[] =>
  db.all<Line>(`${selectLine} WHERE l.handover = ? ORDER BY o.no`, handover);

/** By reference code; null where the client is not on this list. Looked up by its id: thousands are, in one signature. */
export const lineByCode = (db: VaultDatabase, handover: HandoverId, code: string): Line | null =>
  db.get<Line>(
    `${selectLine} WHERE l.handover = ? AND l.dossier = (SELECT id FROM dossier WHERE code = ?)`,
    handover,
    code.normalize('NFC'),
  ) ?? null;

export const isInHandover = (db: VaultDatabase, dossier: DossierId): boolean =>
  db.get('SELECT 1 FROM client_line WHERE dossier = ? AND closed IS NULL', dossier) !== undefined;

/** Open dossiers for which this human is responsible, in any account, in the order they were opened. */
export const clientsOf = (db: VaultDatabase, human: string): { id: DossierId; code: string | null }[] =>
  db.all(
    `SELECT o.id, o.code FROM dossier o JOIN person p ON p.id = o.responsible
     WHERE p.human = ? AND o.status = 'open' ORDER BY o.no`,
    human,
  );

/** Clients by human: those they have, and those that open lines of any handover would bring them. */
export function clientLoads(db: VaultDatabase): {
  now: ReadonlyMap<string, number>;
  proposed: ReadonlyMap<string, number>;
} {
  const byHuman = (sql: string) =>
    new Map(db.all<{ human: string; n: number }>(sql).map(({ human, n }) => [human, n]));
  return {
    now: byHuman(
      `SELECT p.human, sum(o.n) AS n FROM (
         SELECT responsible, count(*) AS n FROM dossier WHERE status = 'open' GROUP BY responsible
       ) o JOIN person p ON p.id = o.responsible GROUP BY p.human`,
    ),
    proposed: byHuman(
      'SELECT p.human, count(*) AS n FROM client_line l JOIN person p ON p.id = l.successor WHERE l.closed IS NULL GROUP BY p.human',
    ),
  };
}

/** The dossier's contact sheet in its latest accepted version. */
export const contactSheetOf = (
  db: VaultDatabase,
  dossier: DossierId,
): { id: DocumentId; lineage: LineageId } | null =>
  db.get<{ id: DocumentId; lineage: LineageId }>(
    "SELECT id, lineage FROM document WHERE dossier = ? AND sheet = 'contact-sheet' AND state = 'accepted' ORDER BY version DESC, submitted DESC LIMIT 1",
    dossier,
  ) ?? null;

/**
 * Whether what a loan of this lineage would show is a contact sheet in its sealed envelope for this human: an open line
 * names them, under any account, as successor of a client whose contact sheet belongs to the lineage. By lineage, so that
 * an older version, or the same file submitted as an ordinary document or for another client, is sealed with it.
 */
export const isSealedFor = (db: VaultDatabase, human: string, lineage: LineageId): boolean =>
  db.get(
    `SELECT 1 FROM document d JOIN client_line l ON l.dossier = d.dossier AND l.closed IS NULL
     JOIN person p ON p.id = l.successor
     WHERE d.lineage = ? AND d.sheet = 'contact-sheet' AND d.state <> 'sent-back' AND p.human = ?`,
    lineage,
    human,
  ) !== undefined;

/** The human who is to follow in the open line of a dossier; null where there is none. */
export const successorOf = (db: VaultDatabase, dossier: DossierId): string | null =>
  db.get<{ human: string }>(
    'SELECT p.human FROM client_line l JOIN person p ON p.id = l.successor WHERE l.dossier = ? AND l.closed IS NULL',
    dossier,
  )?.human ?? null;

export interface OpenLoan {
  readonly id: LoanId;
  readonly no: number;
  readonly lineage: LineageId;
  readonly dossier: DossierId;
  readonly document: DocumentId;
  readonly state: 'requested' | 'approved' | 'issued' | 'received';
  readonly category: ReasonCategory;
  readonly sheet: Sheet;
}

/** Open loans of this human, in any account, in the order they were asked for. */
export const openLoansOf = (db: VaultDatabase, human: string): OpenLoan[] =>
  db.all<OpenLoan>(
    `SELECT l.id, l.no, l.lineage, l.dossier, l.document, l.state, l.category, d.sheet
     FROM person p JOIN loan l ON l.borrower = p.id JOIN document d ON d.id = l.document
     WHERE p.human = ? AND l.state IN ('requested', 'approved', 'issued', 'received') ORDER BY l.no`,
    human,
  );
