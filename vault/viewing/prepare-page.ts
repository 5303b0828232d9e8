/** From a borrower's keys to the first page of a view, drawn and not yet marked; for opening and resuming alike (L6). */
import { FileFault, type OpenRendition, pageDpi } from '../../rasteriser/rasteriser.ts';
import { Refusal, type RefusalCode, refusalCodes } from '../../shared/vocabulary/refusal.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { stepPoint } from '../acts/step-points.ts';
import type { UnlockedKeyset } from '../acts/unlock.ts';
import { zero } from '../sealing/suite.ts';
import { openRenditionOfLoan } from '../shares/document-shares.ts';
import type { ViewFacts } from './view-facts.ts';

/** Opens the document in a rasteriser of its own and draws one page. A failure costs no view, and is an entry. */
export async function prepare(
  vault: OpenVault,
  { person, loan }: ViewFacts,
  keys: UnlockedKeyset,
  page: number,
): Promise<{ rendition: OpenRendition; pixels: Awaited<ReturnType<OpenRendition['renderPage']>> }> {
  let rendition: OpenRendition | null = null;
  try {
    const plaintext = await openRenditionOfLoan(vault, loan, keys.sealingKey, person.keyset);
    stepPoint('view.after-decryption');
    rendition = await vault.ports.rasteriser.open(plaintext);
    // The rasteriser has the bytes now; where they were copied to it, ours go.
    if (plaintext.byteLength > 0) zero(plaintext);
    const pixels = await rendition.renderPage(page - 1, pageDpi);
    stepPoint('view.after-first-page-drawn');
    return { rendition, pixels };
  } catch (error) {
    await rendition?.close();
    const code = error instanceof FileFault || error instanceof Refusal ? error.code : 'VAULT_DAMAGED';
    vault.writer.transact((tx) =>
      tx.append({
        type: 'view.failed',
        data: () => ({ loan: loan.id, document: loan.document, cause: code }),
        actor: { person: person.id, role: 'borrower' },
      }),
    );
    if (error instanceof FileFault) {
      throw new Refusal(
        (refusalCodes as string[]).includes(error.code)
          ? (error.code as RefusalCode)
          : 'PAGE_CANNOT_BE_SHOWN',
        error.detail,
      );
    }
    throw error;
  }
}
