/** What the log has about one document, dossier or person is all there, in the pages of the desktop and the list of the terminal. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { editDatabase } from '../attacks/insider.ts';
import { type Desk, openDesk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.dossier('K-1');
});
afterAll(() => desk.dispose());

it('leaves nothing out of what is about a document: not in the pages, nor in the terminal’s list', async () => {
  const steps = [
    'document.submitted',
    'document.accepted',
    'loan.requested',
    'loan.approved',
    'loan.issued',
    'loan.received',
    'view.open',
    'note.written',
    'view.closed',
    'note.read',
    'note.released',
    'loan.returned',
    'loan.checked-in',
  ];
  const loan = await desk.lend(await desk.fileDocument('K-1', desk.textFile('函.txt', '函件。\n'.repeat(9))));
  await desk.signIn('许借');
  await desk.call('view.open', { loan, reason: '核对', place: '档案室', signature: desk.signature });
  const { note } = await desk.call('note.write', { page: 1, text: '记下', signature: desk.signature });
  await desk.call('view.close', {});
  await desk.call('note.read', { note, signature: desk.signature });
  await desk.call('note.release', { note, to: '赵批', signature: desk.signature });
  await desk.call('loan.return', { loan, signature: desk.signature });
  await desk.signIn('Cora Keeper');
  await desk.call('loan.check-in', { loan, signature: desk.signature });
  const about = (await desk.call('loan.show', { loan })).document;
  const { rows } = await desk.call('log.page', { limit: 200, about });
  const listed = await desk.call('log.list', { about, limit: 200 });
  const pagesOfViews = /^(view\.page|page\.written)$/;
  const typesOf = (types: readonly string[]) => types.filter((type) => !pagesOfViews.test(type));
  expect(typesOf(listed.map(({ body }) => body.type))).toEqual(steps);
  expect(typesOf(rows.map(({ type }) => type)).toReversed()).toEqual(steps);
  const ofBoth = await desk.call('log.list', { about, person: '许借', limit: 200 });
  expect(ofBoth.map(({ body }) => body.type)).not.toContain('document.accepted');
  expect(ofBoth.map(({ body }) => body.type)).toContain('loan.returned');
  const ofReader = await desk.call('log.page', { limit: 200, person: '赵批', about });
  expect(ofReader.rows.map(({ type }) => type)).toContain('note.released');
});

it('goes back for what an older database did not note: who a note was released to', async () => {
  const noted = async () =>
    (await desk.call('log.page', { limit: 200, person: '赵批', types: ['note.released'] })).rows.length;
  const now = await noted();
  expect(now).toBeGreaterThan(0);
  await desk.close();
  await editDatabase(desk, (db) => {
    db.run("DELETE FROM mention WHERE idx IN (SELECT idx FROM leaf WHERE type = 'note.released')");
    db.connection.pragma('user_version=3');
  });
  await desk.open('Cora Keeper');
  expect(await noted()).toBe(now);
});
