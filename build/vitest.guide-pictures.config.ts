/** For `npm run guide-pictures` alone: what it runs writes into the project, and is no test of the usual run. */
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    include: ['test/e2e/guide-pictures.ts'],
    globalSetup: ['test/support/run-folder.ts'],
    testTimeout: 900_000,
    hookTimeout: 900_000,
  },
});
