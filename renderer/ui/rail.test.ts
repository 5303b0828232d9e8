import { describe, expect, test } from 'vitest';
import { type Role, role } from '../../shared/vocabulary/terms.ts';
import { entryOf, homeFor, placeOf, railFor, screenOfNotice } from './rail.ts';

const allRoles: readonly Role[] = role.options;

describe('the entry that an address belongs to', () => {
  const author = railFor(['author']);
  test.each([
    ['/dossiers', '/dossiers'],
    ['/dossiers/A-1', '/dossiers'],
    ['/dossiers/new', '/dossiers/new'],
    ['/submit', '/submit'],
  ])('%s: one alone', (path, entry) => {
    expect(entryOf(path, author)?.path).toBe(entry);
  });
  test('none, where the rail has no such place', () => {
    expect(entryOf('/mend', author)).toBeNull();
    expect(entryOf('/dossiersX', author)).toBeNull();
    expect(placeOf('/mend', ['author'])).toBeNull();
  });
  test('its word is the title of the window', () => {
    expect(placeOf('/dossiers/new', ['author'])).toBe('新建卷宗');
    expect(placeOf('/dossiers/A-1', ['author'])).toBe('卷宗');
  });
});

describe('the rail', () => {
  test.each(allRoles)('of %s has no key and no address twice', (one) => {
    const entries = railFor([one]).flatMap((group) => group.entries);
    expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
    expect(new Set(entries.map(({ path }) => path)).size).toBe(entries.length);
  });
  test('of an author who borrows has the dossiers in the directory', () => {
    const paths = railFor(['borrower', 'author']).flatMap((group) => group.entries.map(({ path }) => path));
    expect(paths).toContain('/directory');
    expect(paths).not.toContain('/dossiers');
  });
  test('somebody without any role has what personnel keeps alone', () => {
    const paths = railFor([]).flatMap((group) => group.entries.map(({ path }) => path));
    expect(paths).toEqual([
      '/training',
      '/my-training',
      '/rules-told',
      '/agreements',
      '/training/rules',
      '/my-leaving',
      '/absence',
    ]);
    expect(homeFor([])).toBe('/training');
  });
  test('the first place is where the work waits', () => {
    expect(homeFor(['custodian'])).toBe('/desk');
    expect(homeFor(['approver'])).toBe('/requests');
    expect(homeFor(['borrower'])).toBe('/directory');
    expect(homeFor(['clerk'])).toBe('/training');
  });
});

test('a notice leads to a screen of whoever is there now', () => {
  expect(screenOfNotice('loan-decided', ['borrower'])).toBe('/my-loans');
  expect(screenOfNotice('loan-decided', ['author'])).toBe('/my-filings');
  expect(screenOfNotice('loan-waiting', ['approver'])).toBe('/requests');
  expect(screenOfNotice('loan-waiting', ['borrower'])).toBe('/directory');
});
