/** Places that views and requests were recorded at, the most used first. */
import type { PlaceSummary } from '../../shared/contract/answers.ts';
import type { Call } from '../call.ts';
import type { OpenVault } from '../open-vault.ts';
import { assertStanding } from '../signing.ts';

const placesMax = 200;

export function listPlaces(vault: OpenVault, call: Call): readonly PlaceSummary[] {
  assertStanding(vault, call, ['custodian', 'approver', 'borrower', 'author']);
  return vault.db.all<PlaceSummary>(
    `SELECT place, count(*) AS acts, max(at) AS lastMs FROM (
       SELECT place, opened_at AS at FROM view UNION ALL SELECT place, requested_at AS at FROM loan
     ) WHERE place IS NOT NULL AND place <> '' GROUP BY place ORDER BY acts DESC, place LIMIT ?`,
    placesMax,
  );
}
