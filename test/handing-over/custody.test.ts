/** H1: custody passes from hand to hand, with every item checked, three signatures and new keys. */
import { copyFileSync, existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentId } from '../../shared/vocabulary/ids.ts';
import { transferListDigest } from '../../vault/custody/transfer-list.ts';
import { latestCustodyHandover } from '../../vault/storage/custody.ts';
import { objectPath } from '../../vault/storage/vault-folder.ts';
import { type Desk, expectRefusal, openDesk } from '../support/desk.ts';

let desk: Desk;
const documents: string[] = [];

const begin = (extra: Record<string, unknown> = {}) =>
  desk.call('custody.begin', {
    outgoing: '李保',
    incoming: 'Cora Keeper',
    witness: '赵批',
    manner: 'agreed',
    signature: desk.signature,
    ...extra,
  });
const sign = (who: readonly string[] = ['Cora Keeper', '赵批']) =>
  desk.call('custody.sign', {
    signature: desk.signature,
    cosign: who.map((name) => desk.credential(name)),
  });
const idOf = (no: number): DocumentId =>
  desk.vault.db.get<{ id: DocumentId }>('SELECT id FROM document WHERE no = ?', no)!.id;

beforeAll(async () => {
  desk = await openDesk();
  await desk.dossier('K-1');
  for (const n of [1, 2, 3, 4])
    documents.push(await desk.fileDocument('K-1', desk.textFile(`${n}.txt`, `Page of document ${n}.`)));
  await desk.lend(documents[0]!);
  await desk.signIn('李保');
});
afterAll(() => desk.dispose());

describe('a custody handover', () => {
  it('H1: takes two custodians and an approver, three different people, one of the two at the desk', async () => {
    await expectRefusal('HANDOVER_PEOPLE', begin({ witness: 'Cora Keeper' }));
    await expectRefusal('HANDOVER_PEOPLE', begin({ incoming: 'Abel Approver' }));
    await expectRefusal('HANDOVER_PEOPLE', begin({ incoming: '李保' }));
    await expectRefusal('HANDOVER_PEOPLE', begin({ manner: 'absent', ground: 'gone' }));
    await expectRefusal('TEXT_MISSING', begin({ manner: 'refused', ground: ' ' }));
    await desk.signIn('许借');
    await expectRefusal('ROLE_NEEDED', begin());
    await desk.signIn('李保');
    await expectRefusal('HANDOVER_STATE', sign());
    expect(await begin()).toMatchObject({
      state: 'begun',
      outgoing: expect.stringMatching(/^李保 #\d+/),
      incoming: expect.stringMatching(/^Cora Keeper #\d+/),
    });
    await expectRefusal('HANDOVER_UNDER_WAY', begin());
  });

  it('H1: nobody signs before every item has been hashed', async () => {
    await expectRefusal('HANDOVER_NOT_CHECKED', sign());
    const stop = new AbortController();
    stop.abort();
    const stopped = await desk.router.call('custody.check', {}, { signal: stop.signal });
    expect(stopped.check).toMatchObject({ items: 8, checked: 0, complete: false, digest: null });
    await expectRefusal('HANDOVER_NOT_CHECKED', sign());
  });

  it('H1: names what is missing, differs or is surplus, and each needs its note', async () => {
    const [second, third] = [
      objectPath(desk.folder, idOf(2), 'rendition'),
      objectPath(desk.folder, idOf(3), 'rendition'),
    ];
    renameSync(second, `${desk.root}/aside`);
    copyFileSync(third, `${desk.root}/third`);
    writeFileSync(third, 'something else');
    const { check } = await desk.call('custody.check', {});
    // Under its own name the second lies outside; under objects/ nothing is surplus yet.
    expect(check).toMatchObject({
      items: 8,
      matched: 6,
      missing: 1,
      differing: 1,
      surplus: 0,
      onLoan: 1,
      complete: true,
    });
    copyFileSync(`${desk.root}/third`, `${desk.folder}/objects/stray.dvd`);
    const again = await desk.call('custody.check', {});
    expect(again.check).toMatchObject({ items: 9, surplus: 1, withoutNote: 3 });
    await expectRefusal('HANDOVER_NOTE_MISSING', sign());
    const { rows, total } = await desk.call('custody.list', { differencesOnly: true, offset: 0, limit: 10 });
    expect(total).toBe(3);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['missing', 'differing', 'surplus']);
    expect(rows[0]).toMatchObject({ document: 'K-1/2', code: 'K-1', found: null });
    await expectRefusal('NO_SUCH_ITEM', desk.call('custody.note', { item: 1, note: 'nothing is wrong' }));
    for (const { no } of rows) await desk.call('custody.note', { item: no, note: `说明 ${no}` });
    expect((await desk.call('custody.show', {}))?.check.withoutNote).toBe(0);
    // Put back, and checked again: what was missing is there.
    renameSync(`${desk.root}/aside`, second);
    copyFileSync(`${desk.root}/third`, third);
    const mended = await desk.call('custody.check', {});
    expect(mended.check).toMatchObject({ matched: 8, missing: 0, differing: 0, surplus: 1, withoutNote: 0 });
  });

  it('H1: what is filed after the check has to be checked as well', async () => {
    documents.push(await desk.fileDocument('K-1', desk.textFile('5.txt', 'Late.')));
    await expectRefusal('HANDOVER_NOT_CHECKED', sign());
    const { check } = await desk.call('custody.check', {});
    expect(check).toMatchObject({ items: 11, matched: 10, surplus: 1 });
    const row = latestCustodyHandover(desk.vault.db)!;
    expect(check.digest).toBe(transferListDigest(desk.vault.db, row.id));
  });

  it('H1: all three sign, each with their own keys, or nothing happens', async () => {
    const before = desk.vault.writer.fact('custody-epoch');
    await expectRefusal('COSIGNER_MISSING', sign(['Cora Keeper']));
    await expectRefusal('COSIGNER_MISSING', sign(['Cora Keeper', 'Abel Approver']));
    await expectRefusal(
      'SECRET_MISMATCH',
      desk.call('custody.sign', {
        signature: desk.signature,
        cosign: [desk.credential('Cora Keeper'), { ...desk.credential('赵批'), passphrase: 'wrong' }],
      }),
    );
    desk.clock.pass(2_000);
    expect(desk.vault.writer.fact('custody-epoch')).toBe(before);
    expect((await desk.call('custody.show', {}))?.state).toBe('begun');
  });

  it('H1: passes custody on: new epoch, new log key, new database key, and the leaver out of everything', async () => {
    const oldDatabaseKey = Buffer.from(desk.vault.databaseKey).toString('hex');
    const signed = await sign();
    expect(signed).toMatchObject({ epoch: 2, capsules: 10 });
    expect(Buffer.from(desk.vault.databaseKey).toString('hex')).not.toBe(oldDatabaseKey);
    expect(desk.vault.writer.fact('log-key-name')).toBe('1.2');
    expect(desk.vault.signedIn).toBeNull();
    expect(existsSync(`${desk.folder}/vault.db.next`)).toBe(false);
    desk.at = '';
    await desk.signIn('Cora Keeper');
    expect(await desk.call('custody.show', {})).toMatchObject({ state: 'done', renewal: null });
    const types = (await desk.call('log.list', { from: 0, limit: 10_000 })).map(({ body }) => body.type);
    const deed = types.lastIndexOf('custody.handed-over');
    expect(types.slice(deed, deed + 2)).toEqual(['custody.handed-over', 'epoch.begun']);
    expect(types.slice(types.lastIndexOf('epoch.new')).slice(0, 3)).toEqual([
      'epoch.new',
      'log-key.new',
      'epoch.done',
    ]);
    await desk.signIn('李保');
    await expectRefusal('ROLE_NEEDED', begin());
    await desk.signIn('Cora Keeper');
    expect(await desk.call('doctor', {})).toMatchObject({
      logBroken: null,
      tableDiffers: null,
      capsulesBroken: [],
    });
  });

  it('loans survive it, and the next opening finds everything', async () => {
    expect(await desk.viewAndClose('L1')).toMatchObject({ n: 1 });
    await desk.close();
    await expectRefusal('SECRET_MISMATCH', desk.open('李保'));
    desk.clock.pass(2_000);
    expect(await desk.open('Cora Keeper')).toMatchObject({ quarantine: 'none' });
    const loan = await desk.request(documents[4]!);
    await desk.approve(loan);
    await desk.signIn('Cora Keeper');
    await desk.call('loan.issue', { loan, signature: desk.signature });
    expect(readdirSync(desk.folder).filter((name) => name.includes('next'))).toEqual([]);
  });
});
