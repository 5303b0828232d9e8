import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { run } from './command-line.ts';

const vectors = fileURLToPath(new URL('../test/vectors/bundle', import.meta.url));

interface Expectation {
  readonly bundle: string;
  readonly since: boolean;
  readonly exitCode: number;
  readonly check: string | null;
  readonly entry: number | null;
}
const expectations: Expectation[] = JSON.parse(readFileSync(join(vectors, 'expected.json'), 'utf8'));

test.each(expectations)('answers $bundle as expected', async ({ bundle, since, exitCode, check, entry }) => {
  const directory = join(vectors, bundle);
  const args = since ? [directory, '--since', join(directory, 'older-checkpoint')] : [directory];
  const outcome = await run([...args, '--json'], '/', 'en');
  expect(outcome.exitCode).toBe(exitCode);
  const { first } = JSON.parse(outcome.out);
  if (check === null) expect(first).toBeNull();
  else expect(first).toMatchObject({ check, entry });
});
