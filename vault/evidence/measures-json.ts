/** `measures.json`: which entries carry each measure, for a verifier to look up (docs/formats/measures.md). */

import type { OpenVault } from '../acts/open-vault.ts';
import { rootHash } from '../log/tree.ts';
import { encodeHex } from '../sealing/suite.ts';
import { treeReader } from '../storage/log-rows.ts';
import type { GatheredEvidence } from './gather-measures.ts';
import type { Named } from './measure.ts';

export const measuresFile = 'measures.json';

export function measuresJson(vault: OpenVault, gathered: GatheredEvidence): string {
  const reader = treeReader(vault.db);
  const leafOf = (index: number): string => {
    const [hash] = reader.readHashes([{ level: 0, index }]);
    if (hash === undefined) throw new Error(`broken invariant: no leaf hash of entry ${index}`);
    return encodeHex(hash);
  };
  const namedOf = (named: Named) =>
    named.every
      ? { entries: named.entries }
      : {
          claims: named.claims.map(({ entry, type, about }) => ({ entry, leaf: leafOf(entry), type, about })),
        };
  const { subject, days, access, measures, entries } = gathered;
  const said = {
    format: 'dossier-vault-measures/2',
    vault: vault.vault,
    entries,
    root: encodeHex(rootHash(entries, reader)),
    subject,
    from: days.fromDay,
    to: days.toDay,
    people: access.map(({ person, fromDay, toDay }) => ({ person, from: fromDay, to: toDay })),
    measures: measures.map(({ named, ...measure }) => ({ ...measure, ...namedOf(named) })),
  };
  // A line for each measure: with one for each number a long log's file would be half blanks.
  const { measures: lines, ...head } = said;
  const rows = lines.map((each) => `  ${JSON.stringify(each)}`).join(',\n');
  return `${JSON.stringify(head, null, 1).slice(0, -2)},\n "measures": [\n${rows}\n ]\n}\n`;
}
