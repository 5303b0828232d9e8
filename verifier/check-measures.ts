import { Belonging, namesIn } from './belonging.ts';
import type { Entry } from './entry.ts';
import type { EntryBody } from './entry-body.ts';
import { type Fault, fault } from './fault.ts';
import {
  type Claim,
  carrying,
  type MeasureName,
  type Measures,
  measureNames,
  type NamedEntries,
} from './measures.ts';
import type { Place } from './verdicts.ts';

/** Whether the entries that a bundle of evidence names carry its measures (docs/formats/measures.md §3). */

export interface MeasureVerdict {
  readonly measure: MeasureName;
  readonly answer: 'holds' | 'broken' | 'unjudged';
  /** Entries that are named. */
  readonly claims: number;
  /** Where it is broken, in an entry or as a whole, and why; or why it cannot be judged. */
  readonly place: Place | null;
  readonly why: Fault | null;
}

export class MeasuresCheck {
  private readonly measures: Measures;
  /** Whether all entries of the log are in the bundle. */
  private readonly whole: boolean;
  private readonly isAbout: (body: EntryBody) => boolean;
  private readonly named: readonly NamedInOrder[];
  private readonly broken = new Map<MeasureName, { readonly place: Place; readonly why: Fault }>();
  /** Whether the log here is the one that was gone through; null until an entry tells. */
  private isThisLog: boolean | null = null;

  constructor(measures: Measures, whole: boolean) {
    this.measures = measures;
    this.whole = whole;
    this.isAbout = subjectOf(measures.subject);
    this.named = measures.measures.map((each) => new NamedInOrder(each));
  }

  /** The next entry of the file, in order. */
  observe(entry: Entry): void {
    const { index, body } = entry;
    const about = this.isAbout(body);
    const place = { index, type: body.type };
    if (index === this.measures.entries) this.isThisLog = body.log.root === this.measures.root;
    for (const named of this.named) {
      const { measure } = named;
      const met = named.meet(index);
      const carries = index < this.measures.entries && this.carries(measure, body, about);
      if (met !== null) {
        const said = met === 'by its index' ? null : claimFault(met, entry);
        const why = said ?? (carries ? null : fault('measure-not-carried'));
        if (why !== null) this.break(measure, place, why);
      } else if (carries && carrying[measure].all && this.whole) {
        this.break(measure, place, fault('measure-silent'));
      }
    }
  }

  private break(measure: MeasureName, place: Place, why: Fault): void {
    if (!this.broken.has(measure)) this.broken.set(measure, { place, why });
  }

  private carries(measure: MeasureName, body: EntryBody, about: boolean): boolean {
    const { standing, acts, about: asksAbout } = carrying[measure];
    const { type } = body;
    if (asksAbout && !about) return false;
    if ((type === 'role.given' || type === 'role.ended') && body.data.role !== 'custodian') return false;
    const isStanding = standing.has(type);
    if (!isStanding && !acts.has(type)) return false;
    const day = localDay(body);
    return day <= this.measures.to && (isStanding || day >= this.measures.from);
  }

  /** After the last entry; `size` is the number of entries in the log, null where reading ended before. */
  verdicts(vault: string | null, size: number | null): MeasureVerdict[] {
    const amiss = this.amiss(vault, size);
    return this.named.map((named) => {
      const { measure, claims } = named;
      const said = { measure, claims };
      if (amiss !== null) return { ...said, answer: 'broken', place: null, why: amiss };
      const broken = this.broken.get(measure);
      if (broken !== undefined) return { ...said, answer: 'broken', ...broken };
      const beyond = named.firstFrom(this.measures.entries);
      if (beyond !== null)
        return {
          ...said,
          answer: 'broken',
          place: { index: beyond, type: null },
          why: fault('measure-not-carried'),
        };
      if (size === null) return { ...said, answer: 'unjudged', place: null, why: fault('measure-unread') };
      // What nothing is named for is no measure that was shown, and must not stand there as one that holds.
      if (claims === 0) return { ...said, answer: 'unjudged', place: null, why: fault('measure-none') };
      const first = named.firstMissed();
      return first === null
        ? { ...said, answer: 'holds', place: null, why: null }
        : { ...said, answer: 'unjudged', place: null, why: fault('measure-not-here', { entry: first }) };
    });
  }

  private amiss(vault: string | null, size: number | null): Fault | null {
    const { measures } = this;
    if (vault !== null && measures.vault !== vault)
      return fault('measures-of-another', { vault: measures.vault });
    if (size !== null && measures.entries > size)
      return fault('measures-beyond', { entries: measures.entries, size });
    return this.isThisLog === false ? fault('measures-other-log', { entries: measures.entries }) : null;
  }
}

/** What a measure names, met one after the other as the log is read: ten million are not held twice. */
class NamedInOrder {
  readonly measure: MeasureName;
  private readonly list: readonly number[];
  private readonly details: readonly Claim[] | null;
  private next = 0;
  private missed: number | null = null;

  constructor({ measure, entries, claims }: NamedEntries) {
    this.measure = measure;
    this.details = claims ?? null;
    this.list = entries ?? claims.map(({ entry }) => entry);
  }

  get claims(): number {
    return this.list.length;
  }

  /** What is said of this entry; null where it is not named. */
  meet(index: number): Claim | 'by its index' | null {
    for (; this.next < this.list.length && this.list[this.next]! < index; this.next++)
      this.missed ??= this.list[this.next]!;
    if (this.list[this.next] !== index) return null;
    const met = this.details?.[this.next] ?? 'by its index';
    this.next++;
    return met;
  }

  /** The first that is named and was not met. */
  firstMissed(): number | null {
    return this.missed ?? this.list[this.next] ?? null;
  }

  /** The first that is named from there on and was not met. */
  firstFrom(entries: number): number | null {
    const last = this.list.at(-1) ?? -1;
    return last < entries ? null : (this.list.find((entry) => entry >= entries) ?? null);
  }
}

/** Where measures.json is none: every measure is broken by it. */
export const malformedMeasures = (why: Fault): MeasureVerdict[] =>
  measureNames.map((measure) => ({ measure, answer: 'broken', claims: 0, place: null, why }));

function claimFault({ leaf, type, about }: Claim, { body, envelope }: Entry): Fault | null {
  if (envelope.leafHash.toString('hex') !== leaf) return fault('measure-other-entry');
  if (body.type !== type) return fault('measure-type', { said: type });
  const names = namesIn(body);
  const stranger = about.find((id) => !names.has(id));
  return stranger === undefined ? null : fault('measure-not-about', { id: stranger });
}

const localDay = ({ at }: EntryBody): string =>
  new Date(at.wall + at.offset * 60_000).toISOString().slice(0, 10);

function subjectOf(subject: Measures['subject']): (body: EntryBody) => boolean {
  switch (subject.kind) {
    case 'vault':
      return () => true;
    case 'dossier': {
      const belonging = new Belonging(subject.dossier);
      return (body) => {
        belonging.learn(body);
        return belonging.isNamedIn(namesIn(body));
      };
    }
    case 'person':
      return aboutPeople(new Set(subject.people));
  }
}

/** Of the introducing types, only what is theirs; of others, what names it. */
function aboutPeople(ids: Set<string>): (body: EntryBody) => boolean {
  return (body) => {
    const actor = body.signers[0]?.person ?? body.actor.person;
    const isTheirs = actor !== null && ids.has(actor);
    switch (body.type) {
      case 'loan.requested':
        return introduces(ids, isTheirs, body.data.loan);
      case 'view.open':
        return introduces(ids, isTheirs, body.data.view);
      case 'document.submitted':
        return introduces(ids, isTheirs, body.data.document);
      case 'refusal':
        return isTheirs;
      case 'release.requested':
        return introduces(
          ids,
          body.data.recipient !== null && ids.has(body.data.recipient),
          body.data.release,
        );
      case 'departure.registered':
        return introduces(ids, ids.has(body.data.person), body.data.departure);
      default: {
        // The actor and the signers of an entry are no part of what it says.
        const named = namesIn({ ...body, signers: [], actor: { ...body.actor, person: null } } as EntryBody);
        return [...named].some((id) => ids.has(id));
      }
    }
  };
}

function introduces(ids: Set<string>, isTheirs: boolean, id: string): boolean {
  if (isTheirs) ids.add(id);
  return isTheirs;
}
