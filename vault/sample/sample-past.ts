/**
 * Four weeks in the sample's office: looks at documents, refusals, a custodian who hands over, a loan that does not come
 * back, somebody who leaves. Each day the vault is opened in the morning and closed in the evening.
 */
import { agreementDays } from './sample-agreements.ts';
import type { SampleDesk } from './sample-desk.ts';
import { fileDossiers, foundOffice } from './sample-founding.ts';
import { applyToLeave, approveInOrder, beginCase, goOnWithCase } from './sample-leaving.ts';
import type { SamplePersonKey } from './sample-people.ts';
import { trainingDays } from './sample-training.ts';

type Borrower = 'zhou' | 'cheng';
type Day = (desk: SampleDesk) => Promise<void>;

const dayMs = 86_400_000;

async function request(desk: SampleDesk, who: Borrower, document: string, zh: string, en: string, days = 5) {
  await desk.seat(who);
  const nowMs = desk.clock.read().wallMs;
  const { loan } = await desk.call('loan.request', {
    document,
    category: 'service',
    reason: desk.words(zh, en),
    place: desk.office.place,
    fromMs: nowMs,
    toMs: nowMs + days * dayMs,
    signature: desk.signature,
  });
  return loan;
}

async function decide(
  desk: SampleDesk,
  approver: 'gu' | 'jiang',
  loan: string,
  decision: 'approve' | 'reject',
  zh: string,
  en: string,
): Promise<void> {
  await desk.seat(approver);
  await desk.call('loan.show', { loan });
  desk.clock.pass(1);
  await desk.call('loan.decide', {
    decisions: [{ loan, decision, reason: desk.words(zh, en) }],
    signature: desk.signature,
  });
}

async function lend(desk: SampleDesk, loan: string, custodian: SamplePersonKey, to: Borrower): Promise<void> {
  await decide(
    desk,
    'gu',
    loan,
    'approve',
    '事由充分，期限合理。',
    'The reason suffices; the window is reasonable.',
  );
  await desk.seat(custodian);
  await desk.call('loan.issue', { loan, signature: desk.signature });
  await desk.seat(to);
  await desk.call('loan.receive', { loan, signature: desk.signature });
}

/** Two pages read, a minute and a half each. */
async function view(desk: SampleDesk, who: Borrower, loan: string, zh: string, en: string): Promise<void> {
  await desk.seat(who);
  await desk.call('view.open', {
    loan,
    reason: desk.words(zh, en),
    place: desk.office.place,
    signature: desk.signature,
  });
  desk.clock.pass(1);
  await desk.call('view.page', { page: 2 });
  desk.clock.pass(2);
  await desk.call('view.close', {});
}

async function giveBack(desk: SampleDesk, who: Borrower, loan: string, custodian: SamplePersonKey) {
  await desk.seat(who);
  await desk.call('loan.return', { loan, signature: desk.signature });
  await desk.seat(custodian);
  await desk.call('loan.check-in', { loan, signature: desk.signature });
}

/** A certificate of an original: its digest leaves the vault, and nothing of what it says (D8). */
async function certify(desk: SampleDesk): Promise<void> {
  await desk.seat('zhou');
  const { release } = await desk.call('release.request', {
    code: trust.slice(0, trust.lastIndexOf('/')),
    numbers: [1],
    form: 'certificate',
    recipient: desk.name('zhou'),
    ground: desk.words(
      '向合作行证明报告未经改动。',
      'To show the partner bank that the report is unchanged.',
    ),
    signature: desk.signature,
  });
  await desk.seat('gu');
  await desk.call('release.decide', {
    release,
    decision: 'approve',
    reason: desk.words('只出具证明，不带出内容。', 'A certificate only; nothing of the content leaves.'),
    signature: desk.signature,
  });
  await desk.seat('shen');
  await desk.call('release.hand-out', {
    release,
    signature: desk.signature,
    cosign: [desk.credential('jiang'), desk.credential('zhou')],
  });
}

async function handCustodyOver(desk: SampleDesk): Promise<void> {
  await desk.seat('qin');
  await desk.call('custody.begin', {
    outgoing: desk.name('qin'),
    incoming: desk.name('lu'),
    witness: desk.name('gu'),
    manner: 'agreed',
    signature: desk.signature,
  });
  await desk.call('custody.check', {});
  desk.clock.pass(20);
  await desk.call('custody.sign', {
    signature: desk.signature,
    cosign: [desk.credential('lu'), desk.credential('gu')],
  });
  desk.leave();
}

async function describeLine(desk: SampleDesk, code: string): Promise<void> {
  const say = (zh: string, en: string): string => desk.words(zh, en);
  await desk.call('clients.describe', {
    handover: 1,
    code,
    projects: say(
      '铸件二期供货，月底前报价。',
      'Second castings order; quotation due at the end of the month.',
    ),
    nextDates: say('下月初回访。', 'A visit early next month.'),
    mandate: say('报价与排期。', 'Quotations and scheduling.'),
    positions: say('希望账期由 60 天延至 90 天。', 'Wants 90 days to pay rather than 60.'),
    authority: say('九折以内可自行决定。', 'May grant up to ten per cent.'),
    meetingOn: null,
    meetingHeld: true,
    client: 'agreed',
    formalRecords: 0,
    personal: [],
    signature: desk.signature,
  });
}

async function signLine(desk: SampleDesk, code: string): Promise<void> {
  for (const who of ['cheng', 'zhou', 'gu'] as const) {
    await desk.seat(who);
    desk.clock.pass(4);
    await desk.call('clients.sign', { handover: 1, codes: [code], signature: desk.signature });
  }
}

/** Documents that the past is about, each of several pages. */
const trust = 'KH-2025-0912/1';
const property = 'KH-2025-0740/1';
const castings = 'KH-2025-0866/1';
const energy = 'KH-2026-0098/1';

/** Numbers of the loans in the order in which they are asked for. */
const loan = { trust: 'L1', property: 'L2', refused: 'L3', overdue: 'L4', recalled: 'L5' } as const;

const days: readonly Day[] = [
  foundOffice,
  fileDossiers,
  async (desk) => {
    await request(desk, 'zhou', trust, '准备年度授信复审。', 'Preparing the yearly credit review.', 10);
    await request(desk, 'cheng', property, '客户询问续约条件。', 'The client asks about renewal.', 10);
    await lend(desk, loan.trust, 'qin', 'zhou');
    await lend(desk, loan.property, 'shen', 'cheng');
    await view(desk, 'zhou', loan.trust, '通读报告。', 'Reading the report once through.');
  },
  async (desk) => {
    await view(desk, 'cheng', loan.property, '核对担保物。', 'Checking the collateral.');
    desk.clock.pass(95);
    await view(desk, 'zhou', loan.trust, '核对估值假设。', 'Checking the assumptions of the valuation.');
  },
  async (desk) => {
    // Cleared for less than the highest class: for this borrower the document does not exist (D3).
    await desk.seat('ma');
    const asked = { category: 'service', place: desk.office.place, signature: desk.signature } as const;
    const reason = desk.words('想了解该客户情况。', 'Would like to know about this client.');
    await desk.refused('loan.request', { ...asked, document: trust, reason }, 'NO_SUCH_DOCUMENT');
    await desk.seat('meng');
    const again = desk.words('想再看一遍自己写的报告。', 'Would like to read my own report again.');
    await desk.refused(
      'loan.request',
      { ...asked, document: energy, reason: again, signature: desk.signature },
      'ROLE_NEEDED',
    );
  },
  async (desk) => {
    await view(desk, 'zhou', loan.trust, '抄录结论。', 'Taking the conclusions down.');
    desk.clock.pass(40);
    await desk.refused(
      'view.open',
      {
        loan: loan.trust,
        reason: desk.words('再核对一处。', 'One more thing to check.'),
        place: desk.office.place,
        signature: desk.signature,
      },
      'VIEWS_SPENT',
    );
    await giveBack(desk, 'zhou', loan.trust, 'qin');
  },
  async (desk) => {
    await view(desk, 'cheng', loan.property, '答复客户来电。', 'Answering the client.');
    await giveBack(desk, 'cheng', loan.property, 'shen');
    await certify(desk);
  },
  async (desk) => {
    await request(desk, 'zhou', 'KH-2026-0163/2', '了解客户偏好。', 'Learning what the client prefers.');
    await decide(
      desk,
      'jiang',
      loan.refused,
      'reject',
      '非该客户负责人，事由不足。',
      'Not responsible for this client; the reason does not suffice.',
    );
    await desk.refused(
      'session.sign-in',
      { who: desk.name('ma'), passphrase: 'a forgotten passphrase', place: desk.office.place },
      'SECRET_MISMATCH',
    );
    desk.leave();
  },
  handCustodyOver,
  async (desk) => {
    await request(
      desk,
      'zhou',
      energy,
      '比较两家评估假设。',
      'Comparing the assumptions of two assessments.',
    );
    await lend(desk, loan.overdue, 'lu', 'zhou');
    await view(desk, 'zhou', loan.overdue, '比较空置率假设。', 'Comparing the assumed vacancy.');
  },
  async (desk) => {
    await request(desk, 'cheng', castings, '准备报价会。', 'Preparing a meeting on quotations.', 14);
    await lend(desk, loan.recalled, 'shen', 'cheng');
    await view(desk, 'cheng', loan.recalled, '核对产能与担保。', 'Checking capacity and collateral.');
  },
  applyToLeave,
  async (desk) => {
    await desk.seat('shen');
    await desk.call('departure.register', {
      who: desk.name('cheng'),
      reason: desk.words('个人原因，另谋发展。', 'Personal reasons; moving on.'),
      signature: desk.signature,
    });
    await desk.call('clients.assign', {
      handover: 1,
      lines: [
        { code: 'KH-2025-0866', successor: desk.name('zhou') },
        { code: 'KH-2025-0740', successor: desk.name('zhou') },
      ],
      signature: desk.signature,
    });
    await beginCase(desk);
  },
  async (desk) => {
    await approveInOrder(desk);
    await desk.seat('shen');
    await describeLine(desk, 'KH-2025-0866');
  },
  (desk) => signLine(desk, 'KH-2025-0866'),
  async (desk) => {
    await desk.seat('shen');
    await desk.call('departure.tick', {
      departure: 1,
      items: ['devices', 'agreements'].map((item) => ({ item, done: true })),
      signature: desk.signature,
    });
    await goOnWithCase(desk);
  },
  async (desk) => {
    await desk.call('loan.remind', { loan: loan.overdue, signature: desk.signature });
  },
  async () => {},
];

export const sampleDays = days.length;

export async function livePast(desk: SampleDesk): Promise<void> {
  for (const [no, day] of days.entries()) {
    desk.clock.begin(no);
    // The first day begins with the ceremony, which opens the vault itself.
    if (no > 0) await desk.openVault('shen');
    desk.clock.pass(25);
    await day(desk);
    await trainingDays[no]?.(desk);
    await agreementDays[no]?.(desk);
    await desk.closeVault();
  }
  desk.clock.toNow();
}
