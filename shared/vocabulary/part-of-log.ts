/** What a part of the log was asked by and shows, as `log.exported` signs it (docs/formats/audit-part.md §2, §4). */
import { z } from 'zod';
import { committed } from './committed.ts';
import * as id from './ids.ts';

const count = z.int().min(0);
/** The end of the year 9999. */
export const latestInstantMs = 253_402_300_799_999;
const instantMs = z.int().min(0).max(latestInstantMs);

export const blankedEntriesMax = 1_000;
const peopleAskedMax = 100;

export const partForms = ['extract', 'skeleton'] as const;

const partFilter = z.strictObject({
  from: instantMs.nullable(),
  to: instantMs.nullable(),
  /** None: everybody. More than one: all ids of one person (S4). */
  people: z.array(id.personId).max(peopleAskedMax),
  dossier: id.dossierId.nullable(),
  document: id.documentId.nullable(),
  /** None: all. */
  types: z.array(z.string().regex(/^[a-z.-]{3,40}$/)).max(300),
  outcome: z.enum(['done', 'refused', 'failed']).nullable(),
  place: committed.nullable(),
});
export type PartFilter = z.infer<typeof partFilter>;

/** What the export leaves out of the chosen entries. */
const partBlank = z.strictObject({
  names: z.boolean(),
  texts: z.boolean(),
  /** Entries of which it shows no text at all; rising. */
  entries: z
    .array(count)
    .max(blankedEntriesMax)
    .refine((list) => list.every((index, at) => at === 0 || list[at - 1]! < index)),
});
export type PartBlank = z.infer<typeof partBlank>;

export const partOfLog = z.strictObject({
  form: z.enum(partForms),
  filter: partFilter,
  blank: partBlank,
  chosen: count,
  leftOut: count,
  choice: id.hex32Bytes,
});

/** Commitments to names of people, firms and things; all others are free text. */
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

/** Whether a chosen entry's commitment of that name (the last key on the way to it) stays without its opening. */
export const isBlanked = (blank: PartBlank, index: number, name: string): boolean =>
  blank.entries.includes(index) || (names.has(name) ? blank.names : blank.texts);
