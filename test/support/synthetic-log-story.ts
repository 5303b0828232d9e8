/**
 * One honest story, from the creation of a vault to its closing, with something of everything that the rules speak
 * of but handovers (synthetic-log-story-of-handovers.ts goes on with them): filings, a loan with three views, a refusal, a recall, clocks that jump, a lost disk, two accounts of one human.
 * Chen and Deng keep, Wei and Xu approve, Ada writes, Bo, Cai and Twin borrow. Twin turns out to be Bo.
 */
import {
  hashOf,
  id,
  minuteMs,
  type Step,
  sealingKeyHex,
  sha256,
  signingKey,
  startMs,
  text,
} from './synthetic-log.ts';

export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

export const policy = {
  viewCap: { internal: 3, confidential: 3, secret: 3 },
  loanDaysMax: 14,
  viewMinutes: 30,
  viewMinutesMax: 240,
  authorSeparation: 'lineage',
  authorMayBorrow: false,
};

export const keysOf = (person: string, keyset = person) => ({
  person: id(person),
  keyset: id(keyset),
  signKey: signingKey(keyset).hex,
  sealKey: sealingKeyHex(keyset),
});

export const both = [
  ['custodian', 'chen'],
  ['approver', 'wei'],
] as const;

export const group = (side: string) => ({
  epoch: 1,
  key: sealingKeyHex(`${side} 1`),
  recovery: sealingKeyHex(`${side} recovery`),
  sheetsKey: signingKey(`${side} sheets`).hex,
  sheets: { threshold: 2, of: 3 },
});

const founder = (person: string, role: string) => ({
  ...keysOf(person),
  name: text(person),
  staff: text(`staff ${person}`),
  department: null,
  role,
  clearance: 'secret',
});

export const enrolled = (person: string): Step => ({
  name: `${person} enrolled`,
  type: 'person.enrolled',
  by: [['self', person, person], ...both],
  data: {
    ...keysOf(person),
    name: text(`${person} 同志`),
    staff: text(`staff ${person}`),
    department: text('Sales'),
    likeNames: 0,
    attestsSingleEnrolment: true,
  },
});

export const roleGiven = (person: string, role: string): Step => ({
  name: `${person} made ${role}`,
  type: 'role.given',
  by: [['self', person], ...both],
  data: { person: id(person), role, clearance: 'confidential' },
});

export const roleEnded = (person: string, role: string): Step => ({
  name: `${person} no longer ${role}`,
  type: 'role.ended',
  by: both,
  data: { person: id(person), role, ground: text('moved on') },
});

/** `paper` names the document. */
export const submitted = (paper: string, lineage: string, no: number, more: object = {}): Step => ({
  name: `${paper} submitted`,
  type: 'document.submitted',
  by: [['author', 'ada']],
  data: {
    document: id(paper),
    dossier: id('acme'),
    no,
    lineage: id(lineage),
    joined: 'new',
    likeTo: [],
    sheet: 'document',
    ownership: 'company',
    media: 'pdf',
    title: text(`${paper} 题名`),
    fileName: text(`${paper}.pdf`),
    likeness: text('keyed'),
    dated: { from: '2026-02-28', to: '2026-03-01' },
    pages: 3,
    bytes: 1000,
    fontsSubstituted: 0,
    glyphsMissing: 0,
    report: {
      losses: [
        { what: 'chart', count: 2 },
        { what: 'number-as-stored', count: 1 },
      ],
      encoding: { name: 'gb18030', by: 'guessed' },
      repaired: false,
    },
    custodyEpoch: 1,
    approvalEpoch: 1,
    custodyKey: group('custody').key,
    approvalKey: group('approval').key,
    parts: [
      {
        part: 'rendition',
        fileHash: hashOf(`${paper} file`),
        cmt: hashOf(`${paper} cmt`),
        shareCustody: hashOf(`${paper} sC`),
        shareApproval: hashOf(`${paper} sA`),
        bytes: 1000,
      },
    ],
    ...more,
  },
});

export const accepted = (paper: string, lineage: string, version: number, choice: string): Step => ({
  name: `${paper} accepted`,
  type: 'document.accepted',
  by: [['custodian', 'chen']],
  data: {
    document: id(paper),
    lineage: id(lineage),
    version,
    choice,
    because: choice === 'new-because' ? text('another matter') : null,
  },
});

export interface LoanOf {
  readonly loan: string;
  readonly borrower: string;
  readonly paper: string;
  readonly lineage: string;
  readonly from?: number;
  readonly to?: number;
}
const windowOf = ({ from, to }: LoanOf) => ({ from: from ?? startMs - 2 * dayMs, to: to ?? startMs + dayMs });

export const requested = (of: LoanOf): Step => ({
  name: `${of.loan} requested`,
  type: 'loan.requested',
  by: [['borrower', of.borrower]],
  data: {
    loan: id(of.loan),
    document: id(of.paper),
    no: 1,
    lineage: id(of.lineage),
    dossier: id('acme'),
    category: 'negotiation',
    reason: text('price talks'),
    place: text('Room 3'),
    ...windowOf(of),
  },
});

export const approved = (of: LoanOf, keyset = of.borrower): Step => ({
  name: `${of.loan} approved`,
  type: 'loan.approved',
  by: [['approver', 'wei']],
  data: {
    loan: id(of.loan),
    document: id(of.paper),
    grant: hashOf(`${of.loan} grant`),
    borrowerKeyset: id(keyset),
    borrowerKey: sealingKeyHex(keyset),
    ...windowOf(of),
    minutes: 30,
    reason: text('fits the task'),
    batch: null,
  },
});

export const loanStep = (
  loan: string,
  step: string,
  as: string,
  person: string,
  more: object = {},
): Step => ({
  name: `${loan} ${step}`,
  type: `loan.${step}`,
  by: [[as, person]],
  data: { loan: id(loan), ...more },
});

export const lent = (of: LoanOf, keyset?: string): Step[] => [
  requested(of),
  approved(of, keyset),
  loanStep(of.loan, 'issued', 'custodian', 'deng'),
  loanStep(of.loan, 'received', 'borrower', of.borrower),
];

export const viewOpen = (view: string, of: LoanOf, n: number, more: object = {}): Step => ({
  name: `${view} open`,
  type: 'view.open',
  by: [['borrower', of.borrower]],
  place: text('Room 3'),
  data: {
    view: id(view),
    loan: id(of.loan),
    document: id(of.paper),
    lineage: id(of.lineage),
    dossier: id('acme'),
    n,
    cap: 3,
    pages: 3,
    minutes: 30,
    reason: text('price talks'),
    ...more,
  },
});

export const ofView = (view: string, step: string, data: object, more: Partial<Step> = {}): Step => ({
  name: `${view} ${step}`,
  type: `view.${step}`,
  by: [],
  actor: 'bo',
  data: { view: id(view), ...data },
  ...more,
});

export const page = (view: string, number: number): Step => ({
  ...ofView(view, 'page', { page: number }),
  name: `${view} page ${number}`,
});

const closed = (view: string, shownMs = 120_000): Step =>
  ofView(view, 'closed', { cause: 'closed', shownMs });

const refusal = (name: string, code: string, person: string): Step => ({
  name,
  type: 'refusal',
  by: [],
  actor: person,
  data: { verb: 'view.open', code, dossier: id('acme'), document: null, loan: null, person: id(person) },
});

export const opened = (name: string, generation: number, more: Partial<Step> = {}): Step => ({
  name,
  type: 'vault.opened',
  by: [['custodian', 'chen']],
  data: { generation, label: text('Front desk'), anchorsAnswered: 2, quarantine: 'none' },
  ...more,
});

export const boLoan: LoanOf = { loan: 'loan 1', borrower: 'bo', paper: 'contract', lineage: 'contract' };
export const caiLoan: LoanOf = { loan: 'loan 2', borrower: 'cai', paper: 'memo', lineage: 'memo' };
export const twinLoan: LoanOf = { loan: 'loan 3', borrower: 'twin', paper: 'memo', lineage: 'memo' };
const voidedLoan: LoanOf = { ...caiLoan, loan: 'loan 4' };
/** After the forward jump of four days and after Twin was found to be Bo. */
export const laterLoan: LoanOf = {
  loan: 'loan 5',
  borrower: 'bo',
  paper: 'memo',
  lineage: 'memo',
  from: startMs,
  to: startMs + 9 * dayMs,
};

const erasedTitle = 'Mr Zhang, passport and address';
const erasedCommit = sha256(sha256('salt letter submitted title'), erasedTitle).toString('hex');

const created: Step = {
  name: 'created',
  type: 'vault.created',
  by: [
    ['founder', 'chen'],
    ['founder', 'deng'],
    ['founder', 'wei'],
    ['founder', 'xu'],
  ],
  data: {
    format: 1,
    name: text('Acme 销售档案'),
    sample: false,
    generation: 1,
    logKey: signingKey('log 1').hex,
    policy,
    groups: { custody: group('custody'), approval: group('approval') },
    founders: [
      founder('chen', 'custodian'),
      founder('deng', 'custodian'),
      founder('wei', 'approver'),
      founder('xu', 'approver'),
    ],
    anchors: [{ anchor: id('anchor 1'), kind: 'user-data', place: text('this desk') }],
  },
};

const ceremony: Step[] = [
  {
    name: 'custody sheets',
    type: 'recovery.confirmed',
    by: [['custodian', 'chen']],
    data: { side: 'custody', sheets: [hashOf('sheet 1'), hashOf('sheet 2'), hashOf('sheet 3')] },
  },
  {
    name: 'approval sheets',
    type: 'recovery.confirmed',
    by: [['approver', 'wei']],
    data: { side: 'approval', sheets: [hashOf('sheet 4'), hashOf('sheet 5'), hashOf('sheet 6')] },
  },
  {
    name: 'key file of chen',
    type: 'keyfile.confirmed',
    by: [['self', 'chen']],
    data: { keyset: id('chen'), copies: 2 },
  },
  opened('opened', 1),
];

const enrolments: Step[] = [
  enrolled('ada'),
  roleGiven('ada', 'author'),
  enrolled('bo'),
  roleGiven('bo', 'borrower'),
  enrolled('cai'),
  roleGiven('cai', 'borrower'),
  enrolled('twin'),
  roleGiven('twin', 'borrower'),
  { name: 'failed sign-in', type: 'session.failed', by: [], actor: 'ada', data: {} },
  {
    name: 'ada signs in',
    type: 'session.signed-in',
    by: [['self', 'ada']],
    data: { session: id('session 1') },
  },
];

const filings: Step[] = [
  {
    name: 'acme opened',
    type: 'dossier.opened',
    by: [['custodian', 'chen']],
    data: {
      dossier: id('acme'),
      code: text('KA-0001'),
      client: text('Acme 有限公司'),
      category: 'key-account',
      classification: 'confidential',
      responsible: id('bo'),
      openedOn: '2025-03-03',
      secrecyYears: 10,
      retentionYears: null,
      scope: { everybody: false, people: [id('bo')], departments: [text('Sales')] },
      home: null,
    },
  },
  submitted('contract', 'contract', 1),
  accepted('contract', 'contract', 1, 'first'),
  submitted('contract v2', 'contract', 2, { joined: 'version-of' }),
  accepted('contract v2', 'contract', 2, 'joined'),
  submitted('memo', 'memo', 3, { likeTo: [id('contract')] }),
  accepted('memo', 'memo', 1, 'new-because'),
  {
    ...submitted('letter', 'letter', 4, { title: text(erasedTitle) }),
    forge: (line) => {
      line.openings = line.openings.filter(({ commit }) => commit !== erasedCommit);
    },
  },
  {
    name: 'letter sent back',
    type: 'document.sent-back',
    by: [['custodian', 'chen']],
    data: { document: id('letter'), reason: text('wrong dossier') },
  },
];

const threeViews: Step[] = [
  ...lent(boLoan),
  viewOpen('view 1', boLoan, 1),
  page('view 1', 2),
  {
    name: 'note',
    type: 'note.written',
    by: [['borrower', 'bo']],
    data: {
      note: id('note'),
      view: id('view 1'),
      document: id('contract'),
      page: 2,
      characters: 40,
      hash: hashOf('note'),
    },
  },
  ofView('view 1', 'blanked', { cause: 'idle', shownMs: 90_000 }),
  {
    ...ofView('view 1', 'resumed', { after: 'blank', shownMs: 90_000, reason: null }),
    by: [['borrower', 'bo']],
  },
  page('view 1', 3),
  closed('view 1'),
  viewOpen('view 2', boLoan, 2),
  {
    ...ofView('view 2', 'resumed', { after: 'restart', shownMs: 20_000, reason: text('power cut') }),
    by: [
      ['borrower', 'bo'],
      ['custodian', 'deng'],
    ],
    boot: 'monday after the power cut',
  },
  closed('view 2'),
  viewOpen('view 3', boLoan, 3),
  closed('view 3'),
  refusal('fourth view refused', 'VIEWS_SPENT', 'bo'),
  loanStep('loan 1', 'returned', 'borrower', 'bo'),
  loanStep('loan 1', 'checked-in', 'custodian', 'chen'),
];

const recall: Step[] = [
  ...lent(caiLoan),
  viewOpen('view 4', caiLoan, 1),
  closed('view 4'),
  loanStep('loan 2', 'recalled', 'approver', 'wei', { reason: text('client asked') }),
];

/** Six hours back; then four days forward. */
const clocks: Step[] = [
  ...lent(twinLoan),
  opened('opened in doubt of the past', 1, { after: -6 * hourMs, doubt: 'back', boot: 'before' }),
  {
    name: 'clock set back',
    type: 'clock.jumped',
    by: both,
    data: { direction: 'back' },
    tamper: (body) => {
      body.data.from = body.at.wall + 6 * hourMs - minuteMs;
      body.data.to = body.at.wall;
    },
  },
  viewOpen('view 5', twinLoan, 1),
  closed('view 5'),
  opened('opened in doubt of the future', 1, { after: 4 * dayMs, doubt: 'forward', boot: 'friday' }),
  {
    name: 'clock set forward',
    type: 'clock.jumped',
    by: [['custodian', 'chen']],
    data: { direction: 'forward' },
    tamper: (body) => {
      body.data.from = body.at.wall - 4 * dayMs - minuteMs;
      body.data.to = body.at.wall;
    },
  },
  { name: 'loan 3 overdue', type: 'loan.overdue', by: [], data: { loan: id('loan 3') } },
  loanStep('loan 3', 'checked-in', 'custodian', 'deng'),
];

export const hold = (step: 'set' | 'lifted'): Step => ({
  name: `hold ${step}`,
  type: `hold.${step}`,
  by: step === 'set' ? [['approver', 'xu']] : both,
  data: { dossier: id('acme'), ground: text('litigation') },
});

export const frozen = (person: string): Step => ({
  name: `${person} frozen`,
  type: 'person.frozen',
  by: [['custodian', 'deng']],
  data: { person: id(person), ground: text('notice given') },
});

export const sameAs = (person: string, same: string): Step => ({
  name: `${same} is ${person}`,
  type: 'person.same-as',
  by: both,
  data: { person: id(person), same: id(same), ground: text('one passport') },
});

const people: Step[] = [
  hold('set'),
  hold('lifted'),
  {
    name: 'bo re-keyed',
    type: 'person.rekeyed',
    by: [['self', 'bo', 'bo 2'], ...both],
    data: keysOf('bo', 'bo 2'),
  },
  frozen('cai'),
  {
    name: 'cai unfrozen',
    type: 'person.unfrozen',
    by: both,
    data: { person: id('cai'), ground: text('notice withdrawn') },
  },
  sameAs('bo', 'twin'),
];

const roleOfSide = { custody: 'custodian', approval: 'approver' };
type Side = keyof typeof roleOfSide;

const epochStep = (step: string, side: Side, epoch: number, by: string | null, more: Step['data']): Step => ({
  name: `${side} epoch ${epoch}${step === 'new' ? '' : ` ${step}`}`,
  type: `epoch.${step}`,
  by: by === null ? [] : [[roleOfSide[side], by]],
  data: { side, epoch, ...more },
});

/** Also alone, as programs wrote it that did all in one entry. */
export const epochNew = (side: Side, epoch: number, cause: string, by: string): Step =>
  epochStep('new', side, epoch, by, {
    key: sealingKeyHex(`${side} ${epoch}`),
    cause,
    capsules: 3,
    capsuleRoot: hashOf('capsules'),
  });

export const epochBegun = (side: Side, epoch: number, cause: string, by: string): Step =>
  epochStep('begun', side, epoch, by, { key: sealingKeyHex(`${side} ${epoch}`), cause });

export const epochDone = (side: Side, epoch: number): Step => epochStep('done', side, epoch, null, {});

export const placeTaken = (place: string, machine: string, before: string | null, said: boolean): Step => ({
  name: `place ${place} taken`,
  type: 'place.taken',
  by: said
    ? [
        ['custodian', 'hao'],
        ['approver', 'ivy'],
      ]
    : [['custodian', 'hao']],
  data: {
    place: id(place),
    machine: id(machine),
    before: before === null ? null : id(before),
    said,
    folder: text(place),
    host: text(machine),
  },
});

export const checkFound = (verdict: string, occasion: string): Step => ({
  name: `found ${verdict}`,
  type: 'check.found',
  by: [],
  data: { verdict, occasion, entries: 3 },
});

export const logKeyNew = (name: string): Step => ({
  name: `log key ${name}`,
  type: 'log-key.new',
  by: [],
  data: { name, logKey: signingKey(`log ${name}`).hex },
});

const lostDisk: Step[] = [
  requested({ ...voidedLoan, from: startMs, to: startMs + 9 * dayMs }),
  {
    name: 'generation 2',
    type: 'generation.new',
    by: both,
    data: {
      generation: 2,
      logKey: signingKey('log 2').hex,
      cause: 'anchor-ahead',
      have: 70,
      anchored: 75,
      ledgerCovers: true,
      voidedLoans: [id('loan 4')],
      spent: [
        { person: id('cai'), lineage: id('memo'), n: 1, view: id('view 4') },
        { person: id('cai'), lineage: id('memo'), n: 2, view: id('lost view') },
      ],
    },
  },
  opened('opened after the loss', 2),
  ...lent(laterLoan, 'bo 2'),
  viewOpen('view 6', laterLoan, 2),
  closed('view 6'),
];

const evening: Step[] = [
  {
    name: 'policy tightened',
    type: 'policy.tightened',
    by: both,
    data: { policy: { ...policy, viewCap: { internal: 3, confidential: 2, secret: 1 } } },
  },
  roleEnded('deng', 'custodian'),
  epochNew('custody', 2, 'member-left', 'chen'),
  {
    name: 'title erased',
    type: 'opening.erased',
    by: both,
    data: { index: 22, commit: erasedCommit, ground: text('data protection') },
  },
  {
    name: 'searched',
    type: 'directory.searched',
    by: [],
    actor: 'bo',
    data: { query: text('acme'), results: 1 },
  },
  roleGiven('deng', 'custodian'),
  roleEnded('cai', 'borrower'),
  { name: 'vault closed', type: 'vault.closed', by: [], data: { cause: 'command' } },
];

export const firstDays = (): Step[] => [
  created,
  ...ceremony,
  ...enrolments,
  ...filings,
  ...threeViews,
  ...recall,
  ...clocks,
  ...people,
  ...lostDisk,
  ...evening,
];
