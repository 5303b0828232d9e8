import type { Checkpoint } from './checkpoint.ts';
import { type Fault, fault } from './fault.ts';
import type { LogKey } from './log-keys.ts';
import type { LogState } from './log-state.ts';
import type { GrowingTree } from './merkle-tree.ts';
import { isSignedBy } from './signed-note.ts';

/** The signed head against the entries, and an older head against the same (audit-bundle.md, checks 2, 3, 15). */

/** After the last entry: whether the checkpoint speaks of this tree. */
export function headFault(checkpoint: Checkpoint, tree: GrowingTree): Fault | null {
  if (checkpoint.size !== tree.size) return fault('head-size', { size: checkpoint.size, entries: tree.size });
  return checkpoint.root.equals(tree.root()) ? null : fault('head-root');
}

export function checkpointSignatureFault(checkpoint: Checkpoint, state: LogState): Fault | null {
  const { vault, generation } = checkpoint;
  if (vault !== state.vault) return fault('checkpoint-other-vault', { vault });
  if (generation !== state.generation) {
    return fault('checkpoint-generation', { generation, newest: state.generation });
  }
  return isSigned(checkpoint, [state.logKeys.inForce]) ? null : fault('checkpoint-signature', { generation });
}

const isSigned = ({ note, origin }: Checkpoint, keys: readonly (LogKey | null)[]): boolean =>
  keys.some((key) => key !== null && isSignedBy(note, origin, key.hex, key.key));

/** Whether the log of an older checkpoint is a beginning of this one. */
export class SinceCheck {
  private readonly older: Checkpoint | null;
  /** Root and log key of this log when it was as long as the older one. */
  private reached: { readonly root: Buffer; readonly logKey: LogKey | null } | null = null;

  constructor(older: Checkpoint | null) {
    this.older = older;
  }

  /** To be called before the first entry and after each. */
  observe(tree: GrowingTree, { logKeys }: LogState): void {
    if (tree.size === this.older?.size) this.reached = { root: tree.root(), logKey: logKeys.inForce };
  }

  get wasAsked(): boolean {
    return this.older !== null;
  }

  /** In a part of a log the head of that size may not be known; then nothing can be said of it. */
  isBeyondReach(size: number): boolean {
    return this.older !== null && this.reached === null && this.older.size <= size;
  }

  fault(state: LogState, entries: number): Fault | null {
    const { older, reached } = this;
    if (older === null) return null;
    if (older.vault !== state.vault) return fault('since-other-vault', { vault: older.vault });
    const { generation } = older;
    const due = reached?.logKey ?? null;
    // Where the generation is another than at that length, or the length was never reached, that is what is wrong.
    const keys = due?.generation === generation ? [due] : state.logKeys.ofGeneration(generation);
    if (!isSigned(older, keys)) return fault('since-signature', { generation });
    if (reached === null) return fault('since-longer', { size: older.size, entries });
    if (!older.root.equals(reached.root)) return fault('since-root', { size: older.size });
    return due?.generation === generation
      ? null
      : fault('since-generation', { generation, before: due?.generation ?? 0 });
  }
}
