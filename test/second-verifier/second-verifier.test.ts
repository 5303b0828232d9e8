// The second verifier is Python: where there is none, that is said, and nothing is claimed to have run.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const vectors = join(import.meta.dirname, '../vectors/bundle');

interface Expected {
  bundle: string;
  since: boolean;
  exitCode: number;
  check: string | null;
  entry: number | null;
}

function python(...words: string[]) {
  return spawnSync('python3', words, { cwd: import.meta.dirname, encoding: 'utf8' });
}

const tried = python('-c', 'print("here")');

if (tried.stdout?.trim() === 'here') {
  describe('the second verifier', () => {
    const expected = JSON.parse(readFileSync(join(vectors, 'expected.json'), 'utf8')) as Expected[];

    it.each(expected)('finds in $bundle what is wrong', ({ bundle, since, exitCode, check, entry }) => {
      const folder = join(vectors, bundle);
      const more = since ? ['--since', join(folder, 'older-checkpoint')] : [];
      const run = python('verify.py', folder, '--json', ...more);
      expect(run.stderr).toBe('');
      const { first } = JSON.parse(run.stdout);
      expect({ exitCode: run.status, check: first?.check ?? null, entry: first?.entry ?? null }).toEqual({
        exitCode,
        check,
        entry,
      });
    });

    it('passes its own tests', () => {
      const run = python('test_verify.py');
      expect(run.stderr).toMatch(/\nOK\s*$/);
      expect(run.status).toBe(0);
    });
  });
} else {
  it('has no python3 to run on', () => {
    expect((tried.error as NodeJS.ErrnoException | undefined)?.code).toBe('ENOENT');
    console.warn('python3 not on this machine: second verifier not run');
  });
}
