import type { BodyOf, EntryBody } from './entry-body.ts';
import type { Classification } from './entry-data.ts';

/** Dossiers, documents and their lineages at a point of the log. */

export interface Dossier {
  readonly id: string;
  classification: Classification;
  held: boolean;
  /** The person id answerable for the client. */
  responsible: string | null;
  /** The person id beside them. */
  second: string | null;
  /** One of every vault, or the id of one of the firm's own. */
  category: string;
  /** Numbers that its documents have taken. */
  readonly numbers: Set<number>;
}

export interface Document {
  readonly id: string;
  readonly dossier: Dossier;
  /** The person id of the author. */
  readonly author: string;
  /** Index of its submission. */
  readonly submitted: number;
  readonly pages: number;
  readonly sheet: BodyOf<'document.submitted'>['data']['sheet'];
  readonly joined: BodyOf<'document.submitted'>['data']['joined'];
  readonly likeTo: readonly string[];
  state: 'submitted' | 'accepted' | 'sent-back';
  /** As submitted, then as accepted. */
  lineage: Lineage;
}

export interface Lineage {
  readonly id: string;
  /** Index of the earliest submission among the documents that are of it. */
  since: number;
  /** The highest version accepted. */
  version: number;
}

export class Filing {
  readonly dossiers = new Map<string, Dossier>();
  readonly documents = new Map<string, Document>();
  readonly lineages = new Map<string, Lineage>();
  /** The firm's own categories that are given now. */
  categories: ReadonlySet<string> = new Set();

  apply(index: number, body: EntryBody): void {
    switch (body.type) {
      case 'dossier.opened': {
        const { dossier: id, classification, responsible, second = null, category } = body.data;
        if (!this.dossiers.has(id))
          this.dossiers.set(id, {
            id,
            classification,
            held: false,
            responsible,
            second,
            category,
            numbers: new Set(),
          });
        break;
      }
      case 'dossier.changed': {
        const dossier = this.dossiers.get(body.data.dossier);
        if (dossier === undefined) break;
        dossier.classification = body.data.classification;
        dossier.responsible = body.data.responsible;
        dossier.second = body.data.second ?? null;
        break;
      }
      case 'dossier.corrected': {
        const dossier = this.dossiers.get(body.data.dossier);
        if (dossier !== undefined) dossier.category = body.data.category;
        break;
      }
      case 'categories.ruled':
        this.categories = new Set(body.data.categories.map(({ category }) => category));
        break;
      case 'hold.set':
      case 'hold.lifted': {
        const dossier = this.dossiers.get(body.data.dossier);
        if (dossier !== undefined) dossier.held = body.type === 'hold.set';
        break;
      }
      case 'document.submitted':
        this.submit(index, body);
        break;
      case 'document.accepted': {
        const document = this.documents.get(body.data.document);
        if (document === undefined) break;
        document.state = 'accepted';
        document.lineage = this.lineage(body.data.lineage, index);
        document.lineage.version = body.data.version;
        document.lineage.since = Math.min(document.lineage.since, document.submitted);
        break;
      }
      case 'document.sent-back': {
        const document = this.documents.get(body.data.document);
        if (document !== undefined) document.state = 'sent-back';
        break;
      }
    }
  }

  private submit(index: number, { signers, data }: BodyOf<'document.submitted'>): void {
    const dossier = this.dossiers.get(data.dossier);
    const author = signers[0]?.person;
    if (dossier === undefined || author === undefined || this.documents.has(data.document)) return;
    dossier.numbers.add(data.no);
    this.documents.set(data.document, {
      id: data.document,
      dossier,
      author,
      submitted: index,
      pages: data.pages,
      sheet: data.sheet,
      joined: data.joined,
      likeTo: data.likeTo,
      state: 'submitted',
      lineage: this.lineage(data.lineage, index),
    });
  }

  private lineage(id: string, index: number): Lineage {
    let lineage = this.lineages.get(id);
    if (lineage === undefined) {
      lineage = { id, since: index, version: 0 };
      this.lineages.set(id, lineage);
    }
    return lineage;
  }
}
