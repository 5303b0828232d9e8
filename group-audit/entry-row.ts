import { commitmentNames } from '../verifier/commitment-names.ts';
import type { Entry } from '../verifier/entry.ts';
import type { LineForm } from '../verifier/entry-line.ts';

/** An entry as rows of the tables `entries` and `texts` (schema.sql); hashes in PostgreSQL's way to write bytes. */

export interface EntryRow {
  readonly idx: number;
  readonly leaf: string;
  readonly root: string;
  readonly [column: string]: unknown;
}

export interface TextRow {
  readonly idx: number;
  readonly commitment: string;
  readonly name: string;
  readonly text: string | null;
}

export const bytea = (hex: string): string => `\\x${hex}`;

export function entryRow({ index, envelope, body, chosen }: Entry, form: LineForm): EntryRow {
  const { at, log, actor } = body;
  const data = body.data as Readonly<Record<string, unknown>>;
  const id = (key: string): string | null => (typeof data[key] === 'string' ? data[key] : null);
  return {
    idx: index,
    leaf: bytea(envelope.leafHash.toString('hex')),
    root: bytea(log.root),
    form,
    chosen,
    type: body.type,
    at: new Date(at.wall).toISOString(),
    offset_minutes: at.offset,
    wall_ms: at.wall,
    mono_ms: at.mono,
    boot: at.boot,
    doubt: at.doubt,
    station: body.station,
    person: actor.person,
    role: actor.role,
    outcome: body.outcome,
    signers: body.signers,
    dossier: id('dossier'),
    document: id('document'),
    lineage: id('lineage'),
    loan: id('loan'),
    viewing: id('view'),
    release: id('release'),
    about: id('person'),
    data,
  };
}

/**
 * One for each text that a bundle may show. Names come from the way to the commitment; the text is what the opening
 * holds that the verifier tried, with U+FFFD for U+0000, which PostgreSQL stores in no text.
 */
export function textRows({ index, body, commitments, openings }: Entry): TextRow[] {
  if (commitments.shown.length === 0) return [];
  const names = commitmentNames(body);
  const opened = new Map(openings.map(({ commit, text }) => [commit, text]));
  return [...new Set(commitments.shown)].map((commit) => ({
    idx: index,
    commitment: bytea(commit),
    name: names.get(commit) ?? '',
    text: opened.get(commit)?.replaceAll('\0', '�') ?? null,
  }));
}
