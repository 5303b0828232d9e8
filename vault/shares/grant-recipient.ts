/**
 * To whom a loan's share is sealed: to whoever signed the request, under the keys they hold now, for the document that the request
 * names. The loan's row is only asked where the request stands in the log (S7).
 */
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { entryInLog } from '../audit/entry-in-log.ts';
import type { Recipient } from '../keys/recipient.ts';
import { LogBroken } from '../log/log-broken.ts';
import type { Loan } from '../storage/loans.ts';

/** Throws VAULT_DAMAGED, with the vault in quarantine, where the row says otherwise than the log. */
export function grantRecipient(vault: OpenVault, loan: Loan): Recipient {
  const found = requester(vault, loan);
  if (found !== null) return found;
  vault.findAmiss('tables-differ', 'act');
  throw new VaultFault('VAULT_DAMAGED', { part: 'tables-differ' });
}

function requester(vault: OpenVault, loan: Loan): Recipient | null {
  const hint = vault.db.get<{ idx: number }>(
    'SELECT idx FROM mention WHERE ref = ? ORDER BY idx LIMIT 1',
    loan.id,
  );
  if (hint === undefined) return null;
  try {
    const { body, isSignedBy } = entryInLog(vault.writer, hint.idx);
    if (body.type !== 'loan.requested' || body.data.loan !== loan.id || body.data.document !== loan.document)
      return null;
    const [signer] = body.signers;
    if (signer === undefined || signer.person !== loan.borrower) return null;
    const known = vault.keys.now();
    const signKey = known.signingKeyOf(signer.person, signer.keyset);
    // Whoever has been given new keys since asked with the old ones; their request is as good as it was.
    const stillTheirs = signKey === null || isSignedBy(signKey);
    const mayBorrow = known.rolesOf(signer.person).includes('borrower');
    return stillTheirs && mayBorrow ? known.recipientOf(signer.person) : null;
  } catch (error) {
    if (error instanceof LogBroken) return null;
    throw error;
  }
}
