/** Session commands that bring in a tree of folders, one for each client: tried, signed for once, followed, reported (K6). */
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import type { CommandAnswers, FileCounts, FolderFiling } from '../../shared/contract/answers.ts';
import type { CommandInput } from '../../shared/contract/commands.ts';
import { describeFault, VaultFault } from '../../shared/vocabulary/fault.ts';
import {
  clientOutcomes,
  clientOutcomeText,
  type FileOutcome,
  fileOutcomes,
  fileOutcomeText,
  patternText,
} from '../../shared/vocabulary/folder-terms.ts';
import { describeRefusal, Refusal } from '../../shared/vocabulary/refusal.ts';
import { reportPhrases } from '../../shared/vocabulary/rendition-report-words.ts';
import { cleanText } from '../../vault/acts/signing.ts';
import { UsageError } from '../terminal/report.ts';
import type { Session } from '../terminal/session.ts';
import { say } from '../terminal/words.ts';
import { collect } from './options.ts';

interface FolderOptions {
  readonly folders: readonly string[];
  readonly names: readonly string[];
  readonly onlyFitting?: boolean;
  readonly withoutFolders?: boolean;
  readonly ownership: string;
  readonly is: readonly string[];
  readonly likes?: boolean;
  readonly try?: boolean;
  readonly report?: string;
}

/** Lines that are told one by one; the report has them all. */
const linesTold = 20;
/** A list of thousands is counted for each answer. */
const askEveryMs = 500;

/** Outcomes of which each line says why. */
const toldOneByOne: readonly FileOutcome[] = ['to-see', 'not-shown', 'refused', 'held'];

export function folderCommands(program: Command, session: Session): void {
  const { report } = session;
  const folders = program.command('folders');
  folders
    .command('bring-in <folder>')
    .option('--folders <pattern>', '', collect, [])
    .option('--names <pattern>', '', collect, [])
    .option('--only-fitting')
    .option('--without-folders')
    .option('--ownership <class>', '', 'company')
    .option('--is <folder=code>', '', collect, [])
    .option('--likes')
    .option('--try')
    .option('--report <file>')
    .action((folder: string, options: FolderOptions) => bringIn(session, folder, options));
  folders
    .command('go-on')
    .option('--seen')
    .option('--report <file>')
    .action(async ({ seen, report: file }: { seen?: boolean; report?: string }) => {
      await session.ask('folders.go-on', { seen: seen === true, signature: await session.signature() });
      await follow(session, 'folders go-on', file);
    });
  folders
    .command('show')
    .option('--report <file>')
    .action(async ({ report: file }: { report?: string }) => {
      const { mine } = await session.ask('folders.show', {});
      if (mine === null) report.say('foldersNone');
      else await sayOutcome(session, 'filing', mine.counts);
      if (mine !== null && file !== undefined) await writeReport(session, 'filing', file);
      report.answer('folders show', mine ?? {});
    });
  folders.command('forget').action(async () => {
    report.answer('folders forget', await session.ask('folders.forget', {}));
    report.say('done');
  });
}

async function bringIn(session: Session, folder: string, options: FolderOptions): Promise<void> {
  const { report } = session;
  const read = await session.ask('folders.read', { folder: resolve(folder) });
  const patterns = {
    folders: options.folders.length > 0 ? [...options.folders] : [...read.suggested.folders],
    names: options.names.length > 0 ? [...options.names] : [read.suggested.names],
  };
  report.say('foldersRead', {
    folder: read.folder,
    clients: read.clients,
    files: read.files,
    pattern: patterns.folders.map((each) => patternText(each, report.language)).join(' / '),
    names: patterns.names.map((each) => patternText(each, report.language)).join(' / '),
  });
  const tried = await session.ask('folders.try', {
    ...patterns,
    onlyFitting: options.onlyFitting === true,
    withFolders: options.withoutFolders !== true,
    ownership: options.ownership as CommandInput<'folders.try'>['ownership'],
    chosen: options.is.map(folderIs),
    likes: options.likes === true,
  });
  await sayClients(session, tried);
  if (options.try !== true) {
    await session.ask('folders.begin', { signature: await session.signature() });
    await follow(session, 'folders bring-in', options.report);
    return;
  }
  await sayOutcome(session, 'trial', tried.files);
  if (options.report !== undefined) await writeReport(session, 'trial', options.report);
  report.answer('folders bring-in', tried);
}

function folderIs(said: string): { folder: string; code: string } {
  const equals = said.lastIndexOf('=');
  if (equals < 1) throw new UsageError(said);
  return { folder: said.slice(0, equals), code: said.slice(equals + 1) };
}

async function sayClients(
  session: Session,
  { clients, unfit }: CommandAnswers['folders.try'],
): Promise<void> {
  const { report } = session;
  const { language } = report;
  report.line(
    clientOutcomes
      .filter((outcome) => clients[outcome] > 0)
      .map((outcome) => `${clientOutcomeText(outcome, language)} ${clients[outcome]}`)
      .join(' · '),
  );
  for (const outcome of clientOutcomes) {
    const { total, rows } = await session.ask('folders.clients', { outcome, offset: 0, limit: linesTold });
    for (const { name, dossier, beside, problem, files } of rows) {
      const what =
        problem !== null
          ? describeRefusal(problem.code, problem.facts, language).sentence
          : dossier !== null
            ? `→ ${dossier.code} ${dossier.client}`
            : beside.map(({ code, client }) => `≈ ${code} ${client}`).join(' / ');
      report.table([[clientOutcomeText(outcome, language), cleanText(name), `${files}`, what]]);
    }
    if (total > rows.length) report.say('foldersMore', { count: total - rows.length });
  }
  if (unfit > 0) report.say('foldersUnfit', { count: unfit });
}

/** Until it has ended; Ctrl-C stops it after the file under way. */
async function follow(session: Session, verb: string, reportTo: string | undefined): Promise<void> {
  const { report } = session;
  const progress = report.progress();
  let stopping = false;
  let mine: FolderFiling | null;
  for (;;) {
    mine = (await session.ask('folders.show', {})).mine;
    if (mine?.running !== true) break;
    progress.files(mine.done, mine.total, mine.remainingMs);
    if (session.stopRequested && !stopping) {
      stopping = true;
      await session.ask('filing.stop', {});
    } else await pause(askEveryMs);
  }
  progress.ended();
  if (mine === null) return;
  await sayOutcome(session, 'filing', mine.counts);
  if (reportTo !== undefined) await writeReport(session, 'filing', reportTo);
  report.answer(verb, mine);
  const { endedBy } = mine;
  if (endedBy?.kind === 'refusal') throw new Refusal(endedBy.code, endedBy.facts);
  if (endedBy?.kind === 'fault') throw new VaultFault(endedBy.code, endedBy.facts);
  if (mine.counts.waits > 0) throw new VaultFault('STOPPED');
}

async function sayOutcome(session: Session, of: 'trial' | 'filing', counts: FileCounts): Promise<void> {
  const { report } = session;
  const { language } = report;
  for (const outcome of toldOneByOne) {
    const { total, rows } = await session.ask('folders.files', { of, outcome, offset: 0, limit: linesTold });
    for (const { path, problem, reports } of rows) {
      const why =
        problem === null
          ? reports.flatMap((each) => reportPhrases(each, language)).join(' · ')
          : problem.kind === 'refusal'
            ? `${describeRefusal(problem.code, problem.facts, language, { commands: true }).sentence} (${problem.code})`
            : describeFault(problem.code, problem.facts, language);
      report.line(`${fileOutcomeText(outcome, language)}  ${cleanText(path)}  ${why}`);
    }
    if (total > rows.length) report.say('foldersMore', { count: total - rows.length });
  }
  report.line(
    fileOutcomes
      .filter((outcome) => counts[outcome] > 0)
      .map((outcome) => `${fileOutcomeText(outcome, language)} ${counts[outcome]}`)
      .join(' · '),
  );
  if (of === 'filing' && counts['to-see'] > 0) report.line(say('foldersToSee', language, {}));
}

async function writeReport(session: Session, of: 'trial' | 'filing', file: string): Promise<void> {
  const written = await session.ask('folders.write-report', { of, file: resolve(file) });
  session.report.say('foldersReport', { rows: written.rows, file: written.file });
}
