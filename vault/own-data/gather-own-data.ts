/**
 * Everything that the vault holds about one person, as tables (P9): for themselves, at the desk, or by a
 * custodian for them. It goes to that person: others stand in it by number, and what they may not know of has no name (D3).
 */
import { agreementText } from '../../shared/vocabulary/agreement-words.ts';
import type { DocumentId, DossierId, LoanId, PersonId } from '../../shared/vocabulary/ids.ts';
import {
  type OwnDataColumn,
  type OwnDataKind,
  ownDataKinds,
} from '../../shared/vocabulary/own-data-words.ts';
import { type Language, Refusal } from '../../shared/vocabulary/refusal.ts';
import { termText } from '../../shared/vocabulary/term-words.ts';
import { readBody } from '../access-log/log-rows-shown.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { agreementsOf, rulesToldTo } from '../storage/agreements.ts';
import { loadDossier, mayKnow } from '../storage/dossiers.ts';
import { approvalsOfLoan } from '../storage/loan-approvals.ts';
import { findLeaf } from '../storage/log-rows.ts';
import { findPerson, type Person } from '../storage/people.ts';
import { localTimeText } from '../time/local-time.ts';
import { drawArchive } from '../training/archive.ts';
import type { OwnDataOf } from './own-data-of.ts';
import { entriesAbout, textsOf } from './own-entries.ts';

interface OwnDataTable {
  readonly kind: OwnDataKind;
  readonly columns: readonly OwnDataColumn[];
  readonly rows: readonly (readonly string[])[];
}

export interface OwnData {
  readonly desk: Person;
  readonly person: Person;
  readonly tables: readonly OwnDataTable[];
}

/** Nothing asked: oneself. Throws Refusal: others, for custodians alone. */
function ownDataAsked(vault: OpenVault, call: Call, who: string): { desk: Person; person: Person } {
  const desk = assertStanding(vault, call, [], true);
  const asked = who.trim();
  if (asked === '') return { desk, person: desk };
  // Whoever may not ask for others learns nothing of who there is.
  if (!desk.roles.includes('custodian')) {
    const own = asked === `#${desk.no}` || asked === desk.name;
    if (!own) throw new Refusal('ROLE_NEEDED', { role: 'custodian' });
    return { desk, person: desk };
  }
  call.about.role = 'custodian';
  const person = findPerson(vault.db, asked);
  call.about.person = person.id;
  return { desk, person };
}

export function gatherOwnData(vault: OpenVault, call: Call, who: string, language: Language): OwnData {
  const { desk, person } = ownDataAsked(vault, call, who);
  const of = ownDataOf(vault, person, language);
  const tables = tablesOf(of);
  return {
    desk,
    person,
    tables: (Object.keys(ownDataKinds) as OwnDataKind[]).map((kind) => ({ kind, ...tables[kind] })),
  };
}

function ownDataOf(vault: OpenVault, person: Person, language: Language): OwnDataOf {
  const { db } = vault;
  const { offsetMinutes } = vault.ports.clock.read();
  const accounts = db
    .all<{ id: PersonId }>('SELECT id FROM person WHERE human = ? ORDER BY no', person.human)
    .map(({ id }) => id);
  return {
    vault,
    person,
    accounts,
    language,
    time: (ms) => localTimeText(ms, offsetMinutes),
    document: (id) => {
      const row =
        id === null
          ? undefined
          : db.get<{ dossier: DossierId; no: number; title: string | null }>(
              'SELECT dossier, no, title FROM document WHERE id = ?',
              id,
            );
      if (row === undefined) return '—';
      const dossier = loadDossier(db, row.dossier);
      return mayKnow(person, dossier)
        ? `${dossier.code}/${row.no} ${row.title ?? ''}`.trim()
        : `#${dossier.no}/${row.no}`;
    },
    other: (id) => {
      if (id === null) return '—';
      const no = db.count('SELECT no AS n FROM person WHERE id = ?', id);
      return accounts.includes(id) ? `#${no} *` : `#${no}`;
    },
  };
}

type Tables = Readonly<Record<OwnDataKind, Omit<OwnDataTable, 'kind'>>>;

function tablesOf(of: OwnDataOf): Tables {
  const { vault, person, accounts, language, time } = of;
  const { db } = vault;
  const yes = (flag: boolean): string =>
    flag ? (language === 'zh-CN' ? '是' : 'yes') : language === 'zh-CN' ? '否' : 'no';
  const among = `IN (${accounts.map(() => '?').join(',')})`;
  const atEntry = (index: number | null): string => {
    const leaf = index === null ? null : findLeaf(db, index);
    return leaf === null ? '' : time(readBody(leaf).at.wall);
  };
  const archive = drawArchive(vault, person, person);
  return {
    accounts: {
      columns: ['no', 'name', 'department', 'entry', 'frozen'],
      rows: db
        .all<{
          no: number;
          name: string | null;
          department: string | null;
          enrolled: number;
          frozen: number;
        }>(
          `SELECT no, name, department, enrolled, frozen FROM person WHERE id ${among} ORDER BY no`,
          ...accounts,
        )
        .map((row) => [
          `#${row.no}`,
          row.name ?? '',
          row.department ?? '',
          `${row.enrolled}`,
          yes(row.frozen === 1),
        ]),
    },
    roles: {
      columns: ['no', 'role', 'clearance', 'given', 'ended'],
      rows: db
        .all<{ no: number; role: never; clearance: never | null; given: number; ended: number | null }>(
          `SELECT p.no, r.role, r.clearance, r.given, r.ended FROM role r JOIN person p ON p.id = r.person
           WHERE p.id ${among} ORDER BY r.given`,
          ...accounts,
        )
        .map((row) => [
          `#${row.no}`,
          termText('role', row.role, language),
          row.clearance === null ? '' : termText('classification', row.clearance, language),
          atEntry(row.given),
          atEntry(row.ended),
        ]),
    },
    agreements: {
      columns: ['no', 'kind', 'title', 'from', 'until', 'signed', 'ended'],
      rows: agreementsOf(db, person.human).map((each) => [
        `${each.no}`,
        agreementText('kind', each.kind, language),
        each.title,
        each.from,
        each.until ?? '',
        each.signedOn ?? '',
        each.endedOn ?? '',
      ]),
    },
    rules: {
      columns: ['title', 'version', 'time'],
      rows: rulesToldTo(db, person.human).map(({ title, version, atMs }) => [
        title,
        `${version}`,
        time(atMs),
      ]),
    },
    training: {
      columns: ['title', 'from', 'until', 'minutes', 'result', 'certificate'],
      rows: archive.courses.map((each) => [
        each.title,
        each.from,
        each.to,
        `${each.minutes} / ${each.of}`,
        each.passed === null ? '' : yes(each.passed),
        each.certificate ?? '',
      ]),
    },
    ...lendingTables(of, among),
    ...leavingTables(of, among, yes),
    texts: { columns: ['entry', 'time', 'what', 'field', 'text'], rows: textsOf(of) },
    entries: { columns: ['entry', 'time', 'what', 'theirs'], rows: entriesAbout(of, yes) },
  };
}

/** Both where two approved (L12); of a rejected request who rejected it. */
const approversOf = (
  db: OwnDataOf['vault']['db'],
  { id, state, approver }: { id: LoanId; state: string; approver: PersonId | null },
): (PersonId | null)[] =>
  approver === null || state === 'rejected' ? [approver] : approvalsOfLoan(db, id).map(({ by }) => by);

function lendingTables(
  { vault: { db }, accounts, language, time, document, other }: OwnDataOf,
  among: string,
): Pick<Tables, 'loans' | 'views' | 'filed' | 'releases' | 'notes'> {
  return {
    loans: {
      columns: ['loan', 'document', 'time', 'kind', 'reason', 'place', 'state', 'by'],
      rows: db
        .all<{
          id: LoanId;
          no: number;
          document: DocumentId;
          at: number;
          category: never;
          reason: string | null;
          place: string | null;
          state: never;
          approver: PersonId | null;
        }>(
          `SELECT id, no, document, requested_at AS at, category, reason, place, state, approver FROM loan WHERE borrower ${among} ORDER BY no`,
          ...accounts,
        )
        .map((row) => [
          `L${row.no}`,
          document(row.document),
          time(row.at),
          termText('reasonCategory', row.category, language),
          row.reason ?? '',
          row.place ?? '',
          termText('loanState', row.state, language),
          approversOf(db, row).map(other).join(' / '),
        ]),
    },
    views: {
      columns: ['entry', 'time', 'document', 'which', 'pages', 'minutes', 'reason', 'place'],
      rows: db
        .all<{
          opened: number;
          at: number;
          document: DocumentId | null;
          n: number;
          pages: number;
          shown: number;
          reason: string | null;
          place: string | null;
        }>(
          `SELECT v.opened, v.opened_at AS at, v.document, v.n, v.shown_ms AS shown, v.reason, v.place,
             (SELECT count(*) FROM page_shown s WHERE s.view = v.id) AS pages
           FROM view v WHERE v.person ${among} ORDER BY v.opened, v.id`,
          ...accounts,
        )
        .map((row) => [
          `${row.opened}`,
          time(row.at),
          document(row.document),
          `${row.n}`,
          `${row.pages}`,
          `${Math.ceil(row.shown / 60_000)}`,
          row.reason ?? '',
          row.place ?? '',
        ]),
    },
    filed: {
      columns: ['document', 'time', 'ownership', 'state'],
      rows: db
        .all<{ id: DocumentId; at: number; ownership: never; state: never }>(
          `SELECT id, submitted_at AS at, ownership, state FROM document WHERE author ${among} ORDER BY submitted`,
          ...accounts,
        )
        .map((row) => [
          document(row.id),
          time(row.at),
          termText('ownership', row.ownership, language),
          termText('documentState', row.state, language),
        ]),
    },
    releases: {
      columns: ['release', 'kind', 'document', 'on', 'back'],
      rows: db
        .all<{ no: number; form: never; document: DocumentId; on: string | null; back: string | null }>(
          `SELECT r.no, r.form, i.document, r.handed_out_on AS "on", i.back_on AS back
           FROM release r JOIN release_item i ON i.release = r.id WHERE r.recipient ${among} ORDER BY r.no, i.no`,
          ...accounts,
        )
        .map((row) => [
          `R${row.no}`,
          termText('releaseForm', row.form, language),
          document(row.document),
          row.on ?? '',
          row.back ?? '',
        ]),
    },
    notes: {
      columns: ['time', 'document', 'characters'],
      rows: db
        .all<{ at: number; document: DocumentId; characters: number }>(
          `SELECT written_at AS at, document, characters FROM note WHERE writer ${among} ORDER BY written_at, id`,
          ...accounts,
        )
        .map((row) => [time(row.at), document(row.document), `${row.characters}`]),
    },
  };
}

const departureStates = {
  open: ['办理中', 'open'],
  left: ['已离职', 'left'],
  withdrawn: ['已撤回', 'taken back'],
} as const;

function leavingTables(
  { vault: { db }, accounts, language }: OwnDataOf,
  among: string,
  yes: (flag: boolean) => string,
): Pick<Tables, 'departures'> {
  return {
    departures: {
      columns: ['no', 'on', 'lastDay', 'reason', 'state', 'statement', 'interviews'],
      rows: db
        .all<{
          no: number;
          notice: string;
          lastDay: string;
          reason: string | null;
          state: keyof typeof departureStates;
          signed: number | null;
          interviews: number;
        }>(
          `SELECT d.no, d.notice_on AS notice, d.last_day AS lastDay, d.reason, d.state, d.exposure_signed AS signed,
             (SELECT count(*) FROM interview i WHERE i.departure = d.id) AS interviews
           FROM departure d WHERE d.person ${among} ORDER BY d.no`,
          ...accounts,
        )
        .map((row) => [
          `${row.no}`,
          row.notice,
          row.lastDay,
          row.reason ?? '',
          departureStates[row.state][language === 'zh-CN' ? 0 : 1],
          yes(row.signed !== null),
          `${row.interviews}`,
        ]),
    },
  };
}
