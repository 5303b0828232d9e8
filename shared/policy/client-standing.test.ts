import { describe, expect, test } from 'vitest';
import { type ClientFacts, missingParts, paperStepOf, risksOf, viewSpanOf } from './client-standing.ts';

const sound: ClientFacts = {
  open: true,
  responsible: true,
  responsibleLeaving: false,
  second: true,
  secondLeaving: false,
  contactSheet: true,
  profileSheet: true,
  papers: 3,
  knownTo: 4,
};
const day = 86_400_000;

describe('how a client stands', () => {
  test.each([
    [{}, []],
    [{ second: false }, ['second']],
    [{ papers: 0, contactSheet: false }, ['contactSheet', 'papers']],
    [{ responsible: false, profileSheet: false }, ['responsible', 'profileSheet']],
  ] as const)('completeness: %o lacks %o', (change, missing) => {
    expect(missingParts({ ...sound, ...change })).toEqual(missing);
  });
  test.each([
    [{}, []],
    [{ second: false }, ['no-second']],
    [{ responsible: false }, ['nobody-responsible']],
    [{ secondLeaving: true }, ['leaving', 'no-second']],
    [{ responsibleLeaving: true }, ['leaving']],
    [{ knownTo: 1 }, ['known-to-one']],
    [{ knownTo: 0, second: false, responsible: false }, ['nobody-responsible', 'no-second', 'known-to-one']],
    // Who may not know who saw what is told nothing by it.
    [{ knownTo: null }, []],
    [{ open: false, second: false, knownTo: 1 }, []],
  ] as const)('risk: %o is %o', (change, found) => {
    expect(risksOf({ ...sound, ...change })).toEqual(found);
  });
  test('the last look falls into the first span that holds it', () => {
    expect([0, 30, 31, 90, 365, 366].map((days) => viewSpanOf(1_000 * day, (1_000 + days) * day))).toEqual([
      'month',
      'month',
      'quarter',
      'quarter',
      'year',
      'longer',
    ]);
    expect(viewSpanOf(null, 0)).toBe('never');
  });
  test('documents fall into steps', () => {
    expect([0, 1, 4, 5, 19, 20, 99, 100, 7_000].map(paperStepOf)).toEqual([
      '0',
      '1',
      '1',
      '5',
      '5',
      '20',
      '20',
      '100',
      '100',
    ]);
  });
});
