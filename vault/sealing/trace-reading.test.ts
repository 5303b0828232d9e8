import fc from 'fast-check';
import { expect, test } from 'vitest';
import { traceCode } from './trace-code.ts';
import {
  compareTrace,
  formatTraceReading,
  legibleIn,
  parseTraceReading,
  partsToSeek,
  type TraceReading,
} from './trace-reading.ts';

const read = (typed: string): TraceReading => {
  const reading = parseTraceReading(typed);
  if (reading === null) throw new Error(`${typed} is no reading`);
  return reading;
};
const codes = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => traceCode(Buffer.from(bytes).toString('hex')));

test.each([
  ['K7QF-M2XD', 'K7QF-M2XD'],
  ['k7qf m2xd', 'K7QF-M2XD'],
  ['K7QFM2XD', 'K7QF-M2XD'],
  ['K7QF–M2XD', 'K7QF-M2XD'],
  ['Ｋ７ＱＦ－Ｍ２ＸＤ', 'K7QF-M2XD'],
  ['oIlF-M2??', '011F-M2??'],
  ['KQ？？-M2XD', 'KQ??-M2XD'],
  ['UUUU-M2XD', 'UUUU-M2XD'],
])('reads %s as %s', (typed, understood) => {
  expect(formatTraceReading(read(typed))).toBe(understood);
});

test.each(['', 'K7QF', 'K7QF-M2XD1', 'K7QF-M2X!', 'K7QF-M2X*', '许7QF-M2XD'])(
  'reads no code in "%s"',
  (typed) => {
    expect(parseTraceReading(typed)).toBeNull();
  },
);

test.each([
  ['K7QF-M2XD', 'K7QF-M2XD', { same: 8, alike: 0 }],
  ['KQ??-M2XD', 'KQAA-M2XD', { same: 6, alike: 0 }],
  ['K7QF-M2XO', 'K7QF-M2XD', { same: 7, alike: 1 }],
  ['KTQF-MZXD', 'KTQF-M2XD', { same: 7, alike: 1 }],
  ['8S5B-1111', 'B55B-1111', { same: 6, alike: 2 }],
  ['8SSB-1111', 'B558-1111', { same: 4, alike: 4 }],
  ['UUUU-M2XD', 'VVVV-M2XD', { same: 4, alike: 4 }],
  // One of six or more may be wrong outright, none of fewer, and never two.
  ['K7QF-M2XD', 'K7QF-MHXD', { same: 7, alike: 0 }],
  ['K7QF-M2XD', 'K7QF-MHXK', null],
  ['K7QF-M2??', 'K7QH-M2XK', { same: 5, alike: 0 }],
  ['K7QF-M???', 'K7QH-M2XK', null],
])('compares what was read, %s, with %s', (typed, code, agreement) => {
  expect(compareTrace(read(typed), code)).toEqual(agreement);
});

test('every code that fits a reading fits one of the parts that are sought', () => {
  fc.assert(
    fc.property(
      codes,
      fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
      fc.nat(7),
      fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZU'),
      (code, doubtful, wrongAt, wrong) => {
        const letters = [...code.replace('-', '')];
        letters[wrongAt] = wrong;
        const reading = read(letters.map((letter, i) => (doubtful[i] ? '?' : letter)).join(''));
        fc.pre(compareTrace(reading, code) !== null);
        const fits = (part: TraceReading) => {
          const found = compareTrace(part, code);
          return found !== null && found.same + found.alike === legibleIn(part);
        };
        expect(partsToSeek(reading).some(fits)).toBe(true);
      },
    ),
  );
});
