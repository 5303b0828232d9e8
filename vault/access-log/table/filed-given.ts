/**
 * What a table of a bundle may say of dossier and document: not what the vault knows, but what the entries in the same bundle
 * tell and show (A1b, A4). An entry that is left out, or whose texts are blanked, gives its client to no other row.
 */
import type { AnyEntry } from '../../../shared/vocabulary/entry.ts';
import { entryObjects, type Filed } from '../../audit/entry-sentence.ts';
import { decodeUtf8 } from '../../sealing/suite.ts';
import type { VaultDatabase } from '../../storage/database.ts';
import { firstMention, leafPayload, mentionsOf, type OpeningRow } from '../../storage/log-rows.ts';

/** Entries that hold a code, a client's name or a title. */
const naming = ['dossier.opened', 'dossier.corrected', 'document.submitted', 'document.corrected'] as const;
/** What an entry names in place of the document itself. */
const leading = ['note', 'view', 'loan', 'release'] as const;
const rememberedMax = 10_000;

export type Body = Pick<AnyEntry, 'type' | 'data' | 'place'>;
type Given = (index: number, body: Body) => readonly Pick<OpeningRow, 'text'>[];

export class FiledGiven {
  private readonly db: VaultDatabase;
  private readonly isWritten: (index: number) => boolean;
  private readonly given: Given;
  private readonly remembered = new Map<string, { readonly first: boolean; readonly texts: Set<string> }>();

  /** `isWritten`: the entry is one of the bundle's chosen ones; `given`: what is opened of such a one. */
  constructor(db: VaultDatabase, isWritten: (index: number) => boolean, given: Given) {
    this.db = db;
    this.isWritten = isWritten;
    this.given = given;
  }

  of(body: AnyEntry): Filed | null {
    const { filed } = entryObjects(this.db, body, 'en');
    if (filed === null) return null;
    const data = body.data as Readonly<Record<string, unknown>>;
    // How a loan or a view came to a document is told by the entry that introduced it.
    for (const name of leading) {
      const id = data[name];
      if (typeof id === 'string' && !this.about(id).first) return null;
    }
    const { document, dossier } = filed.ids;
    const ofDocument = document === null ? null : this.about(document);
    const ofDossier = dossier === null ? null : this.about(dossier);
    const told = (text: string | null): string | null =>
      text !== null && (ofDossier?.texts.has(text) === true || ofDocument?.texts.has(text) === true)
        ? text
        : null;
    return {
      ids: filed.ids,
      code: told(filed.code),
      client: told(filed.client),
      no: ofDocument?.first === true ? filed.no : null,
      title: told(filed.title),
    };
  }

  /** Whether the entry that introduced an id is in the bundle, and which texts the bundle opens about it. */
  private about(id: string): { readonly first: boolean; readonly texts: Set<string> } {
    const known = this.remembered.get(id);
    if (known !== undefined) return known;
    const texts = new Set<string>();
    for (const index of mentionsOf(this.db, id, naming)) {
      const payload = this.isWritten(index) ? leafPayload(this.db, index) : null;
      if (payload === null) continue;
      for (const { text } of this.given(index, JSON.parse(decodeUtf8(payload)) as Body)) texts.add(text);
    }
    const first = firstMention(this.db, id);
    const about = { first: first !== null && this.isWritten(first), texts };
    if (this.remembered.size >= rememberedMax) this.remembered.clear();
    this.remembered.set(id, about);
    return about;
  }
}
