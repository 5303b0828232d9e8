/**
 * Filing from the terminal. A folder is one filing, as on the desktop: one signature, each file filed or refused by
 * itself and reported at once. Files that a crash or Ctrl-C leaves wait in the vault for their author.
 */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { FiledFile, SubmittedFile } from '../../shared/contract/answers.ts';
import { describeFault, VaultFault } from '../../shared/vocabulary/fault.ts';
import { describeRefusal, Refusal } from '../../shared/vocabulary/refusal.ts';
import { cleanText } from '../../vault/acts/signing.ts';
import type { Report } from '../terminal/report.ts';
import type { Session } from '../terminal/session.ts';
import { sayReport } from './options.ts';

export interface FileOptions {
  readonly title?: string;
  readonly sheet: string;
  readonly ownership: string;
  readonly versionOf?: string;
  readonly encoding?: string;
  /** A day, or the first and the last as `2026-01-03..2026-02-01`. */
  readonly dated?: string;
  /** A day, or two as above, the second the day of renewal; with what the check is about. */
  readonly check?: string;
  readonly about?: string;
}

/** As many as one signature is given for. */
const filesMax = 2_000;
const askEveryMs = 100;

/** Files below the folders named, in a stable order; hidden files are left out. */
function filesOf(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    try {
      if (!statSync(path).isDirectory()) return [path];
      return filesOf(
        readdirSync(path)
          .filter((name) => !name.startsWith('.'))
          .sort()
          .map((name) => join(path, name)),
      );
    } catch {
      // Not there or not readable: filing says so, with its code.
      return [path];
    }
  });
}

export function datedAs(dates: string): { from: string; to: string } {
  const [from = '', to = from] = dates.split('..');
  return { from, to };
}

function checkAs({ check = '', about = '' }: FileOptions): {
  on: string;
  subject: string;
  renewal: string | null;
} {
  const [on = '', renewal = null] = check.split('..');
  return { on, subject: about, renewal };
}

export async function fileAll(
  session: Session,
  code: string,
  paths: readonly string[],
  options: FileOptions,
): Promise<void> {
  const { report } = session;
  const files = filesOf(paths);
  const signature = await session.signature();
  const asked = (file: string) => ({
    file,
    sheet: options.sheet,
    ownership: options.ownership,
    ...(options.title === undefined ? {} : { title: options.title }),
    ...(options.versionOf === undefined ? {} : { versionOf: options.versionOf }),
    ...(options.encoding === undefined ? {} : { encoding: options.encoding.toLowerCase() }),
    ...(options.dated === undefined ? {} : { dated: datedAs(options.dated) }),
    ...(options.check === undefined && options.about === undefined ? {} : { check: checkAs(options) }),
  });
  const [only] = files;
  if (files.length === 1 && only !== undefined) {
    const answer = await session.ask('document.submit', { code, ...asked(only), signature });
    sayFiled(report, answer);
    report.answer('file', [{ file: only, ...answer }]);
    return;
  }
  const through: FiledFile[] = [];
  for (let first = 0; first < files.length && !session.stopRequested; first += filesMax) {
    const part = files.slice(first, first + filesMax);
    await session.ask('filing.begin', { code, files: part.map(asked), signature });
    through.push(...(await followFiling(session)));
  }
  const refused = through.filter(({ state }) => state === 'refused');
  report.say('filingSum', { done: through.length - refused.length, refused: refused.length });
  report.answer(
    'file',
    through.map(({ file, result, problem }) => ({ file, ...(result ?? { refused: problem?.code }) })),
  );
  if (refused[0] !== undefined) throw errorOf(refused[0]);
}

/** Tells of each file when it is through; answers with those. Throws what stands against all of them. */
async function followFiling(session: Session): Promise<readonly FiledFile[]> {
  const { report } = session;
  let told = 0;
  let stopping = false;
  for (;;) {
    const { mine } = await session.ask('filing.show', {});
    const through = (mine?.files ?? []).filter(({ state }) => state === 'done' || state === 'refused');
    for (const file of through.slice(told)) {
      if (concernsAll(file)) {
        await session.ask('filing.stop', {});
        throw errorOf(file);
      }
      if (file.result !== null) sayFiled(report, file.result);
      else sayRefused(report, file);
    }
    told = through.length;
    if (mine?.running !== true) return through;
    if (session.stopRequested && !stopping) {
      stopping = true;
      await session.ask('filing.stop', {});
    } else await pause(askEveryMs);
  }
}

export function sayFiled(report: Report, filed: SubmittedFile): void {
  const { document, pages, joined } = filed;
  if (filed.already === true) {
    report.say('filedAlready', { document });
    return;
  }
  report.say('filed', { document, pages, joined: report.term('joined', joined) });
  if (filed.like > 0) report.say('filedLike', { n: filed.like });
  sayReport(report, filed.report);
  if (filed.withoutText === true) report.say('filedWithoutText');
  for (const each of filed.attachments) {
    const { document, pages, joined } = each;
    report.say('filedAttachment', { document, pages, joined: report.term('joined', joined) });
    sayReport(report, each.report);
  }
}

function sayRefused(report: Report, { file, problem }: FiledFile): void {
  const sentence =
    problem?.kind === 'refusal'
      ? `${describeRefusal(problem.code, problem.facts, report.language).sentence} (${problem.code})`
      : describeFault('FILE_NOT_FOUND', {}, report.language);
  // A name may hold what moves a terminal's cursor or turns its text round.
  report.say('notFiled', { file: cleanText(file), sentence });
}

/** A refused file stands alone; a fault of the vault or the wrong person concerns all that follow. */
function concernsAll({ problem }: FiledFile): boolean {
  if (problem === null) return false;
  const ofTheFile = /^(FILE|IMAGE|PAGE|RENDITION|RASTERISER)_/.test(problem.code);
  return problem.kind === 'refusal' ? !ofTheFile : problem.code !== 'FILE_NOT_FOUND';
}

function errorOf({ problem }: FiledFile): Error {
  if (problem?.kind === 'refusal') return new Refusal(problem.code, problem.facts);
  return new VaultFault(problem?.kind === 'fault' ? problem.code : 'INTERNAL', problem?.facts ?? {});
}
