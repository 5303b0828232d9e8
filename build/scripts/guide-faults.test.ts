import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { guideFaults } from './guide-faults.ts';

test('names the page that the screens could not show, and what on it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guide-'));
  writeFileSync(join(folder, 'good.md'), '# Title\n\nWith **Word** and `K`.\n');
  writeFileSync(join(folder, 'bad.md'), '# Title\n\nWith *slanted* words.\n');
  expect(guideFaults(folder)).toEqual(['bad.md: The guide uses no em.']);
  rmSync(folder, { recursive: true });
});
