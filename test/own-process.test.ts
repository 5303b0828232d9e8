/** Test files share a process unless one changes it: that those which do are told by their text, and that nothing else in `test/` does. */
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { longestFirst } from './support/longest-first.ts';
import { changesItsProcess, filesOnDisk, filesWithOwnProcess, named } from './support/own-process.ts';
import { projectFiles, projectFolder, readProjectFile } from './support/project-files.ts';

test.each([
  "vi.mock('../vault/audit/full-check.ts')",
  'vi.useFakeTimers();',
  "vi.spyOn(LogWriter.prototype, 'transact')",
  "process.env.TZ = 'Asia/Tokyo';",
  'process.env[name] = value;',
  'delete process.env.TMPDIR;',
  'process.env.HOME ??= folder;',
  'process.chdir(folder);',
  "process.on('unhandledRejection', heard);",
  'globalThis.planted = true;',
  "import { chromiumPath } from './installed-chromium.ts';",
])('a test that says %s has a process of its own', (line) => {
  expect(changesItsProcess(line)).toBe(true);
});

test.each([
  "const long = process.env.DOSSIER_VAULT_LONG_TESTS === '1';",
  'const disk = process.env[diskVariable] ?? tmpdir();',
  "execFileSync('git', [], { cwd: process.cwd() });",
])('one that says %s does not need it', (line) => {
  expect(changesItsProcess(line)).toBe(false);
});

test('those that are named are there', () => {
  for (const path of Object.keys(named)) expect(existsSync(join(projectFolder, path)), path).toBe(true);
  expect(filesWithOwnProcess()).toContain('test/cli/hard-input.test.ts');
  expect(filesWithOwnProcess()).not.toContain('test/house-circles.test.ts');
});

test('those on the real disk share a process with one another only', () => {
  const onDisk = projectFiles().filter(
    (path) => path.endsWith('.test.ts') && /^import '.*\/on-disk\.ts';$/m.test(readProjectFile(path)),
  );
  expect(onDisk).toContain('test/faults/disk.test.ts');
  const apart = filesWithOwnProcess();
  expect(filesOnDisk()).toEqual(onDisk.filter((path) => !apart.includes(path)).toSorted());
});

test('files that share a process stand together in the order, the longest first, after those with one of their own', () => {
  const placed = (path: string, name: string, isolate = false) => ({
    moduleId: join(projectFolder, path),
    project: { name, config: { isolate } },
  });
  const files = [
    placed('test/not-timed-yet.test.ts', 'shared process'),
    placed('test/story.test.ts', 'shared process'),
    placed('test/e2e/news.test.ts', 'desktop'),
    placed('test/cli/stories.test.ts', 'shared process'),
    placed('test/e2e/desktop-story.test.ts', 'desktop'),
    placed('test/faults/disk.test.ts', 'on disk'),
    placed('vault/sealing/passphrase.test.ts', 'own process', true),
  ];
  const order = files.toSorted(longestFirst).map(({ moduleId }) => basename(moduleId, '.test.ts'));
  expect(order).toEqual(['passphrase', 'desktop-story', 'news', 'disk', 'stories', 'story', 'not-timed-yet']);
});

test("none of the desktop's tests changes its process: they share one", () => {
  const changing = projectFiles().filter(
    (path) => /^test\/e2e\/.*\.test\.ts$/.test(path) && changesItsProcess(readProjectFile(path)),
  );
  // A script put into a page.
  expect(changing).toEqual(['test/e2e/hostile-page.test.ts']);
  expect(filesWithOwnProcess()).not.toContain('test/e2e/hostile-page.test.ts');
});

/** Modules that tests import, and programs that they start. */
const beside = projectFiles().filter(
  (path) =>
    /^test\/.*\.ts$/.test(path) &&
    !/\.test\.ts$|^test\/(?:bench|corpora|e2e\/support\/fixture-app)\//.test(path),
);

test('what tests import changes the process only where those that import it have one of their own', () => {
  const changing = beside.filter((path) => changesItsProcess(readProjectFile(path)));
  expect(changing).toEqual([
    // All of the desktop's tests set the same.
    'test/e2e/support/launch.ts',
    'test/rendition/installed-chromium.ts',
    'test/rendition/rasteriser-in-chromium.ts',
    'test/support/on-disk.ts',
    // The setup of the whole run, and a program.
    'test/support/run-folder.ts',
    'test/support/unprivileged-opening.ts',
  ]);
});

test('what tests import sets up nothing for the file that imports it: it is evaluated for the first one alone', () => {
  const hooks = /^(?:before|after)(?:All|Each)\(/m;
  // No test imports this one: vitest runs it for each file.
  const setUp = 'test/e2e/support/after-failure.ts';
  expect(beside.filter((path) => hooks.test(readProjectFile(path)))).toEqual([setUp]);
  expect(readProjectFile('vitest.config.ts')).toContain(setUp);
});
