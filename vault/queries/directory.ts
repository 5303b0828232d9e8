/** The directory, searched by words and characters; each search is an entry: who, where, how many (D3). */
import type { DirectoryPage, DirectoryRow } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import type { DossierId } from '../../shared/vocabulary/ids.ts';
import { type Classification, classifications } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../call.ts';
import type { OpenVault } from '../open-vault.ts';
import { assertStanding, cleanText } from '../signing.ts';
import { matchOf, updateDirectoryIndex } from '../storage/directory-index.ts';
import { loadDossier } from '../storage/dossiers.ts';
import { listPeople, loadPerson, type Person } from '../storage/people.ts';

/** Beyond this many hits nobody reads on; counting them all would take longer than finding them. */
const hitsCountedMax = 10_000;

interface Where {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** The same as `mayKnow`, in SQL; a test compares the two. */
export function visibleTo(person: Person): Where {
  if (person.roles.includes('custodian') || person.roles.includes('approver'))
    return { sql: '1', values: [] };
  if (!person.roles.includes('author') && !person.roles.includes('borrower')) return { sql: '0', values: [] };
  const cleared = person.clearance === null ? -1 : classifications.indexOf(person.clearance);
  const levels = classifications.slice(0, cleared + 1);
  const named = [
    'd.everybody = 1',
    'd.responsible = ?',
    'EXISTS (SELECT 1 FROM json_each(d.people) WHERE value = ?)',
    ...(person.department === null
      ? []
      : ['EXISTS (SELECT 1 FROM json_each(d.departments) WHERE value = ?)']),
  ];
  return {
    sql: `d.classification IN (${levels.map(() => '?').join(',') || "''"}) AND (${named.join(' OR ')})`,
    values: [...levels, person.id, person.id, ...(person.department === null ? [] : [person.department])],
  };
}

/** People whose name holds what was typed: their dossiers are found by it too. */
function responsibleLike(vault: OpenVault, query: string): string[] {
  const typed = query.toLowerCase();
  return listPeople(vault.db)
    .filter((person) => person.name.toLowerCase().includes(typed))
    .map((person) => person.id);
}

function hits(vault: OpenVault, query: string): Where {
  if (query === '') return { sql: '1', values: [] };
  const match = matchOf(query);
  const people = responsibleLike(vault, query);
  const sought = 'd.no IN (SELECT rowid FROM directory_index WHERE directory_index MATCH ?)';
  const held = `d.responsible IN (${people.map(() => '?').join(',')})`;
  if (match === null) return people.length === 0 ? { sql: '0', values: [] } : { sql: held, values: people };
  return people.length === 0
    ? { sql: sought, values: [match] }
    : { sql: `(${sought} OR ${held})`, values: [match, ...people] };
}

function mine(vault: OpenVault, person: Person, id: DossierId, level: Classification): DirectoryRow['mine'] {
  if (!person.roles.includes('borrower')) return { onLoan: 0, requested: 0, spent: 0 };
  const count = (sql: string, ...values: (string | number)[]) => vault.db.count(sql, ...values);
  const loans =
    'SELECT count(*) AS n FROM loan l JOIN person p ON p.id = l.borrower WHERE p.human = ? AND l.dossier = ?';
  return {
    onLoan: count(`${loans} AND l.state IN ('issued', 'received')`, person.human, id),
    requested: count(`${loans} AND l.state IN ('requested', 'approved')`, person.human, id),
    spent: count(
      `SELECT count(*) AS n FROM (
         SELECT v.lineage FROM view v JOIN person p ON p.id = v.person
         WHERE p.human = ? AND v.lineage IN (SELECT lineage FROM document WHERE dossier = ?)
         GROUP BY v.lineage HAVING count(*) >= ?)`,
      person.human,
      id,
      vault.policy.viewCap[level],
    ),
  };
}

export function searchDirectory(
  vault: OpenVault,
  input: ParsedInput<'directory.search'>,
  call: Call,
): DirectoryPage {
  const desk = assertStanding(vault, call, ['author', 'borrower', 'custodian', 'approver']);
  const query = cleanText(input.query);
  updateDirectoryIndex(vault.db, call.progress);
  const known = visibleTo(desk);
  const found = hits(vault, query);
  const level: Where =
    input.classification === undefined
      ? { sql: '1', values: [] }
      : { sql: 'd.classification = ?', values: [input.classification] };
  const where = `${found.sql} AND ${level.sql} AND ${known.sql}`;
  const values = [...found.values, ...level.values, ...known.values];
  const everything = query === '' && input.classification === undefined;
  const visible = vault.db.count(`SELECT count(*) AS n FROM dossier d WHERE ${known.sql}`, ...known.values);
  const total = everything
    ? visible
    : vault.db.count(
        `SELECT count(*) AS n FROM (SELECT 1 FROM dossier d WHERE ${where} LIMIT ?)`,
        ...values,
        hitsCountedMax,
      );
  const rows = vault.db.all<{ id: DossierId }>(
    `SELECT d.id FROM dossier d WHERE ${where} ORDER BY d.no DESC LIMIT ? OFFSET ?`,
    ...values,
    input.limit,
    input.offset,
  );
  // Scrolling on is the same search.
  if (input.offset === 0) {
    vault.writer.transact((tx) =>
      tx.append({
        type: 'directory.searched',
        data: (texts) => ({ query: texts.maybe(query), results: total }),
        actor: vault.actor(call.about.role),
        place: vault.place(),
      }),
    );
  }
  return { visible, total, rows: rows.map(({ id }) => rowOf(vault, desk, id)) };
}

function rowOf(vault: OpenVault, desk: Person, id: DossierId): DirectoryRow {
  const dossier = loadDossier(vault.db, id);
  return {
    code: dossier.code,
    client: dossier.client,
    category: dossier.category,
    classification: dossier.classification,
    responsible: dossier.responsible === null ? null : loadPerson(vault.db, dossier.responsible).name,
    status: dossier.status,
    held: dossier.held,
    documents: vault.db.count(
      "SELECT count(*) AS n FROM document WHERE dossier = ? AND state = 'accepted'",
      id,
    ),
    mine: mine(vault, desk, id, dossier.classification),
  };
}
