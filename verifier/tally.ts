import type { Entry } from './entry.ts';
import type { LogState } from './log-state.ts';

/** What the signed statements add up to. Counted from entries whose signatures verify, from nothing else. */

export interface Generation {
  readonly entry: number;
  readonly generation: number;
  readonly cause: string;
  /** Entries that an anchor knew of and this log has not. */
  readonly lost: number;
  readonly ledgerCovers: boolean;
  readonly voidedLoans: number;
  /** Views that a ledger names, among them some that this log has too. */
  readonly spent: number;
  /** Views that evidence brought back later, entries of the lost log up to which it reaches (0: none), and the entry that closed the gap. */
  readonly narrowedBy: number;
  readonly reach: number;
  readonly closed: number | null;
}

export interface Counts {
  readonly entries: number;
  /** Person ids enrolled, and people after those joined by `person.same-as` count as one. */
  readonly enrolments: number;
  readonly people: number;
  readonly views: number;
  /** Those that no entry of this log records. */
  readonly viewsFromLedgers: number;
  readonly refusals: number;
  /** Of one person and lineage each, after a loss. */
  readonly allowancesRestored: number;
  /** The most views of one lineage that the log records for one person; and where a later joining made it so. */
  readonly mostViews: {
    readonly count: number;
    readonly person: string;
    readonly lineage: string;
    readonly joined: boolean;
  } | null;
}

export class Tally {
  readonly generations: Generation[] = [];
  /** Leaf hash of the first entry. */
  entry0: string | null = null;
  /** Whether the last entry is the export of a part. */
  endsWithPart = false;
  private entries = 0;
  private views = 0;
  private refusals = 0;
  private allowancesRestored = 0;

  add({ index, envelope, body }: Entry): void {
    this.entries++;
    this.endsWithPart = body.type === 'log.exported' && body.data.part !== undefined;
    switch (body.type) {
      case 'vault.created':
        this.entry0 = envelope.leafHash.toString('hex');
        break;
      case 'view.open':
        this.views++;
        break;
      case 'refusal':
        this.refusals++;
        break;
      case 'generation.new': {
        const { generation, cause, have, anchored, ledgerCovers, voidedLoans, spent } = body.data;
        this.generations.push({
          entry: index,
          generation,
          cause,
          lost: Math.max(0, anchored - have),
          ledgerCovers,
          voidedLoans: voidedLoans.length,
          spent: spent.length,
          narrowedBy: 0,
          reach: 0,
          closed: null,
        });
        break;
      }
      case 'gap.narrowed': {
        const { generation, reach, spent } = body.data;
        this.changeGap(generation, (gap) => ({
          ...gap,
          narrowedBy: gap.narrowedBy + spent.length,
          reach: Math.max(gap.reach, reach),
        }));
        break;
      }
      case 'gap.closed':
        this.changeGap(body.data.generation, (gap) => ({ ...gap, closed: index }));
        break;
      case 'allowance.restored':
        this.allowancesRestored++;
        break;
    }
  }

  private changeGap(generation: number, change: (gap: Generation) => Generation): void {
    const at = this.generations.findIndex((each) => each.generation === generation);
    const gap = this.generations[at];
    if (gap !== undefined) this.generations[at] = change(gap);
  }

  counts({ people, viewsFromLedgers }: LogState): Counts {
    let mostViews: Counts['mostViews'] = null;
    for (const human of people.allHumans()) {
      for (const [lineage, count] of human.views) {
        if (mostViews !== null && count <= mostViews.count) continue;
        const [person = ''] = human.ids;
        mostViews = { count, person, lineage, joined: human.ids.size > 1 };
      }
    }
    return {
      entries: this.entries,
      enrolments: people.enrolments,
      people: people.distinct().size,
      views: this.views,
      viewsFromLedgers,
      refusals: this.refusals,
      allowancesRestored: this.allowancesRestored,
      mostViews,
    };
  }
}
