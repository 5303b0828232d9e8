import { beforeAll, describe, expect, test } from 'vitest';
import { fromFake, policyForChromium, registerScheme, toFake } from './fake-origin.ts';

beforeAll(() => registerScheme('app', { standard: true, secure: true, supportFetchAPI: true }));

describe('addresses', () => {
  for (const [own, fake] of [
    ['app://ui/index.html', 'https://ui.app.stand-in.invalid/index.html'],
    ['app://ui/a?b#c', 'https://ui.app.stand-in.invalid/a?b#c'],
    ['app://a.b/', 'https://a.b.app.stand-in.invalid/'],
  ] as const) {
    test(`${own} there and back`, () => {
      expect(toFake(own)).toBe(fake);
      expect(fromFake(fake)).toBe(own);
    });
  }
  for (const other of ['https://example.com/', 'file:///x', 'https://ui.other.stand-in.invalid/']) {
    test(`${other} stays what it is`, () => {
      expect([toFake(other), fromFake(other)]).toEqual([other, other]);
    });
  }
});

describe('a policy for Chromium', () => {
  const bulk = 'https://bulk.stand-in.invalid';
  for (const [policy, expected] of [
    ["script-src 'self'", "script-src 'self'"],
    ["default-src 'none'", `default-src 'none'; connect-src ${bulk}`],
    ["default-src 'self'; img-src data:", `default-src 'self'; img-src data:; connect-src 'self' ${bulk}`],
    ["default-src 'self'; connect-src 'none'", `default-src 'self'; connect-src ${bulk}`],
    ["connect-src 'self' app://ui", `connect-src 'self' https://ui.app.stand-in.invalid ${bulk}`],
    ['img-src app:', 'img-src https://*.app.stand-in.invalid'],
  ] as const) {
    test(policy, () => {
      expect(policyForChromium(policy, bulk)).toBe(expected);
    });
  }
});
