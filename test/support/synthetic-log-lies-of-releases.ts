/** Something left the vault otherwise than the rules say (log-entry.md §5.11). */
import { id, indexOfStep, type Step, text } from './synthetic-log.ts';
import { insertAndEnd, type Lie, named } from './synthetic-log-lie.ts';
import { frozen, roleGiven } from './synthetic-log-story.ts';
import { registered } from './synthetic-log-story-of-handovers.ts';
import {
  certified,
  forCourt,
  forFay,
  handedOut,
  type ReleaseOf,
  releaseApproved,
  releaseBack,
  releaseHalfApproved,
  releaseRejected,
  releaseRequested,
  releaseWithdrawn,
  releaseWritten,
  slipPrinted,
  toCourt,
  toFay,
  twoApprovers,
  writtenAgain,
} from './synthetic-log-story-of-releases.ts';

const after = 'practice set';

/** The last of the steps is the lie. */
const told = (name: string, check: string, fault: string, steps: readonly Step[], where = after): Lie => ({
  name,
  check,
  at: name,
  fault,
  tell: insertAndEnd(where, ...steps.with(-1, named(name, steps.at(-1)!))),
});
const loans = (name: string, fault: string, ...steps: Step[]): Lie => told(name, 'loans', fault, steps);

const hold: Step = {
  name: 'acme held again',
  type: 'hold.set',
  by: [['approver', 'wei']],
  data: { dossier: id('acme'), ground: text('a claim') },
};
const dayLater = (step: Step, days: number): Step => ({ ...step, after: days * 86_400_000 });
const frozenBy = (person: string): Step => ({ ...frozen(person), by: [['custodian', 'hao']] });
const nobodyThere: Step = { name: 'nobody there', type: 'session.failed', by: [], actor: 'gus', data: {} };
const withoutTime = (step: Step, more: object): Step => ({ ...step, data: { ...step.data, ...more } });

const aboutRequests: Lie[] = [
  loans('release-requested-twice', 'release-twice', ...toCourt, releaseRequested(forCourt)),
  loans(
    'release-of-what-was-not-accepted',
    'document-not-accepted',
    releaseRequested({ ...forCourt, papers: ['contract', 'letter to nobody'] }),
  ),
  loans(
    'release-of-another-lineage',
    'lineage-of-another',
    releaseRequested(forCourt, { documents: [{ document: id('contract'), lineage: id('memo') }] }),
  ),
  loans(
    'release-of-a-document-twice',
    'release-document-twice',
    releaseRequested({ ...forCourt, papers: ['contract', 'contract'] }),
  ),
  loans(
    'release-to-a-person-and-an-outsider',
    'release-recipient',
    releaseRequested(forCourt, { recipient: id('fay') }),
  ),
  loans('release-to-nobody', 'release-recipient', releaseRequested(forCourt, { outsider: null })),
  loans('release-to-the-unknown', 'person-unknown', releaseRequested({ ...forFay, recipient: 'eve' })),
  loans(
    'release-to-no-borrower',
    'release-to-no-borrower',
    releaseRequested({ ...forFay, recipient: 'ivy' }),
  ),
  loans(
    'release-to-its-author',
    'borrows-own-lineage',
    roleGiven('ada', 'borrower'),
    releaseRequested({ ...forFay, recipient: 'ada' }),
  ),
  loans('release-while-held', 'dossier-held', hold, releaseRequested(forCourt)),
  loans(
    'release-to-the-frozen',
    'release-for-frozen',
    frozenBy('fay'),
    releaseRequested({ ...forFay, by: [['borrower', 'bo']] }),
  ),
  loans('release-for-the-frozen', 'release-for-frozen', frozenBy('bo'), releaseRequested(forCourt)),
  loans(
    'release-to-who-has-spent-their-views',
    'release-views-spent',
    releaseRequested({ ...forFay, recipient: 'bo', by: [['borrower', 'fay']] }),
  ),
  loans(
    'release-of-what-is-with-them-already',
    'release-open-already',
    ...toFay,
    handedOut(forFay),
    releaseRequested({ ...forFay, release: 'release 4' }),
  ),
  told('release-requested-by-a-keeper-turned-user', 'roles', 'role-not-held', [
    releaseRequested({ ...forCourt, by: [['borrower', 'hao']] }),
  ]),
  told('release-withdrawn-by-another', 'loans', 'release-not-the-requester', [
    ...toCourt,
    releaseWithdrawn(forCourt, [['borrower', 'fay']]),
  ]),
];

const byChen: ReleaseOf = { ...forCourt, by: [['custodian', 'chen']] };
const aboutApprovals: Lie[] = [
  loans('release-of-which-nobody-knows', 'release-unknown', releaseApproved(forCourt)),
  loans('release-approved-twice', 'release-step', ...toCourt, releaseApproved(forCourt)),
  loans('release-rejected-after-all', 'release-step', ...toCourt, releaseRejected(forCourt)),
  loans(
    'release-approved-though-a-second-is-due',
    'release-approvals',
    twoApprovers({ internal: 2, confidential: 2, secret: 2 }),
    releaseRequested(forCourt),
    releaseApproved(forCourt),
  ),
  loans(
    'release-held-back-though-nothing-is-due',
    'release-approvals',
    releaseRequested(forCourt),
    releaseHalfApproved(forCourt, 'wei'),
  ),
  loans('release-approved-for-ever', 'release-until', releaseRequested(forCourt), {
    ...releaseApproved(forCourt),
    tamper: (body) => {
      body.data.until = body.at.wall + 15 * 86_400_000;
    },
  }),
  loans(
    'release-approved-without-an-end',
    'release-until',
    releaseRequested(forCourt),
    releaseApproved(forCourt, 'wei', { until: null }),
  ),
  loans(
    'release-with-a-share-for-an-outsider',
    'release-grants',
    releaseRequested(forCourt),
    withoutTime(releaseApproved(forCourt), { grants: ['0'.repeat(64), '1'.repeat(64)] }),
  ),
  loans(
    'certificate-with-a-share',
    'release-grants',
    releaseRequested(certified),
    releaseApproved({ ...certified, form: 'original' }),
  ),
  loans(
    'release-with-shares-for-another',
    'grant-to-another',
    releaseRequested(forFay),
    releaseApproved(forFay, 'wei', { recipientKeyset: id('gus') }),
  ),
  loans(
    'release-with-shares-under-another-key',
    'grant-to-another-key',
    releaseRequested(forFay),
    withoutTime(releaseApproved(forFay), {
      recipientKey: releaseApproved({ ...forFay, recipient: 'gus' }).data.recipientKey,
    }),
  ),
  told('policy-with-fewer-approvers', 'roles', 'policy-loosened', [
    twoApprovers({ internal: 1, confidential: 2, secret: 2 }),
    twoApprovers({ internal: 1, confidential: 1, secret: 2 }),
  ]),
];

const aboutHands: Lie[] = [
  loans(
    'release-handed-out-without-an-approval',
    'release-step',
    releaseRequested(forFay),
    handedOut(forFay),
  ),
  loans('release-handed-out-twice', 'release-step', ...toFay, handedOut(forFay), handedOut(forFay)),
  loans(
    'release-handed-out-with-one-approval-of-two',
    'release-approvals',
    ...toFay,
    twoApprovers({ internal: 2, confidential: 2, secret: 2 }),
    handedOut(forFay),
  ),
  loans(
    'release-handed-out-by-who-asked',
    'two-parts-in-release',
    releaseRequested(byChen),
    releaseApproved(byChen),
    slipPrinted(byChen),
    handedOut(byChen, {}, [
      ['custodian', 'chen'],
      ['approver', 'wei'],
    ]),
  ),
  loans(
    'release-without-the-recipient',
    'release-signers',
    ...toFay,
    handedOut(forFay, {}, [
      ['custodian', 'hao'],
      ['approver', 'wei'],
    ]),
  ),
  loans(
    'release-received-by-another',
    'release-received-by-another',
    ...toFay,
    handedOut(forFay, {}, [
      ['custodian', 'hao'],
      ['self', 'gus'],
    ]),
  ),
  loans(
    'release-handed-out-too-late',
    'release-lapsed',
    ...toFay,
    ...[1, 2, 3, 4, 5, 6, 7].map((n) => dayLater({ ...nobodyThere, name: `days pass ${n}` }, 2)),
    handedOut(forFay),
  ),
  loans('release-of-more-than-was-approved', 'release-items', ...toFay, {
    ...handedOut(forFay),
    data: handedOut({ ...forFay, papers: ['contract', 'memo'] }).data,
  }),
  loans('release-without-a-slip', 'release-slip', ...toCourt, handedOut(forCourt, { paper: null })),
  loans(
    'release-with-a-slip-from-before',
    'release-slip',
    releaseRequested(forCourt),
    slipPrinted(forCourt),
    releaseApproved(forCourt),
    handedOut(forCourt),
  ),
  loans(
    'release-with-another-paper',
    'release-slip',
    releaseRequested(forCourt),
    releaseApproved(forCourt),
    slipPrinted(forCourt, 'certified-copy'),
    handedOut(forCourt),
  ),
  loans(
    'release-with-the-slip-of-another',
    'release-slip',
    releaseRequested(forCourt),
    releaseApproved(forCourt),
    { ...slipPrinted(forFay), name: 'slip of another' },
    handedOut(forCourt, { paper: indexOfStep('slip of another') }),
  ),
  loans('release-handed-out-while-held', 'dossier-held', ...toFay, hold, handedOut(forFay)),
  loans(
    'release-handed-out-to-the-frozen',
    'release-for-frozen',
    ...toFay,
    frozenBy('fay'),
    handedOut(forFay),
  ),
  loans(
    'release-handed-out-to-who-is-leaving',
    'release-for-frozen',
    ...toFay,
    registered('departure of fay', 'fay'),
    handedOut(forFay),
  ),
  loans('release-to-be-written-for-a-week', 'release-write-window', ...toFay, {
    ...handedOut(forFay),
    tamper: (body) => {
      body.data.writeUntil = body.at.wall + 7 * 86_400_000;
    },
  }),
];

const aboutFiles: Lie[] = [
  loans('release-written-before-it-was-handed-out', 'release-step', ...toFay, releaseWritten(forFay)),
  loans(
    'release-written-twice',
    'release-written-already',
    ...toFay,
    handedOut(forFay),
    releaseWritten(forFay),
    named('written', releaseWritten(forFay)),
  ),
  loans(
    'release-written-again-though-written',
    'release-written-already',
    ...toFay,
    handedOut(forFay),
    releaseWritten(forFay),
    writtenAgain(forFay),
  ),
  loans(
    'release-written-again-days-later',
    'release-write-window',
    ...toFay,
    handedOut(forFay),
    dayLater(writtenAgain(forFay), 1),
  ),
  loans(
    'release-back-twice',
    'release-not-out',
    ...toFay,
    handedOut(forFay),
    releaseBack(forFay, 'contract'),
    named('back again', releaseBack(forFay, 'contract')),
  ),
  loans(
    'release-back-of-what-never-left',
    'release-not-out',
    ...toFay,
    handedOut(forFay),
    releaseBack(forFay, 'memo'),
  ),
  loans('release-back-before-it-left', 'release-back-early', ...toFay, handedOut(forFay), {
    ...releaseBack(forFay, 'contract'),
    data: { ...releaseBack(forFay, 'contract').data, on: '2025-03-10' },
  }),
];

export const aboutReleases: readonly Lie[] = [
  ...aboutRequests,
  ...aboutApprovals,
  ...aboutHands,
  ...aboutFiles,
];
