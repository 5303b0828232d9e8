/** Confidentiality agreements as entries have them: on which days each was in force, and whether it names what it protects (P5, P8). */
import type { AnyEntry } from '../../shared/vocabulary/entry.ts';
import type { AgreementId, PersonId } from '../../shared/vocabulary/ids.ts';
import type { Classification } from '../../shared/vocabulary/terms.ts';
import type { Days, Seen } from './measure.ts';

interface Made {
  readonly person: PersonId;
  readonly from: string;
  readonly until: string | null;
  readonly replaces: AgreementId | null;
  readonly classes: readonly Classification[];
  readonly codes: readonly (string | null)[];
  readonly inWords: boolean;
}

interface Held extends Made {
  /** First and last day in force; null where it has no end. */
  fromDay: string;
  toDay: string | null;
}

/** What the agreement has to name: the class of a dossier, or its code. None of the vault as a whole. */
export interface Protected {
  readonly classification: Classification;
  readonly code: string | null;
}

export class AgreementsHeld {
  private readonly made = new Map<AgreementId, Made>();
  private readonly held = new Map<AgreementId, Held>();

  /** Whether the entry carries the measure: of a confidentiality agreement that somebody signed. */
  see({ body, text }: Seen): boolean {
    switch (body.type) {
      case 'agreement.made':
        if (body.data.kind === 'confidentiality') this.made.set(body.data.agreement, madeOf(body, text));
        return false;
      case 'agreement.signed': {
        const { agreement, on } = body.data;
        const made = this.made.get(agreement);
        if (made === undefined) return false;
        this.held.set(agreement, { ...made, fromDay: made.from > on ? made.from : on, toDay: made.until });
        if (made.replaces !== null) this.end(made.replaces, on);
        return true;
      }
      case 'agreement.ended':
        return this.end(body.data.agreement, body.data.on);
      default:
        return false;
    }
  }

  private end(agreement: AgreementId, on: string): boolean {
    const held = this.held.get(agreement);
    if (held === undefined) return false;
    if (held.toDay === null || held.toDay > on) held.toDay = on;
    return true;
  }

  /** How many of the days, both included, an agreement of theirs was in force on. */
  covers(isTheirs: (person: PersonId) => boolean, { fromDay, toDay }: Days): 'all' | 'some' | 'none' {
    const theirs = [...this.held.values()]
      .filter((each) => isTheirs(each.person) && each.fromDay <= toDay && (each.toDay ?? toDay) >= fromDay)
      .sort((a, b) => (a.fromDay < b.fromDay ? -1 : 1));
    if (theirs.length === 0) return 'none';
    let next = fromDay;
    for (const { fromDay: from, toDay: to } of theirs) {
      if (from > next) return 'some';
      if (to === null || to >= toDay) return 'all';
      if (to >= next) next = dayAfter(to);
    }
    return 'some';
  }

  /** Whether one in force on that day names it: by class, by code, in words; anything at all where nothing is asked about. */
  names(isTheirs: (person: PersonId) => boolean, day: string, what: Protected | null): boolean {
    return [...this.held.values()].some(
      (each) =>
        isTheirs(each.person) &&
        each.fromDay <= day &&
        (each.toDay === null || each.toDay >= day) &&
        (each.inWords ||
          (what === null
            ? each.classes.length + each.codes.length > 0
            : each.classes.includes(what.classification) ||
              (what.code !== null && each.codes.includes(what.code)))),
    );
  }
}

const madeOf = ({ data }: Extract<AnyEntry, { type: 'agreement.made' }>, text: Seen['text']): Made => ({
  person: data.person,
  from: data.from,
  until: data.until,
  replaces: data.replaces,
  classes: data.classes,
  codes: data.dossiers.map((code) => text(code)),
  inWords: data.secrets !== null,
});

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
