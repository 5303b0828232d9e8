/**
 * Which test files have a process of their own. The others share one for each worker: a file loads the modules of the vault in two
 * seconds, and the one after it finds them there. What a file changes for the whole process would reach the files after it, so one
 * that does is told by its text, and what its text does not tell is named here.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './project-files.ts';

export const testFiles =
  '{shared,rasteriser,vault,cli,verifier,group-audit,electron,renderer,build,test}/**/*.test.{ts,tsx}';
export const desktopTestFiles = 'test/e2e/*.test.ts';

/** Modules mocked, timers and functions replaced, the environment, the folder, the process's own listeners. */
const changesProcess: readonly RegExp[] = [
  /\bvi\s*\.\s*(?:mock|doMock|unmock|hoisted|resetModules|useFakeTimers|setSystemTime|stubEnv|stubGlobal|spyOn)\b/,
  /\bprocess\.env(?:\.\w+|\[[^\]]+\])\s*(?:\?\?|\|\|)?=(?!=)/,
  /\bdelete process\.env\b/,
  /\bprocess\.(?:chdir|umask|on|once|exitCode\s*=)/,
  /\bglobalThis\.\w+\s*=(?!=)/,
  // Both change the environment.
  /\/installed-chromium\.ts'/,
  /\/rasteriser-in-chromium\.ts'/,
];

/** Changes the environment too, but alike for all that import it: they share a process with one another. */
const goesToDisk = /\/on-disk\.ts'/;

export const named: Readonly<Record<string, string>> = {
  'vault/sealing/passphrase.test.ts': 'measures how much the passphrase hasher asks for from then on',
};

export function changesItsProcess(source: string): boolean {
  return changesProcess.some((pattern) => pattern.test(source));
}

/** Paths from the project's folder, with slashes. None of the desktop's: what they change is the desktop's process. */
function filesWhere(wanted: (source: string, path: string) => boolean): string[] {
  return globSync(testFiles, { cwd: projectFolder })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.startsWith('test/e2e/'))
    .filter((path) => wanted(readFileSync(join(projectFolder, path), 'utf8'), path))
    .toSorted();
}

export const filesWithOwnProcess = (): string[] =>
  filesWhere((source, path) => path in named || changesItsProcess(source));

/** Those on the real disk that change nothing else. */
export const filesOnDisk = (): string[] =>
  filesWhere((source, path) => !(path in named) && !changesItsProcess(source) && goesToDisk.test(source));
