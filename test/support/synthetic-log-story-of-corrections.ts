/** What a log says when something typed wrong is put right, of categories, and of a second contact. */
import { id, type Step, text } from './synthetic-log.ts';
import { both } from './synthetic-log-story.ts';
import { dossierChanged } from './synthetic-log-story-of-handovers.ts';

export const ruled = (names: readonly string[], more: Partial<Step> = {}): Step => ({
  name: 'categories ruled',
  type: 'categories.ruled',
  by: both,
  data: { categories: names.map((name) => ({ category: id(name), name: text(name) })) },
  ...more,
});

export const dossierCorrected = (data: object = {}, more: Partial<Step> = {}): Step => ({
  name: 'acme corrected',
  type: 'dossier.corrected',
  by: [['custodian', 'chen']],
  data: {
    dossier: id('acme'),
    client: text('Acme 股份有限公司'),
    category: 'other',
    openedOn: '2025-03-02',
    secrecyYears: null,
    retentionYears: 30,
    ground: text('as the contract has it'),
    ...data,
  },
  ...more,
});

export const documentCorrected = (data: object = {}, more: Partial<Step> = {}): Step => ({
  name: 'memo corrected',
  type: 'document.corrected',
  by: [['custodian', 'chen']],
  data: {
    document: id('memo'),
    dossier: id('acme'),
    title: text('备忘录'),
    likeness: text('["keyed"]'),
    dated: { from: '2026-02-28', to: '2026-02-28' },
    ground: text('the month was wrong'),
    ...data,
  },
  ...more,
});

/** A contact beside bo, who is responsible. */
export const secondIs = (who: string | null, name = `${who} second`): Step => {
  const step = dossierChanged('acme', 'bo');
  return { ...step, name, data: { ...step.data, second: who === null ? null : id(who) } };
};
