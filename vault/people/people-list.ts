/**
 * A table of people, read and judged row by row (S5b, S2, S4, S8): invited, held back because of a like name, or refused with its
 * cause. Nothing here changes the vault; the list stays in memory as long as whoever read it is signed in.
 */
import { basename } from 'node:path';
import { tableLimits } from '../../rasteriser/table-limits.ts';
import type { InvitedPeople, InvitedRole, ListedPerson, PeopleList } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { textMax } from '../../shared/contract/inputs.ts';
import { rolesCombine } from '../../shared/policy/people-rules.ts';
import { cleanText, visibleOnly } from '../../shared/policy/visible-text.ts';
import { amongOthers } from '../../shared/vocabulary/among-others.ts';
import { classOfLabel } from '../../shared/vocabulary/class-labels.ts';
import { invitationsMax, invitedRoles } from '../../shared/vocabulary/entry-of-invitations.ts';
import { namesAlike } from '../../shared/vocabulary/look-alike.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { termWords } from '../../shared/vocabulary/term-words.ts';
import type { Classification, Role } from '../../shared/vocabulary/terms.ts';
import type { TableInHand } from '../acts/at-desk.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding, optionalText, requiredText } from '../acts/signing.ts';
import { staffHash } from '../opening/create-vault.ts';
import { openInvitations, staffTaken } from '../storage/invitations.ts';
import { listPeople } from '../storage/people.ts';
import { cellsOfFile } from '../tables/cells-of-file.ts';

type Column = 'name' | 'staff' | 'department' | 'roles' | 'clearance';

/** How heads of columns are written, in width and case as may be. */
const heads: Readonly<Record<Column, readonly string[]>> = {
  name: ['姓名', '名字', 'name', 'full name'],
  staff: ['工号', '工号或证件号', '员工编号', '证件号', 'staff number', 'staff no', 'staff', 'employee id'],
  department: ['部门', '所属部门', 'department', 'post'],
  roles: ['角色', 'roles', 'role'],
  clearance: ['授权密级', '密级', 'clearance', 'class'],
};
const needed = ['name', 'staff', 'roles'] as const satisfies readonly Column[];

/** A row that both sides may sign. */
export interface RowToInvite extends ListedPerson {
  /** The keyed hash of the staff number; empty where the row was refused before it was read. */
  readonly staff: string;
}

class PeopleInHand implements TableInHand {
  readonly file: string;
  readonly cells: readonly (readonly string[])[];
  rows: readonly RowToInvite[] = [];
  /** Of the list that was signed last: the only place where its codes are. */
  slips: InvitedPeople['slips'] = [];

  constructor(file: string, cells: readonly (readonly string[])[]) {
    this.file = file;
    this.cells = cells;
  }
}

export function listInHand(vault: OpenVault): PeopleInHand {
  if (!(vault.table instanceof PeopleInHand)) throw new Refusal('TABLE_NOT_READ');
  return vault.table;
}

export const staffSecret = (vault: OpenVault): Uint8Array =>
  new Uint8Array(
    vault.db.get<{ value: Uint8Array }>("SELECT value FROM secret WHERE name = 'staff'")?.value ?? [],
  );

export async function readPeopleList(
  vault: OpenVault,
  input: ParsedInput<'people.read-list'>,
  call: Call,
): Promise<PeopleList> {
  assertStanding(vault, call, ['custodian', 'approver']);
  vault.table = null;
  const { file, encoding, separator, sheet } = input;
  const tooLong = () => new Refusal('TABLE_TOO_LONG', { rowsMax: tableLimits.rowsMax });
  const read = await cellsOfFile(vault, file, tableLimits.bytesMax, tooLong, {
    ...(encoding === undefined ? {} : { encoding }),
    ...(separator === undefined ? {} : { separator }),
    ...(sheet === undefined ? {} : { sheet }),
  });
  const list = new PeopleInHand(visibleOnly(cleanText(basename(file))) || '—', read.rows);
  list.rows = judgeList(vault, list);
  vault.table = list;
  return shownList(list);
}

const shownList = ({ file, rows }: PeopleInHand): PeopleList => ({
  file,
  rows: rows.map(({ staff: _, ...row }) => row),
});

const written = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

function columnsOf(head: readonly string[]): ReadonlyMap<Column, number> {
  const columns = new Map<Column, number>();
  for (const column of Object.keys(heads) as Column[]) {
    const at = head.findIndex((cell) => heads[column].includes(written(cell)));
    if (at >= 0) columns.set(column, at);
  }
  for (const column of needed)
    if (!columns.has(column)) throw new Refusal('PEOPLE_COLUMN_MISSING', { column: heads[column][0] ?? '' });
  return columns;
}

/** Judged anew each time: before the list is shown, and again in the transaction that signs it. */
export function judgeList(vault: OpenVault, { cells }: PeopleInHand): RowToInvite[] {
  const first = cells.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  const columns = columnsOf(cells[first] ?? []);
  const secret = staffSecret(vault);
  const known = [
    ...listPeople(vault.db).map((person) => ({ name: person.name, told: amongOthers(person) })),
    ...openInvitations(vault.db).map(({ name, department }) => ({
      name,
      told: [name, department].filter(Boolean).join(' '),
    })),
  ];
  const staffRows = new Map<string, number>();
  const rows: RowToInvite[] = [];
  for (const [at, row] of cells.entries()) {
    if (at <= first || row.every((cell) => cell.trim() === '')) continue;
    if (rows.length >= invitationsMax) throw new Refusal('TABLE_TOO_LONG', { rowsMax: invitationsMax });
    const cell = (column: Column): string => {
      const place = columns.get(column);
      return place === undefined ? '' : (row[place] ?? '').trim();
    };
    const shown = { row: at + 1, name: cell('name').slice(0, textMax.name), department: cell('department') };
    try {
      const read = readRow(vault, cell);
      const staff = staffHash(secret, read.staffNumber);
      if (staffTaken(vault.db, staff)) throw new Refusal('STAFF_NUMBER_TAKEN');
      const earlier = staffRows.get(staff);
      if (earlier !== undefined) throw new Refusal('STAFF_TWICE', { row: earlier });
      staffRows.set(staff, at + 1);
      const beside = known.filter(({ name }) => namesAlike(name, read.name)).map(({ told }) => told);
      known.push({ name: read.name, told: `${read.name} (${at + 1})` });
      const { name, department, roles, clearance } = read;
      const outcome = beside.length > 0 ? 'like' : 'invited';
      rows.push({ row: at + 1, name, department, roles, clearance, outcome, problem: null, beside, staff });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const problem = { code: error.code, facts: error.facts };
      rows.push({ ...shown, roles: [], clearance: null, outcome: 'refused', problem, beside: [], staff: '' });
    }
  }
  return rows;
}

function readRow(vault: OpenVault, cell: (column: Column) => string) {
  const within = (text: string, field: string, max: number): string => {
    if (text.length > max) throw new Refusal('TEXT_TOO_LONG', { field, max });
    return text;
  };
  const roles = rolesOf(cell('roles'));
  const clearance = clearanceOf(vault, cell('clearance'));
  if (clearance === null && roles.some((role) => role === 'author' || role === 'borrower'))
    throw new Refusal('CLEARANCE_MISSING');
  return {
    name: within(requiredText(cell('name'), 'name'), 'name', textMax.name),
    staffNumber: within(requiredText(cell('staff'), 'staff-number'), 'staff-number', textMax.staff),
    department: within(optionalText(cell('department'), 'department'), 'department', textMax.name),
    roles,
    clearance,
  };
}

/** By their words in either language, between commas, semicolons, slashes or the like. Throws Refusal. */
function rolesOf(cell: string): InvitedRole[] {
  const roles: InvitedRole[] = [];
  for (const word of cell.split(/[,;/、，；+&]/).filter((each) => each.trim() !== '')) {
    const found = (Object.keys(termWords.role) as Role[]).find((role) =>
      [role, ...termWords.role[role]].some((each) => written(each) === written(word)),
    );
    if (found === undefined) throw new Refusal('ROW_ROLE_UNKNOWN', { name: word.trim().slice(0, 40) });
    if (!isInvited(found)) throw new Refusal('INVITED_KEEPER');
    if (roles.includes(found)) continue;
    if (!rolesCombine(roles, found)) throw new Refusal('ROLE_EXCLUDES');
    roles.push(found);
  }
  if (roles.length === 0) throw new Refusal('TEXT_MISSING', { field: 'role' });
  return roles;
}

const isInvited = (role: Role): role is InvitedRole => (invitedRoles as readonly Role[]).includes(role);

function clearanceOf(vault: OpenVault, cell: string): Classification | null {
  if (cell === '') return null;
  const found = classOfLabel(vault.classLabels, cell, 'zh-CN') ?? classOfLabel(vault.classLabels, cell, 'en');
  if (found === null) throw new Refusal('INPUT_MALFORMED', { field: 'classification' });
  return found;
}
