/** The firm's policy as it stands: chosen at creation, since then only ever made stricter. */
import type { PolicyShown } from '../../shared/contract/answers.ts';
import { parseEntryBody } from '../../shared/vocabulary/entry.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { decodeUtf8 } from '../sealing/suite.ts';

function wallOfFirst(vault: OpenVault, type: string, order: 'ASC' | 'DESC'): number | null {
  const row = vault.db.get<{ payload: Uint8Array }>(
    `SELECT payload FROM leaf WHERE type = ? ORDER BY idx ${order} LIMIT 1`,
    type,
  );
  if (row === undefined) return null;
  return parseEntryBody(JSON.parse(decodeUtf8(new Uint8Array(row.payload)))).at.wall;
}

/** Everybody may read the rules they are bound by. */
export function showPolicy(vault: OpenVault, call: Call): PolicyShown {
  assertStanding(vault, call, [], true);
  return {
    policy: vault.policy,
    createdAtMs: wallOfFirst(vault, 'vault.created', 'ASC') ?? 0,
    lastTightenedMs: wallOfFirst(vault, 'policy.tightened', 'DESC'),
  };
}
