/** Reading people: who they are, which roles they hold now, and which accounts are one human (S4). */
import { amongOthers } from '../../shared/vocabulary/among-others.ts';
import type { KeysetId, PersonId } from '../../shared/vocabulary/ids.ts';
import { namesAlike } from '../../shared/vocabulary/look-alike.ts';
import { foldName } from '../../shared/vocabulary/name-fold.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { type Classification, classifications, type Role } from '../../shared/vocabulary/terms.ts';
import type { VaultDatabase } from './database.ts';

export interface Person {
  readonly id: PersonId;
  readonly no: number;
  /** The same for all accounts of one human. */
  readonly human: string;
  readonly name: string;
  readonly department: string | null;
  readonly keyset: KeysetId;
  readonly signKey: string;
  readonly sealKey: string;
  /** Frozen in any account of this human. */
  readonly frozen: boolean;
  /** A departure of this human is open: nothing more is handed to them (P1). */
  readonly leaving: boolean;
  readonly roles: readonly Role[];
  readonly clearance: Classification | null;
  readonly failures: number;
  readonly failedAtMs: number;
}

interface PersonRow {
  id: PersonId;
  no: number;
  human: string;
  name: string | null;
  department: string | null;
  keyset: KeysetId;
  sign_key: string;
  seal_key: string;
  failures: number;
  failed_at: number;
}

const select =
  'SELECT p.id, p.no, p.human, p.name, p.department, p.keyset, k.sign_key, k.seal_key, p.failures, p.failed_at FROM person p JOIN keyset k ON k.id = p.keyset';

const highest = (levels: readonly (Classification | null)[]): Classification | null =>
  levels.reduce<Classification | null>(
    (best, level) =>
      level !== null && (best === null || classifications.indexOf(level) > classifications.indexOf(best))
        ? level
        : best,
    null,
  );

function complete(db: VaultDatabase, row: PersonRow): Person {
  const held = db.all<{ role: Role; clearance: Classification | null }>(
    'SELECT role, clearance FROM role WHERE person = ? AND ended IS NULL ORDER BY given',
    row.id,
  );
  return {
    id: row.id,
    no: row.no,
    human: row.human,
    name: row.name ?? `#${row.no}`,
    department: row.department,
    keyset: row.keyset,
    signKey: row.sign_key,
    sealKey: row.seal_key,
    frozen: db.count('SELECT count(*) AS n FROM person WHERE human = ? AND frozen = 1', row.human) > 0,
    leaving: db.get('SELECT 1 FROM person WHERE human = ? AND leaving IS NOT NULL', row.human) !== undefined,
    roles: held.map((role) => role.role),
    clearance: highest(held.map((role) => role.clearance)),
    failures: row.failures,
    failedAtMs: row.failed_at,
  };
}

export function loadPerson(db: VaultDatabase, id: PersonId): Person {
  const row = db.get<PersonRow>(`${select} WHERE p.id = ?`, id);
  if (row === undefined) throw new Refusal('NO_SUCH_PERSON');
  return complete(db, row);
}

/** By name, or by number as `#3`. A name borne by several people is refused: guessing would be worse. */
export function findPerson(db: VaultDatabase, who: string): Person {
  const number = /^#(\d{1,9})$/.exec(who);
  const rows =
    number === null
      ? db.all<PersonRow>(`${select} WHERE p.name = ?`, who.normalize('NFC'))
      : db.all<PersonRow>(`${select} WHERE p.no = ?`, Number(number[1]));
  if (rows.length === 0 && number === null) return findPersonLike(db, who);
  if (rows.length > 1) throw new Refusal('NAME_AMBIGUOUS');
  const row = rows[0];
  if (row === undefined) throw new Refusal('NO_SUCH_PERSON');
  return complete(db, row);
}

/** Nobody's name is written exactly so: with or without the dot, blanks, in another width. */
function findPersonLike(db: VaultDatabase, who: string): Person {
  const typed = foldName(who);
  const [row, ...others] = db
    .all<PersonRow>(`${select} ORDER BY p.no`)
    .filter(({ name }) => typed !== '' && name !== null && foldName(name) === typed);
  if (others.length > 0) throw new Refusal('NAME_AMBIGUOUS');
  if (row === undefined) throw new Refusal('NO_SUCH_PERSON');
  return complete(db, row);
}

export const listPeople = (db: VaultDatabase): Person[] =>
  db.all<PersonRow>(`${select} ORDER BY p.no`).map((row) => complete(db, row));

export const holdersOf = (db: VaultDatabase, role: Role): Person[] =>
  listPeople(db).filter((person) => person.roles.includes(role));

/** Whether this human, in any account, has acted on the dossier as keeper or as user (S3). */
export const hasActed = (
  db: VaultDatabase,
  human: string,
  dossier: string,
  kind: 'keeper' | 'user',
): boolean =>
  db.get(
    'SELECT 1 FROM act a JOIN person p ON p.id = a.person WHERE p.human = ? AND a.dossier = ? AND a.kind = ?',
    human,
    dossier,
    kind,
  ) !== undefined;

export const named = ({ no, name, department }: Person) => ({ no, name, department });

/** A person as lists, registers, sentences of the log and papers show them. */
export const shownAmongOthers = (db: VaultDatabase, id: PersonId): string => amongOthers(loadPerson(db, id));

export const peopleWithLikeNames = (db: VaultDatabase, name: string): Person[] =>
  listPeople(db).filter((person) => namesAlike(person.name, name));

/** Roles of a human under any of their accounts (S4). */
export const rolesOfHuman = (db: VaultDatabase, human: string): Role[] =>
  db
    .all<{ role: Role }>(
      'SELECT DISTINCT r.role FROM role r JOIN person p ON p.id = r.person WHERE p.human = ? AND r.ended IS NULL',
      human,
    )
    .map((row) => row.role);
