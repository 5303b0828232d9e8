import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

// better-sqlite3 13 needs Node 22 or newer and ends a Node 20 process with a segmentation fault.
if (Number(process.versions.node.split('.')[0]) < 24) {
  throw new Error('The tests run on the Node of this project: use "npm test", not vitest itself.');
}

export default defineConfig({
  test: {
    include: [
      '{shared,rasteriser,vault,cli,verifier,group-audit,electron,renderer,build,test}/**/*.test.{ts,tsx}',
    ],
    globalSetup: ['test/support/run-folder.ts'],
    // Far limits, for what hangs: a slow machine under load must not meet them. What is waited for on a screen has less
    // than the five minutes after which a vault locks itself, or one failure would hide behind the lock of the next.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    expect: { poll: { timeout: 240_000 } },
    teardownTimeout: 60_000,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
  },
});
