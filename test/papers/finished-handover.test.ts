/** H3: a finished custody handover, on paper and on screen, is what was signed, whatever comes after. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyBundle } from '../../verifier/verify-bundle.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { wordsOn } from './read-paper.ts';

let desk: Desk;
let loan = '';
const cosign = (...names: readonly string[]) => names.map((name) => desk.credential(name));

beforeAll(async () => {
  desk = await openDesk();
  await desk.dossier('K-1');
  const document = await desk.fileDocument('K-1', desk.textFile('1.txt', '交接清单。\n'.repeat(9)));
  loan = await desk.lend(document, '许借');
  await desk.signIn('李保');
  const { signature } = desk;
  const hands = { outgoing: '李保', incoming: 'Cora Keeper', witness: '赵批', manner: 'agreed' };
  await desk.call('custody.begin', { ...hands, signature });
  await desk.call('custody.check', {});
  await desk.call('custody.sign', { signature, cosign: cosign('Cora Keeper', '赵批') });
  desk.at = '';
  await desk.signIn('Cora Keeper');
}, 120_000);
afterAll(() => desk?.dispose());

const shown = async () => {
  const { handover, rows } = {
    handover: await desk.call('custody.show', {}),
    rows: (await desk.call('custody.list', { differencesOnly: false, offset: 0, limit: 10 })).rows,
  };
  return { handover, rows };
};
async function printed(paper: 'transfer-list' | 'transfer-instrument', name: string) {
  const file = desk.path(`${paper}-${name}.pdf`);
  const { size, words, qr } = await desk.call('paper.print', {
    ...{ paper, about: '1', language: 'both', copies: 1, file },
  });
  return { size, words, qr, text: await wordsOn({ file }) };
}

it('shows and prints the same after names, class, terms, titles, place of paper parts and loans have changed', async () => {
  const before = {
    shown: await shown(),
    list: await printed('transfer-list', 'before'),
    instrument: await printed('transfer-instrument', 'before'),
  };
  const [deed] = await desk.call('log.list', { type: 'custody.handed-over' });
  expect(before.list.size).toBe(deed!.index + 1);
  expect(before.shown.handover).toMatchObject({ state: 'done', checkpointSize: deed!.index + 1 });
  expect(before.list.words.slice(0, 8)).toEqual(before.shown.handover?.checkpointWords);
  expect(before.shown.rows[0]).toMatchObject({
    classification: 'confidential',
    onLoanTo: expect.stringMatching(/^许借 #\d+ 业务部$/),
  });

  const { signature } = desk;
  await desk.call('dossier.change', {
    ...{ code: 'K-1', classification: 'secret', home: '别处 9 号柜', signature, cosign: cosign('赵批') },
  });
  await desk.call('dossier.correct', {
    ...{ code: 'K-1', secrecyYears: 7, retention: 30, ground: '与合同核对', signature },
  });
  await desk.call('document.correct', {
    ...{ document: 'K-1/1', title: '另一个题名', dated: { from: '2026-02-03', to: '2026-02-03' } },
    ...{ ground: '题名有误', signature },
  });
  await desk.call('person.rename', { who: '李保', name: '李保管', signature, cosign: cosign('赵批') });
  await desk.call('person.rename', {
    ...{ who: '许借', name: '许改名', department: '法务部', signature, cosign: cosign('赵批') },
  });
  await desk.call('loan.recall', { loan, reason: '收回。', signature });

  expect(await shown()).toEqual(before.shown);
  expect(await printed('transfer-list', 'after')).toEqual(before.list);
  expect(await printed('transfer-instrument', 'after')).toEqual(before.instrument);
});

it('what a column says is what it is called: documents are counted, a term of secrecy is no retention period', async () => {
  const { text } = await printed('transfer-list', 'columns');
  expect(text).toContain('密级、保密期限');
  const rows = (await shown()).rows.length;
  expect(rows).toBe(2);
  expect(text.match(/1\/1|–\/–/g)).toEqual(['1/1', '–/–']);
});

it('the verifier takes papers that carry the checkpoint of then', async () => {
  await desk.call('log.export', { folder: desk.path('bundle'), openings: 'all' });
  expect((await verifyBundle(desk.path('bundle'), null)).first).toBeNull();
});
