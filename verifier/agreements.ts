import type { EntryBody } from './entry-body.ts';
import type { DataOf } from './entry-data.ts';

/** Agreements, and which rules somebody was told, at a point of the log (log-entry.md §5.15). */

export interface Agreement {
  state: number;
  made: DataOf<'agreement.made'>;
  signed: boolean;
  ended: boolean;
}

export class Agreements {
  /** By template, its kind and newest version. */
  readonly templates = new Map<string, { readonly kind: string; version: number }>();
  /** In the order in which they were first made. */
  readonly all = new Map<string, Agreement>();
  /** By text of the firm, in the order of their first issue: who acknowledged which version. */
  readonly told = new Map<string, { readonly person: string; readonly version: number }[]>();
  /** By person id, the newest entry that changed what binds them. */
  readonly changed = new Map<string, number>();
  /** By index, the departure whose reminder sheet was printed. */
  readonly sheets = new Map<number, string | null>();

  apply(index: number, body: EntryBody): void {
    switch (body.type) {
      case 'agreement.template-issued':
        this.templates.set(body.data.template, { kind: body.data.kind, version: body.data.version });
        break;
      case 'agreement.made': {
        const known = this.all.get(body.data.agreement);
        if (known === undefined)
          this.all.set(body.data.agreement, { state: index, made: body.data, signed: false, ended: false });
        else Object.assign(known, { state: index, made: body.data });
        break;
      }
      case 'agreement.signed':
        this.sign(index, body.data);
        break;
      case 'agreement.ended': {
        const known = this.all.get(body.data.agreement);
        if (known !== undefined) known.ended = true;
        this.changed.set(body.data.person, index);
        break;
      }
      case 'rules.issued':
        if (!this.told.has(body.data.rules)) this.told.set(body.data.rules, []);
        break;
      case 'rules.acknowledged':
        this.told.get(body.data.rules)?.push({ person: body.data.person, version: body.data.version });
        this.changed.set(body.data.person, index);
        break;
      case 'paper.printed':
        if (body.data.paper === 'reminder-sheet') this.sheets.set(index, body.data.departure);
        break;
    }
  }

  private sign(index: number, data: DataOf<'agreement.signed'>): void {
    this.changed.set(data.person, index);
    const known = this.all.get(data.agreement);
    if (known === undefined) return;
    known.signed = true;
    const replaced = known.made.replaces === null ? undefined : this.all.get(known.made.replaces);
    if (replaced !== undefined) replaced.ended = true;
  }
}
