/** The system's store of the user's secrets, as the vault needs it: one text for each vault. */
import type { VaultId } from '../../shared/vocabulary/ids.ts';

/**
 * `unasked`: no vault has been opened since the program began. `answers`: it did, the last time. `absent`: the system has
 * none, or refuses. `silent`: it has not answered in time, as a locked one does while its owner is asked.
 */
export type CredentialStoreState = 'unasked' | 'answers' | 'absent' | 'silent';

export interface CredentialStore {
  /** Asks for what lies there for this vault, before it is opened. Resolves within a few seconds, whatever happens. */
  recall(vault: VaultId): Promise<void>;
  /** What `recall` found; null where there was nothing, or no answer. */
  recalled(vault: VaultId): string | null;
  /**
   * Puts this text there, some time soon; the latest wins. A store that did not answer before the opening is left alone: what
   * lies in it may know more than this copy.
   */
  keep(vault: VaultId, text: string): void;
  readonly state: CredentialStoreState;
  /** Waits a little for what is still to be kept, and ends. */
  close(): Promise<void>;
}
