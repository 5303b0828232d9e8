/**
 * The list of a filing of folders, kept in the encrypted database and nowhere else until its author lets it go: what was signed for,
 * what became of it, and what could not be filed (K6). A line moves to its outcome in the transaction of its entry, so that the two
 * never differ; after a crash what waits is signed for anew. Nothing of it is held in memory: it is read a page at a time.
 * A name is `folders <author> <outcome> <position>`, and `folders-of <author>` holds the name of the folder.
 */
import { z } from 'zod';
import type { FileCounts } from '../../shared/contract/answers.ts';
import { commandInputs } from '../../shared/contract/commands.ts';
import { type FileOutcome, fileOutcomes } from '../../shared/vocabulary/folder-terms.ts';
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import type { VaultDatabase } from '../storage/database.ts';
import type { FileLine } from './folder-in-hand.ts';

const keptLine = z.object({
  path: z.string(),
  input: commandInputs['document.submit'].omit({ signature: true }).nullable(),
  bytes: z.number(),
  was: z.string(),
  seen: z.custom<FileLine['seen']>((value) => typeof value === 'object'),
  result: z.custom<FileLine['result']>((value) => typeof value === 'object'),
  problem: z.custom<FileLine['problem']>((value) => typeof value === 'object'),
});

export interface KeptLine extends FileLine {
  readonly position: number;
}

const positionDigits = 6;
const begins = (author: PersonId): string => `folders ${author} `;
const beginsWith = (author: PersonId, outcome: FileOutcome): string => `${begins(author)}${outcome} `;
const nameOf = (author: PersonId, outcome: FileOutcome, position: number): string =>
  `${beginsWith(author, outcome)}${String(position).padStart(positionDigits, '0')}`;
const bytesOf = ({ path, input, bytes, was, seen, result, problem }: FileLine): Buffer =>
  Buffer.from(JSON.stringify({ path, input, bytes, was, seen, result, problem }));

/** Replaces what was kept of this author before. Called in no transaction. */
export function keepLines(
  db: VaultDatabase,
  author: PersonId,
  folder: string,
  lines: readonly FileLine[],
): void {
  db.connection.transaction(() => {
    forgetLines(db, author);
    db.run('INSERT INTO secret VALUES (?, ?)', `folders-of ${author}`, Buffer.from(folder));
    for (const [position, line] of lines.entries())
      db.run('INSERT INTO secret VALUES (?, ?)', nameOf(author, line.outcome, position), bytesOf(line));
  })();
}

/** A line that waited has become something. */
export const keepLine = (db: VaultDatabase, author: PersonId, line: KeptLine): void =>
  void db.run(
    'UPDATE secret SET name = ?, value = ? WHERE name = ?',
    nameOf(author, line.outcome, line.position),
    bytesOf(line),
    nameOf(author, 'waits', line.position),
  );

/** Those held back wait again: their author has seen what is not shown of them. */
export function queueSeen(db: VaultDatabase, author: PersonId): void {
  const held = beginsWith(author, 'to-see');
  db.run(
    'UPDATE secret SET name = ? || substr(name, ?) WHERE name >= ? AND name < ?',
    beginsWith(author, 'waits'),
    held.length + 1,
    held,
    `${held}~`,
  );
}

export function forgetLines(db: VaultDatabase, author: PersonId): number {
  db.run('DELETE FROM secret WHERE name = ?', `folders-of ${author}`);
  return db.run('DELETE FROM secret WHERE name >= ? AND name < ?', begins(author), `${begins(author)}~`);
}

/** The name of the folder of which lines are kept; null where none are. */
export function keptFolder(db: VaultDatabase, author: PersonId): string | null {
  const row = db.get<{ value: Uint8Array }>(
    'SELECT value FROM secret WHERE name = ?',
    `folders-of ${author}`,
  );
  return row === undefined ? null : Buffer.from(row.value).toString('utf8');
}

export const keptCount = (db: VaultDatabase, author: PersonId, outcome: FileOutcome): number =>
  db.count(
    'SELECT count(*) AS n FROM secret WHERE name >= ? AND name < ?',
    beginsWith(author, outcome),
    `${beginsWith(author, outcome)}~`,
  );

/** How many wait for their author's signature, those among them of which something has to be seen first. */
export const linesLeft = (db: VaultDatabase, author: PersonId): number =>
  keptCount(db, author, 'waits') + keptCount(db, author, 'to-see');

export const keptCounts = (db: VaultDatabase, author: PersonId): FileCounts =>
  Object.fromEntries(fileOutcomes.map((outcome) => [outcome, keptCount(db, author, outcome)])) as Record<
    FileOutcome,
    number
  >;

export const keptLines = (
  db: VaultDatabase,
  author: PersonId,
  outcome: FileOutcome,
  offset: number,
  limit: number,
): KeptLine[] =>
  linesOf(
    outcome,
    db.all<KeptRow>(
      'SELECT name, value FROM secret WHERE name >= ? AND name < ? ORDER BY name LIMIT ? OFFSET ?',
      beginsWith(author, outcome),
      `${beginsWith(author, outcome)}~`,
      limit,
      offset,
    ),
  );

/** The first that waits behind this place. */
export const nextWaiting = (db: VaultDatabase, author: PersonId, after: number): KeptLine | null =>
  linesOf(
    'waits',
    db.all<KeptRow>(
      'SELECT name, value FROM secret WHERE name >= ? AND name < ? ORDER BY name LIMIT 1',
      nameOf(author, 'waits', after + 1),
      `${beginsWith(author, 'waits')}~`,
    ),
  )[0] ?? null;

interface KeptRow {
  readonly name: string;
  readonly value: Uint8Array;
}

const linesOf = (outcome: FileOutcome, rows: readonly KeptRow[]): KeptLine[] =>
  rows.flatMap(({ name, value }) => {
    const parsed = keptLine.safeParse(JSON.parse(Buffer.from(value).toString('utf8')));
    return parsed.success ? [{ ...parsed.data, outcome, position: Number(name.slice(-positionDigits)) }] : [];
  });
