/**
 * Places that views and requests were recorded at, the most used first. Who asks for dossiers learns of their own acts
 * only: where others were, when and how often tells of dossiers that need not exist for them (D3).
 */
import type { PlaceSummary } from '../../shared/contract/answers.ts';
import { isKeeper } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';

const placesMax = 200;

export function listPlaces(vault: OpenVault, call: Call): readonly PlaceSummary[] {
  const desk = assertStanding(vault, call, ['custodian', 'approver', 'borrower', 'author']);
  const human = isKeeper(desk.roles) ? null : desk.human;
  return vault.db.all<PlaceSummary>(
    `SELECT place, count(*) AS acts, max(at) AS lastMs FROM (
       SELECT place, opened_at AS at, person FROM view UNION ALL SELECT place, requested_at AS at, borrower FROM loan
     ) WHERE place IS NOT NULL AND place <> '' AND (? IS NULL OR person IN (SELECT id FROM person WHERE human = ?))
     GROUP BY place ORDER BY acts DESC, place LIMIT ?`,
    human,
    human,
    placesMax,
  );
}
