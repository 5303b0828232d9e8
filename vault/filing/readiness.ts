import type { OpenVault } from '../acts/open-vault.ts';

/** Sheets of both sides confirmed, and every custodian's and approver's key file known to have its spare. */
export function isReady(vault: OpenVault): boolean {
  if (vault.writer.fact('custody-confirmed') !== '1' || vault.writer.fact('approval-confirmed') !== '1')
    return false;
  return (
    vault.db.get(
      "SELECT 1 FROM role r JOIN person p ON p.id = r.person JOIN keyset k ON k.id = p.keyset WHERE r.ended IS NULL AND r.role IN ('custodian', 'approver') AND k.copies < 2",
    ) === undefined
  );
}
