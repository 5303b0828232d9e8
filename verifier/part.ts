import {
  count,
  exactly,
  flag,
  hash,
  id,
  inOrder,
  instant,
  type Kind,
  list,
  object,
  oneOf,
  orNull,
  pattern,
  type TypeOf,
  text,
} from './kinds.ts';

/** What of a log was exported: `part` in `log.exported`, and the same in the manifest (audit-part.md §2). */
export const partKind = object({
  form: oneOf('extract', 'skeleton'),
  filter: object({
    from: orNull(instant),
    to: orNull(instant),
    people: list(id, 0, 100),
    dossier: orNull(id),
    document: orNull(id),
    types: list(pattern(/^[a-z.-]{3,40}$/), 0, 300),
    outcome: orNull(oneOf('done', 'refused', 'failed')),
    place: orNull(text),
  }),
  blank: object({
    names: flag,
    texts: flag,
    entries: inOrder(list(count, 0, 1_000), (index) => index),
  }),
  chosen: count,
  leftOut: count,
  choice: hash,
});
export type Part = TypeOf<typeof partKind>;

export const partFormat: Kind<string> = exactly('dossier-vault-audit-part/1');

/** Commitments to names; all others are free text. */
const names: ReadonlySet<string> = new Set([
  'name',
  'department',
  'departments',
  'client',
  'code',
  'dossiers',
  'title',
  'fileName',
  'number',
  'outsider',
  'teacher',
  'employer',
]);

/** Whether the export left the opening out, by its own word (§4). */
export const isBlanked = ({ blank }: Part, index: number, name: string): boolean =>
  blank.entries.includes(index) || (names.has(name) ? blank.names : blank.texts);

/** Whether two parts say the same: keys come in any order, lists in theirs. */
export const isSamePart = (one: unknown, other: unknown): boolean =>
  JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
