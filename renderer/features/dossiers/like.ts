/** The dossiers that look the same, where that is why an act was refused (S8). */
import { CallError } from '../../calls/vault-client.ts';

export interface Like {
  readonly codes: readonly string[];
  /** Code and client of each. */
  readonly rows: readonly string[];
}

export function likeOf(error: unknown): Like | null {
  if (!(error instanceof CallError) || error.problem.code !== 'CODE_LIKE') return null;
  const { like = '', codes = '' } = error.problem.facts;
  return { codes: String(codes).split(' '), rows: String(like).split(' / ') };
}
