/** The loan register, with the fields that such registers have; the newest loan first. */
import type { CommandAnswers, LoanRegisterRow } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { withNumber } from '../../shared/vocabulary/among-others.ts';
import type { LoanId } from '../../shared/vocabulary/ids.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding, cleanText } from '../acts/signing.ts';
import { peopleFound, refreshIndex } from '../dossiers/directory.ts';
import type { Parameter } from '../storage/database.ts';
import { matchOf } from '../storage/directory-index.ts';
import { loadLoan } from '../storage/loans.ts';
import { loadPerson, shownAmongOthers } from '../storage/people.ts';
import { decidedBy } from './deciders.ts';
import { summariseLoan } from './loans.ts';

const states = {
  open: "l.state IN ('requested', 'approved', 'issued', 'received')",
  out: "l.state IN ('issued', 'received')",
  overdue: "l.state IN ('issued', 'received') AND l.overdue = 1",
  closed: "l.state NOT IN ('requested', 'approved', 'issued', 'received')",
} as const;

/** Matches what a reader of the register sees: its number, who, whose, which and why. */
const matching = `(? = '' OR instr(lower(coalesce(p.name, '') || char(10) || coalesce(o.client, '') || char(10) || coalesce(o.code, '')
  || '/' || d.no || char(10) || coalesce(d.title, '') || char(10) || coalesce(l.reason, '') || char(10) || 'l' || l.no), ?) > 0)`;

const joined =
  'FROM loan l JOIN person p ON p.id = l.borrower JOIN document d ON d.id = l.document JOIN dossier o ON o.id = l.dossier';

/** People and clients are found however they are written or sound (S8); numbers, titles and reasons as they stand there. */
function found(vault: OpenVault, query: string, byIndex: boolean): { where: string; values: Parameter[] } {
  const people = query === '' ? [] : peopleFound(vault, query);
  const clients = byIndex ? matchOf(query) : null;
  return {
    where: `(${matching} OR p.id IN (SELECT value FROM json_each(?))
      OR (? IS NOT NULL AND o.no IN (SELECT rowid FROM directory_index WHERE directory_index MATCH ?)))`,
    values: [query.toLowerCase(), query.toLowerCase(), JSON.stringify(people), clients, clients],
  };
}

interface Step {
  readonly type: string;
  readonly at: number;
  readonly remark: string | null;
}

/** The steps of a loan that the tables do not keep: their times, and why it was recalled. */
const stepsOf = (vault: OpenVault, loan: LoanId): Step[] =>
  vault.db.all<Step>(
    `SELECT f.type, json_extract(CAST(f.payload AS TEXT), '$.at.wall') AS at, w.text AS remark
     FROM mention m JOIN leaf f ON f.idx = m.idx
     LEFT JOIN opening w ON w.idx = f.idx AND f.type = 'loan.recalled'
       AND w.commitment = json_extract(CAST(f.payload AS TEXT), '$.data.reason.commit')
     WHERE m.ref = ? AND f.type IN ('loan.issued', 'loan.returned', 'loan.recalled', 'loan.checked-in') ORDER BY f.idx`,
    loan,
  );

function rowOf(vault: OpenVault, id: LoanId): LoanRegisterRow {
  const loan = loadLoan(vault.db, id);
  const borrower = loadPerson(vault.db, loan.borrower);
  const steps = stepsOf(vault, id);
  const at = (type: string) => steps.find((step) => step.type === type)?.at ?? null;
  return {
    ...summariseLoan(vault, loan),
    borrower: withNumber(borrower),
    department: borrower.department,
    category: loan.category,
    place: loan.place,
    approver: decidedBy(vault, loan),
    issuer: loan.issuer === null ? null : shownAmongOthers(vault.db, loan.issuer),
    issuedAtMs: at('loan.issued'),
    returnedAtMs: at('loan.returned') ?? at('loan.checked-in'),
    remark: steps.find((step) => step.type === 'loan.recalled')?.remark ?? loan.decisionReason ?? '',
  };
}

export async function loanRegister(
  vault: OpenVault,
  input: ParsedInput<'loan.register'>,
  call: Call,
): Promise<CommandAnswers['loan.register']> {
  assertStanding(vault, call, ['custodian', 'approver'], true);
  // In quarantine the register is read as it stands, and the index is left alone.
  const byIndex = vault.quarantine === 'none';
  if (byIndex) await refreshIndex(vault, call);
  // Again: others had their turn meanwhile.
  assertStanding(vault, call, ['custodian', 'approver'], true);
  const asked = found(vault, cleanText(input.query), byIndex);
  const where = `WHERE ${input.state === undefined ? '1' : states[input.state]} AND ${asked.where}`;
  const total = vault.db.count(`SELECT count(*) AS n ${joined} ${where}`, ...asked.values);
  const rows = vault.db.all<{ id: LoanId }>(
    `SELECT l.id ${joined} ${where} ORDER BY l.no DESC LIMIT ? OFFSET ?`,
    ...asked.values,
    input.limit,
    input.offset,
  );
  return { total, rows: rows.map(({ id }) => rowOf(vault, id)) };
}
