/** Somebody did what their part does not allow. */
import { id, text } from './synthetic-log.ts';
import {
  all,
  change,
  changeData,
  endAfter,
  insert,
  insertAndEnd,
  type Lie,
  remove,
} from './synthetic-log-lie.ts';
import {
  accepted,
  boLoan,
  enrolled,
  epochNew,
  frozen,
  policy,
  requested,
  roleEnded,
  roleGiven,
  sameAs,
  submitted,
} from './synthetic-log-story.ts';

export const aboutRoles: Lie[] = [
  {
    name: 'custodian-also-borrows',
    check: 'roles',
    at: 'chen made borrower',
    fault: 'roles-exclude',
    tell: insertAndEnd('twin made borrower', {
      ...roleGiven('chen', 'borrower'),
      by: [
        ['self', 'chen'],
        ['custodian', 'deng'],
        ['approver', 'wei'],
      ],
    }),
  },
  {
    name: 'borrower-also-audits',
    check: 'roles',
    at: 'bo made auditor',
    fault: 'roles-exclude',
    tell: insertAndEnd('twin made borrower', roleGiven('bo', 'auditor')),
  },
  {
    name: 'custodian-found-to-be-a-borrower',
    check: 'roles',
    at: 'bo is chen',
    fault: 'roles-exclude',
    tell: insertAndEnd('cai unfrozen', {
      ...sameAs('chen', 'bo'),
      by: [
        ['custodian', 'deng'],
        ['approver', 'wei'],
      ],
    }),
  },
  {
    name: 'role-of-another-account',
    check: 'roles',
    at: 'loan 5 requested',
    fault: 'role-not-held',
    tell: all(insert('twin is bo', roleEnded('bo', 'borrower')), endAfter('loan 5 requested')),
  },
  {
    name: 'role-used-without-holding-it',
    check: 'roles',
    at: 'loan 1 requested',
    fault: 'role-not-held',
    tell: all(remove('bo made borrower'), endAfter('loan 1 requested')),
  },
  {
    name: 'role-used-after-its-end',
    check: 'roles',
    at: 'loan 2 requested',
    fault: 'role-not-held',
    tell: all(insert('loan 1 checked-in', roleEnded('cai', 'borrower')), endAfter('loan 2 requested')),
  },
  {
    name: 'enrolled-without-approver',
    check: 'roles',
    at: 'cai enrolled',
    fault: 'signers-row',
    tell: change('cai enrolled', (step) => ({ by: step.by.slice(0, 2) })),
  },
  {
    name: 'enrolled-by-two-custodians',
    check: 'roles',
    at: 'cai enrolled',
    fault: 'role-not-held',
    tell: change('cai enrolled', (step) => ({ by: [...step.by.slice(0, 2), ['approver', 'deng']] })),
  },
  {
    name: 'role-co-signed-by-oneself',
    check: 'roles',
    at: 'chen made custodian',
    fault: 'signs-twice',
    tell: insertAndEnd('opened', roleGiven('chen', 'custodian')),
  },
  {
    name: 'role-of-one-accepted-by-another',
    check: 'roles',
    at: 'cai made borrower',
    fault: 'self-is-another',
    tell: change('cai made borrower', (step) => ({ by: [['self', 'bo'], ...step.by.slice(1)] })),
  },
  {
    name: 'unfreezing-oneself',
    check: 'roles',
    at: 'chen unfrozen',
    fault: 'signs-about-self',
    tell: insertAndEnd('cai unfrozen', frozen('chen'), {
      name: 'chen unfrozen',
      type: 'person.unfrozen',
      by: [
        ['custodian', 'chen'],
        ['approver', 'wei'],
      ],
      data: { person: id('chen'), ground: text('a mistake') },
    }),
  },
  {
    name: 'freezing-the-unknown',
    check: 'roles',
    at: 'eve frozen',
    fault: 'person-unknown',
    tell: insertAndEnd('cai unfrozen', frozen('eve')),
  },
  {
    name: 'view-by-the-frozen',
    check: 'roles',
    at: 'view 2 open',
    fault: 'frozen-acts',
    tell: insert('view 1 closed', frozen('bo')),
  },
  {
    name: 'view-by-the-frozen-under-another-account',
    check: 'roles',
    at: 'view 6 open',
    fault: 'frozen-acts',
    tell: all(insert('loan 5 received', frozen('twin')), endAfter('view 6 open')),
  },
  {
    name: 'person-entry-left-to-the-machine',
    check: 'roles',
    at: 'view 2 open',
    fault: 'signers-row',
    tell: change('view 2 open', { by: [] }),
  },
  {
    name: 'machine-entry-taken-by-a-person',
    check: 'roles',
    at: 'view 1 page 2',
    fault: 'signers-row',
    tell: change('view 1 page 2', { by: [['borrower', 'bo']] }),
  },
  {
    name: 'clock-set-back-by-custodian-alone',
    check: 'roles',
    at: 'clock set back',
    fault: 'signers-row',
    tell: change('clock set back', { by: [['custodian', 'chen']] }),
  },
  {
    name: 'resumed-after-restart-without-custodian',
    check: 'roles',
    at: 'view 2 resumed',
    fault: 'signers-row',
    tell: change('view 2 resumed', { by: [['borrower', 'bo']] }),
  },
  {
    name: 'epoch-of-the-other-side',
    check: 'roles',
    at: 'custody epoch 2',
    fault: 'signers-row',
    tell: change('custody epoch 2', { by: [['approver', 'wei']] }),
  },
  {
    name: 'epoch-skipped',
    check: 'roles',
    at: 'custody epoch 2',
    fault: 'epoch-not-next',
    tell: changeData('custody epoch 2', { epoch: 3 }),
  },
  {
    name: 'policy-loosened',
    check: 'roles',
    at: 'policy loosened',
    fault: 'policy-loosened',
    tell: insertAndEnd('policy tightened', {
      name: 'policy loosened',
      type: 'policy.tightened',
      by: [
        ['custodian', 'chen'],
        ['approver', 'wei'],
      ],
      data: { policy },
    }),
  },
  {
    name: 'policy-lets-authors-borrow',
    check: 'roles',
    at: 'policy tightened',
    fault: 'policy-loosened',
    tell: changeData('policy tightened', { policy: { ...policy, authorMayBorrow: true } }),
  },
  {
    name: 'vault-created-without-approver',
    check: 'roles',
    at: 'created',
    fault: 'founders-missing',
    tell: all(
      change('created', ({ by, data }) => ({
        by: by.slice(0, 2),
        data: { ...data, founders: (data.founders as unknown[]).slice(0, 2) },
      })),
      endAfter('created'),
    ),
  },
  {
    name: 'founders-out-of-order',
    check: 'roles',
    at: 'created',
    fault: 'founder-order',
    tell: change('created', ({ by }) => ({ by: by.toReversed() })),
  },
  {
    name: 'both-accounts-sign-one-entry',
    check: 'roles',
    at: 'eve made custodian again',
    fault: 'signs-twice',
    tell: insertAndEnd(
      'cai unfrozen',
      enrolled('eve'),
      roleGiven('eve', 'custodian'),
      sameAs('eve', 'deng'),
      {
        ...roleGiven('eve', 'custodian'),
        name: 'eve made custodian again',
        by: [
          ['self', 'eve'],
          ['custodian', 'deng'],
          ['approver', 'wei'],
        ],
      },
    ),
  },
];

export const aboutSeparation: Lie[] = [
  {
    name: 'approver-approves-own-request',
    check: 'separation',
    at: 'loan 1 approved',
    fault: 'two-parts-in-loan',
    tell: all(
      insert('loan 1 requested', roleEnded('bo', 'borrower'), { ...roleGiven('bo', 'approver') }),
      change('loan 1 approved', { by: [['approver', 'bo']] }),
      endAfter('loan 1 approved'),
    ),
  },
  {
    name: 'author-approves-the-loan-of-their-work',
    check: 'separation',
    at: 'loan 1 approved',
    fault: 'two-parts-in-loan',
    tell: all(
      insert('loan 1 requested', roleEnded('ada', 'author'), roleGiven('ada', 'approver')),
      change('loan 1 approved', { by: [['approver', 'ada']] }),
      endAfter('loan 1 approved'),
    ),
  },
  {
    name: 'approver-issues-what-they-approved',
    check: 'separation',
    at: 'loan 1 issued',
    fault: 'two-parts-in-loan',
    tell: all(
      insert(
        'loan 1 approved',
        {
          ...roleEnded('wei', 'approver'),
          by: [
            ['custodian', 'chen'],
            ['approver', 'xu'],
          ],
        },
        epochNew('approval', 2, 'member-left', 'xu'),
        {
          ...roleGiven('wei', 'custodian'),
          by: [
            ['self', 'wei'],
            ['custodian', 'chen'],
            ['approver', 'xu'],
          ],
        },
      ),
      change('loan 1 issued', { by: [['custodian', 'wei']] }),
      endAfter('loan 1 issued'),
    ),
  },
  {
    name: 'author-borrows-own-lineage',
    check: 'separation',
    at: 'ada loan requested',
    fault: 'borrows-own-lineage',
    tell: insertAndEnd(
      'contract v2 accepted',
      roleGiven('ada', 'borrower'),
      requested({ ...boLoan, loan: 'ada loan', borrower: 'ada' }),
    ),
  },
  {
    name: 'author-borrows-own-dossier',
    check: 'separation',
    at: 'ada loan requested',
    fault: 'borrows-own-dossier',
    tell: all(
      changeData('created', { policy: { ...policy, authorSeparation: 'dossier' } }),
      insertAndEnd(
        'letter sent back',
        enrolled('eve'),
        roleGiven('eve', 'author'),
        { ...submitted('bill', 'bill', 9), by: [['author', 'eve']] },
        accepted('bill', 'bill', 1, 'first'),
        roleGiven('ada', 'borrower'),
        requested({ loan: 'ada loan', borrower: 'ada', paper: 'bill', lineage: 'bill' }),
      ),
    ),
  },
  {
    name: 'author-borrows-under-another-account',
    check: 'separation',
    at: 'loan 1 requested',
    fault: 'borrows-own-lineage',
    tell: all(insert('letter sent back', sameAs('ada', 'bo')), endAfter('loan 1 requested')),
  },
  {
    name: 'keeper-turned-user',
    check: 'separation',
    at: 'bill submitted',
    fault: 'keeper-turned-user',
    tell: insertAndEnd(
      'letter sent back',
      {
        ...roleEnded('chen', 'custodian'),
        by: [
          ['custodian', 'deng'],
          ['approver', 'wei'],
        ],
      },
      epochNew('custody', 2, 'member-left', 'deng'),
      {
        ...roleGiven('chen', 'author'),
        by: [
          ['self', 'chen'],
          ['custodian', 'deng'],
          ['approver', 'wei'],
        ],
      },
      { ...submitted('bill', 'bill', 9), by: [['author', 'chen']] },
    ),
  },
  {
    name: 'user-turned-keeper',
    check: 'separation',
    at: 'letter sent back',
    fault: 'user-turned-keeper',
    tell: all(
      insert('letter submitted', roleEnded('ada', 'author'), roleGiven('ada', 'custodian')),
      change('letter sent back', { by: [['custodian', 'ada']] }),
      endAfter('letter sent back'),
    ),
  },
];
