import { defineConfig } from 'vitest/config';

// better-sqlite3 13 needs Node 22 or newer and ends a Node 20 process with a segmentation fault.
if (Number(process.versions.node.split('.')[0]) < 24) {
  throw new Error('The tests run on the Node of this project: use "npm test", not vitest itself.');
}

export default defineConfig({
  test: {
    include: ['{shared,vault,cli,verifier,build,test}/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
