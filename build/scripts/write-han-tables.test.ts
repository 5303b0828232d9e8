import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readingsPath, readingsSource, simplifiedPath, simplifiedSource } from './write-han-tables.ts';

test('the tables of readings and simplified forms are what the libraries say', () => {
  const told = 'run: npx node build/scripts/write-han-tables.ts';
  expect(readFileSync(readingsPath, 'utf8') === readingsSource(), told).toBe(true);
  expect(readFileSync(simplifiedPath, 'utf8') === simplifiedSource(), told).toBe(true);
});
