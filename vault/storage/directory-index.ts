/**
 * Finding dossiers by code and client in a million of them, Chinese and Latin, from one character on. Runs of Han
 * characters go into FTS5 as overlapping pairs, so that any part of a name is a phrase of its pairs; Latin words are
 * found by their beginnings. The index is derived: it may be thrown away, and is made up to date before each search.
 */
import type { VaultDatabase } from './database.ts';

const han = /\p{Script=Han}+/gu;

/** 恒岳精密 → 恒岳 岳精 精密 密: a single character is then the beginning of a pair, or the last of its run. */
function pairs(run: string): string[] {
  const characters = [...run];
  return characters.map((character, i) => character + (characters[i + 1] ?? ''));
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

export const termsOf = (text: string): string =>
  fold(text).replace(han, (run) => ` ${pairs(run).join(' ')} `);

const quoted = (words: readonly string[], prefix: boolean): string =>
  `"${words.join(' ')}"${prefix ? ' *' : ''}`;

/** What FTS5 is asked: every part of what was typed, in any order. Null where nothing of it can be searched for. */
export function matchOf(typed: string): string | null {
  const parts: string[] = [];
  for (const word of fold(typed).split(/\s+/)) {
    let rest = 0;
    for (const found of word.matchAll(han)) {
      parts.push(...latin(word.slice(rest, found.index), false));
      const characters = [...found[0]];
      parts.push(
        characters.length === 1 ? quoted(characters, true) : quoted(pairs(found[0]).slice(0, -1), false),
      );
      rest = found.index + found[0].length;
    }
    parts.push(...latin(word.slice(rest), true));
  }
  return parts.length === 0 ? null : parts.join(' AND ');
}

/** The tokenizer splits at everything that is neither letter nor digit; the last word may be half typed. */
function latin(text: string, last: boolean): string[] {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return words.length === 0 ? [] : [quoted(words, last)];
}

const tables = `
CREATE VIRTUAL TABLE IF NOT EXISTS directory_index USING fts5(
  terms, content='', contentless_delete=1, detail=full, tokenize='unicode61 remove_diacritics 2'
);
CREATE TABLE IF NOT EXISTS directory_indexed (one INTEGER PRIMARY KEY CHECK (one = 1), upto INTEGER NOT NULL, erased INTEGER NOT NULL) STRICT;
`;

const made = new WeakSet<VaultDatabase>();

/** Takes in what was opened since. After a text was erased by law the index is made anew: it must not remember. */
export function updateDirectoryIndex(
  db: VaultDatabase,
  progress: (done: number, total: number) => void = () => {},
): void {
  if (!made.has(db)) {
    db.connection.exec(tables);
    made.add(db);
  }
  const erased = db.count('SELECT count(*) AS n FROM erased');
  const last = db.count('SELECT coalesce(max(no), 0) AS n FROM dossier');
  const state = db.get<{ upto: number; erased: number }>('SELECT upto, erased FROM directory_indexed');
  const stale = state === undefined || state.erased !== erased || state.upto > last;
  if (!stale && state.upto === last) return;
  const from = stale ? 0 : state.upto;
  db.connection.transaction(() => {
    if (stale) db.run("INSERT INTO directory_index (directory_index) VALUES ('delete-all')");
    let done = 0;
    for (const row of db.all<{ no: number; code: string | null; client: string | null }>(
      'SELECT no, code, client FROM dossier WHERE no > ? ORDER BY no',
      from,
    )) {
      db.run(
        'INSERT INTO directory_index (rowid, terms) VALUES (?, ?)',
        row.no,
        termsOf(`${row.code ?? ''} ${row.client ?? ''}`),
      );
      done += 1;
      if (done % 1_000 === 0) progress(done, last - from);
    }
    db.run('INSERT OR REPLACE INTO directory_indexed VALUES (1, ?, ?)', last, erased);
  })();
}
