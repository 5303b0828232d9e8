import type { BodyOf, EntryBody } from './entry-body.ts';

type Period = BodyOf<'person.absent'>['data']['periods'][number];

/** When people are away: the newest state that each person id entered (log-entry.md §5.20). */
export class Absences {
  private readonly periods = new Map<string, readonly Period[]>();

  of(person: string): readonly Period[] {
    return this.periods.get(person) ?? [];
  }

  apply(body: EntryBody): void {
    if (body.type === 'person.absent') this.periods.set(body.data.person, body.data.periods);
  }
}
