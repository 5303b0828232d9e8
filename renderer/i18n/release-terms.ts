/** The words of releases: a list of their own, because an approved release waits for something else than an approved loan. */
import { termWords } from '../../shared/vocabulary/term-words.ts';
import { defineWords } from './words.ts';

export const releaseTerms = defineWords('release-terms', {
  ...termWords.releaseForm,
  ...termWords.releaseStanding,
  ...termWords.releaseEnd,
  ...termWords.releaseWarning,
});
