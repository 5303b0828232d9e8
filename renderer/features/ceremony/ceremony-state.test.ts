import { describe, expect, test } from 'vitest';
import { creationOf, firstPlan, keyFilePath, type Seated, sheetsToShow } from './ceremony-state.ts';

describe('where a key file is written', () => {
  test.each([
    ['/keys/a', 'GU-2026', '/keys/a/GU-2026.key'],
    ['/keys/a/', 'GU/2026 *', '/keys/a/GU-2026-.key'],
    ['E:\\keys\\', '工号 7', 'E:\\keys\\工号-7.key'],
    ['/keys/a', '７', '/keys/a/7.key'],
    ['/keys/a', '', '/keys/a/key.key'],
  ])('%s for %s', (folder, staffNumber, path) => {
    expect(keyFilePath(folder, staffNumber)).toBe(path);
  });
});

describe('what the vault is asked to create', () => {
  const seated: Seated = {
    seat: 'approver2',
    name: '顾清',
    staffNumber: '7',
    department: '',
    passphrase: 'p',
    keyFolder: '/a',
    spareFolder: '/b',
  };
  test('each seat in its role, with a key file and a spare', () => {
    const [founder] = creationOf(firstPlan, [seated], 'A-03').founders;
    expect(founder).toMatchObject({ role: 'approver', keyFiles: ['/a/7.key', '/b/7.key'] });
    expect(founder).not.toHaveProperty('department');
  });
  test('no labels and no folder for anchors unless they were chosen', () => {
    const plain = creationOf(firstPlan, [], 'A-03');
    expect(plain).not.toHaveProperty('labels');
    expect(plain.anchorFolders).toEqual([]);
    expect(creationOf({ ...firstPlan, anchorFolder: '/c' }, [], 'A-03').anchorFolders).toEqual(['/c']);
  });
});

test('sheets are shown one by one, each side counted for itself', () => {
  const created = { sheets: { custody: ['c1', 'c2'], approval: ['a1'] } };
  const shown = sheetsToShow(created as unknown as Parameters<typeof sheetsToShow>[0]);
  expect(shown.map(({ side, n, of, text }) => `${side} ${n}/${of} ${text}`)).toEqual([
    'custody 1/2 c1',
    'custody 2/2 c2',
    'approval 1/1 a1',
  ]);
});
