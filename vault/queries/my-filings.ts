/** What an author has filed, and what became of it. */
import type { MyFiling } from '../../shared/contract/answers.ts';
import type { Call } from '../call.ts';
import type { OpenVault } from '../open-vault.ts';
import { assertStanding } from '../signing.ts';

interface Row {
  readonly code: string;
  readonly no: number;
  readonly client: string | null;
  readonly title: string | null;
  readonly pages: number;
  readonly state: MyFiling['state'];
  readonly submitted_at: number;
  readonly reason: string | null;
}

const filingsMax = 2_000;

/** Newest first; all accounts of the human. */
export function myFilings(vault: OpenVault, call: Call): readonly MyFiling[] {
  const desk = assertStanding(vault, call, ['author']);
  return vault.db
    .all<Row>(
      `SELECT o.code, o.client, d.no, d.title, d.pages, d.state, d.submitted_at, d.reason
       FROM document d JOIN person p ON p.id = d.author JOIN dossier o ON o.id = d.dossier
       WHERE p.human = ? ORDER BY d.submitted DESC LIMIT ?`,
      desk.human,
      filingsMax,
    )
    .map((row) => ({
      document: `${row.code}/${row.no}`,
      client: row.client ?? '',
      title: row.title ?? '',
      pages: row.pages,
      state: row.state,
      submittedAtMs: row.submitted_at,
      reason: row.reason,
    }));
}
