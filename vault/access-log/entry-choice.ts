/**
 * Which entries fit a question, and which others an extract needs beside them (docs/formats/audit-part.md §2, §3).
 * One pass from the first entry on: what belongs to a dossier or a document is learned on the way.
 */
import type { PartFilter } from '../../shared/vocabulary/part-of-log.ts';
import { createSha256, encodeHex, encodeUtf8 } from '../sealing/suite.ts';

/** As much of a body as the question asks about. */
export interface AskedBody {
  readonly type: string;
  readonly at: { readonly wall: number };
  readonly outcome: string;
  readonly place: { readonly commit: string } | null;
  readonly actor: { readonly person: string | null };
  readonly signers: readonly { readonly person: string }[];
  readonly data: Readonly<Record<string, unknown>>;
}

type Names = (data: Readonly<Record<string, unknown>>) => readonly unknown[];
const under =
  (...keys: readonly string[]): Names =>
  (data) =>
    keys.map((key) => data[key]);

/** Entries that introduce an id, and what it then belongs to. */
const introductions: Readonly<Record<string, { readonly introduces: string; readonly by: Names }>> = {
  'document.submitted': { introduces: 'document', by: under('dossier') },
  'loan.requested': { introduces: 'loan', by: under('dossier', 'document') },
  'view.open': { introduces: 'view', by: under('dossier', 'document') },
  'note.written': { introduces: 'note', by: under('document') },
  'release.requested': {
    introduces: 'release',
    by: (data) => [
      data.dossier,
      ...(Array.isArray(data.documents)
        ? data.documents.map((each: { document?: unknown }) => each.document)
        : []),
    ],
  },
};

/** Keys that entries are signed by come about in these. */
const bringsKeys: ReadonlySet<string> = new Set([
  'vault.created',
  'person.enrolled',
  'invitation.taken',
  'person.rekeyed',
  'recovery.used',
  'recovery.admitted',
  'generation.new',
  'log-key.new',
]);

export function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) yield* stringsIn(inner);
}

/** One dossier or document, and the ids that belong to it so far, each with the entry that introduced it. */
export class Subject {
  private readonly id: string;
  private readonly introduced = new Map<string, { readonly index: number; readonly through: string }>();

  constructor(id: string) {
    this.id = id;
  }

  private has(name: unknown): name is string {
    return typeof name === 'string' && (name === this.id || this.introduced.has(name));
  }

  learn(index: number, { type, data }: AskedBody): void {
    const introduction = introductions[type];
    if (introduction === undefined) return;
    const id = data[introduction.introduces];
    if (typeof id !== 'string' || this.has(id)) return;
    const through = introduction.by(data).find((name) => this.has(name));
    if (typeof through === 'string') this.introduced.set(id, { index, through });
  }

  /** The entries by which what is named came to belong, none where the subject itself is named; null if nothing is. */
  reachedBy(named: readonly string[]): readonly number[] | null {
    if (named.includes(this.id)) return [];
    const first = named.find((name) => this.introduced.has(name));
    if (first === undefined) return null;
    const entries: number[] = [];
    for (let at = this.introduced.get(first); at !== undefined; at = this.introduced.get(at.through))
      entries.push(at.index);
    return entries;
  }
}

/** `leftOut`: only its place in the tree is told. */
export type Standing = 'leftOut' | 'carried' | 'chosen';
const standings: readonly Standing[] = ['leftOut', 'carried', 'chosen'];

export class EntryChoice {
  private readonly filter: PartFilter;
  private readonly isPlace: (index: number, commit: string) => boolean;
  private readonly subjects: readonly Subject[];
  private readonly people: ReadonlySet<string>;
  private readonly types: ReadonlySet<string>;
  /** One byte an entry; grows by doubling. */
  private standing = new Uint8Array(1 << 16);
  private readonly digest = createSha256();
  /** Entries looked at so far. */
  size = 0;
  chosen = 0;
  carried = 0;

  /** `isPlace` says whether the entry's opened place is the one that is asked for; false where it is not opened. */
  constructor(filter: PartFilter, isPlace: (index: number, commit: string) => boolean) {
    this.filter = filter;
    this.isPlace = isPlace;
    this.subjects = [filter.dossier, filter.document].flatMap((id) => (id === null ? [] : [new Subject(id)]));
    this.people = new Set(filter.people);
    this.types = new Set(filter.types);
  }

  /** The next entry. Whether it is chosen. */
  look(body: AskedBody): boolean {
    const index = this.size++;
    if (this.size > this.standing.length) {
      const grown = new Uint8Array(this.standing.length * 2);
      grown.set(this.standing);
      this.standing = grown;
    }
    const reached = this.reached(index, body);
    if (reached === null) {
      const erased = body.type === 'opening.erased' && this.standingOf(Number(body.data.index)) === 'chosen';
      if (erased || bringsKeys.has(body.type)) this.carry(index);
      return false;
    }
    if (this.standing[index] === 1) this.carried--;
    this.standing[index] = 2;
    this.chosen++;
    this.digest.update(encodeUtf8(`${index}\n`));
    for (const link of reached) this.carry(link);
    return true;
  }

  private carry(index: number): void {
    if (this.standing[index] !== 0) return;
    this.standing[index] = 1;
    this.carried++;
  }

  standingOf(index: number): Standing {
    return standings[this.standing[index] ?? 0]!;
  }

  /** SHA-256 of the chosen indexes. To be asked for once, at the end. */
  choice(): string {
    return encodeHex(this.digest.digest());
  }

  /** Null if the entry does not fit; else the entries by which what it names came to belong. */
  private reached(index: number, body: AskedBody): readonly number[] | null {
    const { from, to, outcome, place } = this.filter;
    // Learned from every entry, also from those that the rest of the question leaves out.
    for (const subject of this.subjects) subject.learn(index, body);
    const { wall } = body.at;
    if ((from !== null && wall < from) || (to !== null && wall >= to)) return null;
    if (this.types.size > 0 && !this.types.has(body.type)) return null;
    if (outcome !== null && body.outcome !== outcome) return null;
    const links: number[] = [];
    if (this.people.size > 0 || this.subjects.length > 0) {
      const named = [...stringsIn(body.data), ...body.signers.map(({ person }) => person)];
      if (body.actor.person !== null) named.push(body.actor.person);
      if (this.people.size > 0 && !named.some((name) => this.people.has(name))) return null;
      for (const subject of this.subjects) {
        const reached = subject.reachedBy(named);
        if (reached === null) return null;
        links.push(...reached);
      }
    }
    if (place !== null && (body.place === null || !this.isPlace(index, body.place.commit))) return null;
    return links;
  }
}
