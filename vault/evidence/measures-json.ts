/** `measures.json`: which entries carry each measure, for a verifier to look up (docs/formats/measures.md). */

import type { OpenVault } from '../acts/open-vault.ts';
import { encodeHex } from '../sealing/suite.ts';
import { treeReader } from '../storage/log-rows.ts';
import type { GatheredEvidence } from './gather-measures.ts';

export const measuresFile = 'measures.json';

export function measuresJson(vault: OpenVault, gathered: GatheredEvidence): string {
  const reader = treeReader(vault.db);
  const leafOf = (index: number): string => {
    const [hash] = reader.readHashes([{ level: 0, index }]);
    if (hash === undefined) throw new Error(`broken invariant: no leaf hash of entry ${index}`);
    return encodeHex(hash);
  };
  const { subject, days, access, measures, entries } = gathered;
  const said = {
    format: 'dossier-vault-measures/1',
    vault: vault.vault,
    entries,
    subject,
    from: days.fromDay,
    to: days.toDay,
    people: access.map(({ person, fromDay, toDay }) => ({ person, from: fromDay, to: toDay })),
    measures: measures.map(({ claims, ...measure }) => ({
      ...measure,
      claims: claims.map(({ entry, type, about }) => ({ entry, leaf: leafOf(entry), type, about })),
    })),
  };
  return `${JSON.stringify(said, null, 1)}\n`;
}
