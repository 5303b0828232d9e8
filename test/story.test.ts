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
