/** The desktop as `npm run build:desktop` left it, but for a vault process that is quick with passphrases, and late where it is told to be; built once a run. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { lateAnswers, quickPassphrases } from '../../support/built-cli.ts';
import { builtFolder, madeOnce } from '../../support/made-once.ts';
import { projectFolder } from '../../support/project-files.ts';
import { assertBuiltSince } from './assert-built-since.ts';

/** The folder to start in the place of the project's own. */
export async function quickDesktop(): Promise<string> {
  const { folder } = await madeOnce(
    ['quick desktop'],
    async (into) => {
      assertBuiltSince();
      for (const part of ['package.json', 'out/desktop'])
        cpSync(join(projectFolder, part), join(into, part), { recursive: true });
      const { main } = (await import('../../../build/electron.vite.config.ts')).default as unknown as {
        main: { build: { target: string; rolldownOptions: { external: (string | RegExp)[] } } };
      };
      await build({
        root: projectFolder,
        configFile: false,
        logLevel: 'warn',
        plugins: [quickPassphrases, lateAnswers],
        ssr: { noExternal: true },
        build: {
          ssr: true,
          target: main.build.target,
          outDir: join(into, 'out/desktop/main'),
          emptyOutDir: false,
          minify: false,
          rolldownOptions: {
            input: { 'vault-process': join(projectFolder, 'vault/main.ts') },
            external: main.build.rolldownOptions.external,
            output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunks/quick-[name]-[hash].mjs' },
          },
        },
      });
    },
    builtFolder,
  );
  return folder;
}
