/** What the vault's process and the process of the credential store say to one another. */
import { z } from 'zod';
import { vaultId } from '../../shared/vocabulary/ids.ts';

export const credentialStoreAsked = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('get'), call: z.int().min(1), vault: vaultId }),
  z.strictObject({
    kind: z.literal('set'),
    call: z.int().min(1),
    vault: vaultId,
    text: z.string().max(2_000),
  }),
]);
export type CredentialStoreAsked = z.infer<typeof credentialStoreAsked>;

/** `text`: what lies there, null where nothing does; of a `set` what was put. */
export const credentialStoreAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answer'), call: z.int().min(1), text: z.string().nullable() }),
  z.strictObject({ kind: z.literal('absent'), call: z.int().min(1) }),
]);
export type CredentialStoreAnswer = z.infer<typeof credentialStoreAnswer>;

/** A road to that process. */
export interface CredentialStoreChannel {
  post(message: CredentialStoreAsked): void;
  onMessage(listener: (message: unknown) => void): void;
  onEnd(listener: () => void): void;
  /** Ends the process, whatever it is waiting for. */
  end(): void;
}
