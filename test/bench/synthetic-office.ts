/** People, documents, loans and views for the bench, put straight into the projections as synthetic-dossiers.ts does. */
import type { VaultDatabase } from '../../vault/storage/database.ts';
import { drawnFrom, fillDossiers } from './synthetic-dossiers.ts';

const id = (kind: string, no: number): string => (kind + no.toString(16).padStart(28, '0')).padStart(32, '0');
const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const givenNames = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平'];
const dayMs = 86_400_000;

/** Borrowers of every dossier's level; returns their ids. */
export function fillPeople(db: VaultDatabase, count: number): string[] {
  const first = db.count('SELECT count(*) AS n FROM person') + 1;
  const ids = Array.from({ length: count }, (_, i) => id('a', first + i));
  db.connection.transaction(() => {
    for (const [i, person] of ids.entries()) {
      const no = first + i;
      const name = `${surnames[no % 20]}${givenNames[Math.floor(no / 20) % 20]}${givenNames[(no * 7) % 20]}`;
      const keyset = id('b', no);
      db.run(
        "INSERT INTO person VALUES (?, ?, ?, ?, NULL, ?, ?, 0, 0, 0, '', 0, 0, NULL)",
        person,
        no,
        person,
        name,
        `S${no}`,
        keyset,
      );
      db.run('INSERT INTO keyset VALUES (?, ?, ?, ?, 1, 2)', keyset, person, '0'.repeat(64), '0'.repeat(64));
      db.run("INSERT INTO role VALUES (?, 'borrower', 'secret', 0, NULL)", person);
    }
  })();
  return ids;
}

const states = [
  'requested',
  'approved',
  'issued',
  'received',
  'returned',
  'recalled',
  'checked-in',
  'rejected',
] as const;

/** Loans of as many documents in a tenth as many dossiers, in every state alike, each third with an ended view. */
export function fillLoans(db: VaultDatabase, count: number, people: readonly string[], nowMs: number): void {
  const draw = drawnFrom(count);
  const dossiers = Math.ceil(count / 10);
  const before = db.count('SELECT count(*) AS n FROM dossier');
  fillDossiers(db, before, before + dossiers, people);
  const ids = db.all<{ id: string }>('SELECT id FROM dossier WHERE no > ? ORDER BY no', before);
  const firstLoan = db.count('SELECT count(*) AS n FROM loan') + 1;
  db.connection.transaction(() => {
    for (let i = 0; i < count; i++) {
      const no = firstLoan + i;
      const [document, lineage, loan] = [id('c', no), id('d', no), id('e', no)];
      const dossier = ids[i % dossiers]?.id ?? '';
      const borrower = people[Math.floor(draw() * people.length)] ?? '';
      const state = states[i % states.length]!;
      db.run(
        `INSERT INTO document VALUES (?, ?, ?, ?, 1, 'new', '[]', 'first', NULL, 'document', 'company', 'pdf', ?, 'a.pdf', '[]',
         12, 200000, 0, 0, ?, 'accepted', 1, ?, NULL, '{"losses":[],"encoding":null,"repaired":false}', NULL, NULL)`,
        document,
        dossier,
        Math.floor(i / dossiers) + 1,
        lineage,
        `授信评估报告 ${no}`,
        people[0] ?? '',
        nowMs,
      );
      db.run('UPDATE dossier SET documents = documents + 1 WHERE id = ?', dossier);
      db.run(
        `INSERT INTO loan VALUES (?, ?, ?, ?, ?, ?, 'service', '核对担保物估值。', 'A-03', ?, ?, ?, ?, ?, ?, ?, 30, NULL, NULL, NULL, NULL, 0)`,
        loan,
        no,
        document,
        lineage,
        dossier,
        borrower,
        nowMs,
        nowMs + dayMs * (1 + (i % 9)),
        nowMs,
        state,
        people[1] ?? '',
        nowMs,
        nowMs + dayMs * (1 + (i % 9)),
      );
      if (i % 3 === 0)
        db.run(
          "INSERT INTO view VALUES (?, ?, 1, ?, '', ?, ?, 1, ?, 30, 12, NULL, NULL, 'closed', 60000, 0, 0, '', 3)",
          borrower,
          lineage,
          id('f', no),
          loan,
          document,
          nowMs,
        );
    }
  })();
}
