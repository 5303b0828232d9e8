import type { EntryBody } from './entry-body.ts';
import type { People } from './people.ts';

/** Departures and the notes of their interviews at a point of the log (log-entry.md §5.9). */

export interface Departure {
  readonly id: string;
  readonly person: string;
  isOver: boolean;
}

export class Departures {
  readonly all = new Map<string, Departure>();
  readonly interviews = new Set<string>();

  apply(body: EntryBody, people: People): void {
    switch (body.type) {
      case 'departure.registered': {
        const { departure: id, person } = body.data;
        this.all.set(id, { id, person, isOver: false });
        people.human(person).leaving.add(id);
        break;
      }
      case 'departure.ended': {
        const departure = this.all.get(body.data.departure);
        if (departure === undefined) break;
        departure.isOver = true;
        people.human(departure.person).leaving.delete(departure.id);
        break;
      }
      case 'departure.interviewed':
      case 'talk.recorded':
        this.interviews.add(body.data.note);
        break;
    }
  }
}
