/** `npm run vault -- …`: builds the CLI where its bundle is missing, then runs it with the words given. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, fstatSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const program = resolve(root, 'dist/dossier-vault.mjs');
if (!existsSync(program)) {
  const built = spawnSync('npm', ['run', 'build', '--silent'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (built.status !== 0) process.exit(built.status ?? 4);
}
// Descriptors beyond the first three are handed on where there are any: passphrases may come through one. (npm itself
// hands on the first three only; through it, use --secrets-fd 0.)
const isOpen = (descriptor: number): boolean => {
  try {
    fstatSync(descriptor);
    return true;
  } catch {
    return false;
  }
};
const stdio = Array.from({ length: 10 }, (_, descriptor) =>
  descriptor < 3 || isOpen(descriptor) ? ('inherit' as const) : ('ignore' as const),
);
// Ctrl-C reaches the program by itself, which closes the vault; what is sent to this process alone is handed on.
const run = spawn(process.execPath, [program, ...process.argv.slice(2)], { stdio });
process.on('SIGINT', () => {});
process.on('SIGTERM', () => run.kill('SIGTERM'));
run.on('close', (status, signal) => process.exit(status ?? (signal === 'SIGINT' ? 130 : 4)));
