/** Corrections, categories and second contacts that the rules do not bear (log-entry.md §4, §5.4). */
import { id, type Step } from './synthetic-log.ts';
import { insert, insertAndEnd, type Lie } from './synthetic-log-lie.ts';
import {
  documentCorrected,
  dossierCorrected,
  ruled,
  secondIs,
} from './synthetic-log-story-of-corrections.ts';
import { registered } from './synthetic-log-story-of-handovers.ts';

const lie = (name: string, check: string, at: string, fault: string, ...steps: Step[]): Lie => ({
  name,
  check,
  at,
  fault,
  tell: insertAndEnd('memo accepted', ...steps),
});
const held: Step = {
  name: 'acme on hold',
  type: 'hold.set',
  by: [['custodian', 'chen']],
  data: { dossier: id('acme'), ground: documentCorrected().data.ground },
};

export const aboutCorrections: Lie[] = [
  lie(
    'dossier-corrected-by-its-author',
    'roles',
    'acme corrected',
    'signers-row',
    dossierCorrected({}, { by: [['author', 'ada']] }),
  ),
  lie(
    'categories-by-one-side-alone',
    'roles',
    'categories ruled',
    'signers-row',
    ruled(['banks'], { by: [['custodian', 'chen']] }),
  ),
  lie('dossier-corrected-on-hold', 'loans', 'acme corrected', 'dossier-held', held, dossierCorrected()),
  lie('document-corrected-on-hold', 'loans', 'memo corrected', 'dossier-held', held, documentCorrected()),
  lie(
    'dossier-corrected-that-never-was',
    'loans',
    'acme corrected',
    'dossier-unknown',
    dossierCorrected({ dossier: id('nobody') }),
  ),
  lie(
    'dossier-of-a-category-that-nobody-ruled',
    'loans',
    'acme corrected',
    'category-unknown',
    ruled(['banks']),
    dossierCorrected({ category: id('shops') }),
  ),
  lie(
    'dossier-of-a-category-that-is-given-no-more',
    'loans',
    'acme corrected',
    'category-unknown',
    ruled(['banks']),
    ruled([], { name: 'categories emptied' }),
    dossierCorrected({ category: id('banks') }),
  ),
  lie('category-listed-twice', 'loans', 'categories ruled', 'category-twice', ruled(['banks', 'banks'])),
  lie(
    'document-corrected-that-never-was',
    'loans',
    'memo corrected',
    'document-unknown',
    documentCorrected({ document: id('nothing') }),
  ),
  lie(
    'document-corrected-of-another-dossier',
    'loans',
    'memo corrected',
    'dossier-of-another',
    documentCorrected({ dossier: id('elsewhere') }),
  ),
  {
    name: 'document-corrected-before-it-was-accepted',
    check: 'loans',
    at: 'memo corrected',
    fault: 'corrected-not-accepted',
    tell: insertAndEnd('memo submitted', documentCorrected()),
  },
  {
    name: 'document-corrected-to-end-before-it-begins',
    check: 'structure',
    at: 'memo corrected',
    fault: 'dates-turned',
    tell: insert('memo accepted', documentCorrected({ dated: { from: '2026-03-01', to: '2026-02-28' } })),
  },
  {
    name: 'dossier-corrected-to-no-category',
    check: 'structure',
    at: 'acme corrected',
    fault: 'malformed-field',
    tell: insert('memo accepted', dossierCorrected({ category: 'banks' })),
  },
  lie('second-contact-of-oneself', 'loans', 'bo second', 'second-is-responsible', secondIs('bo')),
  lie(
    'second-contact-who-is-leaving',
    'loans',
    'cai second',
    'handed-to-leaving',
    registered('cai leaves', 'cai'),
    secondIs('cai'),
  ),
];
