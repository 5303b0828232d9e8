/** Measures about the people with access: agreements, rules told, training, departures (P8). */
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import { AgreementsHeld, type Protected } from './agreements-held.ts';
import {
  actorOf,
  type Claim,
  claim,
  type Days,
  type Gap,
  isWithin,
  type Measure,
  type Seen,
} from './measure.ts';
import type { Access } from './people-with-access.ts';

/** The people to be accounted for, and which accounts are one human. */
export interface Among {
  readonly access: readonly Access[];
  readonly human: (person: PersonId) => PersonId;
  readonly days: Days;
}

const ofPeople = (name: Gap['gap'], missing: readonly Access[], of: number): Gap => ({
  gap: name,
  count: missing.length,
  of,
  people: missing.map(({ person }) => person),
  entries: [],
});

export class Agreements {
  private readonly held = new AgreementsHeld();
  private readonly claims: { readonly claim: Claim; readonly person: PersonId }[] = [];

  see(seen: Seen): void {
    if (!this.held.see(seen)) return;
    const { body } = seen;
    if (body.type !== 'agreement.signed' && body.type !== 'agreement.ended') return;
    const { agreement, person } = body.data;
    this.claims.push({ claim: claim(seen, agreement, person), person });
  }

  measure({ access, human }: Among, what: Protected | null): Measure {
    const stands = access.map((each) => {
      const isTheirs = (person: PersonId) => human(person) === each.person;
      const covers = this.held.covers(isTheirs, each);
      return { each, covers, names: covers !== 'none' && this.held.names(isTheirs, each.toDay, what) };
    });
    const those = (keep: (stand: (typeof stands)[number]) => boolean) =>
      stands.filter(keep).map(({ each }) => each);
    const all = those(({ covers }) => covers === 'all');
    const counted = new Set(access.map(({ person }) => person));
    return {
      measure: 'agreements',
      named: {
        every: false,
        claims: this.claims.filter(({ person }) => counted.has(human(person))).map((each) => each.claim),
      },
      counts: [
        { what: 'people', count: access.length },
        { what: 'covered', count: all.length },
      ],
      gaps: [
        ofPeople(
          'no-agreement',
          those(({ covers }) => covers === 'none'),
          access.length,
        ),
        ofPeople(
          'agreement-in-part',
          those(({ covers }) => covers === 'some'),
          access.length,
        ),
        ofPeople(
          'secrets-not-named',
          those(({ covers, names }) => covers === 'all' && !names),
          all.length,
        ),
      ],
    };
  }
}

interface Issued {
  readonly rules: string;
  readonly version: number;
  readonly day: string;
}

export class RulesTold {
  private readonly issued: Issued[] = [];
  private readonly told: { readonly person: PersonId; readonly rules: string; readonly version: number }[] =
    [];
  private readonly claims: { readonly claim: Claim; readonly person: PersonId | null }[] = [];

  see(seen: Seen): void {
    const { body, day } = seen;
    if (body.type === 'rules.issued') {
      const { rules, version } = body.data;
      this.issued.push({ rules, version, day });
      this.claims.push({ claim: claim(seen, rules), person: null });
    } else if (body.type === 'rules.acknowledged') {
      const { rules, version, person } = body.data;
      this.told.push({ person, rules, version });
      this.claims.push({ claim: claim(seen, rules, person), person });
    }
  }

  /** Each is to have acknowledged, of every text, the newest version issued up to the last day of their access. */
  measure({ access, human }: Among): Measure {
    const missing: Access[] = [];
    let pairs = 0;
    for (const each of access) {
      for (const [rules, version] of this.newestOn(each.toDay)) {
        pairs += 1;
        const acknowledged = this.told.some(
          (one) => human(one.person) === each.person && one.rules === rules && one.version >= version,
        );
        if (!acknowledged) missing.push(each);
      }
    }
    const counted = new Set(access.map(({ person }) => person));
    return {
      measure: 'rules',
      named: {
        every: false,
        claims: this.claims
          .filter(({ person }) => person === null || counted.has(human(person)))
          .map((each) => each.claim),
      },
      counts: [
        { what: 'rules-versions', count: this.issued.length },
        { what: 'acknowledged', count: pairs - missing.length },
      ],
      gaps: [
        { gap: 'no-rules', count: this.issued.length === 0 ? 1 : 0, of: 1, people: [], entries: [] },
        {
          gap: 'not-acknowledged',
          count: missing.length,
          of: pairs,
          people: [...new Set(missing.map(({ person }) => person))],
          entries: [],
        },
      ],
    };
  }

  private newestOn(day: string): Map<string, number> {
    const newest = new Map<string, number>();
    for (const { rules, version, day: on } of this.issued)
      if (on <= day) newest.set(rules, Math.max(version, newest.get(rules) ?? 0));
    return newest;
  }
}

interface Result {
  readonly index: number;
  readonly trainee: PersonId;
  readonly course: string;
  readonly attempt: number;
  readonly passed: boolean;
}

export class Training {
  private readonly results: Result[] = [];
  private readonly claims: { readonly claim: Claim; readonly person: PersonId }[] = [];

  see(seen: Seen): void {
    const { body, index } = seen;
    if (body.type === 'result.recorded') {
      const { trainee, course, attempt, passed } = body.data;
      this.results.push({ index, trainee, course, attempt, passed });
    } else if (body.type !== 'certificate.given') return;
    const { trainee, course } = body.data;
    this.claims.push({ claim: claim(seen, course, trainee), person: trainee });
  }

  measure({ access, human }: Among): Measure {
    const counted = new Set(access.map(({ person }) => person));
    const theirs = this.results.filter(({ trainee }) => counted.has(human(trainee)));
    // A later entry about the same attempt corrects the one before.
    const latest = new Map(
      theirs.map((each) => [`${human(each.trainee)} ${each.course} ${each.attempt}`, each]),
    );
    const passed = new Set(
      [...latest.values()].filter((each) => each.passed).map(({ trainee }) => human(trainee)),
    );
    const failed = [...latest.values()].filter((each) => !each.passed && each.attempt === 2);
    return {
      measure: 'training',
      named: {
        every: false,
        claims: this.claims.filter(({ person }) => counted.has(human(person))).map((each) => each.claim),
      },
      counts: [
        { what: 'results-passed', count: [...latest.values()].filter((each) => each.passed).length },
        { what: 'people-passed', count: passed.size },
      ],
      gaps: [
        ofPeople(
          'no-course-passed',
          access.filter(({ person }) => !passed.has(person)),
          access.length,
        ),
        {
          gap: 'failed-twice',
          count: failed.length,
          of: 0,
          people: [...new Set(failed.map(({ trainee }) => human(trainee)))],
          entries: failed.map(({ index }) => index),
        },
      ],
    };
  }
}

interface Case {
  readonly index: number;
  readonly person: PersonId;
  lastDay: string;
  state: 'open' | 'left' | 'withdrawn';
  statement: boolean;
  reminder: boolean;
  accounts: boolean;
  /** Things on the list of the case, and those that came back. */
  listed: number;
  readonly returned: Set<number>;
  told: number;
}

export class Departures {
  private readonly days: Days;
  private readonly cases = new Map<string, Case>();
  private readonly claims: { readonly claim: Claim; readonly departure: string }[] = [];
  /** Applications that no departure was registered after yet. */
  private readonly applied = new Map<PersonId, Claim>();

  constructor(days: Days) {
    this.days = days;
  }

  /** Departures registered within the period, or by then neither ended nor taken back. */
  see(seen: Seen): void {
    const { body, index } = seen;
    switch (body.type) {
      case 'departure.registered': {
        const { departure, person, lastDay } = body.data;
        const fresh = { state: 'open', statement: false, reminder: false, accounts: false } as const;
        const things = { listed: 0, returned: new Set<number>(), told: 0 };
        this.cases.set(departure, { index, person, lastDay, ...fresh, ...things });
        const applied = this.applied.get(person);
        if (applied !== undefined) this.claims.push({ claim: applied, departure });
        this.applied.delete(person);
        break;
      }
      case 'departure.rescheduled':
        this.step(body.data.departure, (each) => {
          each.lastDay = body.data.lastDay;
        });
        break;
      case 'departure.exposure-signed':
        this.step(body.data.departure, (each) => {
          each.statement = true;
        });
        break;
      case 'departure.reminded':
        this.step(body.data.departure, (each) => {
          each.reminder = true;
        });
        break;
      case 'departure.ticked': {
        const accounts = body.data.items.find(({ item }) => item === 'accounts');
        if (accounts !== undefined)
          this.step(body.data.departure, (each) => {
            each.accounts = accounts.done;
          });
        break;
      }
      case 'departure.ended':
        this.step(body.data.departure, (each) => {
          each.state = body.data.cause;
        });
        break;
      case 'departure.items-listed':
        this.step(body.data.departure, (each) => {
          each.listed += body.data.items.length;
        });
        break;
      case 'departure.item-returned':
        this.step(body.data.departure, (each) => {
          each.returned.add(body.data.item);
        });
        break;
      case 'departure.announced':
        this.step(body.data.departure, (each) => {
          each.told += body.data.told.length;
        });
        break;
      case 'departure.applied':
        this.applied.set(body.data.person, claim(seen, body.data.person));
        return;
      case 'departure.approved':
      case 'departure.letter-named':
      case 'departure.approvers-named':
      case 'departure.decided':
      case 'departure.interviewed':
      case 'departure.employment-stated':
      case 'departure.acknowledged':
        break;
      default:
        return;
    }
    const { departure } = body.data;
    const leaver = body.type === 'departure.registered' ? body.data.person : null;
    this.claims.push({ claim: claim(seen, departure, leaver, actorOf(body)), departure });
  }

  private step(departure: string, how: (known: Case) => void): void {
    const known = this.cases.get(departure);
    if (known !== undefined) how(known);
  }

  measure({ access, human }: Among, dayOf: (index: number) => string): Measure {
    const counted = new Set(access.map(({ person }) => person));
    const cases = [...this.cases].filter(
      ([, each]) =>
        counted.has(human(each.person)) &&
        each.state !== 'withdrawn' &&
        (each.state === 'open' || isWithin(dayOf(each.index), this.days)),
    );
    const shown = new Set(cases.map(([departure]) => departure));
    const over = cases.filter(([, { lastDay }]) => lastDay < this.days.toDay);
    const missing = (name: Gap['gap'], of: typeof cases, isMissing: (each: Case) => boolean): Gap => {
      const found = of.filter(([, each]) => isMissing(each));
      return {
        gap: name,
        count: found.length,
        of: of.length,
        people: found.map(([, { person }]) => human(person)),
        entries: found.map(([, { index }]) => index),
      };
    };
    return {
      measure: 'departures',
      named: {
        every: false,
        claims: this.claims
          .filter(({ departure }) => shown.has(departure))
          .map((each) => each.claim)
          .sort((a, b) => a.entry - b.entry),
      },
      counts: [
        { what: 'departures', count: cases.length },
        { what: 'statements', count: cases.filter(([, each]) => each.statement).length },
        { what: 'reminders', count: cases.filter(([, each]) => each.reminder).length },
        { what: 'things-back', count: sumOf(cases, (each) => each.returned.size) },
        { what: 'colleagues-told', count: sumOf(cases, (each) => each.told) },
      ],
      gaps: [
        missing('no-statement', cases, (each) => !each.statement),
        missing('no-reminder', cases, (each) => !each.reminder),
        missing('accounts-open', cases, (each) => !each.accounts),
        missing('things-out', cases, (each) => each.returned.size < each.listed),
        missing('roles-held', over, (each) => each.state === 'open'),
      ],
    };
  }
}

const sumOf = (cases: readonly (readonly [string, Case])[], of: (each: Case) => number): number =>
  cases.reduce((sum, [, each]) => sum + of(each), 0);
