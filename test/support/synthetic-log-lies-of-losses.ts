/** What is said after a loss that the rules do not bear (log-entry.md §5.16). */
import { id, type Step } from './synthetic-log.ts';
import { insert, type Lie } from './synthetic-log-lie.ts';
import { frozen } from './synthetic-log-story.ts';
import { afterTheLoss, gapClosed, narrowed, restoredTo } from './synthetic-log-story-of-losses.ts';

const lie = (name: string, at: string, fault: string, ...steps: Step[]): Lie => ({
  name,
  check: 'roles',
  at,
  fault,
  tell: afterTheLoss(...steps),
});
const views = (...names: string[]) => ({
  spent: names.map((view, i) => ({ person: id('cai'), lineage: id('memo'), n: i + 1, view: id(view) })),
});

export const aboutLosses: Lie[] = [
  lie('evidence-of-a-generation-that-never-was', 'evidence', 'gap-unknown', narrowed({ generation: 3 })),
  lie('evidence-that-says-nothing', 'evidence', 'gap-learns-nothing', narrowed({ reach: 70, spent: [] })),
  lie('evidence-of-a-view-on-record', 'evidence', 'gap-view-known', narrowed(views('view 1'))),
  lie('evidence-of-a-view-twice', 'evidence', 'gap-view-known', narrowed(views('lost view', 'lost view'))),
  lie(
    'evidence-of-a-view-entered-before',
    'evidence again',
    'gap-view-known',
    narrowed(),
    narrowed({}, 'evidence again'),
  ),
  lie('gap-closed-without-evidence', 'gap closed', 'gap-reach', gapClosed({ reach: 0 })),
  lie('gap-closed-further-than-evidence', 'gap closed', 'gap-reach', narrowed(), gapClosed({ reach: 76 })),
  lie(
    'gap-closed-short-of-an-anchor',
    'gap closed',
    'gap-reach',
    narrowed({ reach: 74 }),
    gapClosed({ reach: 74 }),
  ),
  lie('gap-closed-that-never-was', 'gap closed', 'gap-not-open', gapClosed({ generation: 3 })),
  {
    name: 'gap-closed-that-a-ledger-covered',
    check: 'roles',
    at: 'gap closed',
    fault: 'gap-not-open',
    tell: insert('opened after the loss', narrowed({ spent: [] }), gapClosed()),
  },
  lie(
    'gap-closed-by-somebody-frozen',
    'gap closed',
    'loss-by-frozen',
    narrowed(),
    { ...frozen('wei'), by: [['custodian', 'chen']] },
    gapClosed(),
  ),
  lie('views-given-back-beyond-the-record', 'views given back', 'allowance-left', restoredTo({ left: 3 })),
  lie('views-given-back-short-of-the-record', 'views given back', 'allowance-left', restoredTo({ left: 1 })),
  lie(
    'views-given-back-of-another-lineage',
    'views given back',
    'allowance-document',
    restoredTo({ lineage: id('contract') }),
  ),
  lie(
    'views-given-back-twice',
    'views given back again',
    'allowance-not-lost',
    restoredTo(),
    restoredTo({}, { name: 'views given back again' }),
  ),
  {
    name: 'views-given-back-that-were-not-lost',
    check: 'roles',
    at: 'views given back',
    fault: 'allowance-not-lost',
    tell: insert('opened after the loss', restoredTo()),
  },
  lie(
    'views-given-back-to-a-signer',
    'views given back',
    'allowance-signers',
    restoredTo({ person: id('xu'), left: 3 }),
  ),
  lie(
    'views-given-back-by-somebody-frozen',
    'views given back',
    'loss-by-frozen',
    { ...frozen('xu'), by: [['custodian', 'chen']] },
    restoredTo(),
  ),
  {
    name: 'view-before-it-was-given-back',
    check: 'three-views',
    at: 'view 6 open',
    fault: 'view-of-uncovered-lineage',
    tell: afterTheLoss(restoredTo({ person: id('cai') }), narrowed()),
  },
];
