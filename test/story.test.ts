import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, expectRefusal, openDesk } from './support/desk.ts';

describe('a document from filing to its third view', () => {
  let desk: Desk;
  let document: string;
  beforeAll(async () => {
    desk = await openDesk();
    await desk.dossier('K-1');
    document = await desk.fileDocument(
      'K-1',
      desk.textFile('背景调查.txt', '海宁纺织集团背景调查。\n'.repeat(40)),
    );
  });
  afterAll(() => desk.dispose());

  it('L4: shows it three times and never a fourth', async () => {
    const loan = await desk.lend(document);
    for (const n of [1, 2, 3]) {
      const shown = await desk.viewAndClose(loan);
      expect(shown.n).toBe(n);
      expect(shown.image.bytes.length).toBeGreaterThan(10_000);
    }
    await expectRefusal('VIEWS_SPENT', desk.view(loan));
    await desk.call('loan.return', { loan, signature: desk.signature });
    await expectRefusal('VIEWS_SPENT', desk.request(document));
  });

  it('A6: opens again with log, tables and anchors in agreement', async () => {
    await desk.close();
    const status = await desk.open('Cora Keeper');
    expect(status.quarantine).toBe('none');
    await desk.signIn('Cora Keeper');
    expect(await desk.call('doctor', {})).toMatchObject({ sound: true });
  });
});

describe('what comes to stand against a view under way', () => {
  let desk: Desk;
  let loan: string;
  beforeAll(async () => {
    desk = await openDesk();
    await desk.dossier('K-2');
    const document = await desk.fileDocument(
      'K-2',
      desk.textFile('合同.txt', '框架采购合同。\n'.repeat(300)),
    );
    loan = await desk.lend(document);
  });
  afterAll(() => desk.dispose());

  const resume = () => desk.call('view.resume', { loan, signature: desk.signature, cosign: [] });

  it('L7: a page left alone for three minutes goes blank, and the passphrase brings the same view back', async () => {
    const shown = await desk.view(loan);
    desk.clock.pass(3 * 60_000);
    await expectRefusal('VIEW_BLANK', desk.call('view.page', { page: 2 }));
    desk.clock.pass(40 * 60_000);
    const again = await resume();
    expect(again).toMatchObject({ view: shown.view, n: 1, remainingMs: 27 * 60_000 });
  });

  it('L7: after a restart of the machine a custodian signs the resumption', async () => {
    desk.crash();
    desk.clock.restartMachine();
    await desk.open();
    await desk.signIn('许借');
    await expectRefusal('RESTART_NEEDS_CUSTODIAN', resume());
    const again = await desk.call('view.resume', {
      loan,
      signature: desk.signature,
      cosign: [desk.credential('Cora Keeper')],
    });
    // The crash left up to three minutes unsaid; they count as shown.
    expect(again).toMatchObject({ n: 1, remainingMs: 24 * 60_000 });
  });

  it('D3: nothing further is shown to somebody who may no longer know', async () => {
    await desk.signIn('李保');
    await desk.call('dossier.change', {
      code: 'K-2',
      scope: { everybody: false, people: ['Ben Reader'], departments: [] },
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    await desk.signIn('许借');
    await expectRefusal('NO_SUCH_DOCUMENT', resume());
  });
});

describe('a log too long to be read again at every opening', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk({ foregroundEntriesMax: 0 });
    await desk.dossier('K-3');
  });
  afterAll(() => desk.dispose());

  it('A5: views are counted from what the person signed, whatever the tables say', async () => {
    const document = await desk.fileDocument('K-3', desk.textFile('概况.txt', '客户概况。\n'.repeat(60)));
    const loan = await desk.lend(document);
    for (let n = 1; n <= 3; n++) await desk.viewAndClose(loan);
    await desk.close();
    await desk.open();
    const { db } = desk.vault;
    db.run('DELETE FROM view');
    await expectRefusal('QUARANTINE', desk.view(loan));
  });

  it('A6: the full check beside the work finds any other edit and puts the vault into quarantine', async () => {
    desk.vault.db.run("UPDATE dossier SET classification = 'internal'");
    await desk.crashAndOpen();
    await desk.vault.whenChecked();
    expect(await desk.call('vault.status', {})).toMatchObject({ quarantine: 'tables-differ' });
  });
});
