/** Who saw what, from entries whose signatures hold: views and what was handed out, with the texts that the bundle opens. */
import type { Entry } from '../../verifier/entry.ts';

export type Answer = 'holds' | 'broken' | 'unjudged';

export interface PersonOrDocument {
  readonly kind: 'person' | 'document';
  /** Of a person all ids that were joined. */
  readonly ids: readonly string[];
  readonly name: string;
  readonly rows: number;
}

export interface SeenRow {
  readonly kind: 'view' | 'release';
  readonly entry: number;
  readonly atMs: number;
  readonly offsetMinutes: number;
  readonly person: string;
  readonly document: string;
  readonly personName: string;
  readonly documentName: string;
  /** Which view of three; null for a release. */
  readonly n: number | null;
  readonly pages: number;
  readonly shownMs: number;
  readonly place: string | null;
  readonly reason: string | null;
}

interface Seen extends Omit<SeenRow, 'personName' | 'documentName' | 'pages'> {
  shownMs: number;
  readonly pagesSeen: Set<number>;
}

interface Asked {
  readonly recipient: string | null;
  readonly reason: string | null;
  readonly documents: readonly string[];
}

export class Exposure {
  private readonly rows: Seen[] = [];
  private readonly views = new Map<string, Seen>();
  private readonly releases = new Map<string, Asked>();
  private readonly people = new Map<string, string>();
  private readonly documents = new Map<string, string>();
  private readonly dossiers = new Map<string, string>();
  private readonly joined = new Map<string, string>();

  hear(entry: Entry): void {
    const { index, body, openings } = entry;
    const opened = (value: { readonly commit: string } | null | undefined): string | null =>
      value == null ? null : (openings.find(({ commit }) => commit === value.commit)?.text ?? null);
    const call = (names: Map<string, string>, id: string, name: string | null): void => {
      if (name !== null) names.set(id, name);
    };
    const { wall: atMs, offset: offsetMinutes } = body.at;
    switch (body.type) {
      case 'vault.created':
        for (const { person, name } of body.data.founders) call(this.people, person, opened(name));
        break;
      case 'person.enrolled':
      case 'person.renamed':
        call(this.people, body.data.person, opened(body.data.name));
        break;
      case 'people.invited':
        for (const { person, name } of body.data.invitations) call(this.people, person, opened(name));
        break;
      case 'person.same-as':
        this.joined.set(this.human(body.data.same), this.human(body.data.person));
        break;
      case 'dossier.opened': {
        const named = [opened(body.data.code), opened(body.data.client)].filter((text) => text !== null);
        if (named.length > 0) this.dossiers.set(body.data.dossier, named.join(' '));
        break;
      }
      case 'document.submitted': {
        const { document, dossier, no, title } = body.data;
        const [code = shortly(dossier)] = (this.dossiers.get(dossier) ?? '').split(' ').filter(Boolean);
        this.documents.set(document, `${code}/${no} ${opened(title) ?? '—'}`);
        break;
      }
      case 'view.open': {
        const { view, document, n, reason } = body.data;
        const seen: Seen = {
          kind: 'view',
          entry: index,
          atMs,
          offsetMinutes,
          person: body.signers[0]?.person ?? '',
          document,
          n,
          shownMs: 0,
          pagesSeen: new Set([1]),
          place: opened(body.place),
          reason: opened(reason),
        };
        this.rows.push(seen);
        this.views.set(view, seen);
        break;
      }
      case 'view.page':
        this.views.get(body.data.view)?.pagesSeen.add(body.data.page);
        break;
      case 'view.shown':
      case 'view.blanked':
      case 'view.resumed':
      case 'view.closed': {
        const seen = this.views.get(body.data.view);
        if (seen !== undefined) seen.shownMs = body.data.shownMs;
        break;
      }
      case 'release.requested': {
        const { release, recipient, ground, documents } = body.data;
        const reason = opened(ground);
        this.releases.set(release, {
          recipient,
          reason,
          documents: documents.map(({ document }) => document),
        });
        break;
      }
      case 'release.handed-out': {
        const asked = this.releases.get(body.data.release);
        for (const document of asked?.documents ?? [])
          this.rows.push({
            kind: 'release',
            entry: index,
            atMs,
            offsetMinutes,
            person: asked?.recipient ?? '',
            document,
            n: null,
            shownMs: 0,
            pagesSeen: new Set(),
            place: opened(body.place),
            reason: asked?.reason ?? null,
          });
        break;
      }
    }
  }

  /** Names that the bundle gives along and nothing proves. */
  private readonly beside: ReadonlyMap<string, string>;

  constructor(beside: ReadonlyMap<string, string>) {
    this.beside = beside;
  }

  private human(person: string): string {
    let id = person;
    for (let to = this.joined.get(id); to !== undefined && to !== id; to = this.joined.get(id)) id = to;
    return id;
  }

  private personName = (person: string): string =>
    person === '' ? '—' : (this.people.get(person) ?? this.nameBeside(person) ?? shortly(person));
  private nameBeside(person: string): string | null {
    const name = this.beside.get(person);
    return name === undefined ? null : `${name} *`;
  }
  private documentName = (document: string): string => this.documents.get(document) ?? shortly(document);

  shown(): readonly SeenRow[] {
    return this.rows.map(({ pagesSeen, ...row }) => ({
      ...row,
      pages: pagesSeen.size,
      personName: this.personName(row.person),
      documentName: this.documentName(row.document),
    }));
  }

  /** Everybody and everything with a row, by name. */
  subjects(): readonly PersonOrDocument[] {
    const people = new Map<string, { ids: Set<string>; rows: number }>();
    const documents = new Map<string, number>();
    for (const { person, document } of this.rows) {
      documents.set(document, (documents.get(document) ?? 0) + 1);
      if (person === '') continue;
      const human = this.human(person);
      const known = people.get(human) ?? { ids: new Set(), rows: 0 };
      known.ids.add(person);
      known.rows++;
      people.set(human, known);
    }
    const byName = (a: PersonOrDocument, b: PersonOrDocument): number =>
      a.name.localeCompare(b.name, 'zh-CN');
    return [
      ...[...people]
        .map(([human, { ids, rows }]): PersonOrDocument => {
          const name = [...ids].map((id) => this.people.get(id)).find((each) => each !== undefined);
          return { kind: 'person', ids: [...ids], name: name ?? this.personName(human), rows };
        })
        .sort(byName),
      ...[...documents]
        .map(
          ([id, rows]): PersonOrDocument => ({
            kind: 'document',
            ids: [id],
            name: this.documentName(id),
            rows,
          }),
        )
        .sort(byName),
    ];
  }
}

/** An id whose name the bundle does not open. */
const shortly = (id: string): string => `${id.slice(0, 8)}…`;
