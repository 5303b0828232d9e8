/** The directory, searched by words and characters; each search is an entry: who, where, how many (D3). */
import type { DirectoryPage, DirectoryRow } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { amongOthers } from '../../shared/vocabulary/among-others.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { DossierId, PersonId } from '../../shared/vocabulary/ids.ts';
import { finderOf } from '../../shared/vocabulary/name-fold.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding, cleanText } from '../acts/signing.ts';
import { ownCategoryName } from '../storage/categories.ts';
import {
  countDossiers,
  countKnown,
  heldBy,
  knownTo,
  matchOf,
  updateDirectoryIndex,
} from '../storage/directory-index.ts';
import { updateDocumentIndex } from '../storage/document-index.ts';
import { type Dossier, loadDossierByNo, mayKnow } from '../storage/dossiers.ts';
import { loadPerson, type Person } from '../storage/people.ts';
import { isOnRecord, recordSearch } from './searches-on-record.ts';

/** Beyond this many hits nobody reads on; counting them all would take longer than finding them. */
const hitsCountedMax = 10_000;
/** So many dossiers go into the index before whatever else waits has its turn: about a tenth of a second. */
const indexedAtOnce = 2_000;

/** People whose name holds what was typed, however it is written: their dossiers are found by it too. */
export function peopleFound(vault: OpenVault, query: string): PersonId[] {
  const holds = finderOf(query);
  return vault.db
    .all<{ id: PersonId; no: number; name: string | null }>('SELECT id, no, name FROM person ORDER BY no')
    .filter((person) => holds(person.name ?? `#${person.no}`))
    .map((person) => person.id);
}

/** What the index is asked for: what was typed, or who is responsible. Null where nothing was typed. */
function sought(vault: OpenVault, query: string): string | null {
  if (query === '') return null;
  const match = matchOf(query);
  const people = peopleFound(vault, query);
  if (match === null) return heldBy(people);
  return people.length === 0 ? match : `(${match}) OR ${heldBy(people)}`;
}

/** What a borrower has of each dossier already; nothing for others. */
interface Mine {
  readonly loans: ReadonlyMap<DossierId, { readonly onLoan: number; readonly requested: number }>;
  /** How often this human has looked at each lineage, by dossier. */
  readonly looks: ReadonlyMap<DossierId, readonly number[]>;
}

function mineOf(vault: OpenVault, person: Person): Mine | null {
  if (!person.roles.includes('borrower')) return null;
  const loans = vault.db.all<{ dossier: DossierId; onLoan: number; requested: number }>(
    `SELECT l.dossier, sum(l.state IN ('issued', 'received')) AS onLoan, sum(l.state IN ('requested', 'approved')) AS requested
     FROM person p JOIN loan l ON l.borrower = p.id
     WHERE p.human = ? AND l.state IN ('issued', 'received', 'requested', 'approved') GROUP BY l.dossier`,
    person.human,
  );
  const looks = new Map<DossierId, number[]>();
  for (const { dossier, n } of vault.db.all<{ dossier: DossierId; n: number }>(
    `SELECT d.dossier, v.n FROM (
       SELECT v.lineage, count(*) AS n FROM person p JOIN view v ON v.person = p.id WHERE p.human = ? GROUP BY v.lineage
     ) v JOIN document d ON d.lineage = v.lineage GROUP BY d.dossier, v.lineage`,
    person.human,
  )) {
    looks.set(dossier, [...(looks.get(dossier) ?? []), n]);
  }
  return { loans: new Map(loans.map((row) => [row.dossier, row])), looks };
}

/** Lets whatever else waits have its turn between two parts of an index. */
async function inParts(call: Call, update: () => boolean): Promise<void> {
  while (!update()) {
    await new Promise((resolve) => setImmediate(resolve));
    if (call.signal?.aborted === true) throw new VaultFault('STOPPED');
  }
}

/** Brings the index up to date, by parts where much is new, so that a view or a poll never waits for it long. */
export const refreshIndex = (vault: OpenVault, call: Call): Promise<void> =>
  inParts(call, () => updateDirectoryIndex(vault.db, call.progress, indexedAtOnce));

/** The same of the titles of documents; the directory's index has to be up to date before. */
export const refreshDocuments = (vault: OpenVault, call: Call): Promise<void> =>
  inParts(call, () => updateDocumentIndex(vault.db, indexedAtOnce));

/** How many dossiers there are for this person. */
export function knownCount(vault: OpenVault, desk: Person): number {
  const all = knownTo(desk, null);
  return all === null ? countDossiers(vault.db) : countKnown(vault.db, all);
}

export async function searchDirectory(
  vault: OpenVault,
  input: ParsedInput<'directory.search'>,
  call: Call,
): Promise<DirectoryPage> {
  assertStanding(vault, call, ['author', 'borrower', 'custodian', 'approver']);
  await refreshIndex(vault, call);
  // Again: others had their turn meanwhile.
  const desk = assertStanding(vault, call, ['author', 'borrower', 'custodian', 'approver']);
  const query = cleanText(input.query);
  const visible = knownCount(vault, desk);
  const conditions = [sought(vault, query), knownTo(desk, input.classification ?? null)].flatMap((each) =>
    each === null ? [] : [`(${each})`],
  );
  const match = conditions.length === 0 ? null : conditions.join(' AND ');
  const everything = query === '' && input.classification === undefined;
  const total =
    everything || match === null
      ? visible
      : vault.db.count(
          'SELECT count(*) AS n FROM (SELECT 1 FROM directory_index WHERE directory_index MATCH ? LIMIT ?)',
          match,
          hitsCountedMax,
        );
  const found =
    match === null
      ? vault.db.all<{ no: number }>(
          'SELECT no FROM dossier ORDER BY no DESC LIMIT ? OFFSET ?',
          input.limit,
          input.offset,
        )
      : vault.db.all<{ no: number }>(
          'SELECT rowid AS no FROM directory_index WHERE directory_index MATCH ? ORDER BY rowid DESC LIMIT ? OFFSET ?',
          match,
          input.limit,
          input.offset,
        );
  if (!isOnRecord(vault, query, input, call)) recordSearch(vault, call, query, input.classification, total);
  // The index finds, the tables decide: what it should not have found is not shown.
  const dossiers = found.map(({ no }) => loadDossierByNo(vault.db, no)).filter((each) => mayKnow(desk, each));
  return { visible, total, rows: rowsOf(vault, desk, dossiers) };
}

function rowsOf(vault: OpenVault, desk: Person, dossiers: readonly Dossier[]): DirectoryRow[] {
  const mine = dossiers.length === 0 ? null : mineOf(vault, desk);
  const { viewCap } = vault.policy;
  const people = new Map<PersonId, Person>();
  const personOf = (id: PersonId): Person => {
    const person = people.get(id) ?? loadPerson(vault.db, id);
    people.set(id, person);
    return person;
  };
  const names = new Map<string, string | null>();
  const categoryNameOf = (category: string): string | null => {
    if (!names.has(category)) names.set(category, ownCategoryName(vault.db, category));
    return names.get(category) ?? null;
  };
  return dossiers.map((dossier) => ({
    code: dossier.code,
    client: dossier.client,
    category: dossier.category,
    ownCategory: categoryNameOf(dossier.category),
    classification: dossier.classification,
    responsible: dossier.responsible === null ? null : amongOthers(personOf(dossier.responsible)),
    responsibleLeaving: dossier.responsible !== null && personOf(dossier.responsible).leaving,
    second: dossier.second === null ? null : amongOthers(personOf(dossier.second)),
    secondLeaving: dossier.second !== null && personOf(dossier.second).leaving,
    status: dossier.status,
    held: dossier.held,
    documents:
      dossier.documents === 0
        ? 0
        : vault.db.count(
            "SELECT count(*) AS n FROM document WHERE dossier = ? AND state = 'accepted'",
            dossier.id,
          ),
    mine: {
      onLoan: mine?.loans.get(dossier.id)?.onLoan ?? 0,
      requested: mine?.loans.get(dossier.id)?.requested ?? 0,
      spent: (mine?.looks.get(dossier.id) ?? []).filter((n) => n >= viewCap[dossier.classification]).length,
    },
  }));
}
