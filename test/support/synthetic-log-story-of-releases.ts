/** What leaves the vault: Bo asks for a court, Fay receives, a certificate is issued. Hao hands out, Wei approves. */
import { hashOf, id, indexOfStep, type Step, sealingKeyHex, text } from './synthetic-log.ts';
import { dayMs, policy } from './synthetic-log-story.ts';

export interface ReleaseOf {
  readonly release: string;
  /** Null for an outsider. */
  readonly recipient: string | null;
  readonly form?: 'original' | 'marked-copy' | 'certificate';
  readonly papers: readonly string[];
  readonly by?: Step['by'];
  readonly due?: string | null;
}

export const forCourt: ReleaseOf = { release: 'release 1', recipient: null, papers: ['contract', 'memo'] };
export const forFay: ReleaseOf = {
  release: 'release 2',
  recipient: 'fay',
  papers: ['contract'],
  by: [['borrower', 'fay']],
  due: '2025-03-20',
};
export const certified: ReleaseOf = { ...forFay, release: 'release 3', form: 'certificate', due: null };

const step = (name: string, type: string, by: Step['by'], data: Step['data']): Step => ({
  name,
  type,
  by,
  data,
});

export const releaseRequested = (of: ReleaseOf, more: object = {}): Step =>
  step(`${of.release} requested`, 'release.requested', of.by ?? [['borrower', 'bo']], {
    release: id(of.release),
    no: 1,
    dossier: id('acme'),
    recipient: of.recipient === null ? null : id(of.recipient),
    outsider: of.recipient === null ? text('the court') : null,
    form: of.form ?? 'original',
    ground: text('an order of the court'),
    due: of.due ?? null,
    documents: of.papers.map((paper) => ({ document: id(paper), lineage: id(paper) })),
    ...more,
  });

export const releaseApproved = (of: ReleaseOf, approver = 'wei', more: object = {}): Step => {
  const seals = of.recipient !== null && of.form !== 'certificate';
  return {
    ...step(`${of.release} approved by ${approver}`, 'release.approved', [['approver', approver]], {
      release: id(of.release),
      complete: true,
      reason: text('ordered'),
      until: 0,
      recipientKeyset: seals ? id(of.recipient ?? '') : null,
      recipientKey: seals ? sealingKeyHex(of.recipient ?? '') : null,
      grants: seals ? of.papers.map((paper) => hashOf(`${of.release} ${paper}`)) : [],
      ...more,
    }),
    tamper: (body) => {
      if (body.data.until === 0) body.data.until = body.at.wall + 14 * dayMs;
    },
  };
};

/** The first of two approvals. */
export const releaseHalfApproved = (of: ReleaseOf, approver: string): Step =>
  releaseApproved(of, approver, {
    complete: false,
    until: null,
    recipientKeyset: null,
    recipientKey: null,
    grants: [],
  });

export const slipPrinted = (of: ReleaseOf, paper = 'release-slip'): Step => ({
  ...step(`${of.release} slip printed`, 'paper.printed', [], {
    paper,
    language: 'both',
    digest: hashOf('slip'),
    pages: 1,
    copies: 2,
    size: 0,
    root: '',
    dossier: id('acme'),
    document: null,
    loan: null,
    person: null,
    handover: null,
    departure: null,
    release: id(of.release),
  }),
  actor: 'hao',
  tamper: (body) => {
    body.data.size = body.log.size;
    body.data.root = body.log.root;
  },
});

const handsOf = ({ recipient, form }: ReleaseOf): Step['by'] => [
  ['custodian', 'hao'],
  ...(recipient === null || form === 'certificate' ? ([['approver', 'wei']] as const) : []),
  ...(recipient === null ? [] : ([['self', recipient]] as const)),
];

export const handedOut = (of: ReleaseOf, more: object = {}, by = handsOf(of)): Step => ({
  ...step(`${of.release} handed out`, 'release.handed-out', by, {
    release: id(of.release),
    on: '2025-03-11',
    language: 'en',
    paper: of.recipient === null ? indexOfStep(`${of.release} slip printed`) : null,
    writeUntil: of.form === 'certificate' ? null : 0,
    items: of.papers.map((paper) => ({
      document: id(paper),
      bytes: 1000,
      digest: text(hashOf(`${paper} bytes`)),
    })),
    ...more,
  }),
  tamper: (body) => {
    if (body.data.writeUntil === 0) body.data.writeUntil = body.at.wall + dayMs;
  },
});

export const writtenAgain = (of: ReleaseOf, by = handsOf(of)): Step =>
  step(`${of.release} again`, 'release.again', by, { release: id(of.release) });

export const releaseWritten = (of: ReleaseOf): Step => ({
  ...step(`${of.release} written`, 'release.written', [], { release: id(of.release) }),
  actor: 'hao',
});

export const releaseBack = (of: ReleaseOf, ...papers: string[]): Step =>
  step(`${of.release} back: ${papers.join(' and ')}`, 'release.returned', [['custodian', 'chen']], {
    release: id(of.release),
    documents: papers.map(id),
    how: 'returned',
    on: '2025-03-12',
    remark: text('complete'),
  });

export const releaseWithdrawn = (of: ReleaseOf, by: Step['by'] = [['borrower', 'bo']]): Step =>
  step(`${of.release} withdrawn`, 'release.withdrawn', by, { release: id(of.release) });

export const releaseRejected = (of: ReleaseOf, approver = 'wei'): Step =>
  step(`${of.release} rejected`, 'release.rejected', [['approver', approver]], {
    release: id(of.release),
    reason: text('not needed'),
  });

export const twoApprovers = (releaseApprovers: object): Step =>
  step(
    'two approvers asked',
    'policy.tightened',
    [
      ['custodian', 'chen'],
      ['approver', 'wei'],
    ],
    { policy: { ...policy, viewCap: { internal: 3, confidential: 2, secret: 1 }, releaseApprovers } },
  );

export const toCourt: readonly Step[] = [
  releaseRequested(forCourt),
  releaseApproved(forCourt),
  slipPrinted(forCourt),
];
export const toFay: readonly Step[] = [releaseRequested(forFay), releaseApproved(forFay)];
