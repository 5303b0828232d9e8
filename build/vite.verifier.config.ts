import { defineConfig } from 'vite';

/** The verifier as one readable file: an auditor can open it and follow it, and run it with plain Node 20. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: 'verifier/main.ts',
    target: 'node20',
    minify: false,
    outDir: 'dist',
    emptyOutDir: false,
    rolldownOptions: {
      output: {
        format: 'es',
        entryFileNames: 'verify.mjs',
        codeSplitting: false,
        comments: true,
        banner: '#!/usr/bin/env node',
      },
    },
  },
});
