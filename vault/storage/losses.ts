/** Reading what is unknown since a loss, and what was given back (A6, A6b). */
import type { DocumentId, LineageId, PersonId } from '../../shared/vocabulary/ids.ts';
import type { VaultDatabase } from './database.ts';

export interface Gap {
  readonly generation: number;
  /** Entry that began the generation, and its time. */
  readonly began: number;
  readonly beganAtMs: number;
  readonly have: number;
  readonly anchored: number;
  readonly reach: number;
  readonly state: 'covered' | 'open' | 'closed';
}

interface GapRow {
  readonly generation: number;
  readonly began: number;
  readonly began_at: number;
  readonly have: number;
  readonly anchored: number;
  readonly covered: number;
  readonly reach: number;
  readonly closed: number | null;
}

export const listGaps = (db: VaultDatabase): Gap[] =>
  db.all<GapRow & Record<string, never>>('SELECT * FROM gap ORDER BY generation').map((row) => ({
    generation: row.generation,
    began: row.began,
    beganAtMs: row.began_at,
    have: row.have,
    anchored: row.anchored,
    reach: row.reach,
    state: row.covered === 1 ? 'covered' : row.closed === null ? 'open' : 'closed',
  }));

const unknown = 'g.covered = 0 AND g.closed IS NULL';

/**
 * Whether a gap has taken a human's views of a lineage: both existed before it, in any account and any version, and nobody gave
 * them back since. People and lineages younger than the loss are free.
 */
export const isLostInGap = (db: VaultDatabase, human: string, lineage: LineageId): boolean =>
  db.get(
    `SELECT 1 FROM gap g JOIN person p ON p.human = ? AND p.enrolled < g.began
     WHERE ${unknown}
       AND (SELECT min(submitted) FROM document WHERE lineage = ?) < g.began
       AND NOT EXISTS (SELECT 1 FROM restored_allowance r WHERE r.person = p.id AND r.lineage = ? AND r.entry > g.began)`,
    human,
    lineage,
    lineage,
  ) !== undefined;

/** Up to which entry something is unknown: people and lineages that began before it are concerned. Null where nothing is. */
export const unknownBefore = (db: VaultDatabase): number | null =>
  db.get<{ began: number | null }>(`SELECT max(began) AS began FROM gap g WHERE ${unknown}`)?.began ?? null;

export interface RestoredAllowance {
  readonly person: PersonId;
  readonly document: DocumentId;
  readonly entry: number;
  readonly atMs: number;
  readonly ground: string | null;
  readonly signers: readonly PersonId[];
}

interface RestoredRow {
  readonly person: PersonId;
  readonly document: DocumentId;
  readonly entry: number;
  readonly at: number;
  readonly ground: string | null;
  readonly signers: string;
}

const toRestored = ({ person, document, entry, at, ground, signers }: RestoredRow): RestoredAllowance => ({
  person,
  document,
  entry,
  atMs: at,
  ground,
  signers: JSON.parse(signers) as PersonId[],
});

/** Newest first; each once, under the account that was named. */
export const restoredAllowances = (db: VaultDatabase, limit: number): RestoredAllowance[] =>
  db
    .all<RestoredRow & Record<string, never>>(
      'SELECT * FROM restored_allowance WHERE named = 1 ORDER BY entry DESC LIMIT ?',
      limit,
    )
    .map(toRestored);

/** What was given back to a human of a lineage, newest first. */
export const restoredTo = (db: VaultDatabase, human: string, lineage: LineageId): RestoredAllowance[] =>
  db
    .all<RestoredRow & Record<string, never>>(
      `SELECT r.* FROM restored_allowance r JOIN person p ON p.id = r.person
       WHERE p.human = ? AND r.lineage = ? AND r.named = 1 ORDER BY r.entry DESC`,
      human,
      lineage,
    )
    .map(toRestored);
