/**
 * The files of a filing that its author signed for, kept until each is filed (D5b). After a crash or a closing the author sees
 * from them which are filed and which are not, and signs for the rest. They lie in the encrypted database and nowhere else:
 * paths and titles name clients. What became of a file is written in the transaction of its entry, so that the two never differ.
 * A name is `filing <author> <waiting|through> <position>`.
 */
import { z } from 'zod';
import type { FiledFile } from '../../shared/contract/answers.ts';
import { commandInputs } from '../../shared/contract/commands.ts';
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import type { VaultDatabase } from '../storage/database.ts';
import type { FileInput } from './file-input.ts';

const keptFile = z.object({
  input: commandInputs['document.submit'].omit({ signature: true }),
  outcome: z
    .custom<Pick<FiledFile, 'state' | 'result' | 'problem'>>((value) => typeof value === 'object')
    .nullable(),
});
type KeptFile = z.infer<typeof keptFile>;
export type Outcome = NonNullable<KeptFile['outcome']>;

const positionDigits = 6;
const range = (begin: string): [string, string] => [begin, `${begin}~`];
const nameOf = (author: PersonId, state: 'waiting' | 'through', position: number): string =>
  `filing ${author} ${state} ${String(position).padStart(positionDigits, '0')}`;
const bytesOf = (file: KeptFile): Buffer => Buffer.from(JSON.stringify(file));

/** Replaces what was kept of this author before. Called in no transaction. */
export function keepFiling(db: VaultDatabase, author: PersonId, inputs: readonly FileInput[]): void {
  db.connection.transaction(() => {
    forgetFiling(db, author);
    for (const [position, input] of inputs.entries())
      db.run(
        'INSERT INTO secret VALUES (?, ?)',
        nameOf(author, 'waiting', position),
        bytesOf({ input, outcome: null }),
      );
  })();
}

export function keepOutcome(
  db: VaultDatabase,
  author: PersonId,
  position: number,
  input: FileInput,
  outcome: Outcome,
): void {
  db.run(
    'UPDATE secret SET name = ?, value = ? WHERE name = ?',
    nameOf(author, 'through', position),
    bytesOf({ input, outcome }),
    nameOf(author, 'waiting', position),
  );
}

export const forgetFiling = (db: VaultDatabase, author: PersonId): number =>
  db.run('DELETE FROM secret WHERE name >= ? AND name < ?', ...range(`filing ${author} `));

/** How many files wait for their author's signature; folders that are brought in are counted by themselves (vault/folders). */
export const filesLeft = (db: VaultDatabase, author: PersonId): number =>
  db.count(
    'SELECT count(*) AS n FROM secret WHERE name >= ? AND name < ?',
    ...range(`filing ${author} waiting `),
  );

/** In the order in which they were signed for; null where nothing is kept. */
export function loadKeptFiling(
  db: VaultDatabase,
  author: PersonId,
): { readonly code: string; readonly files: readonly KeptFile[] } | null {
  const files = db
    .all<{ name: string; value: Uint8Array }>(
      'SELECT name, value FROM secret WHERE name >= ? AND name < ?',
      ...range(`filing ${author} `),
    )
    .toSorted((one, other) => positionOf(one.name) - positionOf(other.name))
    .flatMap(({ value }) => {
      const parsed = keptFile.safeParse(JSON.parse(Buffer.from(value).toString('utf8')));
      return parsed.success ? [parsed.data] : [];
    });
  return files.length === 0 ? null : { code: files[0]!.input.code, files };
}

const positionOf = (name: string): number => Number(name.slice(-positionDigits));
