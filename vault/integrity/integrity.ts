/** What is confirmed and what is not: recovery sheets, spare key files, anchors; and what mending would cost. */
import { existsSync } from 'node:fs';
import type { IntegrityShown, SheetsOfSide } from '../../shared/contract/answers.ts';
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import type { Role, Side } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { shownAmongOthers } from '../storage/people.ts';
import { entriesAtFinding } from './at-finding.ts';

const sheetsOf = (vault: OpenVault, side: Side): SheetsOfSide => ({
  confirmed: vault.writer.fact(`${side}-confirmed`) === '1',
  of: Number(vault.writer.fact(`${side}-sheets`)),
  threshold: Number(vault.writer.fact(`${side}-threshold`)),
});

export function showIntegrity(vault: OpenVault, call: Call): IntegrityShown {
  const desk = assertStanding(vault, call, ['custodian', 'approver'], true);
  const holders = vault.db.all<{ id: PersonId; role: Role; copies: number }>(
    `SELECT p.id, r.role, k.copies
     FROM role r JOIN person p ON p.id = r.person JOIN keyset k ON k.id = p.keyset
     WHERE r.ended IS NULL AND r.role IN ('custodian', 'approver') ORDER BY r.role DESC, p.no`,
  );
  return {
    vault: vault.vault,
    custody: sheetsOf(vault, 'custody'),
    approval: sheetsOf(vault, 'approval'),
    keyFiles: holders.map(({ id, role, copies }) => ({
      name: shownAmongOthers(vault.db, id),
      role,
      copies,
      mine: id === desk.id,
    })),
    anchorsAnswered: vault.syncAnchors(),
    credentialStore: credentialStoreOf(vault),
    anchors: vault.db
      .all<{ kind: string; place: string }>(
        "SELECT kind, coalesce(place, '') AS place FROM anchor ORDER BY id",
      )
      .map(({ kind, place }) => ({
        kind,
        place,
        there: place !== '' && existsSync(place),
        seenMs: place === '' ? null : vault.anchorSeenMs(place),
      })),
    loansToVoid: vault.db.count(
      "SELECT count(*) AS n FROM loan WHERE state IN ('requested', 'approved', 'issued', 'received', 'returned', 'recalled')",
    ),
    newestAnchored: vault.findings.newestSize,
    ledgerCovers: vault.quarantine === 'tables-differ' || vault.findings.ledgerCovers,
    entries: vault.quarantine === 'none' ? vault.writer.size : entriesAtFinding(vault),
    clockGapMs: vault.ports.clock.read().wallMs - vault.writer.judgedMs(),
  };
}

function credentialStoreOf({ ports, sample }: OpenVault): IntegrityShown['credentialStore'] {
  const state = ports.credentialStore?.state ?? 'unasked';
  return sample || state === 'unasked' ? null : state;
}
