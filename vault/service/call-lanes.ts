/**
 * Which calls wait for which. A few that must not wait run at once: status, leaving, how far something is. Those about views
 * and notes wait for one another only, so that no long act holds a page back; all others, lists included, wait for one another.
 */
import type { CommandName } from '../../shared/contract/commands.ts';

export type Lane = 'at-once' | 'view' | 'work';

const atOnce: ReadonlySet<string> = new Set<CommandName>([
  'vault.status',
  'session.people',
  'sample.people',
  'session.touch',
  'session.sign-out',
  'filing.show',
  'filing.stop',
  'folders.show',
  'backup.show',
  'backup.stop',
  'whole.show',
  'whole.stop',
  'view.touch',
  'view.blank',
  // Hashing everything takes its time; whoever watches it asks how far it is.
  'custody.check',
  'custody.show',
  'custody.list',
]);

export const laneOf = (name: string): Lane =>
  atOnce.has(name) ? 'at-once' : name.startsWith('view.') || name.startsWith('note.') ? 'view' : 'work';

export class CallLanes {
  private readonly tails: Record<'view' | 'work', Promise<unknown>> = {
    view: Promise.resolve(),
    work: Promise.resolve(),
  };

  /** Runs `work` when its lane is free. Its failure is its caller's, not the next one's. */
  run<T>(lane: Lane, work: () => Promise<T>): Promise<T> {
    if (lane === 'at-once') return work();
    const result = this.tails[lane].then(work);
    this.tails[lane] = result.catch(() => undefined);
    return result;
  }

  /** Resolves when nothing runs. */
  async idle(): Promise<void> {
    await Promise.all([this.tails.view, this.tails.work]);
  }
}
