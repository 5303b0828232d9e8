/** What the shell and the vault's process say to one another. Ports travel beside these messages, never in them. */
import { z } from 'zod';

/** Shell to vault process. */
export const shellToVault = z.discriminatedUnion('kind', [
  /** First; a port to the screens comes with it, and again whenever their window was made anew. */
  z.strictObject({ kind: z.literal('screens') }),
  /** A rasteriser asked for by `rasteriser-wanted`; its port comes with it, or none where it could not be started. */
  z.strictObject({ kind: z.literal('rasteriser'), rasteriser: z.int().min(1) }),
  z.strictObject({ kind: z.literal('rasteriser-died'), rasteriser: z.int().min(1) }),
  z.strictObject({
    kind: z.literal('printed'),
    print: z.int().min(1),
    pdf: z.instanceof(Uint8Array).nullable(),
  }),
  /** The process of the credential store has been started; the port to it comes with this, or none. */
  z.strictObject({ kind: z.literal('credential-store') }),
  z.strictObject({ kind: z.literal('credential-store-ended') }),
  z.strictObject({ kind: z.literal('lock') }),
  z.strictObject({ kind: z.literal('shutdown') }),
]);
export type ShellToVault = z.infer<typeof shellToVault>;

/** What closing would interrupt. */
const underWay = z.enum(['nothing', 'filing', 'other']);
export type UnderWay = z.infer<typeof underWay>;

/** Vault process to shell. */
export const vaultToShell = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('rasteriser-wanted'), rasteriser: z.int().min(1) }),
  z.strictObject({ kind: z.literal('rasteriser-done'), rasteriser: z.int().min(1) }),
  z.strictObject({
    kind: z.literal('print-wanted'),
    print: z.int().min(1),
    html: z.string().max(64_000_000),
  }),
  z.strictObject({ kind: z.literal('credential-store-wanted') }),
  z.strictObject({ kind: z.literal('credential-store-done') }),
  /** Told whenever it changes. */
  z.strictObject({ kind: z.literal('under-way'), what: underWay }),
  z.strictObject({ kind: z.literal('closed') }),
]);
export type VaultToShell = z.infer<typeof vaultToShell>;

/** What the vault's process is told at its start, in its environment: paths and the version only. */
export const vaultProcessEnvironment = {
  userDataFolder: 'DOSSIER_VAULT_USER_DATA',
  /** Where traces of errors go; with a slash or backslash at its end. */
  diagnosticsFolder: 'DOSSIER_VAULT_DIAGNOSTICS',
  /** Of the program, as the trace names it. */
  version: 'DOSSIER_VAULT_VERSION',
} as const;
