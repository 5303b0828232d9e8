/** A prepared office copied for one trial: vault, sticks, anchors and files, with the same people and the same clock. */
import { cpSync, existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Desk, type DeskOptions } from './desk.ts';

const parts = ['vault', 'sticks', 'user-data', 'files', 'aside'] as const;

/** The office must be closed: a lock file and a write-ahead log belong to the process that has it open. */
export function copyDesk(prepared: Desk, options: DeskOptions = {}): Desk {
  const copy = new Desk(options);
  for (const part of parts) {
    if (existsSync(prepared.path(part))) cpSync(prepared.path(part), copy.path(part), { recursive: true });
  }
  for (const [who, passphrase] of prepared.passphrases) copy.passphrases.set(who, passphrase);
  for (const [who, file] of prepared.keyFiles)
    copy.keyFiles.set(who, join(copy.root, relative(prepared.root, file)));
  copy.sheets = prepared.sheets;
  copy.clock.wallMs = prepared.clock.wallMs;
  copy.clock.monoMs = prepared.clock.monoMs;
  copy.clock.boot = prepared.clock.boot;
  return copy;
}
