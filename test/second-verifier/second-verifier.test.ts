// The second verifier is Python: where there is none, that is said, and nothing is claimed to have run.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeBundle } from '../support/synthetic-log.ts';
import type { Lie } from '../support/synthetic-log-lie.ts';
import { lies, tell } from '../support/synthetic-log-lies.ts';
import { variations } from '../support/synthetic-log-variations.ts';

const vectors = join(import.meta.dirname, '../vectors/bundle');

interface Expected {
  bundle: string;
  since: boolean;
  exitCode: number;
  check: string | null;
  entry: number | null;
}

function python(words: string[], input = '') {
  return spawnSync('python3', words, { cwd: import.meta.dirname, encoding: 'utf8', input });
}

const tried = python(['-c', 'print("here")']);

if (tried.stdout?.trim() === 'here') {
  describe('the second verifier', () => {
    const expected = JSON.parse(readFileSync(join(vectors, 'expected.json'), 'utf8')) as Expected[];

    const olderOf = ({ bundle, since }: Expected): string | null =>
      since ? join(vectors, bundle, 'older-checkpoint') : null;

    it('finds in each vector what is wrong', () => {
      const asked = expected.map((each) => ({ bundle: join(vectors, each.bundle), since: olderOf(each) }));
      const run = python(['many.py'], JSON.stringify(asked));
      expect(run.stderr).toBe('');
      const found = JSON.parse(run.stdout) as unknown[];
      expect(expected.map(({ bundle }, at) => [bundle, found[at]])).toEqual(
        expected.map(({ bundle, check, entry }) => [bundle, [check, entry]]),
      );
    });

    // As it is started by hand: once for each way to end, for a process by itself verifies each signature anew.
    const oneOfEach = expected.filter(
      (each, at) =>
        expected.findIndex((one) => one.exitCode === each.exitCode && one.since === each.since) === at,
    );
    it.each(oneOfEach)('started by hand on $bundle it ends with $exitCode', (each) => {
      const older = olderOf(each);
      const more = older === null ? [] : ['--since', older];
      const run = python(['verify.py', join(vectors, each.bundle), '--json', ...more]);
      expect(run.stderr).toBe('');
      const { first } = JSON.parse(run.stdout);
      expect({ exitCode: run.status, check: first?.check ?? null, entry: first?.entry ?? null }).toEqual({
        exitCode: each.exitCode,
        check: each.check,
        entry: each.entry,
      });
    });

    it('answers every story as the first one is tested to, by the same check at the same entry', () => {
      const folder = mkdtempSync(join(tmpdir(), 'second-verifier-'));
      const honest = variations.map((told) => ({ check: null, at: null, ...told }));
      const told: readonly (Omit<Lie, 'check' | 'fault'> & { check: string | null })[] = [...lies, ...honest];
      const asked = told.map((lie) => {
        const bundle = join(folder, lie.name);
        const log = tell(lie);
        writeBundle(log, bundle, lie.bundle);
        const older = lie.since?.(log);
        if (older !== undefined) writeFileSync(join(bundle, 'older-checkpoint'), older);
        const entry = lie.at === null ? null : log.indexOf.get(lie.at)!;
        const since = older === undefined ? null : join(bundle, 'older-checkpoint');
        return { bundle, since, name: lie.name, due: [lie.check, entry] };
      });
      const run = python(['many.py'], JSON.stringify(asked));
      expect(run.stderr).toBe('');
      const found = JSON.parse(run.stdout) as unknown[];
      expect(asked.map(({ name }, at) => [name, found[at]])).toEqual(
        asked.map(({ name, due }) => [name, due]),
      );
      rmSync(folder, { recursive: true, force: true });
    });

    it('passes its own tests', () => {
      const run = python(['test_verify.py']);
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
