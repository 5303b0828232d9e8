import { join } from 'node:path';
import { readSmallFile } from './bundle-files.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { verifierKey } from './cosigner.ts';
import { Memory } from './memory.ts';
import { olderLogOf } from './older-log.ts';
import { judgePaper, type PaperVerdict, parsePaper } from './paper.ts';
import { partingOf } from './parting.ts';
import { partingLines } from './parting-lines.ts';
import { formatJson, formatReport, sentence } from './report.ts';
import { isLanguage, type Language, words } from './report-words.ts';
import { decodeUtf8 } from './strict-encoding.ts';
import { Unreadable } from './unreadable.ts';
import type { Check, Verdict } from './verdicts.ts';
import { isAnythingBroken, type Verification, verifyBundle } from './verify-bundle.ts';

/** What the command line asks for, and what it gets: text and exit code. */

export interface Outcome {
  readonly out: string;
  readonly err: string;
  /** 0: nothing is broken. 1: something is. 2: wrong usage, or nothing that can be judged. */
  readonly exitCode: 0 | 1 | 2;
}

interface Request {
  readonly directory: string;
  readonly since: string | null;
  /** Of a printed paper, as it was scanned or typed. */
  readonly paper: string | null;
  /** Folder of an auditor's memory, and the name that they cosign under. */
  readonly memory: string | null;
  readonly name: string;
  readonly language: Language;
  readonly json: boolean;
}

/** `home` is the folder that the program lies in: an exported bundle carries it along. */
export async function run(args: readonly string[], home: string, locale: string): Promise<Outcome> {
  const ownLanguage: Language = locale.startsWith('zh') ? 'zh-CN' : 'en';
  const request = parseRequest(args, home, ownLanguage);
  if (request === null) return { out: '', err: words[ownLanguage].usage, exitCode: 2 };
  if (request === 'help') return { out: words[ownLanguage].usage, err: '', exitCode: 0 };
  const { language } = request;
  try {
    return await answer(request);
  } catch (error) {
    const why =
      error instanceof Unreadable ? sentence(error.fault, language) : words[language].ownFault(String(error));
    return { out: '', err: `${why}\n`, exitCode: 2 };
  }
}

async function answer({ directory, since, paper, memory, name, language, json }: Request): Promise<Outcome> {
  const older = since === null ? null : olderLogOf(since);
  const ofPaper = older?.kind === 'paper' ? older.paper : paper === null ? null : parsePaper(paper);
  const remembering = memory === null ? null : new Remembering(directory, memory, name);
  const sincePath = remembering?.newest ?? (older === null || older.kind === 'paper' ? null : older.path);
  const verification = await verifyBundle(directory, sincePath);
  const verdict = ofPaper === null ? null : judgePaper(directory, ofPaper);
  const parting =
    older?.kind === 'bundle' && isBroken(verification, 'since') ? partingOf(directory, older.folder) : null;
  const broken = isAnythingBroken(verification) || verdict?.answer === 'broken';
  const remembered = broken ? null : (remembering?.remember(verification) ?? null);
  const out = json
    ? formatJson(verification, language, {
        ...paperForPrograms(verdict, language),
        ...(parting === null ? {} : { parting }),
        ...(remembering === null ? {} : { remembered }),
      })
    : formatReport(verification, language) +
      paperLines(verdict, language) +
      (parting === null ? '' : `\n${partingLines(parting, language).join('\n')}\n`) +
      (remembering === null ? '' : `\n${words[language].remembered(remembered)}\n`);
  return { out, err: '', exitCode: broken ? 1 : 0 };
}

const answerTo = ({ verdicts }: Verification, check: Check): Verdict['answer'] | undefined =>
  verdicts.find((verdict) => verdict.check === check)?.answer;
const isBroken = (verification: Verification, check: Check): boolean =>
  answerTo(verification, check) === 'broken';

/** What was remembered, for whoever reads the report. */
export interface Remembered {
  readonly path: string;
  readonly size: number;
  readonly verifierKey: string;
}

/** Holds a bundle against an auditor's memory, and takes it in where it goes on from there. */
class Remembering {
  private readonly memory: Memory;
  private readonly checkpoint: Checkpoint | null;
  /** The newest state seen of this vault; null for one that was never seen. */
  readonly newest: string | null;

  constructor(directory: string, folder: string, name: string) {
    this.memory = new Memory(folder, name);
    const text = decodeUtf8(readSmallFile(join(directory, 'checkpoint')));
    this.checkpoint = text === null ? null : parseCheckpoint(text);
    this.newest = this.checkpoint === null ? null : this.memory.newestOf(this.checkpoint.vault);
  }

  /** Null where it cannot be told whether this goes on from what is remembered: an extract may not show it. */
  remember(verification: Verification): Remembered | null {
    if (this.checkpoint === null) return null;
    if (this.newest !== null && answerTo(verification, 'since') !== 'holds') return null;
    const path = this.memory.remember(this.checkpoint, Math.floor(Date.now() / 1000));
    return { path, size: this.checkpoint.size, verifierKey: verifierKey(this.memory.cosigner) };
  }
}

/** Below the report: a paper says nothing about who signed what, only whether this is the log it was printed over. */
function paperLines(verdict: PaperVerdict | null, language: Language): string {
  if (verdict === null) return '';
  const say = words[language];
  const why = verdict.answer === 'holds' ? '' : `    ${sentence(verdict.why, language)}\n`;
  return `\n[${say.answer[verdict.answer]}] ${say.paper(verdict.size)}\n${why}`;
}

function paperForPrograms(verdict: PaperVerdict | null, language: Language): object {
  if (verdict === null) return {};
  const { answer, size } = verdict;
  const why =
    verdict.answer === 'holds' ? {} : { code: verdict.why.code, sentence: sentence(verdict.why, language) };
  return { paper: { answer, size, ...why } };
}

const options: ReadonlySet<string> = new Set(['--since', '--paper', '--remember', '--name', '--lang']);

function parseRequest(args: readonly string[], home: string, ownLanguage: Language): Request | 'help' | null {
  let directory: string | null = null;
  let since: string | null = null;
  let paper: string | null = null;
  let memory: string | null = null;
  let name = 'auditor';
  let language = ownLanguage;
  let json = false;
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!;
    if (arg === '--help' || arg === '-h') return 'help';
    if (arg === '--json') json = true;
    else if (options.has(arg)) {
      const value = args[++at];
      if (value === undefined) return null;
      if (arg === '--since') since = value;
      else if (arg === '--paper') paper = value;
      else if (arg === '--remember') memory = value;
      else if (arg === '--name') name = value;
      else if (isLanguage(value)) language = value;
      else return null;
    } else if (arg.startsWith('-') || directory !== null) return null;
    else directory = arg;
  }
  // What is remembered is what is compared with; and a name has signs that a note can hold.
  if (memory !== null && since !== null) return null;
  if (!/^[!-*,-~]{1,100}$/.test(name) || name.startsWith('dossier-vault/')) return null;
  return { directory: directory ?? home, since, paper, memory, name, language, json };
}
