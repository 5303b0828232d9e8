/**
 * What is asked at every act and on every screen never reads a table to its end that grows with documents, loans, views or the log:
 * each statement that a day at the desk has prepared is explained by SQLite.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CommandName } from '../../shared/contract/commands.ts';
import { type Desk, office, openDesk } from '../support/desk.ts';

const growing = new Set([
  ...[
    'document',
    'document_part',
    'likeness_mark',
    'capsule',
    'dossier',
    'act',
    'loan',
    'view',
    'page_shown',
  ],
  ...['leaf', 'opening', 'text', 'mention', 'fact', 'release', 'release_item'],
]);

/** Statements that may, each for a reason. */
const mayScan: readonly RegExp[] = [
  // The full check and the rebuilding of tables go through everything, beside the work.
  /^SELECT \* FROM \w+ ORDER BY/,
  // News of releases start at those of the person who asks; measured at 50,000 (docs/performance.md).
  /FROM release a JOIN mention m/,
  // The register counts the loans that hold the words asked for; measured at 10,000 (docs/performance.md).
  /^SELECT count\(\*\) AS n FROM loan l JOIN person p/,
];

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({}, office);
});
afterAll(() => desk.dispose());

const statements = (): string[] => [
  ...(desk.vault.db as unknown as { statements: Map<string, unknown> }).statements.keys(),
];

function scanned(sql: string): string[] {
  const holes = (sql.match(/\?/g) ?? []).map(() => null);
  const plan = desk.vault.db.connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...holes) as {
    detail: string;
  }[];
  return plan.flatMap(({ detail }) => {
    const name = /^SCAN (\w+)/.exec(detail)?.[1];
    // These indexes hold only the few that are under way.
    if (name === undefined || /USING INDEX (view_open|document_state)$/.test(detail)) return [];
    const table = new RegExp(`\\b(\\w+)(?: AS)? ${name}\\b`).exec(sql.replace(/\s+/g, ' '))?.[1];
    return [name, table ?? ''].filter((each) => growing.has(each));
  });
}

const looks: readonly (readonly [who: string, asked: readonly (readonly [CommandName, unknown])[]])[] = [
  [
    '李保',
    [
      ['vault.status', {}],
      ['document.pending', {}],
      ['document.look', { document: 'K-1/3' }],
      ['desk.custodian', {}],
      ['desk.find', { query: 'offer' }],
      ['loan.register', { query: '', offset: 0, limit: 50 }],
      ['log.list', { limit: 50 }],
      ['loan.list', { all: false }],
    ],
  ],
  [
    '许借',
    [
      ['vault.status', {}],
      ['view.mine', {}],
      ['loan.list', { all: false }],
    ],
  ],
  ['孟编', [['document.mine', {}]]],
];

it('of a day at the desk, from filing to the return and every list beside it', async () => {
  await desk.dossier('K-1');
  await desk.fileDocument(
    'K-1',
    desk.textFile('offer.txt', 'An offer of the second lot, for the client to sign.'),
  );
  await desk.fileDocument(
    'K-1',
    desk.textFile('letter.txt', 'A letter about the delivery, and nothing else at all.'),
  );
  await desk.signIn('孟编');
  await desk.call('document.submit', {
    code: 'K-1',
    file: desk.textFile('offer 2.txt', 'An offer of the second lot, for the client to sign again.'),
    sheet: 'document',
    ownership: 'company',
    signature: desk.signature,
  });
  const loan = await desk.lend('K-1/1');
  await desk.viewAndClose(loan);
  await desk.call('loan.return', { loan, signature: desk.signature });
  await desk.signIn('李保');
  await desk.call('loan.check-in', { loan, signature: desk.signature });
  for (const [who, asked] of looks) {
    await desk.signIn(who);
    for (const [name, input] of asked) await desk.call(name, input);
  }
  await desk.signIn('李保');
  await desk.call('dossier.open', {
    code: 'K-2',
    client: 'Another client',
    category: 'other',
    classification: 'internal',
    scope: { everybody: true, people: [], departments: [] },
    signature: desk.signature,
  });
  const read = statements()
    .filter((sql) => !mayScan.some((each) => each.test(sql)))
    .flatMap((sql) => {
      const tables = scanned(sql);
      return tables.length === 0 ? [] : [`${tables.join(', ')}: ${sql.replace(/\s+/g, ' ')}`];
    });
  expect(statements().length).toBeGreaterThan(100);
  expect(read).toEqual([]);
});
