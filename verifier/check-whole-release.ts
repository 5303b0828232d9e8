import type { EntryBody } from './entry-body.ts';
import type { Policy } from './entry-data.ts';
import { type Fault, fault } from './fault.ts';

const dayMs = 86_400_000;
const levels = ['internal', 'confidential', 'secret'] as const;

/** When everything was to leave, and whether a run is on its way: log-entry.md §5.14. */
export class WholeReleases {
  private plannedAt: number | null = null;
  private begun = false;

  private isOpen(wall: number): boolean {
    return this.plannedAt !== null && wall < this.plannedAt + 60 * dayMs;
  }

  fault(body: EntryBody, policy: Policy | null, isFrozen: (person: string) => boolean): Fault | null {
    const { wall } = body.at;
    if (body.type === 'whole.planned' || body.type === 'whole.begun') {
      const needed = Math.max(...levels.map((level) => policy?.releaseApprovers?.[level] ?? 1));
      const given = body.signers.filter(({ as }) => as === 'approver').length;
      if (given !== needed) return fault('whole-approvers', { given, needed });
      const frozen = body.signers.find(({ person }) => isFrozen(person));
      if (frozen !== undefined) return fault('whole-by-frozen', { person: frozen.person });
    }
    switch (body.type) {
      case 'whole.planned':
        return this.isOpen(wall) ? fault('whole-planned-twice') : null;
      case 'whole.withdrawn':
        return this.isOpen(wall) ? null : fault('whole-unplanned');
      case 'whole.begun':
        if (!this.isOpen(wall)) return fault('whole-unplanned');
        return wall >= (this.plannedAt ?? 0) + 7 * dayMs ? null : fault('whole-too-early');
      case 'whole.written':
        return this.begun ? null : fault('whole-not-begun');
      default:
        return null;
    }
  }

  apply(body: EntryBody): void {
    switch (body.type) {
      case 'whole.planned':
        this.plannedAt = body.at.wall;
        this.begun = false;
        break;
      case 'whole.withdrawn':
        this.plannedAt = null;
        this.begun = false;
        break;
      case 'whole.begun':
        this.begun = true;
        break;
      case 'whole.written':
        this.begun = false;
        break;
    }
  }
}
