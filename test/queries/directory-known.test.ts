/** D3 in the index: what it finds for a person is what `mayKnow` says, also after a dossier was changed behind its back. */
import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import { classifications, type Role } from '../../shared/vocabulary/terms.ts';
import { createProjections, type VaultDatabase } from '../../vault/storage/database.ts';
import {
  countKnown,
  heldBy,
  knownTo,
  matchOf,
  updateDirectoryIndex,
} from '../../vault/storage/directory-index.ts';
import { placeOfRow, updateDocumentIndex } from '../../vault/storage/document-index.ts';
import { loadDossierByNo, mayKnow } from '../../vault/storage/dossiers.ts';
import type { Person } from '../../vault/storage/people.ts';
import { departments, drawnFrom, fillDocuments, fillDossiers } from '../bench/synthetic-dossiers.ts';

const seed = 20_261_122;
const size = 400;
const ids = Array.from({ length: 8 }, (_, i) => `${i}`.repeat(32));

const people: readonly Person[] = ids.flatMap((id, i) =>
  ([['borrower'], ['author'], ['custodian'], ['approver'], ['auditor'], []] as Role[][]).flatMap((roles) =>
    [null, ...classifications].map((clearance) => ({
      id: id as PersonId,
      no: i + 1,
      human: id,
      name: id,
      department: i % 2 === 0 ? null : (departments[i % departments.length] ?? null),
      keyset: id as Person['keyset'],
      signKey: '',
      sealKey: '',
      frozen: false,
      leaving: false,
      roles,
      clearance,
      failures: 0,
      failedAtMs: 0,
    })),
  ),
);

const everyNo = Array.from({ length: size }, (_, i) => i + 1);
const found = (db: VaultDatabase, match: string | null): number[] =>
  match === null
    ? everyNo
    : db
        .all<{ no: number }>(
          'SELECT rowid AS no FROM directory_index WHERE directory_index MATCH ? ORDER BY 1',
          match,
        )
        .map((row) => row.no);

/** Each dossier has one document. */
const foundDocuments = (db: VaultDatabase, match: string) =>
  db
    .all<{ no: number }>(
      'SELECT rowid AS no FROM document_index WHERE document_index MATCH ? ORDER BY 1',
      match,
    )
    .map((row) => placeOfRow(row.no));

function expectAgreement(db: VaultDatabase): void {
  while (!updateDirectoryIndex(db, undefined, 150));
  while (!updateDocumentIndex(db, 70));
  const dossiers = everyNo.map((no) => loadDossierByNo(db, no));
  for (const person of people) {
    for (const level of [null, ...classifications]) {
      const expected = dossiers
        .filter((dossier) => mayKnow(person, dossier) && (level === null || dossier.classification === level))
        .map((dossier) => dossier.no);
      const match = knownTo(person, level);
      expect(found(db, match), JSON.stringify({ person, level })).toEqual(expected);
      if (match === null) continue;
      expect(countKnown(db, match)).toBe(expected.length);
      expect(foundDocuments(db, match)).toEqual(expected.map((no) => ({ dossierNo: no, no: 1 })));
    }
  }
  for (const id of ids) {
    const held = dossiers.filter((dossier) => dossier.responsible === id).map((dossier) => dossier.no);
    expect(found(db, heldBy([id as PersonId]))).toEqual(held);
  }
}

describe('the directory index', () => {
  it(`D3: finds for a person what the rule lets them know of, before and after changes (seed ${seed})`, () => {
    const db = createProjections();
    fillDossiers(db, 0, size, ids);
    fillDocuments(db, 0, size, ids[0] ?? '');
    expectAgreement(db);
    const draw = drawnFrom(seed);
    for (let i = 0; i < 60; i++) {
      const no = 1 + Math.floor(draw() * size);
      const id = ids[Math.floor(draw() * ids.length)] ?? '';
      const changes = [
        ["UPDATE dossier SET classification = 'secret' WHERE no = ?", no],
        ["UPDATE dossier SET classification = 'internal', everybody = 1 - everybody WHERE no = ?", no],
        ['UPDATE dossier SET responsible = ? WHERE no = ?', id, no],
        ['UPDATE dossier SET second = ? WHERE no = ?', id, no],
        ["UPDATE dossier SET everybody = 0, people = json_array(?), departments = '[]' WHERE no = ?", id, no],
        ['UPDATE dossier SET departments = json_array(?) WHERE no = ?', departments[1] ?? '', no],
      ] as const;
      const [sql, ...values] = changes[i % changes.length]!;
      db.run(sql, ...values);
    }
    expectAgreement(db);
    // As after a replay that put edited tables right.
    const rows = db.all<Record<string, string | number | null>>('SELECT * FROM dossier');
    db.run('DELETE FROM dossier');
    for (const row of rows) {
      const columns = Object.keys(row);
      db.run(
        `INSERT INTO dossier (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
        ...Object.values({ ...row, everybody: 1 }),
      );
    }
    expectAgreement(db);
    db.close();
  });

  it('D3: a name cannot pass for a scope', () => {
    const db = createProjections();
    fillDossiers(db, 0, 3, ids);
    const [reader] = people.filter(
      (person) => person.roles.includes('borrower') && person.clearance === 'secret',
    );
    db.run(
      "UPDATE dossier SET everybody = 0, people = '[]', departments = '[]', responsible = NULL, second = NULL",
    );
    db.run(
      'UPDATE dossier SET client = ? WHERE no = 2',
      `\u{e001}0 \u{e001}1 \u{e001}2 x\u{e002}${reader!.id}0 \u{e002}${reader!.id}1 \u{e002}${reader!.id}2 名\u{e001}0`,
    );
    updateDirectoryIndex(db);
    expect(found(db, knownTo(reader!, null))).toEqual([]);
    expect(found(db, matchOf('名') ?? '')).toEqual([2]);
    expect(matchOf('\u{e001}0')).toBe(matchOf('0'));
    db.close();
  });

  it('an index that was laid out otherwise is made anew', () => {
    const db = createProjections();
    fillDossiers(db, 0, 20, ids);
    db.connection.exec(
      "CREATE VIRTUAL TABLE directory_index USING fts5(terms, content='', contentless_delete=1); CREATE TABLE directory_indexed (one INTEGER PRIMARY KEY, upto INTEGER NOT NULL, erased INTEGER NOT NULL); INSERT INTO directory_indexed VALUES (1, 20, 0)",
    );
    updateDirectoryIndex(db);
    expect(found(db, matchOf('k') ?? '')).toHaveLength(20);
    db.close();
  });
});
