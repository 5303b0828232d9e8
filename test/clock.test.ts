import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, expectRefusal, openDesk } from './support/desk.ts';
import { projectFolder } from './support/project-files.ts';

const HOUR = 3_600_000;

describe('A8: the clock', () => {
  let desk: Desk;
  let document: string;
  beforeAll(async () => {
    desk = await openDesk();
    await desk.dossier('K-1');
    document = await desk.fileDocument('K-1', desk.textFile('合同.txt', '框架合同。\n'.repeat(20)));
  });
  afterAll(() => desk.dispose());

  it('is not moved by a long weekend until the opening custodian confirms it', async () => {
    await desk.close();
    desk.clock.pass(96 * HOUR);
    expect(await desk.open()).toMatchObject({ clock: 'forward' });
    await expectRefusal('CLOCK_FORWARD', desk.request(document));
    await desk.signIn('赵批');
    await expectRefusal('ROLE_NEEDED', desk.call('clock.confirm', { signature: desk.signature, cosign: [] }));
    await desk.signIn('李保');
    expect(await desk.call('clock.confirm', { signature: desk.signature, cosign: [] })).toEqual({
      direction: 'forward',
    });
    expect(await desk.request(document)).toBe('L1');
  });

  it('set back, stops every act until custodian and approver confirm it, and no window gets longer', async () => {
    await desk.approve('L1');
    await desk.signIn('Cora Keeper');
    await desk.call('loan.issue', { loan: 'L1', signature: desk.signature });
    await desk.signIn('许借');
    await desk.call('loan.receive', { loan: 'L1', signature: desk.signature });
    const [before] = await desk.call('loan.list', { all: false });

    desk.clock.pass(6 * HOUR);
    await desk.call('log.list', { limit: 1 }).catch(() => undefined);
    desk.clock.wallMs -= 5 * HOUR;
    await expectRefusal('CLOCK_BACK', desk.view('L1'));
    await desk.signIn('李保');
    await expectRefusal(
      'COSIGNER_MISSING',
      desk.call('clock.confirm', { signature: desk.signature, cosign: [] }),
    );
    await desk.call('clock.confirm', { signature: desk.signature, cosign: [desk.credential('赵批')] });
    await desk.signIn('许借');
    const [after] = await desk.call('loan.list', { all: false });
    expect((before?.toMs ?? 0) - (after?.toMs ?? 0)).toBe(5 * HOUR);
    expect(await desk.viewAndClose('L1')).toMatchObject({ n: 1 });
  });

  it('lets a window end, records overdue once, and gives no look after it', async () => {
    const [loan] = await desk.call('loan.list', { all: false });
    const endMs = loan?.toMs ?? 0;
    while (desk.clock.wallMs < endMs) {
      await desk.close();
      desk.clock.pass(Math.min(70 * HOUR, endMs - desk.clock.wallMs));
      await desk.open();
    }
    await desk.signIn('许借');
    await expectRefusal('WINDOW_OVER', desk.view('L1'));
    await desk.signIn('李保');
    await desk.call('loan.list', { all: true });
    const overdue = await desk.call('log.list', { type: 'loan.overdue' });
    expect(overdue).toHaveLength(1);
    await desk.call('loan.check-in', { loan: 'L1', signature: desk.signature });
  });

  it('A2: what was wrong is corrected by an entry that points back', async () => {
    await desk.signIn('李保');
    await expectRefusal(
      'INPUT_MALFORMED',
      desk.call('entry.correct', { index: 9_999, remark: 'x', signature: desk.signature }),
    );
    await desk.call('entry.correct', { index: 5, remark: '地点应为十一层', signature: desk.signature });
    const lines = await desk.call('log.list', { type: 'entry.corrected' });
    expect(lines.map((line) => Object.values(line.texts))).toEqual([
      expect.arrayContaining(['地点应为十一层']),
    ]);
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
    expect(run.status, run.stdout).toBe(0);
  });
});
