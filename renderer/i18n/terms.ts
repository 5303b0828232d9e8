/** The closed lists of the vocabulary in both languages, and what a vault's founders call its classes. */
import i18next from 'i18next';
import { type ClassLabels, classLabel } from '../../shared/vocabulary/class-labels.ts';
import { termWords } from '../../shared/vocabulary/term-words.ts';
import { classifications } from '../../shared/vocabulary/terms.ts';
import { defineWords } from './words.ts';

const words = {
  ...termWords.signingAs,
  ...termWords.classification,
  ...termWords.category,
  ...termWords.dossierStatus,
  ...termWords.ownership,
  ...termWords.sheet,
  ...termWords.media,
  ...termWords.part,
  ...termWords.reasonCategory,
  ...termWords.loanState,
  ...termWords.documentState,
  leaving: ['离职中', 'leaving'],
} as const;

export const terms = defineWords('terms', words);

/** From here on the classes are called what the open vault's founders call them; null: as usual. */
export function sayClassesAs(labels: ClassLabels | null): void {
  for (const language of ['zh-CN', 'en'] as const) {
    for (const level of classifications) {
      const label = classLabel(labels, level, language);
      i18next.addResource(language, 'terms', level, label, { silent: true });
      i18next.addResource(language, 'terms', `${level}_other`, label, { silent: true });
    }
  }
}
