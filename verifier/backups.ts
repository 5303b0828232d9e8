import type { EntryBody } from './entry-body.ts';

/** Where backups go, and which states are kept there: log-entry.md §5.12. */
export class Backups {
  /** States of each target that have not been dropped, in milliseconds since 1970; no entry where backups have ended. */
  readonly targets = new Map<string, Set<number>>();
  /** The newest state that each ever had. */
  readonly newest = new Map<string, number>();
  /** Whether the newest opening was in quarantine. */
  openedInQuarantine = false;

  apply(body: EntryBody): void {
    switch (body.type) {
      case 'vault.opened':
        this.openedInQuarantine = body.data.quarantine !== 'none';
        break;
      case 'backup.planned':
        if (!this.targets.has(body.data.target)) this.targets.set(body.data.target, new Set());
        break;
      case 'backup.ended':
        this.targets.delete(body.data.target);
        break;
      case 'backup.made': {
        const { target, state, dropped } = body.data;
        const states = this.targets.get(target);
        states?.add(state);
        for (const gone of dropped) states?.delete(gone);
        this.newest.set(target, state);
        break;
      }
    }
  }
}
