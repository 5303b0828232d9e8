import { expect, test } from 'vitest';
import { forgetForTheNextPerson, forgetWhatWasKept } from './kept-for-one-person.ts';

test('everything that a screen kept is forgotten, each time anew', () => {
  const kept = { filing: 1, other: 1 };
  forgetForTheNextPerson(() => {
    kept.filing = 0;
  });
  forgetForTheNextPerson(() => {
    kept.other = 0;
  });
  forgetWhatWasKept();
  expect(kept).toEqual({ filing: 0, other: 0 });
  kept.filing = 2;
  forgetWhatWasKept();
  expect(kept.filing).toBe(0);
});
