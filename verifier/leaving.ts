import type { EntryBody } from './entry-body.ts';
import type { DataOf } from './entry-data.ts';

/** Who approves departures, what came back, who was told, at a point of the log (log-entry.md §5.18). */

export type Step = DataOf<'departure.approvers-named'>['steps'][number];

export class Leaving {
  /** The steps that approve a departure, in order, as the firm ruled last. */
  steps: readonly string[] = ['line-manager', 'human-resources'];
  /** By departure, who approves it. */
  readonly named = new Map<string, readonly Step[]>();
  /** By departure, the steps that were granted. */
  readonly granted = new Map<string, Set<string>>();
  /** By departure, how many things are to come back, and which of them have. */
  readonly listed = new Map<string, number>();
  readonly returned = new Map<string, Set<number>>();
  /** By index of the entry that announced it. */
  readonly announced = new Map<number, { readonly departure: string; readonly told: readonly string[] }>();
  /** Person ids that acknowledged, by index of the announcement. */
  readonly acknowledged = new Map<number, string[]>();
  /** `handover dossier days`. */
  readonly followedUp = new Set<string>();

  apply(index: number, body: EntryBody): void {
    switch (body.type) {
      case 'leaving.ruled':
        this.steps = body.data.approvals.map(({ step }) => step);
        break;
      case 'departure.approvers-named':
        this.named.set(body.data.departure, body.data.steps);
        break;
      case 'departure.decided':
        if (body.data.granted) setOf(this.granted, body.data.departure).add(body.data.step);
        break;
      case 'departure.items-listed': {
        const { departure, items } = body.data;
        this.listed.set(departure, (this.listed.get(departure) ?? 0) + items.length);
        break;
      }
      case 'departure.item-returned':
        // What was lost may be found.
        if (body.data.condition !== 'lost') setOf(this.returned, body.data.departure).add(body.data.item);
        break;
      case 'departure.announced':
        this.announced.set(index, body.data);
        this.acknowledged.set(index, []);
        break;
      case 'departure.acknowledged':
        this.acknowledged.get(body.data.announced)?.push(body.data.person);
        break;
      case 'clients.followed-up':
        this.followedUp.add(followUpOf(body.data));
        break;
    }
  }
}

export const followUpOf = ({ handover, dossier, days }: DataOf<'clients.followed-up'>): string =>
  `${handover} ${dossier} ${days}`;

function setOf<T>(all: Map<string, Set<T>>, key: string): Set<T> {
  const known = all.get(key) ?? new Set<T>();
  all.set(key, known);
  return known;
}
