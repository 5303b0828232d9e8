import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';
import { desktopTestFiles, filesOnDisk, filesWithOwnProcess, testFiles } from './test/support/own-process.ts';

// better-sqlite3 13 needs Node 22 or newer and ends a Node 20 process with a segmentation fault.
if (Number(process.versions.node.split('.')[0]) < 24) {
  throw new Error('The tests run on the Node of this project: use "npm test", not vitest itself.');
}

const apart = filesWithOwnProcess();
const onDisk = filesOnDisk();

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'own process', include: apart } },
      {
        extends: true,
        test: {
          name: 'desktop',
          include: [desktopTestFiles],
          isolate: false,
          setupFiles: ['test/e2e/support/after-failure.ts'],
        },
      },
      { extends: true, test: { name: 'on disk', include: onDisk, isolate: false } },
      {
        extends: true,
        test: {
          name: 'shared process',
          include: [testFiles],
          exclude: [...apart, ...onDisk, desktopTestFiles],
          isolate: false,
        },
      },
    ],
    globalSetup: ['test/support/run-folder.ts'],
    // Far limits, for what hangs: a slow machine under load must not meet them. What is waited for on a screen has less
    // than the five minutes after which a vault locks itself, or one failure would hide behind the lock of the next.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    expect: { poll: { timeout: 240_000 } },
    teardownTimeout: 60_000,
    maxWorkers: 2,
    // In any order, to see that no file leaves something behind for the next in its process.
    sequence:
      process.env.DOSSIER_VAULT_TEST_ORDER === 'any'
        ? { shuffle: { files: true } }
        : { sequencer: LongestFirst },
  },
});
