import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeCodec } from './codec.ts';

const { encode, decode } = makeCodec();
const overTheLine = (value: unknown): unknown => decode(encode(value));

const leaf = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, -0, Number.NaN, Number.POSITIVE_INFINITY, true, ''),
  fc.double(),
  fc.bigInt(),
  fc.string({ unit: 'binary' }),
  fc.uint8Array(),
  fc.int16Array(),
  fc.float64Array(),
  fc.date(),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('value')),
    fc.dictionary(fc.string(), tie('value')),
    fc.array(fc.tuple(tie('value'), tie('value'))).map((entries) => new Map(entries)),
    fc.array(tie('value')).map((items) => new Set(items)),
  ),
}));

describe('the codec', () => {
  test('carries what Node’s own serialisation carries, as it does', () => {
    fc.assert(
      fc.property(value, (sent) => {
        expect(overTheLine(sent)).toStrictEqual(deserialize(serialize(sent)));
      }),
    );
  });
  test('keeps a key that is called __proto__ a key', () => {
    const came = overTheLine(JSON.parse('{"__proto__": {"polluted": true}}')) as object;
    expect(Object.keys(came)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(came)).toBe(Object.prototype);
  });
  test('keeps an invalid date invalid', () => {
    expect((overTheLine(new Date(Number.NaN)) as Date).getTime()).toBeNaN();
  });
  test('keeps cycles and shared parts', () => {
    const shared = { word: '共' };
    const sent: Record<string, unknown> = { one: shared, other: [shared] };
    sent.itself = sent;
    const came = overTheLine(sent) as typeof sent;
    expect(came.itself).toBe(came);
    expect((came.other as unknown[])[0]).toBe(came.one);
  });
  test('sends of a view what it shows, and no more', () => {
    const view = new Uint8Array([0, 1, 2, 3]).subarray(1, 3);
    expect(encode(view).blobs.map((blob) => [...blob])).toEqual([[1, 2]]);
  });
  test('keeps an error’s name and message', () => {
    const came = overTheLine(new RangeError('too far')) as Error;
    expect([came.name, came.message]).toEqual(['RangeError', 'too far']);
  });
  for (const [what, sent] of [
    ['a function', () => undefined],
    ['a weak map', new WeakMap()],
    ['a promise', Promise.resolve()],
    ['a blob', new Blob(['x'])],
  ] as const) {
    test(`refuses ${what}`, () => {
      expect(() => encode({ sent })).toThrow('An object could not be cloned.');
    });
  }
});
