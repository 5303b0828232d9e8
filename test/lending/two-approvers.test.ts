/** L12: policy asks two approvers for loans of a class; the second, who is somebody else, completes the request and grants it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LoanDetail } from '../../shared/contract/answers.ts';
import { defaultPolicy } from '../../shared/vocabulary/policy-settings.ts';
import { verifyBundle } from '../../verifier/verify-bundle.ts';
import { type Desk, expectRefusal, office, openDesk } from '../support/desk.ts';

const dayMs = 86_400_000;
const policy = { ...defaultPolicy, loanApprovers: { internal: 1, confidential: 1, secret: 2 } };

let desk: Desk;
let nth = 0;
let loan = '';
beforeAll(async () => {
  desk = await openDesk({ policy }, office);
}, 120_000);
afterAll(() => desk.dispose());

/** Of a dossier of its own: what was done to the one before stands in no way. */
async function file(classification = 'secret'): Promise<string> {
  nth += 1;
  await desk.dossier(`K-${nth}`, { classification });
  return await desk.fileDocument(`K-${nth}`, desk.textFile(`${nth}.txt`, `${nth}`));
}
beforeEach(async () => {
  loan = await desk.request(await file());
}, 60_000);

async function decide(decision: 'approve' | 'reject', who: string, more: object = {}, of = loan) {
  await desk.signIn(who);
  return await desk.call('loan.decide', {
    decisions: [{ loan: of, decision, reason: `${who}的理由`, ...more }],
    signature: desk.signature,
  });
}
const first = (who = '赵批', more: object = {}) => decide('approve', who, more);
const second = (who = 'Abel Approver', more: object = {}) => decide('approve', who, more);
const shown = (of = loan): Promise<LoanDetail> => desk.call('loan.show', { loan: of });
async function issue(who = 'Cora Keeper'): Promise<void> {
  await desk.signIn(who);
  await desk.call('loan.issue', { loan, signature: desk.signature });
}
const grants = (): number => desk.vault.db.count('SELECT count(*) AS n FROM loan_grant');
const keeps = (name: string): number =>
  desk.vault.db.count(
    `SELECT count(*) AS n FROM act WHERE kind = 'keeper' AND person = (SELECT id FROM person WHERE name = ?)
       AND dossier = (SELECT id FROM dossier WHERE code = ?)`,
    name,
    `K-${nth}`,
  );

describe('L12: two approvers for a loan of a class', () => {
  it('the first grants nothing, the second does; everybody sees how many there are and by whom', async () => {
    const before = grants();
    expect(await first()).toEqual({ signed: [loan], waiting: [loan] });
    expect(grants()).toBe(before);
    expect(keeps('赵批')).toBe(1);
    for (const who of ['许借', '李保', 'Abel Approver', '赵批']) {
      await desk.signIn(who);
      expect(await shown()).toMatchObject({
        state: 'requested',
        approver: null,
        approvedBy: ['赵批 #3 档案室'],
        approvalsNeeded: 2,
        approvals: [{ approver: '赵批 #3 档案室', reason: '赵批的理由' }],
        deciders: [{ who: 'Abel Approver #4 档案室', awayUntil: null }],
        tooFewHere: false,
      });
    }
    await expectRefusal('LOAN_STATE', issue());
    expect(await second()).toEqual({ signed: [loan], waiting: [] });
    expect(grants()).toBe(before + 1);
    expect(await shown()).toMatchObject({
      state: 'approved',
      approver: '赵批 #3 档案室 / Abel Approver #4 档案室',
    });
    await issue();
    await desk.signIn('许借');
    await desk.call('loan.receive', { loan, signature: desk.signature });
    await desk.viewAndClose(loan);
  });
  it('nobody gives both, and whoever gave the first does not reject', async () => {
    await first();
    expect((await shown()).refusal?.code).toBe('APPROVED_ALREADY');
    await expectRefusal('APPROVED_ALREADY', first());
    await expectRefusal('APPROVED_ALREADY', decide('reject', '赵批'));
  });
  it('S4: not under another account of the same human either', async () => {
    await first();
    const { db } = desk.vault;
    const human = (name: string) =>
      db.get<{ human: string }>('SELECT human FROM person WHERE name = ?', name)?.human ?? '';
    const own = human('Abel Approver');
    db.run("UPDATE person SET human = ? WHERE name = 'Abel Approver'", human('赵批'));
    await expectRefusal('APPROVED_ALREADY', second());
    db.run("UPDATE person SET human = ? WHERE name = 'Abel Approver'", own);
    // Nor does a custodian issue what they approved under another account.
    await second();
    const custodian = human('Cora Keeper');
    db.run("UPDATE person SET human = ? WHERE name = 'Cora Keeper'", human('赵批'));
    await expectRefusal('SAME_PERSON_TWICE', issue());
    db.run("UPDATE person SET human = ? WHERE name = 'Cora Keeper'", custodian);
    await issue();
  });
  it('a rejection by the other ends it', async () => {
    await first();
    expect(await decide('reject', 'Abel Approver')).toEqual({ signed: [loan], waiting: [] });
    expect(await shown()).toMatchObject({ state: 'rejected', approver: 'Abel Approver #4 档案室' });
    await expectRefusal('LOAN_STATE', second());
  });
  it('the second allows no more than the first did', async () => {
    const { fromMs, toMs } = await shown();
    await first('赵批', { toMs: toMs - dayMs, minutes: 20 });
    await expectRefusal('WINDOW_INVALID', second('Abel Approver', { toMs }));
    await expectRefusal('WINDOW_INVALID', second('Abel Approver', { fromMs: fromMs - 1 }));
    await expectRefusal('MINUTES_TOO_LONG', second('Abel Approver', { minutes: 21 }));
    await second();
    expect(await shown()).toMatchObject({ toMs: toMs - dayMs, minutes: 20 });
  });
  it('one is enough for a class that the policy does not name', async () => {
    loan = await desk.request(await file('confidential'));
    expect(await first()).toEqual({ signed: [loan], waiting: [] });
    expect(await shown()).toMatchObject({ state: 'approved', approvalsNeeded: 1 });
  });
  it('L2: in a batch each request is completed or begun by itself', async () => {
    await first();
    const begun = await desk.request(await file());
    const plain = await desk.request(await file('internal'));
    await desk.signIn('Abel Approver');
    for (const each of [loan, begun, plain]) await shown(each);
    expect(
      await desk.call('loan.decide', {
        decisions: [loan, begun, plain].map((each) => ({ loan: each, decision: 'approve', reason: '可' })),
        signature: desk.signature,
      }),
    ).toEqual({ signed: [loan, begun, plain], waiting: [begun] });
  });
  it('L13: whoever asked hears of the second decision, the first is none yet', async () => {
    await desk.signIn('许借');
    await desk.call('news.seen', { upto: desk.vault.writer.size });
    await first();
    await desk.signIn('许借');
    expect((await desk.call('news.show', {})).loans).toEqual([]);
    await second();
    await desk.signIn('许借');
    expect((await desk.call('news.show', {})).loans).toMatchObject([
      { loan, outcome: 'approved', reason: 'Abel Approver的理由' },
    ]);
  });
  it('L12: what somebody has approved waits for others, and the log says so', async () => {
    const waiting = async (who: string) => {
      await desk.signIn(who);
      return (await desk.call('vault.status', {})).waiting.requests;
    };
    await first();
    expect(await waiting('Abel Approver')).toBe((await waiting('赵批')) + 1);
    const told = async () =>
      (await desk.call('log.page', { types: ['loan.approved'], limit: 1 })).rows[0]?.sentence;
    await desk.signIn('李保');
    expect(await told()).toContain('还须另一位审批人批准');
    await second();
    expect(await waiting('Abel Approver')).toBe(await waiting('赵批'));
    await desk.signIn('李保');
    expect(await told()).not.toContain('还须另一位审批人批准');
  });
  it('A3: the tables are the same when they are made anew from the log, half-approved and whole', async () => {
    await first();
    const whole = await desk.request(await file());
    await decide('approve', '赵批', {}, whole);
    await decide('approve', 'Abel Approver', {}, whole);
    await desk.crashAndOpen();
    expect(desk.vault.quarantine).toBe('none');
    await desk.signIn('李保');
    expect((await shown()).approvedBy).toEqual(['赵批 #3 档案室']);
    expect((await shown(whole)).approver).toBe('赵批 #3 档案室 / Abel Approver #4 档案室');
    expect((await desk.call('loan.register', { query: whole, offset: 0, limit: 1 })).rows[0]?.approver).toBe(
      '赵批 #3 档案室 / Abel Approver #4 档案室',
    );
  });
});

describe('L11, L12: a longer window takes as many', () => {
  const asked = { longer: true };
  async function lent(): Promise<number> {
    await first();
    await second();
    await issue();
    await desk.signIn('许借');
    await desk.call('loan.receive', { loan, signature: desk.signature });
    for (let day = 0; day < 2; day++) {
      await desk.close();
      desk.clock.pass(dayMs);
      await desk.open();
    }
    await desk.signIn('许借');
    const toMs = desk.clock.wallMs + 14 * dayMs;
    await desk.call('loan.extend', { loan, toMs, reason: '未完', signature: desk.signature });
    return toMs;
  }
  it('the window ends later with the second approval, and never later than the first one said', async () => {
    const toMs = await lent();
    const before = (await shown()).toMs;
    expect(await first('赵批', { ...asked, toMs: toMs - dayMs / 2 })).toEqual({
      signed: [loan],
      waiting: [loan],
    });
    expect(await shown()).toMatchObject({
      toMs: before,
      longer: { toMs: toMs - dayMs / 2, approvedBy: ['赵批 #3 档案室'] },
      deciders: [{ who: 'Abel Approver #4 档案室' }],
      approvalsNeeded: 2,
    });
    await expectRefusal('APPROVED_ALREADY', first('赵批', asked));
    await expectRefusal('APPROVED_ALREADY', decide('reject', '赵批', asked));
    await expectRefusal('EXTENSION_BEYOND', second('Abel Approver', { ...asked, toMs }));
    expect(await second('Abel Approver', asked)).toEqual({ signed: [loan], waiting: [] });
    expect(await shown()).toMatchObject({ longer: null, toMs: toMs - dayMs / 2 });
  });
  it('a rejection by the other ends it, and what was said first counts for nothing the next time', async () => {
    const toMs = await lent();
    await first('赵批', asked);
    await decide('reject', 'Abel Approver', asked);
    expect((await shown()).longer).toBeNull();
    await desk.signIn('许借');
    await desk.call('loan.extend', { loan, toMs, reason: '再申请', signature: desk.signature });
    expect(await first('赵批', asked)).toEqual({ signed: [loan], waiting: [loan] });
  });
});

describe('L12: a policy or a class that changes meanwhile', () => {
  it('what is decided is judged by the class of that moment; what was approved stays approved', async () => {
    const plain = await file('confidential');
    loan = await desk.request(plain);
    const classed = async (classification: string): Promise<void> => {
      await desk.signIn('李保');
      await desk.call('dossier.change', {
        code: `K-${nth}`,
        classification,
        signature: desk.signature,
        cosign: [desk.credential('赵批')],
      });
    };
    await classed('secret');
    expect(await first()).toEqual({ signed: [loan], waiting: [loan] });
    await classed('confidential');
    // One has approved and one is asked for: the decision that is missing is still somebody else's.
    await expectRefusal('APPROVED_ALREADY', first());
    expect(await second()).toEqual({ signed: [loan], waiting: [] });
    loan = await desk.request(await file('confidential'));
    await first();
    await classed('secret');
    await issue();
    expect((await shown()).state).toBe('issued');
  });
  it('A5: the verifier finds nothing wrong with all of it', async () => {
    await desk.signIn('Cora Keeper');
    await desk.call('log.export', { folder: desk.path('bundle'), openings: 'all' });
    expect((await verifyBundle(desk.path('bundle'), null)).first).toBeNull();
  });
  it('S5: a policy that asks for fewer is refused', async () => {
    await desk.signIn('李保');
    await expectRefusal(
      'POLICY_LOOSER',
      desk.call('policy.tighten', {
        policy: { ...policy, loanApprovers: { internal: 1, confidential: 2, secret: 1 } },
        signature: desk.signature,
        cosign: [desk.credential('赵批')],
      }),
    );
  });
  it('L1: what is longer than the policy has it by now is not approved as it was asked for', async () => {
    const of = await desk.request(await file('internal'));
    await desk.signIn('李保');
    await desk.call('policy.tighten', {
      policy: { ...policy, loanDaysMax: 5 },
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    await desk.signIn('赵批');
    const { fromMs, refusal } = await shown(of);
    expect(refusal).toEqual({ code: 'WINDOW_TOO_LONG', facts: { days: 5 } });
    await expectRefusal('WINDOW_TOO_LONG', decide('approve', '赵批', {}, of));
    await decide('approve', '赵批', { toMs: fromMs + 5 * dayMs }, of);
    expect((await shown(of)).state).toBe('approved');
  });
});
