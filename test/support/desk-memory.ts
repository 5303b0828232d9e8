/** A desk put aside and taken up again: vault, sticks, anchors and files, with the same people and the same clock. */
import { cpSync, existsSync } from 'node:fs';
import { join, relative } from 'node:path';

/** As much of a desk as is put aside. */
interface Kept {
  readonly root: string;
  readonly passphrases: Map<string, string>;
  readonly keyFiles: Map<string, string>;
  sheets: { custody: readonly string[]; approval: readonly string[] };
  readonly clock: { wallMs: number; monoMs: number; boot: string };
  path(...parts: string[]): string;
}

const parts = ['vault', 'sticks', 'user-data', 'files', 'aside'] as const;

/** What a desk knows beside its folders, as JSON carries it. */
export interface DeskMemory {
  readonly passphrases: readonly (readonly [who: string, passphrase: string])[];
  /** Relative to the desk's folder. */
  readonly keyFiles: readonly (readonly [who: string, path: string])[];
  readonly sheets: Kept['sheets'];
  readonly clock: { readonly wallMs: number; readonly monoMs: number; readonly boot: string };
}

/** The office must be closed: a lock file and a write-ahead log belong to the process that has it open. */
export function saveDesk(desk: Kept, folder: string): DeskMemory {
  for (const part of parts) {
    if (existsSync(desk.path(part))) cpSync(desk.path(part), join(folder, part), { recursive: true });
  }
  const { wallMs, monoMs, boot } = desk.clock;
  return {
    passphrases: [...desk.passphrases],
    keyFiles: [...desk.keyFiles].map(([who, file]) => [who, relative(desk.root, file)] as const),
    sheets: desk.sheets,
    clock: { wallMs, monoMs, boot },
  };
}

/** On a desk that has its folders already. */
export function remember<D extends Kept>(desk: D, memory: DeskMemory): D {
  for (const [who, passphrase] of memory.passphrases) desk.passphrases.set(who, passphrase);
  for (const [who, file] of memory.keyFiles) desk.keyFiles.set(who, desk.path(file));
  desk.sheets = memory.sheets;
  Object.assign(desk.clock, memory.clock);
  return desk;
}
