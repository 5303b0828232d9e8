/** Pages were shown without what has to stand behind a view. */
import { hashOf, id, minuteMs, text } from './synthetic-log.ts';
import {
  all,
  change,
  changeData,
  endAfter,
  indexOf,
  insert,
  insertAndEnd,
  type Lie,
  remove,
} from './synthetic-log-lie.ts';
import {
  boLoan,
  caiLoan,
  dayMs,
  frozen,
  hold,
  hourMs,
  loanStep,
  ofView,
  page,
  twinLoan,
  viewOpen,
} from './synthetic-log-story.ts';

export const aboutViews: Lie[] = [
  {
    name: 'view-without-loan',
    check: 'loans',
    at: 'view 1 open',
    fault: 'loan-unknown',
    tell: changeData('view 1 open', { loan: id('no loan') }),
  },
  {
    name: 'view-on-anothers-loan',
    check: 'loans',
    at: 'odd view open',
    fault: 'not-the-borrower',
    tell: insert('view 1 closed', { ...viewOpen('odd view', boLoan, 1), by: [['borrower', 'cai']] }),
  },
  {
    name: 'view-before-received',
    check: 'loans',
    at: 'view 1 open',
    fault: 'view-without-loan',
    tell: all(remove('loan 1 received'), endAfter('view 1 closed')),
  },
  {
    name: 'view-after-return',
    check: 'loans',
    at: 'view 3 open',
    fault: 'view-without-loan',
    tell: all(
      insert('view 2 closed', loanStep('loan 1', 'returned', 'borrower', 'bo')),
      endAfter('view 3 closed'),
    ),
  },
  {
    name: 'view-after-recall',
    check: 'loans',
    at: 'odd view open',
    fault: 'view-without-loan',
    tell: insertAndEnd('loan 2 recalled', viewOpen('odd view', caiLoan, 2)),
  },
  {
    name: 'view-after-the-window',
    check: 'loans',
    at: 'view 3 open',
    fault: 'view-after-window',
    tell: all(change('view 3 open', { after: dayMs }), endAfter('view 3 open')),
  },
  {
    name: 'view-before-the-window',
    check: 'loans',
    at: 'view 1 open',
    fault: 'view-before-window',
    tell: (story) => {
      const { to } = story[indexOf(story, 'loan 1 requested')]!.data as { to: number };
      return all(changeData('loan 1 approved', { from: to - hourMs }), endAfter('view 1 open'))(story);
    },
  },
  {
    name: 'window-lengthened-by-setting-the-clock-back',
    check: 'loans',
    at: 'late view open',
    fault: 'view-after-window',
    tell: insertAndEnd('view 5 closed', { ...viewOpen('late view', twinLoan, 2), after: 23.5 * hourMs }),
  },
  {
    name: 'view-while-held',
    check: 'loans',
    at: 'view 2 open',
    fault: 'dossier-held',
    tell: insert('view 1 closed', hold('set')),
  },
  {
    name: 'view-longer-than-approved',
    check: 'loans',
    at: 'view 1 open',
    fault: 'view-minutes',
    tell: changeData('view 1 open', { minutes: 31 }),
  },
  {
    name: 'view-of-more-pages-than-filed',
    check: 'loans',
    at: 'view 1 open',
    fault: 'view-pages',
    tell: changeData('view 1 open', { pages: 4 }),
  },
  {
    name: 'view-opened-twice',
    check: 'loans',
    at: 'view 2 open',
    fault: 'view-twice',
    tell: all(changeData('view 2 open', { view: id('view 1') }), endAfter('view 2 open')),
  },
  {
    name: 'page-beyond-the-last',
    check: 'loans',
    at: 'view 1 page 2',
    fault: 'page-beyond',
    tell: changeData('view 1 page 2', { page: 4 }),
  },
  {
    name: 'page-after-closing',
    check: 'loans',
    at: 'view 1 page 1',
    fault: 'view-closed',
    tell: insert('view 1 closed', page('view 1', 1)),
  },
  {
    name: 'page-while-blanked',
    check: 'loans',
    at: 'view 1 page 3',
    fault: 'page-while-blank',
    tell: remove('view 1 resumed'),
  },
  {
    name: 'page-after-the-loan-was-recalled',
    check: 'loans',
    at: 'view 1 page 3',
    fault: 'view-without-loan',
    tell: insert(
      'view 1 resumed',
      loanStep('loan 1', 'recalled', 'approver', 'wei', { reason: text('client asked') }),
    ),
  },
  {
    name: 'page-to-the-frozen',
    check: 'loans',
    at: 'view 1 page 3',
    fault: 'page-to-frozen',
    tell: all(insert('view 1 resumed', frozen('bo')), endAfter('view 1 closed')),
  },
  {
    name: 'page-written-in-a-real-vault',
    check: 'loans',
    at: 'view 1 written',
    fault: 'page-written-no-sample',
    tell: insert('view 1 page 2', {
      ...page('view 1', 2),
      name: 'view 1 written',
      type: 'page.written',
    }),
  },
  {
    name: 'restart-called-a-crash',
    check: 'loans',
    at: 'view 2 resumed',
    fault: 'restart-unsaid',
    tell: all(
      change('view 2 resumed', { by: [['borrower', 'bo']] }),
      changeData('view 2 resumed', { after: 'crash' }),
    ),
  },
  {
    name: 'view-resumed-after-closing',
    check: 'loans',
    at: 'view 1 resumed again',
    fault: 'view-closed',
    tell: insert('view 1 closed', {
      ...ofView('view 1', 'resumed again', { after: 'crash', shownMs: 130_000, reason: null }),
      type: 'view.resumed',
      by: [['borrower', 'bo']],
    }),
  },
  {
    name: 'view-resumed-by-another',
    check: 'loans',
    at: 'view 1 resumed',
    fault: 'not-the-borrower',
    tell: change('view 1 resumed', { by: [['borrower', 'cai']] }),
  },
  {
    name: 'shown-longer-than-allowed',
    check: 'loans',
    at: 'view 1 closed',
    fault: 'shown-over',
    tell: changeData('view 1 closed', { shownMs: 30 * minuteMs + 1001 }),
  },
  {
    name: 'time-shown-wound-back',
    check: 'loans',
    at: 'view 1 resumed',
    fault: 'shown-fell',
    tell: changeData('view 1 resumed', { shownMs: 0 }),
  },
  {
    name: 'note-after-closing',
    check: 'loans',
    at: 'late note',
    fault: 'view-closed',
    tell: (story) => {
      const note = story[indexOf(story, 'note')]!;
      const late = { ...note, name: 'late note', data: { ...note.data, note: id('late note') } };
      return insert('view 1 closed', late)(story);
    },
  },
  {
    name: 'note-released-by-another',
    check: 'loans',
    at: 'note released',
    fault: 'note-of-another',
    tell: insert('view 1 closed', {
      name: 'note released',
      type: 'note.released',
      by: [['self', 'cai']],
      data: { note: id('note'), to: id('ada'), hash: hashOf('note for ada') },
    }),
  },
];
