import type { EntryBody } from './entry-body.ts';
import type { DataOf, Policy } from './entry-data.ts';
import { roleOfSide } from './epochs.ts';

/** What the gate before a role goes by, at a point of the log (log-entry.md §5.19). */

export type Demand = NonNullable<Policy['gates']>[number] & {
  /** Index and wall clock of the entry that set it. */
  readonly entry: number;
  readonly wall: number;
};

export interface Held {
  readonly entry: number;
  readonly wall: number;
  /** The calendar day of that entry. */
  readonly day: string;
}

interface RulesVersion {
  readonly wall: number;
  readonly due: string | null;
}

/** The calendar day of a moment, so many minutes east of UTC. */
export const dayAt = (ms: number, offset: number): string =>
  new Date(ms + offset * 60_000).toISOString().slice(0, 10);

const midnight = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The same day so many months later; where that month has no such day, its last one. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = year * 12 + month - 1 + months;
  const last = new Date(Date.UTC(Math.floor(first / 12), (first % 12) + 1, 0)).getUTCDate();
  return new Date(Date.UTC(Math.floor(first / 12), first % 12, Math.min(date, last)))
    .toISOString()
    .slice(0, 10);
}

export const isDay = (day: string): boolean => {
  const ms = midnight(day);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === day;
};

export class Gates {
  readonly demands: Demand[] = [];
  /** By person id and role. */
  private readonly held = new Map<string, Held>();
  /** By text of the firm, its versions in their order. */
  readonly texts = new Map<string, RulesVersion[]>();
  /** By course, the passed tests: whose, and when. */
  readonly passed = new Map<string, { readonly person: string; readonly on: string }[]>();

  heldBy(person: string, role: string): Held | null {
    return this.held.get(`${person} ${role}`) ?? null;
  }

  /** `invitedAs`: the roles that somebody who comes by an invitation comes with. */
  apply(index: number, body: EntryBody, invitedAs: readonly string[]): void {
    const { wall, offset } = body.at;
    const give = (person: string, role: string): void => {
      this.held.set(`${person} ${role}`, { entry: index, wall, day: dayAt(wall, offset) });
    };
    switch (body.type) {
      case 'vault.created':
        for (const { person, role } of body.data.founders) give(person, role);
        break;
      case 'role.given':
        give(body.data.person, body.data.role);
        break;
      case 'recovery.admitted':
        give(body.data.person, roleOfSide[body.data.side]);
        break;
      case 'invitation.taken':
        for (const role of invitedAs) give(body.data.person, role);
        break;
      case 'policy.tightened':
        for (const demand of (body.data.policy.gates ?? []).slice(this.demands.length))
          this.demands.push({ ...demand, entry: index, wall });
        break;
      case 'rules.issued':
        this.texts.set(body.data.rules, [
          ...(this.texts.get(body.data.rules) ?? []),
          { wall, due: body.data.due },
        ]);
        break;
      case 'result.recorded':
        this.record(body.data);
        break;
    }
  }

  private record({ course, trainee, passed, on }: DataOf<'result.recorded'>): void {
    if (passed) this.passed.set(course, [...(this.passed.get(course) ?? []), { person: trainee, on }]);
  }
}
