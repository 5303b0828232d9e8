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
        });
        break;
      }
    }
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
      mostViews,
    };
  }
}
