import type { EntryBody } from './entry-body.ts';

/** What belongs to a dossier or a document, as entries introduce it (audit-part.md §2). */

type Data = Readonly<Record<string, unknown>>;

const introductions: Readonly<
  Record<string, { readonly introduces: string; readonly by: (data: Data) => readonly unknown[] }>
> = {
  'document.submitted': { introduces: 'document', by: ({ dossier }) => [dossier] },
  'loan.requested': { introduces: 'loan', by: ({ dossier, document }) => [dossier, document] },
  'view.open': { introduces: 'view', by: ({ dossier, document }) => [dossier, document] },
  'note.written': { introduces: 'note', by: ({ document }) => [document] },
  'release.requested': {
    introduces: 'release',
    by: ({ dossier, documents }) => [
      dossier,
      ...(documents as readonly { readonly document: string }[]).map(({ document }) => document),
    ],
  },
};

export class Belonging {
  private readonly ids: Set<string>;

  constructor(subject: string) {
    this.ids = new Set([subject]);
  }

  /** To be called for each entry in order, before it is asked about. */
  learn({ type, data }: EntryBody): void {
    const introduction = introductions[type];
    if (introduction === undefined) return;
    if (introduction.by(data as Data).some((name) => this.ids.has(name as string)))
      this.ids.add((data as Data)[introduction.introduces] as string);
  }

  isNamedIn(names: ReadonlySet<string>): boolean {
    for (const name of names) if (this.ids.has(name)) return true;
    return false;
  }
}

/** Every id, and every other string, that a body names (§2). */
export function namesIn({ actor, signers, data }: EntryBody): ReadonlySet<string> {
  const names = new Set<string>();
  if (actor.person !== null) names.add(actor.person);
  for (const { person } of signers) names.add(person);
  collect(data, names);
  return names;
}

function collect(value: unknown, names: Set<string>): void {
  if (typeof value === 'string') names.add(value);
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) collect(inner, names);
}
