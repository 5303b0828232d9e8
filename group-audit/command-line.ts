import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { askQuestion, type Narrowed } from './ask-question.ts';
import { auditWords } from './audit-words.ts';
import type { GroupDatabase } from './database.ts';
import { GroupFault, groupSentence, type Language } from './group-fault.ts';
import { ingestBundle } from './ingest-bundle.ts';
import { openGroupDatabase, questionNames } from './open-database.ts';
import { asCsv, asLines } from './show-rows.ts';

/** What the command line asks for. Exit code 0: done; 1: a bundle is broken or a fork; 2: wrong usage, or nothing to read. */

export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const options = {
  into: { type: 'string' },
  from: { type: 'string' },
  csv: { type: 'string' },
  client: { type: 'string' },
  person: { type: 'string' },
  vault: { type: 'string' },
  since: { type: 'string' },
  until: { type: 'string' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export async function run(args: readonly string[], locale: string, output: Output): Promise<0 | 1 | 2> {
  let language: Language = locale.startsWith('zh') ? 'zh-CN' : 'en';
  const usage = (): 2 => {
    output.err(auditWords[language].usage);
    return 2;
  };
  try {
    const parsed = parse(args);
    if (parsed === null) return usage();
    const { values, positionals } = parsed;
    if (values.lang === 'en' || values.lang === 'zh-CN') language = values.lang;
    else if (values.lang !== undefined) return usage();
    const [verb, ...rest] = positionals;
    if (values.help === true) {
      output.out(auditWords[language].usage);
      return 0;
    }
    if (verb === 'questions' && rest.length === 0) {
      output.out(questionNames.map((name) => `${name}\n`).join(''));
      return 0;
    }
    if (verb === 'ingest' && rest.length > 0 && values.into !== undefined)
      return await within(values.into, true, (db) => ingest(db, rest, language, output));
    const [question] = rest;
    if (verb === 'ask' && rest.length === 1 && question !== undefined && values.from !== undefined) {
      const { client = null, person = null, vault = null, since = null, until = null, csv } = values;
      const narrowed = { client, person, vault, since, until };
      return await within(values.from, false, (db) => ask(db, question, narrowed, csv, language, output));
    }
    return usage();
  } catch (error) {
    const fault = asFault(error);
    output.err(
      `${fault === null ? auditWords[language].ownFault(String(error)) : groupSentence(fault, language)}\n`,
    );
    return 2;
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    return null;
  }
}

async function within<T>(
  place: string,
  mayCreate: boolean,
  work: (db: GroupDatabase) => Promise<T>,
): Promise<T> {
  const db = await openGroupDatabase(place, mayCreate);
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

async function ingest(
  db: GroupDatabase,
  directories: readonly string[],
  language: Language,
  { out }: Output,
): Promise<0 | 1 | 2> {
  const say = auditWords[language];
  let exit: 0 | 1 | 2 = 0;
  for (const directory of directories) {
    const ingested = await ingestBundle(db, directory);
    out(`${directory}\n`);
    if (ingested.vault !== null && ingested.entry0 !== null)
      out(`  ${say.vault(ingested.vault, ingested.entry0)}\n`);
    out(`  ${say.what(ingested)}\n`);
    if (ingested.outcome === 'unreadable') exit = 2;
    else if (exit === 0 && (ingested.outcome === 'broken' || ingested.outcome === 'fork')) exit = 1;
  }
  return exit;
}

async function ask(
  db: GroupDatabase,
  question: string,
  narrowed: Narrowed,
  csv: string | undefined,
  language: Language,
  { out, err }: Output,
): Promise<0> {
  const say = auditWords[language];
  const answered = await askQuestion(db, question, narrowed);
  if (csv === undefined) out(asLines(answered));
  else saveNew(csv, asCsv(answered));
  err(`${csv === undefined ? say.rows(answered.rows.length) : say.saved(answered.rows.length)}\n`);
  for (const { vault, entries } of answered.missing) err(`${say.missing(vault, entries)}\n`);
  return 0;
}

/** Nothing that is there already is written over. */
function saveNew(path: string, text: string): void {
  try {
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    const cause = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw cause === 'EEXIST' ? new GroupFault('FILE_EXISTS') : new GroupFault('FILE_FAILED', { cause });
  }
}

/** What the database said is told by its five-character code: messages hold values. */
function asFault(error: unknown): GroupFault | null {
  if (error instanceof GroupFault) return error;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? new GroupFault('DATABASE_FAILED', { cause: code }) : null;
}
