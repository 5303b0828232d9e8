/** The exposure statement: everything a person has seen, from what they signed; read and signed at the exit interview (P3). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, expectRefusal, nameIn } from '../support/desk.ts';
import { file, firstFault, join, register, staffedDesk } from './handover-desk.ts';

let desk: Desk;
let loan: string;
beforeAll(async () => {
  desk = await staffedDesk();
  await desk.dossier('EX-1');
  await desk.dossier('EX-2', { classification: 'secret' });
  const contract = await file(desk, 'EX-1', desk.textFile('合同.txt', '框架采购合同。\n'.repeat(300)), {
    title: '合同',
  });
  const sheet = await file(desk, 'EX-2', desk.textFile('联系.txt', '张总 0512-1234\n'.repeat(7)), {
    sheet: 'contact-sheet',
  });
  loan = await desk.lend(contract);
  await desk.view(loan);
  await desk.call('view.page', { page: 2 });
  desk.clock.pass(95_000);
  await desk.call('view.close', {});
  await desk.viewAndClose(loan);
  // The same human once more, before anybody knew.
  await desk.viewAndClose(await desk.lend(sheet, 'Ben Reader'), 'Ben Reader');
});
afterAll(() => desk.dispose());

const show = async (who = '许借', by = '李保') => {
  await desk.signIn(by);
  return desk.call('exposure.show', { who });
};

describe('what it says', () => {
  it('P3: which client and document, how deep, how often, when, where, why, and what is still out', async () => {
    const statement = await show();
    expect(statement).toMatchObject({
      person: expect.stringMatching(/^许借 #\d+$/),
      documents: 1,
      views: 2,
      held: 1,
    });
    expect(statement.clients).toHaveLength(1);
    const [client] = statement.clients;
    expect(client).toMatchObject({ code: 'EX-1', client: '客户 EX-1' });
    expect(client?.documents).toMatchObject([
      {
        document: 'EX-1/1',
        title: '合同',
        out: true,
        views: [
          { n: 1, pagesShown: 2, minutes: 2, reason: '准备续约谈判', place: '总部 12 层档案室' },
          { n: 2, pagesShown: 1 },
        ],
      },
    ]);
    expect(client?.documents[0]?.views[0]?.trace).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(statement.checkpointWords.length).toBeGreaterThan(3);
  });
  it('A4: each reading is an entry, and changes nothing of it', async () => {
    const before = desk.vault.writer.size;
    const first = await show();
    const again = await show();
    expect(desk.vault.writer.size).toBe(before + 2);
    expect(again.digest).toBe(first.digest);
    const lines = await desk.call('log.list', { type: 'log.read', limit: 1 });
    expect(lines[0]?.people.map(nameIn)).toEqual(['李保']);
  });
  it('P3: is for custodians, approvers and the person', async () => {
    const own = await show('许借', '许借');
    expect(own.views).toBe(2);
    await show('许借', '赵批');
    for (const who of ['Ben Reader', '孟编', '审计']) await expectRefusal('ROLE_NEEDED', show('许借', who));
  });
  it('S4: what another account of the same human has seen is theirs', async () => {
    const before = await show();
    await join(desk, '许借', 'Ben Reader');
    const after = await show();
    expect(after).toMatchObject({ documents: 2, views: 3, held: 2 });
    expect(after.clients.map((client) => client.code)).toEqual(['EX-1', 'EX-2']);
    expect(after.clients[1]?.documents[0]?.sheet).toBe('contact-sheet');
    expect(after.digest).not.toBe(before.digest);
    expect((await show('Ben Reader')).digest).toBe(after.digest);
  });
});

describe('signing it', () => {
  let departure: number;
  const signExposure = async (digest: string, who = '许借', by = '李保') => {
    await desk.signIn(by);
    return desk.call('departure.sign-exposure', {
      departure,
      digest,
      signature: desk.signature,
      cosign: [desk.credential(who)],
    });
  };
  let early: string;
  beforeAll(async () => {
    early = (await show()).digest;
    ({ departure } = await register(desk, '许借'));
  });

  it('P3: what is out no longer, or seen since, is another statement: the one that was read is refused', async () => {
    for (const no of [loan, 'L2']) {
      await desk.signIn('Cora Keeper');
      await desk.call('loan.check-in', { loan: no, signature: desk.signature });
    }
    await expectRefusal('EXPOSURE_CHANGED', signExposure(early));
    await expectRefusal('EXPOSURE_CHANGED', signExposure('0'.repeat(64)));
  });
  it('P3: the leaver signs, nobody else for them', async () => {
    const { digest } = await show();
    await expectRefusal('COSIGNER_MISSING', signExposure(digest, '孟编'));
    await expectRefusal(
      'SECRET_MISMATCH',
      (async () => {
        await desk.signIn('李保');
        return desk.call('departure.sign-exposure', {
          departure,
          digest,
          signature: desk.signature,
          cosign: [{ who: '许借', passphrase: 'not theirs' }],
        });
      })(),
    );
    desk.clock.pass(10_000);
    const { entry } = await signExposure(digest);
    await desk.signIn('李保');
    const [line] = await desk.call('log.list', { type: 'departure.exposure-signed' });
    expect(line).toMatchObject({
      index: entry,
      people: [expect.stringMatching(/^许借 #\d+/), expect.stringMatching(/^李保 #\d+/)],
      body: { data: { digest, views: 3, documents: 2, clients: 2, size: entry } },
    });
    const shown = await desk.call('departure.show', { departure });
    expect(shown.exposureSignedAtMs).toBe(desk.clock.wallMs);
    expect(shown.missing.map(({ what }) => what)).not.toContain('exposure-unsigned');
  });
  it('A5: the verifier counts the same views', async () => {
    expect(await firstFault(desk)).toBeNull();
  });
});

describe('tables that were edited', () => {
  it('P3: a view taken out of them shows no statement, and puts the vault into quarantine', async () => {
    desk.vault.db.run('DELETE FROM view WHERE n = 2');
    await expectRefusal('QUARANTINE', show());
    expect(desk.vault.quarantine).toBe('tables-differ');
  });
});
