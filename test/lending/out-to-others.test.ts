/** L11: a document that is out to somebody else is asked for, decided, issued and viewed like any other, and nobody is told (decision 0060). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, expectRefusal, office, openDesk } from '../support/desk.ts';

let desk: Desk;
let document = '';
let first = '';
let second = '';
beforeAll(async () => {
  desk = await openDesk({}, office);
  await desk.dossier('K-1');
  document = await desk.fileDocument('K-1', desk.textFile('offer.txt', 'the price'));
  first = await desk.lend(document);
}, 120_000);
afterAll(() => desk.dispose());

describe('L11: a document that is out to somebody else', () => {
  it('D3: looks to a colleague as if nobody had it', async () => {
    await desk.signIn('Ben Reader');
    const dossier = await desk.call('dossier.show', { code: 'K-1' });
    const found = await desk.call('desk.find', { query: 'K-1' });
    const listed = await desk.call('loan.list', { all: true });
    for (const answer of [dossier, found, listed]) {
      expect(JSON.stringify(answer)).not.toContain('许借');
      expect(JSON.stringify(answer)).not.toContain(`"${first}"`);
    }
    expect(dossier.documents).toMatchObject([{ myLoan: null, allowance: { left: 3 } }]);
    await expectRefusal('NO_SUCH_LOAN', desk.call('loan.show', { loan: first }));
  });
  it('is lent to a second person while the first has it, and both view it', async () => {
    second = await desk.lend(document, 'Ben Reader');
    await desk.viewAndClose(second, 'Ben Reader');
    await desk.viewAndClose(first, '许借');
    const state = (no: string) =>
      desk.vault.db.get<{ state: string }>('SELECT state FROM loan WHERE no = ?', Number(no.slice(1)))?.state;
    expect([state(first), state(second)]).toEqual(['received', 'received']);
  });
  it('L1: is refused only to whoever has it themself', async () => {
    await expectRefusal('LOAN_OPEN', desk.request(document));
    await expectRefusal('LOAN_OPEN', desk.request(document, 'Ben Reader'));
  });
  it('the return of one ends nothing of the other', async () => {
    await desk.signIn('许借');
    await desk.call('loan.return', { loan: first, signature: desk.signature });
    await desk.viewAndClose(second, 'Ben Reader');
  });
  it('P1: the request of who is frozen is approved by nobody', async () => {
    const third = await desk.request(document);
    await desk.signIn('李保');
    await desk.call('person.freeze', { who: '许借', ground: '离职', signature: desk.signature });
    await expectRefusal('PERSON_FROZEN', desk.approve(third));
  });
});
