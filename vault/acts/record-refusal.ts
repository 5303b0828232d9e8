/** A refusal is an entry of the log with its code (L1, A1): what was asked, about what, and by whom. */
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import type { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { CallAbout } from './call.ts';
import type { OpenVault } from './open-vault.ts';

export function recordRefusal(
  vault: OpenVault,
  verb: string,
  refusal: Refusal,
  { dossier, document, loan, person, role }: CallAbout,
  by: { readonly person: PersonId; readonly place: string | null } | null,
): void {
  try {
    const recorded = vault.writer.transact((tx) =>
      tx.append({
        type: 'refusal',
        data: () => ({ verb, code: refusal.code, dossier, document, loan, person }),
        actor: { person: by?.person ?? null, role },
        place: by?.place ?? null,
      }),
    );
    refusal.entry = recorded.index;
  } catch {
    // The answer stays "no" where even that cannot be written; the disk's fault shows at the next act.
  }
}
