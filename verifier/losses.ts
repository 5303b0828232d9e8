import type { EntryBody } from './entry-body.ts';
import type { Lineage } from './filing.ts';
import type { Human } from './people.ts';

/** What is unknown since a loss, what narrowed it, and what was given back: log-entry.md §5.16. */

interface Gap {
  /** Index of the entry that began the generation. */
  readonly began: number;
  readonly have: number;
  readonly anchored: number;
  open: boolean;
  reach: number;
}

export class Losses {
  private readonly gaps = new Map<number, Gap>();
  /** Index at which each person id was enrolled. */
  private readonly since = new Map<string, number>();
  /** By person id and lineage, index of the newest entry that gave the views back. */
  private readonly restored = new Map<string, number>();

  gap(generation: number): Gap | undefined {
    return this.gaps.get(generation);
  }

  /** Whether a gap has taken this human's views of the lineage. */
  isLost(human: Human, lineage: Lineage): boolean {
    for (const gap of this.gaps.values()) {
      if (!gap.open || lineage.since >= gap.began) continue;
      for (const id of human.ids) {
        const since = this.since.get(id);
        if (since === undefined || since >= gap.began) continue;
        if ((this.restored.get(`${id}/${lineage.id}`) ?? -1) < gap.began) return true;
      }
    }
    return false;
  }

  apply(index: number, body: EntryBody, humanOf: (person: string) => Human): void {
    switch (body.type) {
      case 'vault.created':
        for (const { person } of body.data.founders) this.since.set(person, index);
        break;
      case 'person.enrolled':
      case 'invitation.taken':
        this.since.set(body.data.person, index);
        break;
      case 'generation.new': {
        const { generation, have, anchored, ledgerCovers } = body.data;
        this.gaps.set(generation, { began: index, have, anchored, open: !ledgerCovers, reach: 0 });
        break;
      }
      case 'gap.narrowed': {
        const gap = this.gaps.get(body.data.generation);
        if (gap !== undefined) gap.reach = Math.max(gap.reach, body.data.reach);
        break;
      }
      case 'gap.closed': {
        const gap = this.gaps.get(body.data.generation);
        if (gap !== undefined) gap.open = false;
        break;
      }
      case 'allowance.restored':
        for (const id of humanOf(body.data.person).ids)
          this.restored.set(`${id}/${body.data.lineage}`, index);
        break;
    }
  }
}
