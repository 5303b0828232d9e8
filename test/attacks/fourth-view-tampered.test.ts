/**
 * The roads to a fourth view that go round the product: an older copy put back, pages spliced, tables and log edited by
 * somebody who holds the database key. Each is found at opening, or changes nothing; the one that is not found by the
 * program is named here and in THREATS.md.
 */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { checkpointOrigin, signCheckpoint } from '../../vault/log/checkpoint.ts';
import { rootHash } from '../../vault/log/tree.ts';
import { decodeHex, loadSigningKey } from '../../vault/sealing/suite.ts';
import type { VaultDatabase } from '../../vault/storage/database.ts';
import { treeReader } from '../../vault/storage/log-rows.ts';
import { verifyBundle } from '../../verifier/verify-bundle.ts';
import { type Desk, type DeskOptions, expectRefusal, openDesk } from '../support/desk.ts';
import { copyDesk } from '../support/history-desk-copy.ts';
import { databaseFile, editDatabase, personId } from './insider.ts';
import { left, newGeneration, otherReader, reader, survey } from './spent-office.ts';

/** A log so long that its full check, beside the work, is far from its end: everything here happens before. */
const checkUnderWay = vi.hoisted(() => ({ held: true }));
vi.mock('../../vault/audit/full-check.ts', async (original) => {
  const real = await original<typeof import('../../vault/audit/full-check.ts')>();
  return {
    startFullCheck: (order: Parameters<typeof real.startFullCheck>[0]) => {
      const check = real.startFullCheck(order);
      return checkUnderWay.held ? { ...check, finished: new Promise(() => {}) } : check;
    },
  };
});

let prepared: Desk;
let paper: string;
let loan: string;
const desks: Desk[] = [];

/** One view spent: set aside. Two more: the vault as it is. */
beforeAll(async () => {
  prepared = await openDesk();
  await prepared.dossier('K-1');
  paper = await prepared.fileDocument('K-1', prepared.textFile('背景调查.txt', survey));
  loan = await prepared.lend(paper);
  await prepared.viewAndClose(loan);
  await prepared.close();
  for (const part of ['vault', 'user-data', 'sticks'])
    cpSync(prepared.path(part), prepared.path('aside', part), { recursive: true });
  await prepared.open('Cora Keeper');
  for (let n = 2; n <= 3; n++) expect((await prepared.viewAndClose(loan)).n).toBe(n);
  await prepared.signIn('李保');
  await prepared.call('log.export', { folder: prepared.path('aside', 'bundle'), openings: 'none' });
  await prepared.close();
});
afterAll(() => prepared.dispose());
afterEach(async () => {
  checkUnderWay.held = true;
  for (const desk of desks.splice(0)) await desk.dispose();
});

function closed(options: DeskOptions = {}): Desk {
  const desk = copyDesk(prepared, options);
  desks.push(desk);
  return desk;
}

/** The older copy in the place of the newer. */
function putBack(desk: Desk, part: 'vault' | 'user-data' | `sticks/${string}` | 'sticks'): void {
  rmSync(desk.path(part), { recursive: true, force: true });
  cpSync(desk.path('aside', part), desk.path(part), { recursive: true });
}
const dropAnchors = (desk: Desk, folder: string, ending = /\.(anchor|ledger)$/): void => {
  for (const name of readdirSync(desk.path(folder)))
    if (ending.test(name)) rmSync(desk.path(folder, name), { recursive: true });
};
const everyFolder = (desk: Desk): string[] => [
  'user-data',
  ...readdirSync(desk.path('sticks')).map((name) => join('sticks', name)),
];

describe('an older copy of the vault put back', () => {
  it.each([
    ['with every anchor there', () => {}],
    ["with the key stick's alone", (desk: Desk) => dropAnchors(desk, 'user-data')],
    [
      "with the user's folder alone",
      (desk: Desk) => {
        for (const folder of everyFolder(desk)) if (folder !== 'user-data') dropAnchors(desk, folder);
      },
    ],
    [
      'with a stick as old as the copy beside them',
      (desk: Desk) => {
        putBack(desk, 'sticks');
      },
    ],
  ])('is found %s, and what was spent since still counts', async (_, prepare) => {
    const desk = closed();
    putBack(desk, 'vault');
    prepare(desk);
    expect((await desk.open()).quarantine).toBe('anchor-ahead');
    await expectRefusal('QUARANTINE', desk.view(loan));
    await expectRefusal('QUARANTINE', desk.request(paper, otherReader));
    await desk.signIn('李保');
    await expectRefusal('COSIGNER_ROLE', desk.call('generation.new', byTwoCustodians(desk)));
    expect(await newGeneration(desk)).toMatchObject({ viewsFromLedgers: 2, ledgerCovers: true });
    await expectRefusal('VIEWS_SPENT', desk.view(loan));
    await expectRefusal('VIEWS_SPENT', desk.request(paper));
    expect(await left(desk, paper)).toEqual({ used: 3, left: 0 });
    expect(await left(desk, paper, otherReader)).toEqual({ used: 0, left: 3 });
  });
  const byTwoCustodians = (desk: Desk) => ({
    signature: desk.signature,
    cosign: [desk.credential('Cora Keeper')],
  });

  it.each([
    ['no anchor is left', 'no-anchor', (desk: Desk, folder: string) => dropAnchors(desk, folder)],
    [
      'the ledgers are gone',
      'anchor-ahead',
      (desk: Desk, folder: string) => dropAnchors(desk, folder, /\.ledger$/),
    ],
    [
      'every ledger lost its last record',
      'anchor-ahead',
      (desk: Desk, folder: string) => {
        for (const name of readdirSync(desk.path(folder)).filter((one) => one.endsWith('.ledger'))) {
          const bytes = readFileSync(desk.path(folder, name)).length;
          truncateSync(desk.path(folder, name), Math.max(0, bytes - 77));
        }
      },
    ],
  ] as const)('counts every allowance as used where %s', async (_, quarantine, spoil) => {
    const desk = closed();
    putBack(desk, 'vault');
    for (const folder of everyFolder(desk)) spoil(desk, folder);
    expect((await desk.open()).quarantine).toBe(quarantine);
    await expectRefusal('QUARANTINE', desk.view(loan));
    expect(await newGeneration(desk)).toMatchObject({ ledgerCovers: false });
    for (const borrower of [reader, otherReader]) {
      expect((await left(desk, paper, borrower)).left).toBe(0);
      await expectRefusal('VIEWS_SPENT', desk.request(paper, borrower));
    }
    // Nor does a new version of it refill anything; what is new since is free.
    const version = await desk.fileDocument('K-1', desk.textFile('新.txt', `${survey}又`), {
      versionOf: paper,
    });
    await expectRefusal('VIEWS_SPENT', desk.request(version, otherReader));
    const fresh = await desk.fileDocument('K-1', desk.textFile('钥匙.txt', '会议室钥匙在前台。'));
    expect((await left(desk, fresh, otherReader)).left).toBe(3);
  });

  it('twice over, with a new generation each time, gives nothing', async () => {
    const desk = closed();
    for (const generation of [2, 3]) {
      putBack(desk, 'vault');
      expect((await desk.open()).quarantine).toBe('anchor-ahead');
      const started = await newGeneration(desk);
      expect(started.viewsFromLedgers).toBe(2);
      // The copy knows of one generation only; the anchors know the newest.
      expect([2, generation]).toContain(started.generation);
      await expectRefusal('VIEWS_SPENT', desk.view(loan));
      await desk.signIn('李保');
      await expectRefusal('INPUT_MALFORMED', newGeneration(desk));
      await desk.close();
    }
    await desk.open();
    await expectRefusal('VIEWS_SPENT', desk.request(paper));
  });

  it('with every anchor put back too, the program finds nothing: paper, bundles and a stick in a pocket tell', async () => {
    const desk = closed();
    for (const part of ['vault', 'user-data', 'sticks'] as const) putBack(desk, part);
    expect((await desk.open()).quarantine).toBe('none');
    // The limit, as THREATS.md states it: a fourth look by this person, the second that this copy knows of.
    expect((await desk.viewAndClose(loan)).n).toBe(2);
    expect(threats()).toMatch(/Every anchor put back too[^.]*: not found by the program/);
    await desk.signIn('李保');
    await desk.call('log.export', { folder: desk.path('bundle'), openings: 'none' });
    const since = await verifyBundle(desk.path('bundle'), desk.path('aside', 'bundle', 'checkpoint'));
    expect(since.first).toMatchObject({ check: 'since' });
    // And whoever opens with a stick that was in a pocket meanwhile.
    const other = closed();
    for (const part of ['vault', 'user-data', 'sticks/李保'] as const) putBack(other, part);
    expect((await other.open('Cora Keeper')).quarantine).toBe('anchor-ahead');
  });

  it('is found when a stick that was in a pocket comes to the open vault', async () => {
    const desk = closed();
    for (const part of ['vault', 'user-data', 'sticks/李保'] as const) putBack(desk, part);
    const before = anchorTexts(desk, 'Cora Keeper');
    expect((await desk.open()).quarantine).toBe('none');
    // What the stick knows must not be written over by a vault that knows less.
    await desk.signIn('Cora Keeper').catch(() => {});
    await expectRefusal('QUARANTINE', desk.view(loan));
    expect(anchorTexts(desk, 'Cora Keeper')).toEqual(before);
    await desk.signIn('Cora Keeper');
    expect(await newGeneration(desk)).toMatchObject({ viewsFromLedgers: 2 });
    await expectRefusal('VIEWS_SPENT', desk.view(loan));
  });
  const anchorTexts = (desk: Desk, who: string): string[] =>
    readdirSync(desk.path('sticks', who))
      .filter((name) => name.endsWith('.anchor'))
      .map((name) => readFileSync(desk.path('sticks', who, name), 'utf8'));
});

const threats = (): string =>
  readFileSync(fileURLToPath(new URL('../../THREATS.md', import.meta.url)), 'utf8').replace(/\s+/g, ' ');

/** How an opening and a try for a further view end; `shown` is the one that must not be. */
async function outcomeOf(desk: Desk, who = reader): Promise<string> {
  try {
    const { quarantine } = await desk.open();
    if (quarantine !== 'none') {
      await expectRefusal('QUARANTINE', desk.view(loan, who));
      return quarantine;
    }
    await desk.view(loan, who);
    return 'shown';
  } catch (error) {
    if (error instanceof Refusal || (error instanceof VaultFault && error.code !== 'INTERNAL'))
      return error.code;
    throw error;
  }
}

describe('one page of an older database over the newer', () => {
  const pageBytes = 4096;
  it('is found as damage, or as tables or log that differ, or has no effect', async () => {
    const older = readFileSync(databaseFile(prepared.path('aside', 'vault')));
    const newer = readFileSync(databaseFile(prepared.folder));
    expect(existsSync(`${databaseFile(prepared.folder)}-wal`)).toBe(false);
    const differing = Array.from({ length: Math.floor(older.length / pageBytes) }, (_, page) => page).filter(
      (page) =>
        !older
          .subarray(page * pageBytes, (page + 1) * pageBytes)
          .equals(newer.subarray(page * pageBytes, (page + 1) * pageBytes)),
    );
    expect(differing.length).toBeGreaterThan(10);
    const outcomes = new Map<string, number>();
    for (const page of differing) {
      const desk = closed();
      const spliced = Buffer.from(newer);
      older.copy(spliced, page * pageBytes, page * pageBytes, (page + 1) * pageBytes);
      writeFileSync(databaseFile(desk.folder), spliced);
      const outcome = await outcomeOf(desk);
      expect([
        'VAULT_DAMAGED',
        'DATABASE_KEY_MISMATCH',
        'LOG_TAMPERED',
        'tables-differ',
        'anchor-ahead',
        'anchor-differs',
        'VIEWS_SPENT',
      ]).toContain(outcome);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      await desk.dispose();
    }
    // The test means something only if some pages were taken by the cipher and found by the replay.
    expect((outcomes.get('tables-differ') ?? 0) + (outcomes.get('LOG_TAMPERED') ?? 0)).toBeGreaterThan(0);
  });
});

/** What somebody with the database key can write into the tables so that a view seems unspent. */
const edits: readonly (readonly [string, (db: VaultDatabase) => void])[] = [
  ['the rows of the views deleted', (db) => db.run('DELETE FROM view')],
  ['the last view deleted', (db) => db.run('DELETE FROM view WHERE n = 3')],
  [
    'the views counted down',
    (db) => {
      db.run('DELETE FROM view WHERE n = 1');
      db.run('UPDATE view SET n = n - 1');
    },
  ],
  [
    'the views given to somebody else',
    (db) => db.run('UPDATE view SET person = ?', personId(db, otherReader)),
  ],
  ['the views given to another lineage', (db) => db.run('UPDATE view SET lineage = ?', '0'.repeat(32))],
  ['the loan given another lineage', (db) => db.run('UPDATE loan SET lineage = ?', '0'.repeat(32))],
  [
    'loan and document given another lineage',
    (db) => {
      db.run('UPDATE loan SET lineage = ?', '0'.repeat(32));
      db.run('UPDATE document SET lineage = ?', '0'.repeat(32));
    },
  ],
  [
    'the person made another human',
    (db) => db.run('UPDATE person SET human = ? WHERE id = ?', '0'.repeat(32), personId(db, reader)),
  ],
  [
    'the loan given to a person who did not view',
    (db) => {
      db.run('UPDATE view SET lineage = ?', '0'.repeat(32));
      db.run("UPDATE loan SET window_to = window_to + 86400000, state = 'received'");
    },
  ],
  [
    'views and mentions of them deleted',
    (db) => {
      db.run("DELETE FROM mention WHERE idx IN (SELECT idx FROM leaf WHERE type = 'view.open')");
      db.run('DELETE FROM view');
    },
  ],
  [
    'views, their entries and mentions deleted',
    (db) => {
      db.run("DELETE FROM mention WHERE idx IN (SELECT idx FROM leaf WHERE type = 'view.open')");
      db.run("DELETE FROM leaf WHERE type = 'view.open'");
      db.run('DELETE FROM view');
    },
  ],
  [
    "the person's statements begun again before the first view",
    (db) => {
      const person = personId(db, reader);
      const first = db.get<{ opened: number }>('SELECT min(opened) AS opened FROM view')!.opened;
      const bodies = db
        .all<{ idx: number; payload: Uint8Array }>(
          'SELECT idx, payload FROM leaf WHERE idx >= ? ORDER BY idx',
          first,
        )
        .map(({ payload }) => JSON.parse(Buffer.from(payload).toString('utf8')));
      const own = bodies[0].signers[0];
      expect(own.person).toBe(person);
      db.run('UPDATE person SET next_seq = ?, last_leaf = ? WHERE id = ?', own.seq, own.prev, person);
      db.run('DELETE FROM mention WHERE ref = ? AND idx >= ?', person, first);
      db.run('DELETE FROM view');
    },
  ],
];

describe('tables edited with the database key', () => {
  it.each(edits)('%s: found at opening; a new generation restores the count', async (_, edit) => {
    const desk = closed();
    await editDatabase(desk, edit);
    const outcome = await outcomeOf(desk);
    expect(['tables-differ', 'LOG_TAMPERED']).toContain(outcome);
    if (outcome === 'LOG_TAMPERED') return;
    expect(await newGeneration(desk)).toMatchObject({ ledgerCovers: true });
    await expectRefusal('VIEWS_SPENT', desk.request(paper));
    expect(await left(desk, paper)).toEqual({ used: 3, left: 0 });
  });

  it.each(edits)('%s: nothing is shown while a long log is still being checked', async (_, edit) => {
    const desk = closed({ foregroundEntriesMax: 0 });
    await editDatabase(desk, edit);
    const outcome = await outcomeOf(desk);
    // Where views are gone that a ledger knows, the log is read again before anybody may act: 'tables-differ'.
    expect(['tables-differ', 'LOG_TAMPERED', 'QUARANTINE', 'VIEWS_SPENT']).toContain(outcome);
  });

  it.each(edits)('%s: the full check beside the work finds it', async (_, edit) => {
    checkUnderWay.held = false;
    const desk = closed({ foregroundEntriesMax: 0 });
    await editDatabase(desk, edit);
    const opening = await desk.open().then(
      () => null,
      (error: unknown) => error,
    );
    if (opening !== null) {
      expect(opening).toMatchObject({ code: 'LOG_TAMPERED' });
      return;
    }
    await vi.waitFor(
      async () =>
        expect((await desk.call('vault.status', {})).quarantine).toMatch(/^(tables-differ|log-broken)$/),
      { timeout: 600_000, interval: 50 },
    );
    await expectRefusal('QUARANTINE', desk.request(paper, otherReader));
  });

  it('that are believed until then are named in THREATS.md', () => {
    expect(threats()).toMatch(
      /takes views out of the tables, the person's row, the list of mentions \*and\* every ledger/,
    );
  });

  it('a human split in two again is joined again', async () => {
    const desk = closed();
    await desk.open();
    await desk.enrol({ name: '许借二', roles: ['borrower'] }, 'S-90');
    const second = await desk.lend(paper, '许借二');
    await desk.signIn('李保');
    await desk.call('person.same-as', {
      who: reader,
      same: '许借二',
      ground: '同一人',
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    await expectRefusal('VIEWS_SPENT', desk.view(second, '许借二'));
    await desk.close();
    await editDatabase(desk, (db) => db.run('UPDATE person SET human = id'));
    expect((await desk.open()).quarantine).toBe('tables-differ');
    await newGeneration(desk);
    await expectRefusal('VIEWS_SPENT', desk.view(second, '许借二'));
  });

  it('views taken over from a ledger and deleted are counted again', async () => {
    const desk = closed();
    putBack(desk, 'vault');
    await desk.open();
    await newGeneration(desk);
    await desk.close();
    await editDatabase(desk, (db) => db.run('DELETE FROM view WHERE loan IS NULL'));
    expect((await desk.open()).quarantine).toBe('tables-differ');
    await newGeneration(desk);
    await expectRefusal('VIEWS_SPENT', desk.request(paper));
  });

  it('keep the vault in quarantine over further openings, until two sides have signed', async () => {
    const desk = closed();
    await editDatabase(desk, (db) => db.run('DELETE FROM view'));
    for (let opening = 0; opening < 2; opening++) {
      expect((await desk.open()).quarantine).toBe('tables-differ');
      await expectRefusal('QUARANTINE', desk.view(loan));
      await desk.close();
    }
    await desk.open();
    await newGeneration(desk);
    await desk.close();
    expect((await desk.open()).quarantine).toBe('none');
  });
});

describe('the end of the log cut off by a custodian', () => {
  const cutAfterFirstView = (desk: Desk) =>
    editDatabase(desk, (db) => {
      const size =
        db.get<{ idx: number }>("SELECT idx FROM leaf WHERE type = 'view.closed' ORDER BY idx")!.idx + 1;
      db.run('DELETE FROM leaf WHERE idx >= ?', size);
      db.run('DELETE FROM opening WHERE idx >= ?', size);
      db.run('DELETE FROM tree_hash WHERE ((idx + 1) << level) > ?', size);
      const fact = (name: string) =>
        db.get<{ value: string }>('SELECT value FROM fact WHERE name = ?', name)!.value;
      const key = loadSigningKey(
        new Uint8Array(
          db.get<{ value: Uint8Array }>("SELECT value FROM secret WHERE name = 'log-key'")!.value,
        ),
      );
      const checkpoint = {
        origin: checkpointOrigin(decodeHex(fact('vault')), Number(fact('generation'))),
        size,
        root: rootHash(size, treeReader(db)),
      };
      db.run('UPDATE checkpoint SET size = ?, note = ?', size, signCheckpoint(checkpoint, key));
    });

  it('is found by the anchors, and what they know still counts', async () => {
    const desk = closed();
    await cutAfterFirstView(desk);
    expect(await outcomeOf(desk)).toBe('anchor-ahead');
    await newGeneration(desk);
    await expectRefusal('VIEWS_SPENT', desk.view(loan));
  });

  it('is found where the log is read beside the work', async () => {
    const desk = closed({ foregroundEntriesMax: 0 });
    await cutAfterFirstView(desk);
    expect(await outcomeOf(desk)).toBe('anchor-ahead');
  });
});
