/** Successors from a table of two columns, code and successor, as offices send it about: CSV or XLSX. Reads only: nothing is written. */
import type { CsvLines } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { assignRules } from '../../shared/policy/client-handover-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { type ClientHandoverRow, lineByCode } from '../storage/clients.ts';
import { findPerson, loadPerson, type Person } from '../storage/people.ts';
import { cellsOfFile } from '../tables/cells-of-file.ts';
import { successorFacts, visibleHandover } from './client-lines.ts';

/** Five thousand lines of a code and a name take a tenth of this. */
const fileBytesMax = 4 * 1024 * 1024;
/** As many as one signature assigns. */
const rowsMax = 5_000;

const headings = {
  code: ['code', 'reference code', '档号', '卷宗号'],
  successor: ['successor', '接替人', '接手人'],
} as const;

interface Columns {
  readonly code: number;
  readonly successor: number;
  /** The first row names the columns. */
  readonly headed: boolean;
}

function columnsOf(first: readonly string[]): Columns {
  const place = (names: readonly string[]) =>
    first.findIndex((cell) => names.includes(cell.trim().toLowerCase()));
  const [code, successor] = [place(headings.code), place(headings.successor)];
  return code >= 0 && successor >= 0
    ? { code, successor, headed: true }
    : { code: 0, successor: 1, headed: false };
}

function assertTakes(
  vault: OpenVault,
  handover: ClientHandoverRow,
  transferor: Person,
  code: string,
  who: string,
): void {
  const successor = findPerson(vault.db, who);
  const line = lineByCode(vault.db, handover.id, code);
  const decision = decide(assignRules, {
    ...successorFacts(transferor, successor, line),
    known: line !== null,
    closed: line?.closed != null,
  });
  if (!decision.allowed) throw new Refusal(decision.code, decision.facts);
}

export async function readCsvLines(
  vault: OpenVault,
  input: ParsedInput<'clients.read-csv'>,
  call: Call,
): Promise<CsvLines> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const handover = visibleHandover(vault, desk, input.handover, call);
  const { rows } = await cellsOfFile(vault, input.file, fileBytesMax, () => new Refusal('FILE_TOO_LARGE'));
  const transferor = loadPerson(vault.db, handover.transferor);
  const columns = columnsOf(rows[0] ?? []);
  const lines: { code: string; successor: string }[] = [];
  const problems: { row: number; text: string; code: string }[] = [];
  const seen = new Set<string>();
  for (const [i, row] of rows.entries()) {
    if ((i === 0 && columns.headed) || row.every((cell) => cell.trim() === '')) continue;
    const [code, successor] = [row[columns.code], row[columns.successor]].map((cell) =>
      (cell ?? '').normalize('NFC').trim(),
    ) as [string, string];
    try {
      // A row of other columns than the table's was not written as this table.
      if (!columns.headed && row.slice(2).some((cell) => cell.trim() !== ''))
        throw new Refusal('INPUT_MALFORMED', { field: 'row' });
      if (code === '') throw new Refusal('TEXT_MISSING', { field: 'code' });
      if (successor === '') throw new Refusal('TEXT_MISSING', { field: 'successor' });
      if (seen.has(code)) throw new Refusal('INPUT_MALFORMED', { field: 'code' });
      if (lines.length >= rowsMax) throw new Refusal('FILE_TOO_LARGE');
      seen.add(code);
      assertTakes(vault, handover, transferor, code, successor);
      lines.push({ code, successor });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      problems.push({ row: i + 1, text: row.join(' | ').slice(0, 300), code: error.code });
    }
  }
  return { lines, problems };
}
