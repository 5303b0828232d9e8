/** A document came into the vault, or a dossier about, as it may not. */
import { id } from './synthetic-log.ts';
import {
  all,
  changeData,
  endAfter,
  indexOf,
  insert,
  insertAndEnd,
  type Lie,
  named,
  remove,
} from './synthetic-log-lie.ts';
import { accepted, hold, keysOf, submitted } from './synthetic-log-story.ts';

export const aboutFiling: Lie[] = [
  {
    name: 'placard-that-nobody-is-told-of',
    check: 'structure',
    at: 'memo submitted',
    fault: 'placard-unsaid',
    tell: changeData('memo submitted', { media: 'other' }),
  },
  {
    name: 'dates-of-a-document-turned-round',
    check: 'structure',
    at: 'memo submitted',
    fault: 'dates-turned',
    tell: changeData('memo submitted', { dated: { from: '2026-03-02', to: '2026-03-01' } }),
  },
  {
    name: 'accepted-without-submission',
    check: 'loans',
    at: 'contract accepted',
    fault: 'document-unknown',
    tell: all(remove('contract submitted'), endAfter('contract accepted')),
  },
  {
    name: 'filed-in-a-dossier-never-opened',
    check: 'loans',
    at: 'contract submitted',
    fault: 'dossier-unknown',
    tell: all(changeData('contract submitted', { dossier: id('nowhere') }), endAfter('contract submitted')),
  },
  {
    name: 'dossier-opened-twice',
    check: 'loans',
    at: 'acme opened again',
    fault: 'dossier-twice',
    tell: (story) =>
      insertAndEnd('memo accepted', named('acme opened again', story[indexOf(story, 'acme opened')]!))(story),
  },
  {
    name: 'sealed-to-a-key-of-somebody-else',
    check: 'loans',
    at: 'contract submitted',
    fault: 'sealed-to-another-key',
    tell: all(
      changeData('contract submitted', { approvalKey: keysOf('chen').sealKey }),
      endAfter('contract submitted'),
    ),
  },
  {
    name: 'sealed-under-an-epoch-that-was-not-in-force',
    check: 'loans',
    at: 'contract submitted',
    fault: 'sealed-to-another-key',
    tell: all(changeData('contract submitted', { custodyEpoch: 2 }), endAfter('contract submitted')),
  },
  {
    name: 'sealed-to-keys-of-which-one-is-named',
    check: 'loans',
    at: 'contract submitted',
    fault: 'sealed-to-half-named',
    tell: all(changeData('contract submitted', { custodyKey: undefined }), endAfter('contract submitted')),
  },
  {
    name: 'document-submitted-twice',
    check: 'loans',
    at: 'contract submitted again',
    fault: 'document-twice',
    tell: insertAndEnd(
      'letter sent back',
      named('contract submitted again', submitted('contract', 'fresh', 9)),
    ),
  },
  {
    name: 'document-number-taken',
    check: 'loans',
    at: 'memo submitted',
    fault: 'document-number-taken',
    tell: changeData('memo submitted', { no: 2 }),
  },
  {
    name: 'document-accepted-twice',
    check: 'loans',
    at: 'contract accepted again',
    fault: 'document-decided',
    tell: insertAndEnd(
      'contract accepted',
      named('contract accepted again', accepted('contract', 'contract', 2, 'first')),
    ),
  },
  {
    name: 'version-skipped',
    check: 'loans',
    at: 'contract v2 accepted',
    fault: 'version-wrong',
    tell: changeData('contract v2 accepted', { version: 3 }),
  },
  {
    name: 'joined-version-accepted-as-first',
    check: 'loans',
    at: 'contract v2 accepted',
    fault: 'choice-wrong',
    tell: all(
      changeData('contract v2 accepted', { choice: 'first', lineage: id('fresh'), version: 1 }),
      endAfter('contract v2 accepted'),
    ),
  },
  {
    name: 'joined-version-accepted-elsewhere',
    check: 'loans',
    at: 'contract v2 accepted',
    fault: 'lineage-wrong',
    tell: all(
      changeData('contract v2 accepted', { lineage: id('fresh'), version: 1 }),
      endAfter('contract v2 accepted'),
    ),
  },
  {
    name: 'likeness-waved-through',
    check: 'loans',
    at: 'memo accepted',
    fault: 'choice-wrong',
    tell: changeData('memo accepted', { choice: 'first', because: null }),
  },
  {
    name: 'new-without-a-ground',
    check: 'structure',
    at: 'memo accepted',
    fault: 'because-wrong',
    tell: changeData('memo accepted', { because: null }),
  },
  {
    name: 'version-of-something-unlike',
    check: 'loans',
    at: 'memo accepted',
    fault: 'lineage-wrong',
    tell: changeData('memo accepted', { choice: 'version-of', lineage: id('memo'), because: null }),
  },
  {
    name: 'known-lineage-called-new',
    check: 'loans',
    at: 'memo submitted',
    fault: 'lineage-not-new',
    tell: changeData('memo submitted', { lineage: id('contract') }),
  },
  {
    name: 'lineage-joined-before-it-began',
    check: 'loans',
    at: 'contract v2 submitted',
    fault: 'lineage-unknown-joined',
    tell: changeData('contract v2 submitted', { lineage: id('fresh') }),
  },
  {
    name: 'filed-while-held',
    check: 'loans',
    at: 'contract v2 submitted',
    fault: 'dossier-held',
    tell: insert('contract accepted', hold('set')),
  },
];
