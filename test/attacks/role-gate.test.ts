/**
 * P7: a role that lacks what policy demands acts on no road: not by the act itself, not as a co-signer, not in a batch, not by a
 * filing that was begun the day before, not by a handover. What is held goes back, and everybody finds the way in again.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandName } from '../../shared/contract/commands.ts';
import { defaultPolicy, policySettings } from '../../shared/vocabulary/policy-settings.ts';
import { Desk, expectRefusal } from '../support/desk.ts';
import { both, faultsFound, people, trainingDesk } from '../training/training-desk.ts';

const DAY = 86_400_000;
/** The desk's clock stands on the 19th of November. */
const tomorrow = '2026-11-20';
const demand = (role: string, from = tomorrow) => ({ role, what: 'agreement', from });
const allRoles = ['author', 'borrower', 'custodian', 'approver'].map((role) => demand(role));

let desk: Desk;
const refused = (name: CommandName, input: object): Promise<void> =>
  expectRefusal('GATE_AGREEMENT', desk.call(name, { ...input, signature: desk.signature }));
const entriesOf = (type: string): number =>
  desk.vault.db.count('SELECT count(*) AS n FROM leaf WHERE type = ?', type);
const reading = { category: 'negotiation', reason: '准备续约谈判', place: '档案室' };

async function tighten(gates: readonly object[]) {
  await desk.signIn('李保');
  return desk.call('policy.tighten', { policy: { ...defaultPolicy, gates }, ...both(desk) });
}
/** Made by the clerk, or by a custodian where it is the clerk's; signed by the person beside a keeper, whatever that keeper lacks. */
async function agree(who: string, keeper: string, from: string = tomorrow, months = 12) {
  await desk.signIn(people.clerk);
  const { agreement, state } = await desk.call('agreement.make', {
    who,
    kind: 'confidentiality',
    title: '保密协议',
    from,
    months,
    afterMonths: null,
    dossiers: [],
    classes: [],
    secrets: '名单',
    area: '',
    compensation: null,
    wage: null,
    penalty: null,
    remark: '',
    signature: desk.signature,
  });
  await desk.signIn(keeper);
  const cosign = [desk.credential(who)];
  await desk.call('agreement.sign', { agreement, state, signature: desk.signature, cosign });
}

let held = '';
let issued = '';
let asked = '';
let viewed = '';
let toDecide = '';
let ofNewReader = '';
const waiting: string[] = [];
const newBecause = 'another text';

beforeAll(async () => {
  desk = await trainingDesk();
  for (const code of ['G-1', 'G-2']) await desk.dossier(code);
  const file = (name: string) => desk.fileDocument('G-1', desk.textFile(`${name}.txt`, `text of ${name}`));
  held = await desk.lend(await file('held'));
  viewed = await desk.lend(await file('viewed'), 'Ben Reader');
  const third = await file('issued');
  issued = await desk.request(third);
  await desk.approve(issued);
  await desk.signIn('Cora Keeper');
  await desk.call('loan.issue', { loan: issued, signature: desk.signature });
  asked = await desk.request(await file('asked'), 'Ben Reader');
  for (const n of [1, 2, 3]) {
    await desk.signIn('孟编');
    const { document } = await desk.call('document.submit', {
      code: 'G-2',
      file: desk.textFile(`waiting ${n}.txt`, `words ${n}\n`.repeat(20 * n)),
      sheet: 'document',
      ownership: 'company',
      signature: desk.signature,
    });
    waiting.push(document);
  }
});
afterAll(() => desk.dispose());

describe('P7: setting a demand', () => {
  it('P7: takes no day before today, and none at all when a vault is created', async () => {
    await desk.signIn('李保');
    const policy = { ...defaultPolicy, gates: [demand('borrower', '2026-11-18')] };
    await expectRefusal('GATE_BACKDATED', desk.call('policy.tighten', { policy, ...both(desk) }));
    expect(entriesOf('policy.tightened')).toBe(0);
    const another = new Desk();
    const policy2 = policySettings.parse({ ...defaultPolicy, gates: allRoles });
    await expectRefusal('GATE_AT_CREATION', another.create({ policy: policy2 }));
    await another.dispose();
  });

  it('P7: is never taken back, altered or moved, and asks nothing before its day', async () => {
    await tighten(allRoles);
    for (const gates of [
      undefined,
      allRoles.slice(1),
      allRoles.map((each) => ({ ...each, from: '2026-11-21' })),
    ]) {
      const policy = { ...defaultPolicy, ...(gates === undefined ? {} : { gates }) };
      await expectRefusal('POLICY_LOOSER', desk.call('policy.tighten', { policy, ...both(desk) }));
    }
    // Who holds the role goes on until the evening of the day before.
    toDecide = await desk.request('G-1/3', 'Ben Reader');
    await desk.signIn('李保');
    await desk.call('document.accept', { document: waiting[2], newBecause, signature: desk.signature });
  });

  it('P7: whoever is given the role later is asked at once; the role waits', async () => {
    await desk.enrol({ name: 'New Reader', roles: ['borrower'] });
    await desk.signIn('New Reader');
    await refused('loan.request', { document: 'G-1/3', ...reading });
    await agree('New Reader', '李保', '2026-11-19');
    ofNewReader = await desk.request('G-1/3', 'New Reader');
  });
});

let filedBeforeMidnight = 0;
async function filingEnded(): Promise<void> {
  while (desk.vault.filing?.running === true) await wait(5);
}

describe('P7: from the day on', () => {
  beforeAll(async () => {
    // A filing of many files goes on by itself; midnight comes while it does.
    await desk.signIn('孟编');
    const files = Array.from({ length: 12 }, (_, i) => desk.textFile(`over ${i}.txt`, `over midnight ${i}`));
    await desk.call('filing.begin', {
      code: 'G-2',
      files: files.map((file) => ({ file, sheet: 'document', ownership: 'company' })),
      signature: desk.signature,
    });
    while ((desk.vault.filing?.howFar().done ?? 0) < 2) await wait(1);
    desk.clock.pass(DAY);
    filedBeforeMidnight = entriesOf('document.submitted');
    await filingEnded();
    await desk.close();
    await desk.open();
  });

  it('P7: a borrower asks for, receives and reads nothing new, and gives back what they have', async () => {
    await desk.signIn('许借');
    await refused('loan.request', { document: 'G-1/4', ...reading });
    await refused('loan.receive', { loan: issued });
    const recipient = 'Ben Reader';
    await refused('release.request', {
      code: 'G-1',
      numbers: [1],
      form: 'marked-copy',
      recipient,
      ground: 'x',
    });
    await desk.call('loan.return', { loan: held, signature: desk.signature });
    await desk.signIn('Ben Reader');
    await refused('view.open', { loan: viewed, reason: 'x', place: 'x' });
    expect(entriesOf('view.open')).toBe(0);
    expect(entriesOf('view.page')).toBe(0);
    await desk.call('loan.withdraw', { loan: asked, signature: desk.signature });
  });

  it('P7: a filing that was begun the day before ends at midnight, and does not go on when its author signs again', async () => {
    expect(filedBeforeMidnight).toBeLessThan(15);
    expect(entriesOf('document.submitted')).toBe(filedBeforeMidnight);
    await desk.signIn('孟编');
    const { mine } = await desk.call('filing.show', {});
    const left = mine?.files.filter(({ state }) => state === 'waiting') ?? [];
    expect(left.length).toBeGreaterThan(0);
    await desk.call('filing.begin', {
      code: 'G-2',
      files: left.map(({ file }) => ({ file, sheet: 'document', ownership: 'company' })),
      signature: desk.signature,
    });
    await filingEnded();
    expect(entriesOf('document.submitted')).toBe(filedBeforeMidnight);
    expect(JSON.stringify((await desk.call('filing.show', {})).mine)).toContain('GATE_AGREEMENT');
    await desk.call('filing.forget', {});
  });

  it('P7: an author opens no dossier and files nothing', async () => {
    await desk.signIn('孟编');
    await refused('dossier.open', {
      code: 'G-3',
      client: 'x',
      category: 'other',
      classification: 'internal',
      scope: { everybody: true, people: [], departments: [] },
    });
    const file = desk.textFile('late.txt', 'late');
    await refused('document.submit', { code: 'G-2', file, sheet: 'document', ownership: 'company' });
    expect(entriesOf('document.submitted')).toBe(filedBeforeMidnight);
  });

  it('P7: an approver decides nothing, alone or in a batch', async () => {
    const size = entriesOf('loan.approved') + entriesOf('loan.rejected');
    await desk.signIn('Abel Approver');
    const loans = [toDecide, ofNewReader];
    for (const decision of ['approve', 'reject']) {
      await refused('loan.decide', { decisions: [{ loan: toDecide, decision, reason: 'x' }] });
      for (const loan of loans) await desk.call('loan.show', { loan });
      await refused('loan.decide', { decisions: loans.map((loan) => ({ loan, decision, reason: 'x' })) });
    }
    expect(entriesOf('loan.approved') + entriesOf('loan.rejected')).toBe(size);
  });

  it('P7: a custodian accepts, sends back and issues nothing, alone or in a batch; what comes back is checked in', async () => {
    await desk.signIn('Cora Keeper');
    const before = entriesOf('document.accepted');
    await refused('document.accept', { document: waiting[0], newBecause });
    await refused('document.send-back', { document: waiting[0], reason: 'x' });
    for (const document of waiting.slice(0, 2)) await desk.call('document.look', { document });
    await refused('document.judge', {
      judgements: waiting.slice(0, 2).map((document) => ({ document, decision: 'accept', newBecause })),
    });
    expect(entriesOf('document.accepted')).toBe(before);
    expect(entriesOf('document.sent-back')).toBe(0);
    await desk.call('loan.check-in', { loan: held, signature: desk.signature });
    await desk.call('loan.recall', { loan: issued, reason: 'not received', signature: desk.signature });
  });

  it('P7: nobody who lacks it signs along: no role but a clerk’s is given, no policy made stricter, no list invited', async () => {
    await desk.signIn('李保');
    const cosign = [desk.credential('赵批')];
    await desk.enrol({ name: 'Second Clerk', roles: ['clerk'] });
    await refused('policy.tighten', {
      policy: { ...defaultPolicy, gates: [...allRoles, demand('author', '2027-01-01')] },
      cosign,
    });
    await expectRefusal(
      'GATE_AGREEMENT',
      desk.call('role.give', {
        self: desk.credential('孟编'),
        role: 'borrower',
        clearance: 'internal',
        signature: desk.signature,
        cosign,
      }),
    );
    expect(entriesOf('policy.tightened')).toBe(1);
  });

  it('P7: the vault can be closed and opened by a custodian who lacks it', async () => {
    await desk.close();
    await desk.open('Cora Keeper');
    await desk.signIn('Cora Keeper');
    await desk.call('person.freeze', { who: '许借', ground: 'x', signature: desk.signature });
  });

  it('P7: whoever is to take custody over is asked, whoever gives it back is not', async () => {
    // The witness is asked too; here they have what it takes, and so the incoming custodian alone stands in the way.
    await agree('赵批', '李保');
    await desk.signIn('李保');
    await desk.call('custody.begin', {
      outgoing: '李保',
      incoming: 'Cora Keeper',
      witness: '赵批',
      manner: 'agreed',
      signature: desk.signature,
    });
    await desk.call('custody.check', {});
    const cosign = [desk.credential('Cora Keeper'), desk.credential('赵批')];
    await refused('custody.sign', { cosign });
    await agree('Cora Keeper', '赵批');
    await desk.signIn('李保');
    await desk.call('custody.sign', { cosign, signature: desk.signature });
    expect(entriesOf('custody.handed-over')).toBe(1);
  });

  it('P7: a role that brings a key is not given before what it takes is there; its person signs in without a role', async () => {
    await desk.signIn('Cora Keeper');
    const sticks = [desk.path('sticks', 'third', 'key.json'), desk.path('sticks', 'third spare', 'key.json')];
    const enrolled = await desk.call('person.enrol', {
      name: 'Third Keeper',
      staffNumber: 'C-33',
      language: 'en',
      keyFiles: sticks,
      ...both(desk),
    });
    desk.passphrases.set('Third Keeper', enrolled.drawnPassphrase ?? '');
    desk.keyFiles.set('Third Keeper', sticks[0]!);
    const members = () => desk.vault.db.count('SELECT count(*) AS n FROM group_secret');
    const before = members();
    const give = async () => {
      await desk.signIn('Cora Keeper');
      const self = desk.credential('Third Keeper');
      return desk.call('role.give', { self, role: 'custodian', clearance: 'secret', ...both(desk) });
    };
    await expectRefusal('GATE_AGREEMENT', give());
    expect(members()).toBe(before);
    await desk.signIn('Third Keeper');
    await agree('Third Keeper', 'Cora Keeper');
    await give();
    expect(members()).toBe(before + 1);
  });

  it('P7: everybody gets in again, though all keepers lacked it: each signs beside the other', async () => {
    await agree('Abel Approver', 'Cora Keeper');
    await agree('Ben Reader', 'Abel Approver');
    await desk.view(viewed, 'Ben Reader');
    await desk.call('view.close', {});
    await desk.signIn('Cora Keeper');
    await desk.call('document.accept', { document: waiting[0], newBecause, signature: desk.signature });
    await agree('孟编', 'Cora Keeper');
    await desk.dossier('G-4');
  });

  it('P7: both verifiers find nothing wrong', async () => {
    expect(await faultsFound(desk)).toEqual([null, null]);
  });
});
