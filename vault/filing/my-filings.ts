/** What an author has filed, and what became of it. */
import type { MyFiling } from '../../shared/contract/answers.ts';
import type { DossierId } from '../../shared/vocabulary/ids.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { loadDossier, mayKnow } from '../storage/dossiers.ts';

interface Row {
  readonly dossier: DossierId;
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

/** Newest first; all accounts of the human. A dossier that no longer exists for them is not named here either (D3). */
export function myFilings(vault: OpenVault, call: Call): readonly MyFiling[] {
  const desk = assertStanding(vault, call, ['author']);
  const known = new Map<DossierId, boolean>();
  const isKnown = (dossier: DossierId): boolean => {
    const told = known.get(dossier) ?? mayKnow(desk, loadDossier(vault.db, dossier));
    known.set(dossier, told);
    return told;
  };
  return vault.db
    .all<Row>(
      `SELECT d.dossier, o.code, o.client, d.no, d.title, d.pages, d.state, d.submitted_at, d.reason
       FROM document d JOIN person p ON p.id = d.author JOIN dossier o ON o.id = d.dossier
       WHERE p.human = ? ORDER BY d.submitted DESC LIMIT ?`,
      desk.human,
      filingsMax,
    )
    .filter((row) => isKnown(row.dossier))
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
