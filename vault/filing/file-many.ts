/** An author's filing of many files: begun by one signature, looked at, stopped (D5b). */
import type { FilingShown } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { unlock } from '../acts/unlock.ts';
import type { Person } from '../storage/people.ts';
import { FilingRun } from './filing-run.ts';
import { forgetFiling, loadKeptFiling } from './kept-filing.ts';
import { ListedFiles, shownFile } from './listed-files.ts';
import { dossierToFile } from './submit-document.ts';

export async function beginFiling(
  vault: OpenVault,
  input: ParsedInput<'filing.begin'>,
  call: Call,
): Promise<FilingShown> {
  const desk = assertStanding(vault, call, ['author']);
  if (vault.filing?.running === true) throw new Refusal('FILING_UNDER_WAY');
  dossierToFile(vault, input.code, call, desk);
  const keys = await unlock(vault, call, desk, input.signature);
  const { code } = input;
  const files = input.files.map((file) => ({ ...file, code }));
  const signer = keys.signer(desk.id, 'author');
  const listed = new ListedFiles(vault, desk, code, files);
  const run = new FilingRun(vault, desk, listed, { signer, drop: keys.drop });
  // It goes on while the screen is locked, and drops them at its end.
  call.unlocked.keep(keys);
  vault.filing = run;
  run.begin();
  return shownOf(run, listed);
}

const shownOf = (run: FilingRun, listed: ListedFiles): FilingShown => ({
  code: listed.code,
  running: run.running,
  ...run.howFar(),
  remainingMs: run.remainingMs(),
  files: listed.shown(),
});

/** Of the person at the desk, and of files named one by one: folders are shown by themselves (vault/folders). */
function ownRun(vault: OpenVault, desk: Person): { run: FilingRun; listed: ListedFiles } | null {
  const run = vault.filing;
  if (!(run instanceof FilingRun) || !(run.files instanceof ListedFiles)) return null;
  return run.author.human === desk.human ? { run, listed: run.files } : null;
}

/** What became of the files is for their author; that something is being filed is for everybody who would close the vault. */
export function showFiling(vault: OpenVault, call: Call): { running: boolean; mine: FilingShown | null } {
  const desk = assertStanding(vault, call, [], true);
  const own = ownRun(vault, desk);
  const mine = own === null ? leftOver(vault, desk) : shownOf(own.run, own.listed);
  return { running: vault.filing?.running === true, mine };
}

/** Of a filing that ended with the program: what was filed, what was not, and what waits to be signed for again. */
function leftOver(vault: OpenVault, author: Person): FilingShown | null {
  const kept = loadKeptFiling(vault.db, author.id);
  if (kept === null) return null;
  const waiting = { state: 'waiting', result: null, problem: null } as const;
  return {
    code: kept.code,
    running: false,
    done: kept.files.filter(({ outcome }) => outcome !== null).length,
    total: kept.files.length,
    remainingMs: null,
    files: kept.files.map(({ input, outcome }) => shownFile(input, outcome ?? waiting)),
  };
}

/** The author lets the rest be: the list goes, what is filed stays. */
export function forgetFilingRest(vault: OpenVault, call: Call): { forgotten: boolean } {
  const desk = assertStanding(vault, call, ['author']);
  const own = ownRun(vault, desk);
  if (own?.run.running === true) throw new Refusal('FILING_UNDER_WAY');
  if (own !== null) vault.filing = null;
  return { forgotten: forgetFiling(vault.db, desk.id) > 0 };
}

export async function stopFiling(vault: OpenVault, call: Call): Promise<{ stopped: boolean }> {
  const desk = assertStanding(vault, call, ['author']);
  const run = vault.filing;
  if (run === null || run.author.human !== desk.human) return { stopped: false };
  await run.stop();
  return { stopped: true };
}
