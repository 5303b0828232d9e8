/** A side's key was not renewed as it must be, or the log went on under another key than it said. */
import { formatCheckpoint, signingKey } from './synthetic-log.ts';
import {
  all,
  change,
  changeData,
  endAfter,
  insertAndEnd,
  type Lie,
  named,
  remove,
} from './synthetic-log-lie.ts';
import {
  epochBegun,
  epochDone,
  epochNew,
  group,
  keysOf,
  logKeyNew,
  opened,
  roleEnded,
  submitted,
} from './synthetic-log-story.ts';
import { recovery, sheetsProof } from './synthetic-log-story-of-handovers.ts';

const chenNoCustodian = {
  ...roleEnded('chen', 'custodian'),
  by: [
    ['custodian', 'hao'],
    ['approver', 'wei'],
  ],
} as const;

const aboutEpochs: Lie[] = [
  {
    name: 'epoch-not-begun-when-an-approver-left',
    check: 'roles',
    at: 'fails to sign in',
    fault: 'epoch-due',
    tell: all(remove('approval epoch 2 begun'), endAfter('fails to sign in')),
  },
  {
    name: 'epoch-of-custody-when-an-approver-left',
    check: 'roles',
    at: 'custody epoch 3 begun',
    fault: 'epoch-due',
    tell: insertAndEnd('xu no longer approver', epochBegun('custody', 3, 'member-left', 'chen')),
  },
  {
    name: 'epoch-begun-though-nobody-left',
    check: 'roles',
    at: 'custody epoch 4 begun',
    fault: 'epoch-unasked',
    tell: insertAndEnd('practice set', epochBegun('custody', 4, 'member-left', 'hao')),
  },
  {
    name: 'epoch-begun-for-another-cause',
    check: 'roles',
    at: 'approval epoch 2 begun',
    fault: 'epoch-cause',
    tell: all(
      changeData('approval epoch 2 begun', { cause: 'recovery' }),
      endAfter('approval epoch 2 begun'),
    ),
  },
  {
    name: 'epoch-begun-that-is-not-next',
    check: 'roles',
    at: 'approval epoch 3 begun',
    fault: 'epoch-not-next',
    tell: insertAndEnd('xu no longer approver', epochBegun('approval', 3, 'member-left', 'wei')),
  },
  {
    name: 'epoch-begun-by-the-other-side',
    check: 'roles',
    at: 'approval epoch 2 begun',
    fault: 'signers-row',
    tell: all(
      change('approval epoch 2 begun', { by: [['custodian', 'chen']] }),
      endAfter('approval epoch 2 begun'),
    ),
  },
  {
    name: 'epoch-begun-before-the-last-was-done',
    check: 'roles',
    at: 'custody epoch 4 begun',
    fault: 'epoch-unfinished',
    tell: insertAndEnd('log key 2.2', chenNoCustodian, epochBegun('custody', 4, 'member-left', 'hao')),
  },
  {
    name: 'epoch-begun-anew-though-nobody-was-recovered',
    check: 'roles',
    at: 'begun anew',
    fault: 'epoch-unfinished',
    tell: insertAndEnd(
      'custody epoch 3 begun',
      chenNoCustodian,
      named('begun anew', epochBegun('custody', 3, 'member-left', 'hao')),
    ),
  },
  {
    name: 'epoch-begun-by-recovery-before-the-one-in-force-was-done',
    check: 'roles',
    at: 'begun anew',
    fault: 'epoch-unfinished',
    tell: insertAndEnd(
      'log key 2.4',
      recovery('used', 'custody', 'hao', 'ivy'),
      named('begun anew', epochBegun('custody', 6, 'recovery', 'hao')),
    ),
  },
  {
    name: 'epoch-in-force-that-recovery-began-anew',
    check: 'roles',
    at: 'custody epoch 5',
    fault: 'epoch-not-as-begun',
    tell: insertAndEnd(
      'custody epoch 5 begun',
      recovery('used', 'custody', 'hao', 'ivy'),
      named('begun anew', epochBegun('custody', 5, 'recovery', 'hao')),
      epochNew('custody', 5, 'handover', 'hao'),
    ),
  },
  {
    name: 'member-left-while-an-epoch-was-under-way',
    check: 'roles',
    at: 'custody epoch 3',
    fault: 'epoch-due',
    tell: insertAndEnd('custody epoch 3 begun', chenNoCustodian, epochNew('custody', 3, 'handover', 'hao')),
  },
  {
    name: 'epoch-in-force-with-another-key',
    check: 'roles',
    at: 'approval epoch 2',
    fault: 'epoch-not-as-begun',
    tell: all(
      changeData('approval epoch 2', { key: epochNew('approval', 9, '', 'wei').data.key }),
      endAfter('approval epoch 2'),
    ),
  },
  {
    name: 'epoch-in-force-for-another-cause',
    check: 'roles',
    at: 'approval epoch 2',
    fault: 'epoch-not-as-begun',
    tell: all(changeData('approval epoch 2', { cause: 'recovery' }), endAfter('approval epoch 2')),
  },
  {
    name: 'epoch-in-force-that-was-not-the-one-begun',
    check: 'roles',
    at: 'approval epoch 2',
    fault: 'epoch-not-next',
    tell: all(changeData('approval epoch 2', { epoch: 3 }), endAfter('approval epoch 2')),
  },
  {
    name: 'epoch-in-force-twice',
    check: 'roles',
    at: 'approval epoch 3',
    fault: 'epoch-unfinished',
    tell: insertAndEnd('approval epoch 2', epochNew('approval', 3, 'member-left', 'wei')),
  },
  {
    name: 'epoch-of-a-handover-without-its-beginning',
    check: 'roles',
    at: 'custody epoch 3',
    fault: 'epoch-cause',
    tell: all(remove('custody epoch 3 begun'), endAfter('custody epoch 3')),
  },
  {
    name: 'epoch-done-before-it-was-in-force',
    check: 'roles',
    at: 'approval epoch 2 done',
    fault: 'epoch-not-to-end',
    tell: insertAndEnd('approval epoch 2 begun', epochDone('approval', 2)),
  },
  {
    name: 'epoch-done-twice',
    check: 'roles',
    at: 'done again',
    fault: 'epoch-not-to-end',
    tell: insertAndEnd('approval epoch 2 done', named('done again', epochDone('approval', 2))),
  },
  {
    name: 'epoch-done-that-was-another',
    check: 'roles',
    at: 'approval epoch 2 done',
    fault: 'epoch-not-to-end',
    tell: all(changeData('approval epoch 2 done', { epoch: 3 }), endAfter('approval epoch 2 done')),
  },
];

const aboutLogKeys: Lie[] = [
  {
    name: 'log-key-kept-under-a-new-epoch-of-custody',
    check: 'roles',
    at: 'transfer-instrument printed',
    fault: 'log-key-due',
    tell: all(remove('log key 2.2'), endAfter('transfer-instrument printed')),
  },
  {
    name: 'log-key-changed-with-an-epoch-of-approval',
    check: 'roles',
    at: 'log key 2.2',
    fault: 'log-key-unasked',
    tell: insertAndEnd('approval epoch 2', logKeyNew('2.2')),
  },
  {
    name: 'log-key-changed-with-an-epoch-not-begun',
    check: 'roles',
    at: 'log key 2.2',
    fault: 'log-key-unasked',
    tell: insertAndEnd('custody epoch 2', logKeyNew('2.2')),
  },
  {
    name: 'log-key-left-out',
    check: 'signatures',
    at: 'log key 2.3',
    fault: 'log-key-not-next',
    tell: insertAndEnd('custody epoch 3', logKeyNew('2.3')),
  },
  {
    name: 'log-key-of-another-generation',
    check: 'signatures',
    at: 'log key 1.2',
    fault: 'log-key-not-next',
    tell: insertAndEnd('custody epoch 3', logKeyNew('1.2')),
  },
  {
    name: 'log-key-of-an-earlier-generation-again',
    check: 'signatures',
    at: 'log key 2.2',
    fault: 'log-key-again',
    tell: all(changeData('log key 2.2', { logKey: signingKey('log 1').hex }), endAfter('log key 2.2')),
  },
  {
    name: 'log-key-that-signs-itself-in',
    check: 'signatures',
    at: 'log key 2.2',
    fault: 'log-key-not-in-force',
    tell: all(change('log key 2.2', { signAs: [['log:2.2', 'log 2.2']] }), endAfter('log key 2.2')),
  },
  {
    name: 'signed-by-the-log-key-before',
    check: 'signatures',
    at: 'transfer-instrument printed',
    fault: 'log-key-not-in-force',
    tell: change('transfer-instrument printed', { signAs: [['log:2', 'log 2']] }),
  },
  {
    name: 'signed-by-the-log-key-before-under-the-new-name',
    check: 'signatures',
    at: 'transfer-instrument printed',
    fault: 'signature-invalid',
    tell: change('transfer-instrument printed', { signAs: [['log:2.2', 'log 2']] }),
  },
  {
    name: 'checkpoint-signed-by-the-log-key-before',
    check: 'checkpoint',
    at: null,
    fault: 'checkpoint-signature',
    bundle: { checkpoint: { key: 'log 2.3' } },
  },
  {
    name: 'since-signed-by-a-later-log-key',
    check: 'since',
    at: null,
    fault: 'since-signature',
    since: (log) => formatCheckpoint(log, { size: log.indexOf.get('log key 2.2')!, key: 'log 2.2' }),
  },
  {
    name: 'since-signed-by-the-log-key-before',
    check: 'since',
    at: null,
    fault: 'since-signature',
    since: (log) => formatCheckpoint(log, { size: log.indexOf.get('log key 2.2')! + 1, key: 'log 2' }),
  },
];

const unproven = (name: string, proof: string | undefined): Lie => ({
  name,
  check: 'roles',
  at: 'chen recovery used',
  fault: 'sheets-unproven',
  tell: all(changeData('chen recovery used', { proof }), endAfter('chen recovery used')),
});

const aboutRecovery: Lie[] = [
  unproven('recovery-that-no-sheet-signed', undefined),
  {
    name: 'sheets-that-sign-in-a-vault-from-before-they-did',
    check: 'roles',
    at: 'chen recovery used',
    fault: 'sheets-unproven',
    tell: all(
      changeData('created', {
        groups: { custody: { ...group('custody'), sheetsKey: undefined }, approval: group('approval') },
      }),
      endAfter('chen recovery used'),
    ),
  },
  unproven('recovery-signed-by-a-key-of-ones-own', sheetsProof('custody', keysOf('chen', 'chen 2'), 'ivy')),
  unproven('recovery-signed-by-the-other-sides-sheets', sheetsProof('approval', keysOf('chen', 'chen 2'))),
  unproven('recovery-signed-for-another-person', sheetsProof('custody', keysOf('hao', 'chen 2'))),
  unproven('recovery-signed-for-other-keys', sheetsProof('custody', keysOf('chen', 'chen 3'))),
  {
    name: 'recovery-of-somebody-who-is-no-member',
    check: 'roles',
    at: 'ada recovery used',
    fault: 'role-not-held',
    tell: insertAndEnd('practice set', recovery('used', 'approval', 'ada', 'chen')),
  },
  {
    name: 'admission-of-a-member',
    check: 'roles',
    at: 'wei recovery admitted',
    fault: 'role-held-already',
    tell: insertAndEnd('practice set', recovery('admitted', 'approval', 'wei', 'chen')),
  },
  {
    name: 'admission-of-a-borrower-under-another-account',
    check: 'roles',
    at: 'twin recovery admitted',
    fault: 'roles-exclude',
    tell: insertAndEnd('practice set', recovery('admitted', 'approval', 'twin', 'chen')),
  },
  {
    name: 'admission-by-its-own-side',
    check: 'roles',
    at: 'ivy recovery admitted',
    fault: 'signers-row',
    tell: all(
      change('ivy recovery admitted', (step) => ({ by: [step.by[0]!, ['approver', 'wei']] })),
      endAfter('ivy recovery admitted'),
    ),
  },
  {
    name: 'admission-of-the-unknown',
    check: 'signatures',
    at: 'eve recovery admitted',
    fault: 'person-unknown',
    tell: insertAndEnd('practice set', recovery('admitted', 'approval', 'eve', 'chen')),
  },
  {
    name: 'role-of-before-the-admission',
    check: 'roles',
    at: 'bill submitted',
    fault: 'role-not-held',
    tell: insertAndEnd(
      'practice set',
      recovery('admitted', 'approval', 'ada', 'chen'),
      epochBegun('approval', 3, 'recovery', 'ada'),
      submitted('bill', 'bill', 9),
    ),
  },
  {
    name: 'keyset-of-before-the-recovery',
    check: 'signatures',
    at: 'opened with the old key',
    fault: 'keyset-replaced',
    tell: insertAndEnd('custody epoch 4 begun', {
      ...opened('opened with the old key', 2),
      by: [['custodian', 'chen', 'chen']],
    }),
  },
  {
    name: 'recovered-without-a-new-epoch',
    check: 'roles',
    at: 'chen recovery used',
    fault: 'epoch-due',
    tell: all(
      remove('approval epoch 3 begun', 'approval epoch 3', 'approval epoch 3 done'),
      endAfter('chen recovery used'),
    ),
  },
];

export const aboutKeys: readonly Lie[] = [...aboutEpochs, ...aboutLogKeys, ...aboutRecovery];
