import { judgePaper, type PaperVerdict, parsePaper } from './paper.ts';
import { formatJson, formatReport, sentence } from './report.ts';
import { isLanguage, type Language, words } from './report-words.ts';
import { Unreadable } from './unreadable.ts';
import { verifyBundle } from './verify-bundle.ts';

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
    const paper = request.paper === null ? null : parsePaper(request.paper);
    const verification = await verifyBundle(request.directory, request.since);
    const verdict = paper === null ? null : judgePaper(request.directory, paper);
    const out = request.json
      ? paperInJson(formatJson(verification, language), verdict, language)
      : formatReport(verification, language) + paperLines(verdict, language);
    const isBroken = verification.first !== null || verdict?.answer === 'broken';
    return { out, err: '', exitCode: isBroken ? 1 : 0 };
  } catch (error) {
    const why =
      error instanceof Unreadable ? sentence(error.fault, language) : words[language].ownFault(String(error));
    return { out: '', err: `${why}\n`, exitCode: 2 };
  }
}

/** Below the report: a paper says nothing about who signed what, only whether this is the log it was printed over. */
function paperLines(verdict: PaperVerdict | null, language: Language): string {
  if (verdict === null) return '';
  const say = words[language];
  const why = verdict.answer === 'holds' ? '' : `    ${sentence(verdict.why, language)}\n`;
  return `\n[${say.answer[verdict.answer]}] ${say.paper(verdict.size)}\n${why}`;
}

function paperInJson(report: string, verdict: PaperVerdict | null, language: Language): string {
  if (verdict === null) return report;
  const { answer, size } = verdict;
  const why =
    verdict.answer === 'holds' ? {} : { code: verdict.why.code, sentence: sentence(verdict.why, language) };
  return `${JSON.stringify({ ...JSON.parse(report), paper: { answer, size, ...why } }, null, 2)}\n`;
}

function parseRequest(args: readonly string[], home: string, ownLanguage: Language): Request | 'help' | null {
  let directory: string | null = null;
  let since: string | null = null;
  let paper: string | null = null;
  let language = ownLanguage;
  let json = false;
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!;
    if (arg === '--help' || arg === '-h') return 'help';
    if (arg === '--json') json = true;
    else if (arg === '--since' || arg === '--paper' || arg === '--lang') {
      const value = args[++at];
      if (value === undefined) return null;
      if (arg === '--since') since = value;
      else if (arg === '--paper') paper = value;
      else if (isLanguage(value)) language = value;
      else return null;
    } else if (arg.startsWith('-') || directory !== null) return null;
    else directory = arg;
  }
  return { directory: directory ?? home, since, paper, language, json };
}
