import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumVariable, findChromium } from './find-chromium.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'find-chromium-'));
  for (const name of ['chromium', 'other']) {
    writeFileSync(join(folder, name), '');
    chmodSync(join(folder, name), 0o700);
  }
  writeFileSync(join(folder, 'not-a-program'), '');
  chmodSync(join(folder, 'not-a-program'), 0o600);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the one that is named comes before the one that is installed', () => {
  expect(findChromium({ [chromiumVariable]: join(folder, 'other'), PATH: folder })).toBe(
    join(folder, 'other'),
  );
});

test('a name that leads to no program is not answered by another', () => {
  expect(findChromium({ [chromiumVariable]: join(folder, 'absent'), PATH: folder })).toBeUndefined();
  expect(findChromium({ [chromiumVariable]: folder, PATH: folder })).toBeUndefined();
});

test.runIf(process.platform === 'linux')('on Linux the path is searched, and may hold nothing', () => {
  expect(findChromium({ PATH: ['/no/such/folder', folder].join(delimiter) })).toBe(join(folder, 'chromium'));
  expect(findChromium({ PATH: '' })).toBeUndefined();
  expect(findChromium({})).toBeUndefined();
});
