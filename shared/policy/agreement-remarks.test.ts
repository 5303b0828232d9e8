import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { remarkLabel } from '../vocabulary/agreement-words.ts';
import { type AgreementFigures, agreementRemarks } from './agreement-remarks.ts';

const figures: AgreementFigures = {
  kind: 'non-compete',
  afterMonths: 12,
  compensation: 300_000,
  wage: 1_000_000,
  penalty: null,
};
const whats = (changes: Partial<AgreementFigures>) =>
  agreementRemarks({ ...figures, ...changes }).map(({ what }) => what);

describe('P5: remarks on a non-compete', () => {
  test('P5: says nothing of a confidentiality agreement', () => {
    expect(whats({ kind: 'confidentiality' })).toEqual([]);
  });
  test.each([
    [{}, 'compensation-reaches'],
    [{ compensation: 299_999 }, 'compensation-below'],
    // A part of a fen is owed whole.
    [{ compensation: 30, wage: 101 }, 'compensation-below'],
    [{ compensation: 31, wage: 101 }, 'compensation-reaches'],
    [{ afterMonths: 13, compensation: 499_999 }, 'compensation-below'],
    [{ afterMonths: 13, compensation: 500_000 }, 'compensation-reaches'],
    [{ compensation: null }, 'no-compensation'],
    [{ wage: null }, 'no-wage'],
    [{ afterMonths: 25 }, 'term-too-long'],
    [{ penalty: 18_000_000 }, 'penalty-within'],
    [{ penalty: 18_000_001 }, 'penalty-above'],
  ] as const)('P5: of %j', (changes, what) => {
    expect(whats(changes)).toContain(what);
  });
  test('P5: two years are not too long', () => {
    expect(whats({ afterMonths: 24 })).not.toContain('term-too-long');
  });
  test('P5: counsel is named last, whatever the figures are, and every remark has its words', () => {
    const fen = fc.option(fc.integer({ min: 0, max: 1_000_000_000_000 }));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 600 }),
        fen,
        fen,
        fen,
        (afterMonths, compensation, wage, penalty) => {
          const remarks = agreementRemarks({ kind: 'non-compete', afterMonths, compensation, wage, penalty });
          expect(remarks.at(-1)).toEqual({ what: 'counsel' });
          for (const remark of remarks) {
            const said = remarkLabel(remark);
            expect(said.every((text) => text !== '' && !/NaN|undefined/.test(text))).toBe(true);
          }
        },
      ),
    );
  });
});
