/** What a stretch of the log comes to, counted entry by entry from the log itself: for the reports (A4b, P3). */
import type { AnyEntry, EntryType } from '../../shared/vocabulary/entry.ts';
import type { DocumentId, DossierId, PersonId } from '../../shared/vocabulary/ids.ts';
import { severityOf } from './table/entry-severity.ts';

export interface PersonCount {
  readonly documents: Set<DocumentId>;
  readonly dossiers: Set<DossierId>;
  views: number;
  requests: number;
  /** Decisions on loans, as approver. */
  decisions: number;
  refusals: number;
}

export interface DossierCount {
  readonly documents: Set<DocumentId>;
  readonly people: Set<PersonId>;
  views: number;
  requests: number;
  releases: number;
}

export interface DayCount {
  views: number;
  refusals: number;
}

/** An entry that tells about the log itself, or of what left for good. */
export interface OutOfTheOrdinary {
  readonly index: number;
  readonly type: EntryType;
}

/** Of what is out of the ordinary, so many are named one by one; all are counted. */
const namedMax = 1_000;

/** `YYYY-MM-DD` of the clock at the desk. */
const localDay = ({ wall, offset }: AnyEntry['at']): string =>
  new Date(wall + offset * 60_000).toISOString().slice(0, 10);

/** Takes entries in the order of the log; holds counts, and the people, dossiers and documents that they are of. */
export class LogCounts {
  entries = 0;
  first: number | null = null;
  last: number | null = null;
  readonly byType = new Map<EntryType, number>();
  readonly byDay = new Map<string, DayCount>();
  /** Views by the hour of the desk's clock, 0 to 23. */
  readonly byHour: number[] = Array.from({ length: 24 }, () => 0);
  readonly people = new Map<PersonId, PersonCount>();
  readonly dossiers = new Map<DossierId, DossierCount>();
  readonly documents = new Set<DocumentId>();
  readonly refusals = new Map<string, number>();
  readonly unusual: OutOfTheOrdinary[] = [];
  unusualCount = 0;
  private readonly dossierOfRelease: (release: string) => DossierId | null;

  constructor(dossierOfRelease: (release: string) => DossierId | null) {
    this.dossierOfRelease = dossierOfRelease;
  }

  of(type: EntryType): number {
    return this.byType.get(type) ?? 0;
  }

  add(index: number, body: AnyEntry): void {
    this.entries += 1;
    this.first ??= index;
    this.last = index;
    this.byType.set(body.type, this.of(body.type) + 1);
    const actor = body.signers[0]?.person ?? body.actor.person;
    const person = actor === null ? null : this.personOf(actor);
    switch (body.type) {
      case 'view.open': {
        const { dossier, document } = body.data;
        const of = this.dossierOf(dossier);
        of.views += 1;
        of.documents.add(document);
        if (actor !== null) of.people.add(actor);
        this.documents.add(document);
        if (person !== null) {
          person.views += 1;
          person.documents.add(document);
          person.dossiers.add(dossier);
        }
        this.dayOf(body).views += 1;
        const hour = new Date(body.at.wall + body.at.offset * 60_000).getUTCHours();
        this.byHour[hour] = (this.byHour[hour] ?? 0) + 1;
        break;
      }
      case 'loan.requested':
        this.dossierOf(body.data.dossier).requests += 1;
        if (person !== null) person.requests += 1;
        break;
      case 'loan.approved':
      case 'loan.rejected':
        if (person !== null) person.decisions += 1;
        break;
      case 'refusal':
        this.refusals.set(body.data.code, (this.refusals.get(body.data.code) ?? 0) + 1);
        this.dayOf(body).refusals += 1;
        if (person !== null) person.refusals += 1;
        break;
      case 'release.handed-out': {
        const dossier = this.dossierOfRelease(body.data.release);
        if (dossier !== null) this.dossierOf(dossier).releases += 1;
        break;
      }
      default:
    }
    const severity = severityOf(body.type);
    if (severity !== 'grave' && severity !== 'notable') return;
    this.unusualCount += 1;
    if (this.unusual.length < namedMax) this.unusual.push({ index, type: body.type });
  }

  private dayOf(body: AnyEntry): DayCount {
    return known(this.byDay, localDay(body.at), () => ({ views: 0, refusals: 0 }));
  }

  private personOf(id: PersonId): PersonCount {
    return known(this.people, id, () => ({
      documents: new Set(),
      dossiers: new Set(),
      views: 0,
      requests: 0,
      decisions: 0,
      refusals: 0,
    }));
  }

  private dossierOf(id: DossierId): DossierCount {
    return known(this.dossiers, id, () => ({
      documents: new Set(),
      people: new Set(),
      views: 0,
      requests: 0,
      releases: 0,
    }));
  }
}

function known<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
