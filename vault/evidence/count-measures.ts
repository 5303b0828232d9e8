/** Gathers the measures of evidence from the entries alone, in one pass from the first on (P8). */
import { type Days, type EvidenceSubject, isWithin, type Measure, type Seen } from './measure.ts';
import { AccessLimited, Classified, Originals } from './measures-of-files.ts';
import { Custody, LogKept } from './measures-of-keeping.ts';
import { Agreements, Departures, RulesTold, Training } from './measures-of-people.ts';
import { type Access, PeopleWithAccess } from './people-with-access.ts';
import { type Reach, reachOf } from './reach.ts';

export interface CountedMeasures {
  readonly measures: readonly Measure[];
  readonly access: readonly Access[];
  /** Entries gone through, those after the period included. */
  readonly entries: number;
}

export class MeasureCounts {
  private readonly subject: EvidenceSubject;
  private readonly days: Days;
  private readonly reach: Reach;
  private readonly people: PeopleWithAccess;
  private readonly classified = new Classified();
  private readonly access: AccessLimited;
  private readonly originals: Originals;
  private readonly agreements = new Agreements();
  private readonly rules = new RulesTold();
  private readonly training = new Training();
  private readonly custody: Custody;
  private readonly departures: Departures;
  private readonly log: LogKept;
  /** Days on which departures were registered: a few in a log. */
  private readonly registered = new Map<number, string>();
  private entries = 0;

  constructor(subject: EvidenceSubject, days: Days) {
    this.subject = subject;
    this.days = days;
    this.reach = reachOf(subject);
    this.people = new PeopleWithAccess(subject);
    this.access = new AccessLimited(days);
    this.originals = new Originals(days);
    this.custody = new Custody(days);
    this.departures = new Departures(days);
    this.log = new LogKept(days);
  }

  /** The next entry. What happened after the period counts for nothing. */
  see(seen: Seen): void {
    this.entries += 1;
    const isAbout = this.reach.isAbout(seen);
    if (!isWithin(seen.day, { fromDay: '', toDay: this.days.toDay })) return;
    this.people.see(seen, isAbout);
    if (isAbout) {
      this.classified.see(seen);
      this.access.see(seen);
      this.originals.see(seen);
    }
    if (seen.body.type === 'departure.registered') this.registered.set(seen.index, seen.day);
    this.agreements.see(seen);
    this.rules.see(seen);
    this.training.see(seen);
    this.departures.see(seen);
    this.custody.see(seen);
    this.log.see(seen);
  }

  counted(): CountedMeasures {
    const { subject, days } = this;
    const access = this.people.during(days);
    const human = (person: string) => this.people.human(person as never);
    const among = { access, human, days };
    const what = subject.kind === 'dossier' ? this.classified.protectedBy(subject.dossier) : null;
    return {
      measures: [
        this.classified.measure(subject.kind !== 'person'),
        this.access.measure(human),
        this.agreements.measure(among, what),
        this.rules.measure(among),
        this.training.measure(among),
        this.originals.measure(),
        this.custody.measure(),
        this.departures.measure(among, (index) => this.registered.get(index) ?? ''),
        this.log.measure(),
      ],
      access,
      entries: this.entries,
    };
  }
}
