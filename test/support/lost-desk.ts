/** A desk whose vault burns: an older copy comes back, and no anchor of what came after it. */
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { verifyBundle } from '../../verifier/verify-bundle.ts';
import type { Desk } from './desk.ts';

const isAnchor = (name: string): boolean => name.endsWith('.anchor') || name.endsWith('.ledger');

function dropAnchors(folder: string): void {
  for (const name of readdirSync(folder)) if (isAnchor(name)) rmSync(join(folder, name));
}

/** Everything but the copy `from` and the key files is gone. The vault is closed before. */
export async function loseTo(desk: Desk, from: string): Promise<void> {
  await desk.close();
  desk.restoreVault(from);
  rmSync(desk.path('user-data'), { recursive: true, force: true });
  for (const name of readdirSync(desk.path('sticks'))) dropAnchors(desk.path('sticks', name));
}

/** The stick as it is now, laid into a drawer: what it knows, and no later. */
export function layAside(desk: Desk, into: string, who = '李保'): string {
  cpSync(desk.path('sticks', who), desk.path(into), { recursive: true });
  return desk.path(into);
}

export const both = (desk: Desk) => ({
  signature: desk.signature,
  cosign: [desk.credential('赵批')],
});

export async function newGeneration(desk: Desk, who = '李保') {
  await desk.open(who);
  return desk.call('generation.new', both(desk));
}

export async function exported(desk: Desk, name: string): Promise<string> {
  await desk.signIn('李保');
  await desk.call('log.export', { folder: desk.path(name), openings: 'all' });
  return desk.path(name);
}

const python = spawnSync('python3', ['-c', 'print("here")'], { encoding: 'utf8' }).stdout === 'here\n';

/** Both verifiers find nothing broken in a bundle. */
export async function assertSound(folder: string): Promise<void> {
  expect((await verifyBundle(folder, null)).first).toBeNull();
  if (!python) return;
  const { stdout } = spawnSync('python3', ['verify.py', folder, '--json'], {
    cwd: join(import.meta.dirname, '../second-verifier'),
    encoding: 'utf8',
  });
  expect((JSON.parse(stdout) as { first: unknown }).first).toBeNull();
}
