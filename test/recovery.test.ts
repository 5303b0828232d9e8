import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, expectRefusal, openDesk } from './support/desk.ts';
import { projectFolder } from './support/project-files.ts';

describe('recovery by sheets', () => {
  let desk: Desk;
  let document: string;
  beforeAll(async () => {
    desk = await openDesk();
    await desk.dossier('K-1');
    document = await desk.fileDocument('K-1', desk.textFile('合同.txt', '框架合同。\n'.repeat(50)));
  });
  afterAll(() => desk.dispose());

  const newKeys = (who: string) => ({
    who,
    passphrase: `${who} with another passphrase`,
    keyFiles: [
      desk.path('sticks', `${who} new`, 'key.json'),
      desk.path('sticks', `${who} new spare`, 'key.json'),
    ],
  });
  const takeUp = (who: string): void => {
    desk.passphrases.set(who, newKeys(who).passphrase);
    desk.keyFiles.set(who, newKeys(who).keyFiles[0]!);
  };

  it('S7: are confirmed when every one of them has been shown; fewer, or one of them twice, are counted', async () => {
    await desk.signIn('李保');
    const [first = '', second = '', third = ''] = desk.sheets.custody;
    const confirm = (sheets: readonly string[]) =>
      desk.call('recovery.confirm', { signature: desk.signature, sheets });
    for (const sheets of [
      [first, second],
      [first, second, second],
    ])
      await expect(confirm(sheets)).rejects.toMatchObject({
        code: 'SHEETS_INCOMPLETE',
        facts: { of: 3, shown: 2 },
      });
    expect(await confirm([third, first, second])).toEqual({ side: 'custody' });
  });

  it('gives an approver whose keys are lost new ones, in a new epoch', async () => {
    await desk.signIn('李保');
    const sheets = desk.sheets.approval.slice(0, 2);
    await expectRefusal(
      'SHEET_OF_SIDE',
      desk.call('recovery.use', {
        ...newKeys('赵批'),
        sheets: desk.sheets.custody.slice(0, 2),
        signature: desk.signature,
      }),
    );
    const { epoch } = await desk.call('recovery.use', {
      ...newKeys('赵批'),
      sheets,
      signature: desk.signature,
    });
    expect(epoch).toBe(2);
    await expectRefusal('SECRET_MISMATCH', desk.signIn('赵批'));
    desk.clock.pass(2_000);
    takeUp('赵批');
    await desk.signIn('赵批');
    // The other approver takes part in the new epoch as before.
    const loan = await desk.request(document);
    await desk.approve(loan, 'Abel Approver');
  });

  it('opens a vault whose custodians lost their keys, for a custodian and with an approver only', async () => {
    await desk.close();
    const lost = desk.credential('李保');
    const order = {
      ...newKeys('李保'),
      folder: desk.folder,
      sheets: desk.sheets.custody.slice(1),
      station: '总部 12 层 A-03',
      place: '总部 12 层档案室',
      anchorFolders: [],
      cosign: [desk.credential('Abel Approver')],
    };
    await expectRefusal(
      'COSIGNER_ROLE',
      desk.call('vault.recover', { ...order, cosign: [desk.credential('Cora Keeper')] }),
    );
    await expectRefusal(
      'SHEET_OF_SIDE',
      desk.call('vault.recover', { ...order, sheets: desk.sheets.approval.slice(1) }),
    );
    expect(await desk.call('vault.recover', order)).toMatchObject({ epoch: 2 });

    await expectRefusal(
      'SECRET_MISMATCH',
      desk.open('李保', { passphrase: lost.passphrase, keyFile: lost.keyFile }),
    );
    desk.clock.pass(2_000);
    takeUp('李保');
    expect(await desk.open('李保')).toMatchObject({ quarantine: 'none' });
    await desk.signIn('Cora Keeper');
    await desk.call('loan.issue', { loan: 'L1', signature: desk.signature });
    await desk.signIn('许借');
    await desk.call('loan.receive', { loan: 'L1', signature: desk.signature });
    expect(await desk.viewAndClose('L1')).toMatchObject({ n: 1 });
  });

  it('leaves a log that the verifier accepts', async () => {
    await desk.signIn('审计');
    await desk.call('log.export', { folder: desk.path('bundle'), openings: 'all' });
    const run = spawnSync(
      process.execPath,
      [join(projectFolder, 'dist/verify.mjs'), desk.path('bundle'), '--lang', 'en'],
      {
        encoding: 'utf8',
      },
    );
    expect(run.stdout).not.toContain('[broken]');
    expect(run.status).toBe(0);
  });
});
