/**
 * What would come of each row of a table, in the order of the file: opened, already there, held back because it looks like
 * another, or refused with its cause (K6, S8). Changes nothing. What this person may not know of is not there for them (D3); a
 * code that a hidden dossier has is taken all the same, as everywhere.
 */
import type { TableRow } from '../../shared/contract/answers.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import { lookOf } from '../../shared/vocabulary/look-alike.ts';
import { foldName } from '../../shared/vocabulary/name-fold.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { RowOutcome, TableField } from '../../shared/vocabulary/table-fields.ts';
import { clearanceCovers } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { dossiersAlike, mayBeResponsible } from '../dossiers/new-dossier.ts';
import { ownCategories } from '../storage/categories.ts';
import { type Dossier, dossierByCode } from '../storage/dossiers.ts';
import { openInvitations } from '../storage/invitations.ts';
import { loadPerson, type Person } from '../storage/people.ts';
import { localTimeText } from '../time/local-time.ts';
import { type ListedDossier, type RowReading, rowToDossier } from './row-to-dossier.ts';
import type { JudgedRow, TableAct, TableOfRows } from './table-in-hand.ts';

/** So many rows before whatever else waits has its turn: about a twentieth of a second. */
const rowsAtOnce = 250;

type Beside = TableRow['beside'][number];

/** Throws VaultFault STOPPED; the index of dossiers is up to date. */
export async function judgeRows(
  vault: OpenVault,
  desk: Person,
  table: TableOfRows,
  act: TableAct,
  call: Call,
): Promise<JudgedRow[]> {
  const judge = new Judge(vault, desk, table, act);
  const rows: JudgedRow[] = [];
  const total = table.read.rows.length - table.headings;
  for (const { row, cells } of table.body()) {
    rows.push(judge.judge(row, cells));
    if (rows.length % rowsAtOnce !== 0) continue;
    call.progress(rows.length, total);
    await new Promise((resolve) => setImmediate(resolve));
    if (call.signal?.aborted === true) throw new VaultFault('STOPPED');
  }
  return rows;
}

class Judge {
  private readonly vault: OpenVault;
  private readonly desk: Person;
  private readonly reading: RowReading;
  private readonly prefix: string | null;
  private readonly formulas: ReadonlySet<string>;
  /** Of earlier rows that would be opened: by their code, and by how code and client look. */
  private readonly codes = new Map<string, number>();
  private readonly looks = new Map<string, Beside>();

  constructor(vault: OpenVault, desk: Person, table: TableOfRows, { columns, settings }: TableAct) {
    const now = vault.ports.clock.read();
    this.vault = vault;
    this.desk = desk;
    this.prefix = settings.numbering?.prefix ?? null;
    this.formulas = new Set(table.read.withoutResult.map(([row, column]) => `${row + 1} ${column}`));
    this.reading = {
      columns: new Map(columns.map(({ column, field }): [TableField, number] => [field, column])),
      settings,
      labels: vault.classLabels,
      today: localTimeText(now.wallMs, now.offsetMinutes).slice(0, 10),
      width: table.headings === 0 ? table.width : (table.read.rows[table.headings - 1]?.length ?? 0),
      responsible: rememberedPeople(vault, desk, settings.unknownPeople === 'empty'),
      isSame: (one, other) => loadPerson(vault.db, one).human === loadPerson(vault.db, other).human,
      categories: new Map(ownCategories(vault.db).map(({ id, name }) => [lookOf(name), id])),
      departments: departmentsIn(vault),
      nextCode: settings.numbering === undefined ? null : this.freeCodes(settings.numbering),
    };
  }

  judge(row: number, cells: readonly string[]): JudgedRow {
    if (cells.every((cell) => cell.trim() === '')) return passedOver(row);
    const said = (field: TableField): string => {
      const column = this.reading.columns.get(field);
      return column === undefined ? '' : (cells[column] ?? '').trim();
    };
    const shown = { row, code: said('code'), client: said('client') };
    try {
      return this.judgeRead(row, cells);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return {
        ...shown,
        outcome: 'refused',
        dossier: null,
        problem: { code: error.code, facts: error.facts },
        beside: [],
      };
    }
  }

  private judgeRead(row: number, cells: readonly string[]): JudgedRow {
    const { vault, desk, reading } = this;
    const asked = rowToDossier(cells, (column) => this.formulas.has(`${row} ${column}`), reading);
    const numbered = asked.code === null;
    const found = dossiersAlike(vault, desk, { code: asked.code ?? '', client: asked.client });
    const same = found.find(
      ({ code, client }) =>
        client === asked.client && (numbered ? code.startsWith(this.prefix ?? '') : code === asked.code),
    );
    if (same !== undefined) return settled(row, 'there', { code: same.code, client: same.client });
    const code = asked.code ?? reading.nextCode?.() ?? '';
    const dossier: ListedDossier = { ...asked, code };
    const beside = found.map((each) => besideDossier(each, dossier));
    // Hidden or not: of a hidden one nothing stands beside the row.
    if (dossierByCode(vault.db, code) !== null) return refused(row, dossier, 'CODE_TAKEN', beside);
    const earlier = this.codes.get(code);
    if (earlier !== undefined) return refused(row, dossier, 'CODE_TWICE', [], { row: earlier });
    if (desk.roles.includes('author') && !clearanceCovers(desk.clearance, dossier.classification))
      return refused(row, dossier, 'ROLE_NEEDED', [], { role: 'cleared' });
    const all = [...beside, ...this.besideEarlier(dossier)];
    this.remember(row, dossier);
    return {
      row,
      code,
      client: dossier.client,
      outcome: all.length > 0 ? 'like' : 'opens',
      dossier,
      problem: null,
      beside: all,
    };
  }

  private besideEarlier({ code, client }: ListedDossier): Beside[] {
    const byCode = this.looks.get(`code ${lookOf(code)}`);
    const byClient = this.looks.get(`client ${lookOf(client)}`);
    return [
      ...(byCode === undefined ? [] : [{ ...byCode, same: 'code-look' as const }]),
      ...(byClient === undefined
        ? []
        : [
            {
              ...byClient,
              same: byClient.client === client ? ('client' as const) : ('client-look' as const),
            },
          ]),
    ];
  }

  private remember(row: number, { code, client }: ListedDossier): void {
    this.codes.set(code, row);
    for (const look of [`code ${lookOf(code)}`, `client ${lookOf(client)}`])
      if (!this.looks.has(look)) this.looks.set(look, { code, client, row, same: 'code' });
  }

  /** Codes that no dossier has, hidden ones neither, and no row before. */
  private freeCodes({ prefix, digits }: { readonly prefix: string; readonly digits: number }): () => string {
    let last = 0;
    return () => {
      for (;;) {
        last += 1;
        const code = `${prefix}${String(last).padStart(digits, '0')}`;
        if (!this.codes.has(code) && dossierByCode(this.vault.db, code) === null) return code;
      }
    };
  }
}

const besideDossier = (found: Dossier, asked: ListedDossier): Beside => ({
  code: found.code,
  client: found.client,
  row: null,
  same:
    found.code === asked.code
      ? 'code'
      : found.client === asked.client
        ? 'client'
        : lookOf(found.code) === lookOf(asked.code)
          ? 'code-look'
          : 'client-look',
});

const passedOver = (row: number): JudgedRow => settled(row, 'empty', { code: '', client: '' });

const settled = (
  row: number,
  outcome: RowOutcome,
  { code, client }: { readonly code: string; readonly client: string },
): JudgedRow => ({ row, code, client, outcome, dossier: null, problem: null, beside: [] });

const refused = (
  row: number,
  { code, client }: ListedDossier,
  problem: 'CODE_TAKEN' | 'CODE_TWICE' | 'ROLE_NEEDED',
  beside: readonly Beside[],
  facts: Refusal['facts'] = {},
): JudgedRow => ({
  row,
  code,
  client,
  outcome: 'refused',
  dossier: null,
  problem: { code: problem, facts },
  beside,
});

const departmentsIn = (vault: OpenVault): Set<string> =>
  new Set(
    vault.db
      .all<{ department: string }>('SELECT DISTINCT department FROM person WHERE department IS NOT NULL')
      .map(({ department }) => department),
  );

/** Whoever is not enrolled: who was invited only those know who may see the invitations. */
function unknownPerson(vault: OpenVault, desk: Person, who: string): Refusal {
  const mayTell = desk.roles.some((role) => role === 'custodian' || role === 'approver');
  const isInvited = mayTell && openInvitations(vault.db).some(({ name }) => foldName(name) === foldName(who));
  return new Refusal(isInvited ? 'ROW_PERSON_INVITED' : 'ROW_PERSON_UNKNOWN', { who });
}

/** Fifty thousand rows name twenty people. */
function rememberedPeople(
  vault: OpenVault,
  desk: Person,
  unknownEmpty: boolean,
): (who: string) => PersonId | null {
  const known = new Map<string, PersonId | Refusal | null>();
  return (who) => {
    let found = known.get(who);
    if (found === undefined) {
      try {
        found = mayBeResponsible(vault, who);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        found = error.code === 'NO_SUCH_PERSON' ? unknownPerson(vault, desk, who) : error;
        if (error.code === 'NO_SUCH_PERSON' && unknownEmpty) found = null;
      }
      known.set(who, found);
    }
    if (found instanceof Refusal) throw new Refusal(found.code, found.facts);
    return found;
  };
}
