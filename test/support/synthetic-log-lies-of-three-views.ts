/** A fourth view, by any trick. */
import { all, changeData, indexOf, insertAndEnd, type Lie } from './synthetic-log-lie.ts';
import { boLoan, laterLoan, lent, policy, sameAs, viewOpen } from './synthetic-log-story.ts';

export const aboutThreeViews: Lie[] = [
  {
    name: 'fourth-view-numbered-three-again',
    check: 'three-views',
    at: 'view 7 open',
    fault: 'view-beyond-cap',
    tell: insertAndEnd('view 3 closed', viewOpen('view 7', boLoan, 3)),
  },
  {
    name: 'fourth-view-numbered-one',
    check: 'three-views',
    at: 'view 7 open',
    fault: 'view-beyond-cap',
    tell: insertAndEnd('view 3 closed', viewOpen('view 7', boLoan, 1)),
  },
  {
    name: 'view-number-repeated',
    check: 'three-views',
    at: 'view 2 open',
    fault: 'view-number',
    tell: changeData('view 2 open', { n: 1 }),
  },
  {
    name: 'view-number-skipped',
    check: 'three-views',
    at: 'view 2 open',
    fault: 'view-number',
    tell: changeData('view 2 open', { n: 3 }),
  },
  {
    name: 'fourth-view-by-a-new-loan',
    check: 'three-views',
    at: 'view 7 open',
    fault: 'view-beyond-cap',
    tell: insertAndEnd(
      'loan 1 checked-in',
      ...lent({ ...boLoan, loan: 'again' }),
      viewOpen('view 7', { ...boLoan, loan: 'again' }, 1),
    ),
  },
  {
    name: 'fourth-view-by-a-new-version',
    check: 'three-views',
    at: 'view 7 open',
    fault: 'view-beyond-cap',
    tell: insertAndEnd(
      'loan 1 checked-in',
      ...lent({ ...boLoan, loan: 'again', paper: 'contract v2' }),
      viewOpen('view 7', { ...boLoan, loan: 'again', paper: 'contract v2' }, 1),
    ),
  },
  {
    name: 'fourth-view-under-a-made-up-lineage',
    check: 'loans',
    at: 'view 7 open',
    fault: 'lineage-of-another',
    tell: insertAndEnd('view 3 closed', viewOpen('view 7', { ...boLoan, lineage: 'memo' }, 1)),
  },
  {
    name: 'fourth-view-after-re-keying',
    check: 'three-views',
    at: 'view 7 open',
    fault: 'view-beyond-cap',
    tell: (story) =>
      insertAndEnd(
        'loan 1 checked-in',
        story[indexOf(story, 'bo re-keyed')]!,
        ...lent({ ...boLoan, loan: 'again' }, 'bo 2'),
        viewOpen('view 7', { ...boLoan, loan: 'again' }, 1),
      )(story),
  },
  {
    name: 'fourth-view-under-a-joined-account',
    check: 'three-views',
    at: 'view 7 open',
    fault: 'view-beyond-cap',
    tell: insertAndEnd(
      'loan 1 checked-in',
      sameAs('twin', 'bo'),
      ...lent({ ...boLoan, loan: 'again', borrower: 'twin' }),
      viewOpen('view 7', { ...boLoan, loan: 'again', borrower: 'twin' }, 1),
    ),
  },
  {
    name: 'joined-account-counts-from-one',
    check: 'three-views',
    at: 'view 6 open',
    fault: 'view-number',
    tell: changeData('view 6 open', { n: 1 }),
  },
  {
    name: 'ledger-views-forgotten',
    check: 'three-views',
    at: 'view 7 open',
    fault: 'view-number',
    tell: insertAndEnd(
      'view 6 closed',
      ...lent({ ...laterLoan, loan: 'loan 6', borrower: 'cai' }),
      viewOpen('view 7', { ...laterLoan, loan: 'loan 6', borrower: 'cai' }, 2),
    ),
  },
  {
    name: 'view-beyond-a-lower-cap',
    check: 'three-views',
    at: 'view 3 open',
    fault: 'view-beyond-cap',
    tell: all(
      changeData('created', { policy: { ...policy, viewCap: { internal: 3, confidential: 2, secret: 1 } } }),
      changeData('view 1 open', { cap: 2 }),
      changeData('view 2 open', { cap: 2 }),
    ),
  },
  {
    name: 'cap-overstated',
    check: 'three-views',
    at: 'view 1 open',
    fault: 'view-cap',
    tell: changeData('created', {
      policy: { ...policy, viewCap: { internal: 3, confidential: 2, secret: 1 } },
    }),
  },
  {
    name: 'view-after-an-uncovered-gap',
    check: 'three-views',
    at: 'view 6 open',
    fault: 'view-of-uncovered-lineage',
    tell: changeData('generation 2', { ledgerCovers: false, spent: [] }),
  },
];
