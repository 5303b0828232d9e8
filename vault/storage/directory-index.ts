/**
 * Finding dossiers by code and client in a million of them, Chinese and Latin, from one character on. Runs of Han
 * characters go into FTS5 as overlapping pairs, so that any part of a name is a phrase of its pairs; Latin words are
 * found by their beginnings, Chinese names by their pinyin and its initials too (S8). Who may know of a dossier stands in the index too (D3), so that hits nobody may tell of are
 * passed over inside it and never counted. The index is derived: it may be thrown away, and is made up to date before
 * each search.
 *
 * A weakness, signed as such: the full check does not read the index. Whoever holds the database key could edit it and
 * so change a number of hits; rows that are shown are judged again from the tables.
 */
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import { lookOf } from '../../shared/vocabulary/look-alike.ts';
import { nameDots, toSimplified } from '../../shared/vocabulary/name-fold.ts';
import { pinyinLetters } from '../../shared/vocabulary/pinyin.ts';
import { type Classification, classifications, isKeeper } from '../../shared/vocabulary/terms.ts';
import { encodeHex, encodeUtf8, sha256 } from '../sealing/suite.ts';
import type { VaultDatabase } from './database.ts';
import type { Person } from './people.ts';
import { soundsOf, soundsSought } from './sound-terms.ts';

const han = /\p{Script=Han}+/gu;

/** 恒岳精密 → 恒岳 岳精 精密 密: a single character is then the beginning of a pair, or the last of its run. */
function pairs(run: string): string[] {
  const characters = [...run];
  return characters.map((character, i) => character + (characters[i + 1] ?? ''));
}

/** Private-use characters are ours (`known`, below, and the sounds): a name that held one could pass for a scope. */
const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Co}/gu, ' ')
    .toLowerCase();

/** 张 三, 买买提·阿卜杜拉: what lies between the parts of a name is not part of it. */
const betweenHan = /(?<=\p{Script=Han})[\s\p{Cf}]+(?=\p{Script=Han})/gu;
const foldDots = (text: string): string => fold(text).replace(nameDots, '');

/** Readings are those of the characters as they are written: 乾 is qian, its simplified form 干 is not. */
export function termsOf(text: string): string {
  const written = foldDots(text).replace(betweenHan, '');
  const sounds = new Set((written.match(han) ?? []).flatMap((run) => soundsOf(run)));
  return [toSimplified(written).replace(han, (run) => ` ${pairs(run).join(' ')} `), ...sounds].join(' ');
}

const quoted = (words: readonly string[], prefix: boolean): string =>
  `"${words.join(' ')}"${prefix ? ' *' : ''}`;

/** What FTS5 is asked: every part of what was typed, in any order. Null where nothing of it can be searched for. */
export function matchOf(typed: string): string | null {
  const parts: string[] = [];
  for (const word of toSimplified(foldDots(typed)).split(/\s+/)) {
    const letters = pinyinLetters(word);
    if (letters !== null) {
      const ways = [...latin(word, true), ...soundsSought(letters)];
      parts.push(`(${ways.join(' OR ')})`);
      continue;
    }
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

/** Terms of scope, level and person. Each begins with a private-use character, which no text that is indexed holds. */
const known = {
  level: (level: Classification) => `\u{e000}${classifications.indexOf(level)}`,
  everybody: (level: Classification) => `\u{e001}${classifications.indexOf(level)}`,
  person: (person: string, level: Classification) => `\u{e002}${person}${classifications.indexOf(level)}`,
  department: (department: string, level: Classification) =>
    `\u{e003}${encodeHex(sha256(encodeUtf8(department)))}${classifications.indexOf(level)}`,
  responsible: (person: string) => `\u{e004}${person}`,
  /** In no dossier. */
  nothing: '\u{e005}',
} as const;

/** How a code and a client look, as terms: hashed, as a look may hold what the tokenizer takes apart (S8). */
const looks = {
  code: (text: string) => `\u{e008}${encodeHex(sha256(encodeUtf8(lookOf(text))))}`,
  client: (text: string) => `\u{e009}${encodeHex(sha256(encodeUtf8(lookOf(text))))}`,
} as const;

/** Dossiers whose code or client looks like these. One look-up, however many dossiers there are. */
export const looksLikeEither = (code: string, client: string): string =>
  anyOf([looks.code(code), looks.client(client)]);

/** The dossier whose code looks like this one; another's too, where two look the same. */
export const codeLooksLike = (code: string): string => anyOf([looks.code(code)]);

const anyOf = (terms: readonly string[]): string =>
  (terms.length === 0 ? [known.nothing] : terms).map((term) => quoted([term], false)).join(' OR ');

/** Dossiers for which one of these people is responsible. */
export const heldBy = (people: readonly PersonId[]): string => anyOf(people.map(known.responsible));

/**
 * All that this person may know of, at one level or at every one: the same as `mayKnow`; a test compares the two. Null
 * where that is everything.
 */
export function knownTo(person: Person, level: Classification | null): string | null {
  if (isKeeper(person.roles)) return level === null ? null : anyOf([known.level(level)]);
  if (!person.roles.includes('author') && !person.roles.includes('borrower')) return anyOf([]);
  const cleared = person.clearance === null ? -1 : classifications.indexOf(person.clearance);
  const levels = classifications
    .slice(0, cleared + 1)
    .filter((covered) => level === null || covered === level);
  return anyOf(
    levels.flatMap((covered) => [
      known.everybody(covered),
      known.person(person.id, covered),
      ...(person.department === null ? [] : [known.department(person.department, covered)]),
    ]),
  );
}

/** Of a dossier, what its terms are made of. */
export interface IndexedRow {
  readonly no: number;
  readonly code: string | null;
  readonly client: string | null;
  readonly classification: Classification;
  readonly responsible: PersonId | null;
  readonly second: PersonId | null;
  readonly everybody: number;
  readonly people: string | null;
  readonly departments: string | null;
}

/** A dossier for everybody says no more than that, so that what a person may know of is counted without overlaps. */
export function scopeTermsOf(row: Omit<IndexedRow, 'code' | 'client'>): string[] {
  const level = row.classification;
  const terms = [known.level(level)];
  if (row.responsible !== null) terms.push(known.responsible(row.responsible));
  if (row.everybody === 1) return [...terms, known.everybody(level)];
  const people = new Set(JSON.parse(row.people ?? '[]') as string[]);
  if (row.responsible !== null) people.add(row.responsible);
  if (row.second !== null) people.add(row.second);
  const departments = JSON.parse(row.departments ?? '[]') as string[];
  return [
    ...terms,
    ...[...people].map((person) => known.person(person, level)),
    ...departments.map((department) => known.department(department, level)),
  ];
}

/**
 * The number of the terms changes with what they are made of: an index of other terms is made anew.
 *
 * Beginnings of up to four characters have lists of their own: one Han character, or two Latin letters, is then a list that is
 * read as far as it is needed, not a union of thousands. The triggers notice every change of a dossier, whoever makes it.
 */
const indexTable = `CREATE VIRTUAL TABLE directory_index USING fts5(
  terms, content='', contentless_delete=1, detail=full, prefix='1 2 3 4', tokenize='unicode61 remove_diacritics 2'
) /* terms 5 */`;
export const directoryBeside = `
DROP TABLE IF EXISTS directory_index;
DROP TABLE IF EXISTS directory_indexed;
DROP TABLE IF EXISTS directory_changed;
${indexTable};
CREATE TABLE directory_indexed (one INTEGER PRIMARY KEY CHECK (one = 1), upto INTEGER NOT NULL, erased INTEGER NOT NULL) STRICT;
CREATE TABLE directory_changed (no INTEGER PRIMARY KEY) STRICT;
CREATE TRIGGER IF NOT EXISTS directory_dossier_changed
AFTER UPDATE OF code, client, classification, responsible, second, everybody, people, departments ON dossier
BEGIN INSERT OR IGNORE INTO directory_changed VALUES (new.no); END;
CREATE TRIGGER IF NOT EXISTS directory_dossier_gone AFTER DELETE ON dossier
BEGIN DELETE FROM directory_indexed; END;
`;

/** What is remembered of an index as long as its database is open. */
interface Remembered {
  /** Grows with every dossier that was indexed anew. */
  revision: number;
  readonly counted: Map<string, { readonly revision: number; readonly upto: number; readonly count: number }>;
}
const opened = new WeakMap<VaultDatabase, Remembered>();

function rememberedOf(db: VaultDatabase): Remembered {
  let remembered = opened.get(db);
  if (remembered === undefined) {
    const found = db.get<{ sql: string }>("SELECT sql FROM sqlite_schema WHERE name = 'directory_index'");
    // None yet, or one that was laid out otherwise.
    if (found?.sql !== indexTable) db.connection.exec(directoryBeside);
    remembered = { revision: 0, counted: new Map() };
    opened.set(db, remembered);
  }
  return remembered;
}

/** Dossiers are numbered from 1 without gaps and never go (project-entry.ts). */
export const countDossiers = (db: VaultDatabase): number =>
  db.count('SELECT coalesce(max(no), 0) AS n FROM dossier');

/**
 * How many dossiers an expression of `knownTo` finds. Counted once; after that only those that were opened since are
 * counted, unless a dossier was changed.
 */
export function countKnown(db: VaultDatabase, expression: string): number {
  const { revision, counted } = rememberedOf(db);
  const last = counted.get(expression);
  const from = last?.revision === revision ? last : { upto: 0, count: 0 };
  const upto = countDossiers(db);
  const count =
    from.upto === upto
      ? from.count
      : from.count +
        db.count(
          'SELECT count(*) AS n FROM directory_index WHERE directory_index MATCH ? AND rowid > ?',
          expression,
          from.upto,
        );
  counted.set(expression, { revision, upto, count });
  return count;
}

/**
 * Takes in what was opened and changed since, at most so many dossiers at a time; says whether that was all. After a text was
 * erased by law the index is made anew: it must not remember.
 */
export function updateDirectoryIndex(
  db: VaultDatabase,
  progress: (done: number, total: number) => void = () => {},
  dossiersMax = Number.MAX_SAFE_INTEGER,
): boolean {
  const remembered = rememberedOf(db);
  const erased = db.count('SELECT count(*) AS n FROM erased');
  const last = countDossiers(db);
  const state = db.get<{ upto: number; erased: number }>('SELECT upto, erased FROM directory_indexed');
  const stale = state === undefined || state.erased !== erased || state.upto > last;
  const changed = stale ? [] : db.all<{ no: number }>('SELECT no FROM directory_changed');
  if (!stale && state.upto === last && changed.length === 0) return true;
  const from = stale ? 0 : state.upto;
  const upto = Math.min(last, from + dossiersMax);
  const put = (row: IndexedRow): void => {
    const text = termsOf(`${row.code ?? ''} ${row.client ?? ''}`);
    db.run(
      'INSERT OR REPLACE INTO directory_index (rowid, terms) VALUES (?, ?)',
      row.no,
      [
        text,
        ...(row.code === null ? [] : [looks.code(row.code)]),
        ...(row.client === null ? [] : [looks.client(row.client)]),
        ...scopeTermsOf(row),
      ].join(' '),
    );
  };
  db.connection.transaction(() => {
    if (stale) db.run("INSERT INTO directory_index (directory_index) VALUES ('delete-all')");
    if (stale || changed.length > 0) {
      remembered.revision += 1;
      db.run('DELETE FROM directory_changed');
    }
    for (const { no } of changed) {
      const row = no <= from ? db.get<IndexedRow>('SELECT * FROM dossier WHERE no = ?', no) : undefined;
      if (row !== undefined) put(row);
    }
    let done = from;
    for (const row of db.all<IndexedRow>(
      'SELECT * FROM dossier WHERE no > ? AND no <= ? ORDER BY no',
      from,
      upto,
    )) {
      put(row);
      done += 1;
      if (done % 1_000 === 0) progress(done, last);
    }
    db.run('INSERT OR REPLACE INTO directory_indexed VALUES (1, ?, ?)', upto, erased);
  })();
  return upto === last;
}
