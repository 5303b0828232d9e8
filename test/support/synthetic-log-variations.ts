/** Stories that are as honest as the first, told otherwise: what no rule forbids is not broken. */
import { id, sealingKeyHex, signingKey, text } from './synthetic-log.ts';
import {
  all,
  change,
  changeData,
  endAfter,
  insert,
  insertAndEnd,
  named,
  type Telling,
} from './synthetic-log-lie.ts';
import {
  accepted,
  checkFound,
  epochBegun,
  epochDone,
  epochNew,
  frozen,
  group,
  logKeyNew,
  opened,
  placeTaken,
  roleEnded,
} from './synthetic-log-story.ts';
import { withAgreements } from './synthetic-log-story-of-agreements.ts';
import {
  backupDrilled,
  backupEnded,
  backupMade,
  backupPlanned,
  restored,
} from './synthetic-log-story-of-backups.ts';
import {
  documentCorrected,
  dossierCorrected,
  ruled,
  secondIs,
} from './synthetic-log-story-of-corrections.ts';
import {
  checkSubmitted,
  fieldsRuled,
  formSubmitted,
  visitSubmitted,
} from './synthetic-log-story-of-forms.ts';
import { withGates } from './synthetic-log-story-of-gates.ts';
import {
  clientsOpened,
  described,
  describedWith,
  dossierChanged,
  dossierOpened,
  ended,
  recovery,
  registered,
  signed,
  unfrozen,
  withdrawn,
} from './synthetic-log-story-of-handovers.ts';
import {
  invitationWithdrawn,
  invited,
  taken,
  withInvitations,
} from './synthetic-log-story-of-invitations.ts';
import { withLeaving } from './synthetic-log-story-of-leaving.ts';
import { withLongerWindows } from './synthetic-log-story-of-longer-windows.ts';
import { afterTheLoss, gapClosed, narrowed, restoredTo } from './synthetic-log-story-of-losses.ts';
import {
  certified,
  forCourt,
  forFay,
  handedOut,
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
import { withTraining } from './synthetic-log-story-of-training.ts';
import { withAbsences, withTwoApprovers } from './synthetic-log-story-of-two-approvers.ts';
import {
  daysPass,
  wholeBegun,
  wholePlanned,
  wholeWithdrawn,
  wholeWritten,
} from './synthetic-log-story-of-whole-release.ts';
import { cosigned } from './synthetic-log-story-of-witnesses.ts';

export interface Variation {
  readonly name: string;
  readonly tell: Telling;
}

const byHaoAndIvy = [
  ['custodian', 'hao'],
  ['approver', 'ivy'],
] as const;
const groupOfBefore = (side: string) => ({ ...group(side), sheetsKey: undefined });
const weiLeaves = { ...roleEnded('wei', 'approver'), by: byHaoAndIvy };

export const variations: readonly Variation[] = [
  { name: 'a-year-of-training', tell: withTraining },
  {
    name: 'what-balances-a-client-given-away-in-post',
    tell: insertAndEnd(
      'clients 2 opened',
      describedWith('clients 2', 'globex', ['custodian', 'chen'], { balance: text('two other clients') }),
    ),
  },
  {
    name: 'a-witness-outside-heard-twice',
    tell: insertAndEnd('memo accepted', cosigned('witness heard'), cosigned('witness heard again')),
  },
  {
    name: 'a-window-made-longer-twice-and-once-not',
    tell: withLongerWindows,
  },
  { name: 'a-loan-that-two-approve', tell: withTwoApprovers },
  { name: 'people-away', tell: withAbsences },
  {
    name: 'what-was-typed-wrong-put-right',
    tell: insertAndEnd(
      'memo accepted',
      ruled(['banks', 'shops']),
      dossierCorrected({ category: id('banks') }),
      ruled(['shops'], { name: 'banks left out' }),
      // It keeps what it has.
      dossierCorrected({ category: id('banks'), secrecyYears: 5 }, { name: 'acme corrected again' }),
      documentCorrected(),
      documentCorrected({ dated: null }, { name: 'memo corrected again' }),
      secondIs('cai'),
      registered('cai leaves', 'cai'),
      // Who is leaving stays until somebody else is found.
      secondIs('cai', 'cai still second'),
      secondIs(null),
    ),
  },
  {
    name: 'sheets-as-forms-and-background-checks',
    tell: insertAndEnd(
      'memo accepted',
      fieldsRuled(['tax', 'bank']),
      formSubmitted(),
      accepted('numbers', 'numbers', 1, 'first'),
      fieldsRuled([], { name: 'fields taken back' }),
      checkSubmitted({ media: 'pdf', check: { on: '2026-02-01', subject: text('资信'), renewal: null } }),
      visitSubmitted(),
    ),
  },
  {
    name: 'people-by-list',
    tell: withInvitations(
      invited({ nia: ['author', 'borrower'], oto: ['auditor'] }),
      taken('nia'),
      invitationWithdrawn('oto'),
    ),
  },
  { name: 'evidence-after-a-loss-and-a-gap-that-is-closed', tell: afterTheLoss(narrowed(), gapClosed()) },
  { name: 'views-given-back-after-a-loss', tell: afterTheLoss(restoredTo(), narrowed({ source: 'bundle' })) },
  { name: 'agreements-and-what-a-leaver-is-reminded-of', tell: withAgreements },
  { name: 'what-a-role-takes-and-who-has-it', tell: withGates },
  { name: 'a-departure-with-approvals-things-and-follow-ups', tell: withLeaving },
  {
    name: 'releases-to-a-court-to-a-person-and-as-a-certificate',
    tell: insertAndEnd(
      'practice set',
      ...toCourt,
      handedOut(forCourt),
      releaseWritten(forCourt),
      releaseBack(forCourt, 'memo'),
      ...toFay,
      handedOut(forFay),
      writtenAgain(forFay),
      releaseWritten(forFay),
      releaseRequested(certified),
      releaseApproved(certified),
      handedOut(certified),
      releaseBack(forCourt, 'contract'),
      releaseBack(forFay, 'contract'),
      releaseRequested({ ...forFay, release: 'release 4', form: 'marked-copy' }),
      releaseWithdrawn({ ...forFay, release: 'release 4' }, [['borrower', 'fay']]),
      releaseRequested({ ...forCourt, release: 'release 5', by: [['custodian', 'chen']] }),
      releaseRejected({ ...forCourt, release: 'release 5' }),
    ),
  },
  {
    name: 'a-release-with-two-approvers',
    tell: insertAndEnd(
      'opened in the morning',
      twoApprovers({ internal: 1, confidential: 2, secret: 2 }),
      releaseRequested(forCourt),
      releaseHalfApproved(forCourt, 'xu'),
      releaseApproved(forCourt),
      { ...slipPrinted(forCourt), actor: 'chen' },
      handedOut(forCourt, {}, [
        ['custodian', 'deng'],
        ['approver', 'wei'],
      ]),
    ),
  },
  {
    name: 'one-unfreezing-ends-the-freezes-of-every-account',
    tell: insert('twin is bo', frozen('bo'), frozen('twin'), unfrozen('bo')),
  },
  {
    name: 'keys-that-were-sealed-to-are-not-named-by-older-programs',
    tell: all(
      changeData('contract submitted', {
        custodyKey: undefined,
        approvalKey: undefined,
        report: undefined,
      }),
      changeData('loan 1 approved', { borrowerKey: undefined }),
    ),
  },
  {
    name: 'a-day-that-is-none-as-older-programs-wrote-it',
    tell: insert('practice set', {
      ...dossierOpened('umbrella', 'bo'),
      data: { ...dossierOpened('umbrella', 'bo').data, openedOn: '2026-02-31' },
    }),
  },
  {
    name: 'a-place-renamed-and-then-moved-to-another-machine',
    tell: insert(
      'vault closed again',
      placeTaken('archive', 'desk', null, false),
      placeTaken('archive 2', 'desk', 'archive', false),
      placeTaken('archive 3', 'new desk', 'archive 2', true),
    ),
  },
  {
    name: 'everything-leaves-stopped-gone-on-with-and-announced-again',
    tell: insert(
      'vault closed again',
      wholePlanned,
      wholeWithdrawn,
      { ...wholePlanned, name: 'all announced again' },
      ...daysPass(7),
      wholeBegun,
      { ...wholeBegun, name: 'all begun again' },
      wholeWritten,
      ...daysPass(54).map((step) => ({ ...step, name: `later, ${step.name}` })),
      { ...wholePlanned, name: 'all announced once more' },
    ),
  },
  {
    name: 'backups-made-tried-dropped-and-put-back',
    tell: insert(
      'vault closed again',
      backupPlanned('stick'),
      backupMade('stick', 1),
      { ...backupPlanned('stick'), name: 'backups to stick otherwise' },
      backupMade('stick', 2, { dropped: [1_000] }),
      backupDrilled('stick'),
      backupEnded('stick'),
      {
        ...opened('opened put back', 2),
        by: [['custodian', 'hao']],
        data: { ...opened('opened', 2).data, quarantine: 'anchor-ahead' },
      },
      restored,
    ),
  },
  {
    name: 'another-program-wrote-and-nothing-differed',
    tell: insert('vault closed again', checkFound('sound', 'written'), {
      ...opened('opened after that', 2),
      by: [['custodian', 'hao']],
    }),
  },
  {
    name: 'opened-in-the-quarantine-that-a-check-began',
    tell: insert('vault closed again', checkFound('tables-differ', 'beside'), {
      ...opened('opened in quarantine', 2),
      by: [['custodian', 'hao']],
      data: { ...opened('opened', 2).data, quarantine: 'tables-differ' },
    }),
  },
  {
    name: 'member-left-as-older-programs-wrote-it',
    tell: insert('vault closed again', weiLeaves, epochNew('approval', 4, 'member-left', 'ivy'), {
      ...opened('opened once more', 2),
      by: [['custodian', 'hao']],
    }),
  },
  {
    name: 'log-ends-with-a-member-leaving',
    tell: insert('vault closed again', weiLeaves),
  },
  {
    name: 'both-sides-renew-their-keys-at-once',
    tell: all(
      insert('custody epoch 5 begun', weiLeaves, epochBegun('approval', 4, 'member-left', 'ivy')),
      insert('log key 2.4', epochNew('approval', 4, 'member-left', 'ivy'), epochDone('approval', 4)),
    ),
  },
  {
    name: 'recovery-begins-anew-the-epoch-under-way',
    tell: all(
      insert(
        'custody epoch 5 begun',
        recovery('used', 'custody', 'hao', 'ivy'),
        named('begun anew', epochBegun('custody', 5, 'recovery', 'hao')),
      ),
      changeData('begun anew', { key: sealingKeyHex('custody 5 anew') }),
      changeData('custody epoch 5', { key: sealingKeyHex('custody 5 anew'), cause: 'recovery' }),
    ),
  },
  {
    name: 'keys-change-while-the-clock-is-in-doubt',
    tell: all(
      insert(
        'opened in doubt of the past',
        ...[
          recovery('used', 'custody', 'chen', 'wei'),
          epochBegun('custody', 2, 'recovery', 'chen'),
          epochNew('custody', 2, 'recovery', 'chen'),
          logKeyNew('1.2'),
          named('keys changed in doubt', epochDone('custody', 2)),
        ].map((step) => ({ ...step, doubt: 'back' as const })),
      ),
      endAfter('keys changed in doubt'),
    ),
  },
  {
    name: 'sheets-of-a-vault-from-before-they-signed',
    tell: all(
      changeData('created', {
        groups: { custody: groupOfBefore('custody'), approval: groupOfBefore('approval') },
      }),
      changeData('ivy recovery admitted', { proof: undefined }),
      changeData('chen recovery used', { proof: undefined }),
    ),
  },
  {
    name: 'classes-with-labels-of-the-firm',
    tell: changeData('created', {
      labels: { internal: text('一般'), confidential: text('重要'), secret: text('核心') },
    }),
  },
  {
    name: 'generation-begins-while-an-epoch-is-under-way',
    tell: all(
      insert('custody epoch 5 begun', {
        name: 'generation 3',
        type: 'generation.new',
        by: byHaoAndIvy,
        data: {
          generation: 3,
          logKey: signingKey('log 3').hex,
          cause: 'no-anchor',
          have: 100,
          anchored: 0,
          ledgerCovers: true,
          voidedLoans: [id('loan 5'), id('loan 6')],
          spent: [],
        },
      }),
      change('log key 2.4', logKeyNew('3.2')),
    ),
  },
  {
    name: 'leaver-stays-responsible-until-the-client-passes',
    tell: all(
      insert('initech opened', dossierOpened('umbrella', 'bo')),
      insert('departure of bo registered', dossierChanged('umbrella', 'bo')),
    ),
  },
  {
    name: 'line-described-by-the-approver',
    tell: insert('clients 1 assigned to fay', described('clients 1', 'initech', ['approver', 'wei'])),
  },
  {
    name: 'line-signed-by-another-account-of-the-transferor',
    tell: change('clients 1: bo signs acme', { by: [['self', 'twin']] }),
  },
  {
    name: 'line-signed-again-after-it-changed',
    tell: insert(
      'clients 1 assigned to gus',
      named('bo signs early', signed('clients 1', 'transferor', 'bo', ['acme', 'clients 1 assigned to fay'])),
    ),
  },
  {
    name: 'handover-without-clients-withdrawn-twice',
    tell: insert(
      'clients 2 withdrawn',
      clientsOpened('clients 3', 'gus', null),
      withdrawn('clients 3'),
      named('clients 3 withdrawn again', withdrawn('clients 3')),
    ),
  },
  {
    name: 'client-handed-over-again-once-withdrawn',
    tell: insert(
      'clients 2 withdrawn',
      clientsOpened('clients 3', 'fay', null, 'globex'),
      withdrawn('clients 3'),
    ),
  },
  {
    name: 'somebody-leaves-a-second-time',
    tell: insert(
      'departure of cai ended',
      registered('second departure of cai', 'cai'),
      named('cai left', ended('second departure of cai', 'left')),
    ),
  },
  {
    name: 'handover-abandoned-by-a-third-custodian',
    tell: change('handover 0 abandoned', {
      by: [['custodian', 'chen']],
      data: { handover: id('handover 0'), ground: text('another day') },
    }),
  },
];
