/**
 * One field for everything: dossiers, documents, people, loans and entries of the log, by code, number, part of a name, pinyin.
 * Each kind is asked of the same index or list that its own screen asks, with the same tiers of knowing inside the question
 * (D2, D3): what somebody may not know of is passed over there, is no hit and is not counted. A few rows of each kind; a total is
 * never said. The first look of a session is on record as a listing of the directory, Enter and a choice with what was typed (A0).
 */
import type { Found, FoundDocument, FoundDossier, FoundLoan } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { amongOthers } from '../../shared/vocabulary/among-others.ts';
import type { LoanId, PersonId } from '../../shared/vocabulary/ids.ts';
import { finderOf } from '../../shared/vocabulary/name-fold.ts';
import { isKeeper } from '../../shared/vocabulary/terms.ts';
import { logReaders } from '../access-log/log-page.ts';
import { hidesNames } from '../access-log/log-rows-shown.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding, cleanText } from '../acts/signing.ts';
import { knownCount, peopleFound, refreshDocuments, refreshIndex } from '../dossiers/directory.ts';
import { listingIsOnRecord, recordSearch } from '../dossiers/searches-on-record.ts';
import { codeLooksLike, heldBy, knownTo, matchOf } from '../storage/directory-index.ts';
import { placeOfRow } from '../storage/document-index.ts';
import {
  type Dossier,
  documentInDossier,
  loadDocument,
  loadDossier,
  loadDossierByNo,
  mayKnow,
} from '../storage/dossiers.ts';
import { loadLoan } from '../storage/loans.ts';
import { loadPerson, named, type Person } from '../storage/people.ts';

/** Rows of each kind: as many as are read at a glance. */
const rowsMax = 6;
/** A borrower's own loans that are looked through, the newest first. */
const ownLoansMax = 200;

const directoryRoles = ['author', 'borrower', 'custodian', 'approver'] as const;

export async function findAnything(
  vault: OpenVault,
  input: ParsedInput<'desk.find'>,
  call: Call,
): Promise<Found> {
  const query = cleanText(input.query);
  const desk = assertStanding(vault, call, [], true);
  const knowsDossiers = (person: Person): boolean =>
    vault.quarantine === 'none' && directoryRoles.some((role) => person.roles.includes(role));
  if (query === '') return { dossiers: [], documents: [], people: [], loans: [], entry: null };
  if (!knowsDossiers(desk)) return beyondDossiers(vault, desk, query);
  await refreshIndex(vault, call);
  await refreshDocuments(vault, call);
  // Again: others had their turn meanwhile.
  const now = assertStanding(vault, call, directoryRoles);
  const people = peopleFound(vault, query);
  const dossiers = dossiersFound(vault, now, query, people);
  const found: Found = {
    ...beyondDossiers(vault, now, query),
    dossiers: dossiers.map(shownDossier),
    documents: documentsFound(vault, now, query),
    loans: loansFound(vault, now, query, people, dossiers),
  };
  if (!call.byScreen) recordSearch(vault, call, query, undefined, rowsOf(found));
  else if (!listingIsOnRecord(vault)) recordSearch(vault, call, '', undefined, knownCount(vault, now));
  return found;
}

const rowsOf = (found: Found): number =>
  found.dossiers.length + found.documents.length + found.people.length + found.loans.length;

/** What has to do with no dossier: people, as everybody sees their list, and entries of the log by number. */
function beyondDossiers(vault: OpenVault, desk: Person, query: string): Found {
  const number = /^#?(\d{1,12})$/.exec(query);
  const index = number === null ? null : Number(number[1]);
  const readsLog = logReaders.some((role) => desk.roles.includes(role));
  return {
    dossiers: [],
    documents: [],
    loans: [],
    people: peopleShown(vault, desk, query, index),
    entry: readsLog && index !== null && index < vault.writer.size ? index : null,
  };
}

function peopleShown(vault: OpenVault, desk: Person, query: string, no: number | null): Found['people'] {
  const hidden = hidesNames(desk);
  const byName = hidden ? [] : peopleFound(vault, query);
  const byNo =
    no === null ? undefined : vault.db.get<{ id: PersonId }>('SELECT id FROM person WHERE no = ?', no);
  const ids = new Set([...(byNo === undefined ? [] : [byNo.id]), ...byName]);
  return [...ids].slice(0, rowsMax).map((id) => {
    const person = named(loadPerson(vault.db, id));
    return hidden ? { no: person.no, name: `#${person.no}`, department: null } : person;
  });
}

const shownDossier = ({ code, client, classification, status }: Dossier): FoundDossier => ({
  code,
  client,
  classification,
  closed: status === 'closed',
});

/** Rows of an index that match, the newest first. */
const rowsFound = (vault: OpenVault, index: 'directory_index' | 'document_index', match: string): number[] =>
  vault.db
    .all<{ no: number }>(
      `SELECT rowid AS no FROM ${index} WHERE ${index} MATCH ? ORDER BY rowid DESC LIMIT ?`,
      match,
      rowsMax,
    )
    .map((row) => row.no);

/** An expression within what this person may know of. */
function within(desk: Person, expression: string): string {
  const known = knownTo(desk, null);
  return known === null ? expression : `(${expression}) AND (${known})`;
}

/** The one with exactly this code, then those that match, then those that somebody with this name is responsible for. */
function dossiersFound(
  vault: OpenVault,
  desk: Person,
  query: string,
  people: readonly PersonId[],
): Dossier[] {
  const match = matchOf(query);
  const found = new Set<number>();
  for (const expression of [
    ...(match === null ? [] : [codeLooksLike(query), match]),
    ...(people.length === 0 ? [] : [heldBy(people)]),
  ]) {
    if (found.size >= rowsMax) break;
    for (const no of rowsFound(vault, 'directory_index', within(desk, expression))) found.add(no);
  }
  // The index finds, the tables decide: what it should not have found is not shown.
  return [...found]
    .slice(0, rowsMax)
    .map((no) => loadDossierByNo(vault.db, no))
    .filter((dossier) => mayKnow(desk, dossier));
}

/** By number, as people write it (`KH-2026-0147/3`), then by a part of the title. */
function documentsFound(vault: OpenVault, desk: Person, query: string): FoundDocument[] {
  const found = new Map<string, FoundDocument>();
  const take = (dossier: Dossier, no: number): void => {
    const document = mayKnow(desk, dossier) ? documentInDossier(vault.db, dossier.id, no) : null;
    if (document?.state !== 'accepted' || found.size >= rowsMax) return;
    const { code, client } = dossier;
    found.set(document.id, { code, no, title: document.title, client });
  };
  const written = /^(.+)\/(\d{1,6})$/.exec(query);
  if (written !== null)
    for (const no of rowsFound(vault, 'directory_index', within(desk, codeLooksLike(written[1] ?? ''))))
      take(loadDossierByNo(vault.db, no), Number(written[2]));
  const match = matchOf(query);
  if (match !== null)
    for (const row of rowsFound(vault, 'document_index', within(desk, match))) {
      const place = placeOfRow(row);
      take(loadDossierByNo(vault.db, place.dossierNo), place.no);
    }
  return [...found.values()];
}

/** By number; keepers' further ones by whom or which dossier they concern, a borrower's among their own. */
function loansFound(
  vault: OpenVault,
  desk: Person,
  query: string,
  people: readonly PersonId[],
  dossiers: readonly Dossier[],
): FoundLoan[] {
  const keeper = isKeeper(desk.roles);
  if (!keeper && !desk.roles.includes('borrower')) return [];
  const { db } = vault;
  const ids = (sql: string, ...values: (string | number)[]): LoanId[] =>
    db.all<{ id: LoanId }>(sql, ...values).map(({ id }) => id);
  const number = /^l?(\d{1,9})$/i.exec(query);
  const found = new Set<LoanId>(
    number === null
      ? []
      : keeper
        ? ids('SELECT id FROM loan WHERE no = ?', Number(number[1]))
        : ids('SELECT id FROM loan WHERE no = ? AND borrower = ?', Number(number[1]), desk.id),
  );
  const open = "state IN ('requested', 'approved', 'issued', 'received')";
  const add = (more: readonly LoanId[]): void => more.forEach((id) => void found.add(id));
  if (keeper) {
    const among = (column: 'borrower' | 'dossier', of: readonly string[]): LoanId[] =>
      ids(
        `SELECT id FROM loan WHERE ${column} IN (SELECT value FROM json_each(?)) AND ${open} ORDER BY no DESC LIMIT ?`,
        JSON.stringify(of),
        rowsMax,
      );
    if (people.length > 0) add(among('borrower', people));
    if (dossiers.length > 0)
      add(
        among(
          'dossier',
          dossiers.map(({ id }) => id),
        ),
      );
  } else {
    const holds = finderOf(query);
    const own = db.all<{ id: LoanId; code: string | null; no: number; title: string | null }>(
      `SELECT l.id, o.code, d.no, d.title FROM loan l JOIN document d ON d.id = l.document JOIN dossier o ON o.id = l.dossier
       WHERE l.borrower = ? ORDER BY l.no DESC LIMIT ?`,
      desk.id,
      ownLoansMax,
    );
    add(
      own
        .filter(({ code, no, title }) => holds(`${code ?? ''}/${no}`) || holds(title ?? ''))
        .map(({ id }) => id),
    );
  }
  return [...found].slice(0, rowsMax).map((id) => shownLoan(vault, id));
}

function shownLoan(vault: OpenVault, id: LoanId): FoundLoan {
  const loan = loadLoan(vault.db, id);
  const document = loadDocument(vault.db, loan.document);
  return {
    loan: `L${loan.no}`,
    document: `${loadDossier(vault.db, loan.dossier).code}/${document.no}`,
    title: document.title,
    borrower: amongOthers(loadPerson(vault.db, loan.borrower)),
    state: loan.state,
  };
}
