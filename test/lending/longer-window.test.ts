/** L11: a longer window for what is out, asked for by its borrower and decided anew; no window ends later without that. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LoanDetail } from '../../shared/contract/answers.ts';
import { type Desk, expectRefusal, office, openDesk } from '../support/desk.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

let desk: Desk;
let nth = 0;
let loan = '';
beforeAll(async () => {
  desk = await openDesk({}, office);
}, 120_000);
afterAll(() => desk.dispose());

/** Out for two days, of a dossier of its own: what was done to the one before stands in no way. */
async function lendAnother(borrower = '许借'): Promise<string> {
  nth += 1;
  await desk.dossier(`K-${nth}`);
  const document = await desk.fileDocument(`K-${nth}`, desk.textFile(`${nth}.txt`, `${nth}`));
  return desk.lend(document, borrower, { toMs: desk.clock.wallMs + 2 * dayMs });
}
beforeEach(async () => {
  loan = await lendAnother();
}, 60_000);

const inDays = (days: number): number => desk.clock.wallMs + days * dayMs;
async function ask(toMs: number, who = '许借', of = loan): Promise<void> {
  await desk.signIn(who);
  await desk.call('loan.extend', { loan: of, toMs, reason: '谈判未完', signature: desk.signature });
}
async function settle(decision: 'approve' | 'reject', who = '赵批', more: object = {}): Promise<void> {
  await desk.signIn(who);
  await desk.call('loan.decide', {
    decisions: [{ loan, decision, longer: true, reason: '情况属实', ...more }],
    signature: desk.signature,
  });
}
/** Day by day, as an office has it: more than three days at once put the clock in doubt (A8). */
async function pass(days: number): Promise<void> {
  for (let day = 0; day < days; day++) {
    await desk.close();
    desk.clock.pass(dayMs);
    await desk.open();
  }
}
const shown = (): Promise<LoanDetail> => desk.call('loan.show', { loan });
/** S3: whoever decided on it uses that dossier no more. */
const keeps = (name: string): number =>
  desk.vault.db.count(
    `SELECT count(*) AS n FROM act WHERE kind = 'keeper' AND person = (SELECT id FROM person WHERE name = ?)
       AND dossier = (SELECT id FROM dossier WHERE code = ?)`,
    name,
    `K-${nth}`,
  );
const entries = (): number => desk.vault.writer.size;

describe('L11: a longer window', () => {
  it('is asked for, shown to those who decide, and ends later once it is approved', async () => {
    const { viewsLeft } = await shown();
    const until = inDays(9);
    await ask(until);
    expect(await shown()).toMatchObject({
      longer: { toMs: inDays(9), reason: '谈判未完', approvedBy: [] },
      deciders: [{ who: '赵批 #3 档案室' }, { who: 'Abel Approver #4 档案室' }],
      toMs: inDays(2),
    });
    expect((await desk.call('vault.status', {})).waiting.requests).toBe(1);
    await settle('approve');
    expect(await shown()).toMatchObject({ longer: null, toMs: until, viewsLeft, state: 'received' });
    expect((await desk.call('vault.status', {})).waiting.requests).toBe(0);
    await pass(8);
    await desk.viewAndClose(loan);
    expect((await shown()).viewsLeft).toBe(viewsLeft - 1);
  });
  it('stays as it is where it is rejected, and may be asked for again', async () => {
    await ask(inDays(9));
    await settle('reject', 'Abel Approver');
    expect(keeps('Abel Approver')).toBe(1);
    expect(await shown()).toMatchObject({ longer: null, toMs: inDays(2) });
    await ask(inDays(5));
    await settle('approve', 'Abel Approver');
    expect((await shown()).toMs).toBe(inDays(5));
  });
  it('is approved for less than was asked, never for more, and never for sooner', async () => {
    await ask(inDays(9));
    await expectRefusal('EXTENSION_BEYOND', settle('approve', '赵批', { toMs: inDays(9) + 1 }));
    await expectRefusal('EXTENSION_NOT_LATER', settle('approve', '赵批', { toMs: inDays(2) }));
    await settle('approve', '赵批', { toMs: inDays(4) });
    expect((await shown()).toMs).toBe(inDays(4));
  });
  it('is never longer than the policy allows from that moment', async () => {
    await expectRefusal('EXTENSION_TOO_LONG', ask(inDays(14) + 1));
    await ask(inDays(14));
    await settle('approve', 'Abel Approver');
    expect(keeps('Abel Approver')).toBe(1);
    expect((await shown()).toMs).toBe(inDays(14));
  });
  it('is not opened by asking alone: the old window ends, on record', async () => {
    await ask(inDays(9));
    await pass(3);
    await expectRefusal('WINDOW_OVER', desk.view(loan));
    await expectRefusal('WINDOW_OVER', settle('approve'));
    await expectRefusal('WINDOW_OVER', ask(inDays(9)));
    expect(await shown()).toMatchObject({ overdue: true });
  });
  it('is asked for once, until it is decided', async () => {
    await ask(inDays(5));
    await expectRefusal('EXTENSION_ASKED', ask(inDays(6)));
  });
  it('at once from two desks, one of them is refused and nothing more is signed', async () => {
    await desk.signIn('许借');
    const asking = () =>
      desk.call('loan.extend', { loan, toMs: inDays(5), reason: '未完', signature: desk.signature });
    const came = await Promise.allSettled([asking(), asking()]);
    expect(came.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
  it('approved at once by two approvers it is made longer once', async () => {
    await ask(inDays(5));
    await desk.signIn('赵批');
    const decisions = [{ loan, decision: 'approve', longer: true, reason: '可' }];
    const twice = [0, 1].map(() => desk.call('loan.decide', { decisions, signature: desk.signature }));
    const came = await Promise.allSettled(twice);
    expect(came.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expectRefusal('EXTENSION_NOT_ASKED', settle('approve', 'Abel Approver'));
  });
});

describe('L11, S3: who decides on it', () => {
  it('is an approver: no borrower, custodian, author or auditor', async () => {
    await ask(inDays(5));
    for (const who of ['许借', 'Cora Keeper', '孟编', '审计'])
      await expectRefusal('ROLE_NEEDED', settle('approve', who));
  });
  it('is nobody who has used the dossier, and not who wrote the document or borrows it', async () => {
    await ask(inDays(5));
    const { db } = desk.vault;
    const approver = db.get<{ id: string }>("SELECT id FROM person WHERE name = '赵批'")?.id ?? '';
    const human = db.get<{ human: string }>('SELECT human FROM person WHERE id = ?', approver)?.human ?? '';
    const as = (name: string, code: 'AUTHOR_DECIDES' | 'SELF_APPROVAL' | 'SAME_PERSON_TWICE') => async () => {
      const other = db.get<{ human: string }>('SELECT human FROM person WHERE name = ?', name)?.human ?? '';
      db.run('UPDATE person SET human = ? WHERE id = ?', other, approver);
      await expectRefusal(code, settle('approve'));
      await expectRefusal(code, settle('reject'));
      db.run('UPDATE person SET human = ? WHERE id = ?', human, approver);
    };
    // As after somebody found that two accounts are one human (S4).
    await as('孟编', 'AUTHOR_DECIDES')();
    await as('许借', 'SELF_APPROVAL')();
    await as('Cora Keeper', 'SAME_PERSON_TWICE')();
    db.run(
      "INSERT INTO act VALUES (?, (SELECT id FROM dossier WHERE code = ?), 'user')",
      approver,
      `K-${nth}`,
    );
    await expectRefusal('USER_TURNED_KEEPER', settle('approve'));
    expect((await shown()).deciders).toMatchObject([{ who: 'Abel Approver #4 档案室' }]);
    db.run("DELETE FROM act WHERE person = ? AND kind = 'user'", approver);
  });
  it('needs what it is about said: a decision on a request decides no longer window, nor the other way', async () => {
    await ask(inDays(5));
    await desk.signIn('赵批');
    const plain = { decisions: [{ loan, decision: 'approve', reason: '可' }], signature: desk.signature };
    await expectRefusal('LOAN_STATE', desk.call('loan.decide', plain));
    const requested = await desk.request(`K-${nth}/1`, 'Ben Reader');
    await desk.signIn('赵批');
    const longer = {
      decisions: [{ loan: requested, decision: 'approve', longer: true, reason: '可' }],
      signature: desk.signature,
    };
    await expectRefusal('LOAN_STATE', desk.call('loan.decide', longer));
  });
  it('L2: in a batch each is opened before, and each is its own entry', async () => {
    await ask(inDays(5));
    const requested = await desk.request(`K-${nth}/1`, 'Ben Reader');
    await desk.signIn('赵批');
    const decisions = [
      { loan, decision: 'approve', longer: true, reason: '可' },
      { loan: requested, decision: 'reject', reason: '不可' },
    ];
    const sign = () => desk.call('loan.decide', { decisions, signature: desk.signature });
    await desk.call('loan.show', { loan: requested });
    await expectRefusal('BATCH_NOT_OPENED', sign());
    await desk.call('loan.show', { loan });
    expect(await sign()).toEqual({ signed: [loan, requested], waiting: [] });
    const { rows } = await desk.call('log.page', {
      types: ['loan.extension-approved', 'loan.rejected'],
      limit: 2,
    });
    expect(rows.map(({ type }) => type)).toEqual(['loan.rejected', 'loan.extension-approved']);
  });
});

describe('L11: nothing is made longer that has ended or stands still', () => {
  it('not what was recalled, returned or is another’s', async () => {
    await expectRefusal('NO_SUCH_LOAN', ask(inDays(5), 'Ben Reader'));
    await ask(inDays(5));
    await desk.signIn('李保');
    await desk.call('loan.recall', { loan, reason: '核查', signature: desk.signature });
    await expectRefusal('LOAN_STATE', settle('approve'));
    await expectRefusal('LOAN_STATE', ask(inDays(5)));
    expect((await shown()).longer).toBeNull();
    loan = await lendAnother();
    await desk.signIn('许借');
    await desk.call('loan.return', { loan, signature: desk.signature });
    await expectRefusal('LOAN_STATE', ask(inDays(5)));
  });
  it('P1, D9: not for who is frozen, nor while the dossier is held', async () => {
    const another = await lendAnother('Ben Reader');
    await ask(inDays(5), 'Ben Reader', another);
    await desk.signIn('李保');
    await desk.call('person.freeze', { who: 'Ben Reader', ground: '离职', signature: desk.signature });
    loan = another;
    await expectRefusal('PERSON_FROZEN', settle('approve'));
    await desk.signIn('李保');
    await desk.call('person.unfreeze', {
      who: 'Ben Reader',
      ground: '回来',
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    await desk.call('hold.set', { code: `K-${nth}`, ground: '诉讼', signature: desk.signature });
    await expectRefusal('DOSSIER_HELD', settle('approve'));
    await desk.signIn('Ben Reader');
    await settle('reject');
    await expectRefusal('DOSSIER_HELD', ask(inDays(5), 'Ben Reader'));
  });
  it('A8: a clock put forward opens nothing, and once it is put right the decision stands', async () => {
    await ask(inDays(13));
    const before = entries();
    desk.clock.wallMs += 13 * dayMs;
    await expectRefusal('CLOCK_FORWARD', settle('approve'));
    await expectRefusal('CLOCK_FORWARD', desk.view(loan));
    desk.clock.wallMs -= 13 * dayMs;
    await settle('approve');
    expect(entries()).toBeGreaterThan(before);
    expect((await shown()).toMs).toBe(inDays(13));
  });
});

describe('L11: what is left of it', () => {
  it('L13: whoever asked hears of the decision, with its reason', async () => {
    await desk.signIn('许借');
    await desk.call('news.seen', { upto: entries() });
    await ask(inDays(5));
    await settle('reject', '赵批');
    desk.at = '';
    await desk.signIn('许借');
    expect((await desk.call('news.show', {})).loans).toMatchObject([
      { loan, outcome: 'not-lengthened', reason: '情况属实' },
    ]);
  });
  it('A3: the tables are the same when they are made anew from the log', async () => {
    await ask(inDays(5));
    await settle('approve');
    const other = await lendAnother('Ben Reader');
    await ask(inDays(6), 'Ben Reader', other);
    // Opening reads the log anew into empty tables, which must equal those on disk.
    await desk.crashAndOpen();
    expect(desk.vault.quarantine).toBe('none');
    expect((await shown()).toMs).toBe(inDays(5));
    loan = other;
    await desk.signIn('赵批');
    expect((await shown()).longer).toMatchObject({ toMs: inDays(6) });
  });
});
