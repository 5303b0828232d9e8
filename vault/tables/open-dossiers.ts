/**
 * Dossiers opened by a table: one passphrase, a signed entry for each dossier, in transactions of some rows (K6). Between two
 * transactions it can be stopped, and whatever ends it leaves whole dossiers only: run again, those that are there are passed over.
 */
import type { TableOpened } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { recordRefusal } from '../acts/record-refusal.ts';
import { assertStanding } from '../acts/signing.ts';
import { stepPoint } from '../acts/step-points.ts';
import { unlock } from '../acts/unlock.ts';
import { refreshIndex } from '../dossiers/directory.ts';
import { openedData, type ScopeInput } from '../dossiers/new-dossier.ts';
import type { Signer } from '../keys/signer.ts';
import { judgeRows } from './judge-rows.ts';
import { tableRoles } from './read-table.ts';
import type { ListedDossier } from './row-to-dossier.ts';
import { countsOf, type JudgedRow, type TableOfRows, type Trial, tableInHand } from './table-in-hand.ts';

/**
 * Rows of one transaction: a fifth of a second. Of a hundred at a time each transaction writes most of the same pages again, which
 * takes twice as long in all.
 */
const rowsAtOnce = 500;
/** Pages kept at hand meanwhile: ids lie at random, and a page read again is decrypted again. */
const cacheKib = 128 * 1024;
/** Anchors hear of every so many. */
const rowsBetweenAnchors = 2_000;
/** Entries after which a row may be judged otherwise; between two transactions others have their turn. */
const judgedAfresh = ['dossier.', 'departure.', 'role.', 'person.'];

export async function openDossiers(
  vault: OpenVault,
  input: ParsedInput<'table.open-dossiers'>,
  call: Call,
): Promise<TableOpened> {
  const desk = assertStanding(vault, call, tableRoles);
  const table = tableInHand(vault);
  const { trial } = table;
  if (trial === null) throw new Refusal('TABLE_NOT_TRIED');
  const others = input.asOthers === 'all' ? null : new Set(input.asOthers);
  const isOther = (row: number): boolean => others === null || others.has(row);
  const judge = (): Promise<JudgedRow[]> => judgedAgain(vault, table, trial, isOther, call);
  let size = vault.writer.size;
  let waiting = await judge();
  const keys = await unlock(vault, call, desk, input.signature);
  const role = desk.roles.includes('author') ? 'author' : 'custodian';
  let opened = 0;
  const total = waiting.length;
  const usual = vault.db.cacheKib(cacheKib);
  try {
    while (waiting.length > 0 && call.signal?.aborted !== true) {
      if (othersActed(vault, size)) {
        size = vault.writer.size;
        waiting = await judge();
        continue;
      }
      const batch = waiting.slice(0, rowsAtOnce);
      enterBatch(vault, call, trial, batch, keys.signer(desk.id, role));
      size = vault.writer.size;
      waiting = waiting.slice(batch.length);
      for (const row of batch) become(trial, { ...row, outcome: 'opened' });
      opened += batch.length;
      call.progress(total - waiting.length, total);
      if (opened % rowsBetweenAnchors < batch.length) vault.syncAnchors();
      await new Promise((resolve) => setImmediate(resolve));
    }
  } finally {
    vault.db.cacheKib(usual);
  }
  return { opened, stopped: waiting.length > 0, counts: countsOf(trial.rows) };
}

/** Whether an entry that a judgement may rest on came since the log had this size. */
const othersActed = (vault: OpenVault, size: number): boolean =>
  vault.db
    .all<{ type: string }>('SELECT DISTINCT type FROM leaf WHERE idx >= ?', size)
    .some(({ type }) => judgedAfresh.some((begin) => type.startsWith(begin)));

/** The rows of one transaction, each with its entry. Nothing has had its turn since they were judged. */
function enterBatch(
  vault: OpenVault,
  call: Call,
  trial: Trial,
  batch: readonly JudgedRow[],
  signer: Signer,
): void {
  vault.writer.transact(
    (tx) => {
      // A stick that came along to sign may have known of a newer state (A6).
      assertStanding(vault, call, tableRoles);
      for (const { dossier } of batch) {
        if (dossier === null) throw new Error('a row without a dossier is not opened');
        tx.append({
          type: 'dossier.opened',
          data: (texts) => openedData(vault, dossier, scopeOf(trial, dossier), texts),
          signers: [signer],
          place: vault.place(),
        });
      }
    },
    () => stepPoint('table.before-commit'),
  );
  stepPoint('table.after-commit');
}

/** Departments that a row names take the place of those that hold for all; people who are named stay. */
const scopeOf = ({ act: { scope } }: Trial, { departments }: ListedDossier): ScopeInput =>
  departments.length === 0
    ? scope
    : { everybody: false, people: scope.everybody ? [] : scope.people, departments: [...departments] };

/**
 * Judged anew, and those that may be opened: without likeness, or with it where somebody said that it is another client and has
 * seen all that it looks like. What was opened by this table before stays told so; a row that was to be opened and is refused by
 * now is a refusal on record.
 */
async function judgedAgain(
  vault: OpenVault,
  table: TableOfRows,
  trial: Trial,
  isOther: (row: number) => boolean,
  call: Call,
): Promise<JudgedRow[]> {
  await refreshIndex(vault, call);
  const desk = assertStanding(vault, call, tableRoles);
  const before = trial.rows;
  // How far it is tells of dossiers that are opened, not of this.
  const fresh = await judgeRows(vault, desk, table, trial.act, { ...call, progress: () => {} });
  trial.rows = fresh.map((row, at) => {
    const was = before[at];
    if (row.outcome === 'there' && was?.outcome === 'opened') return was;
    if (row.problem !== null && was?.outcome === 'opens')
      recordRefusal(vault, 'table.open-dossiers', new Refusal(row.problem.code), call.about, {
        person: desk.id,
        place: vault.place(),
      });
    return row;
  });
  return trial.rows.filter((row, at) => {
    if (row.outcome === 'opens') return true;
    const seen = new Set(before[at]?.beside.map(({ code }) => code));
    return row.outcome === 'like' && isOther(row.row) && row.beside.every(({ code }) => seen.has(code));
  });
}

/** Rows stand in the order of the file, the first of them below the headings. */
function become(trial: Trial, row: JudgedRow): void {
  const first = trial.rows[0]?.row ?? row.row;
  trial.rows[row.row - first] = row;
}
