/**
 * The anchor that the system's credential store keeps: the newest checkpoint under a MAC, and no ledger, for which such a
 * store has no room. docs/formats/anchor.md §6.
 */
import { z } from 'zod';
import { hex32Bytes, type VaultId, vaultId } from '../../shared/vocabulary/ids.ts';
import { quarantines } from '../../shared/vocabulary/quarantine.ts';
import { decodeHex, encodeHex, encodeUtf8, equalBytes, hmacSha256 } from '../sealing/suite.ts';
import type { AnchorKeeper, AnchorKeys, AnchorState, AnchorUpdate } from './anchors.ts';
import type { CredentialStore } from './credential-store.ts';

/** Windows keeps 2,560 bytes under one name, two for each character of a password. */
const charactersMax = 1_250;

const credentialAnchor = z.strictObject({
  kind: z.literal('dossier-vault credential anchor'),
  version: z.literal(1),
  vault: vaultId,
  generation: z.int().min(1),
  /** Signed note of the newest checkpoint. */
  checkpoint: z.string(),
  quarantine: z.enum(quarantines),
  /** Mark of the place that the vault was in; empty where none was known. */
  place: z.string().regex(/^([0-9a-f]{32})?$/),
  mac: hex32Bytes,
});
type Unsigned = Omit<z.infer<typeof credentialAnchor>, 'mac' | 'kind' | 'version'>;

/** The first word keeps this MAC apart from those of anchors in folders, whose lists begin with a vault's id. */
const macOf = (keys: AnchorKeys, said: Unsigned): Uint8Array =>
  hmacSha256(
    keys.mac,
    encodeUtf8(
      JSON.stringify([
        'credential-store',
        said.vault,
        said.generation,
        said.checkpoint,
        said.quarantine,
        said.place,
      ]),
    ),
  );

/** Null for a text that this vault's key did not make. */
function parseCredentialAnchor(text: string, vault: VaultId, keys: AnchorKeys): AnchorState | null {
  let said: z.infer<typeof credentialAnchor>;
  try {
    said = credentialAnchor.parse(JSON.parse(text));
  } catch {
    return null;
  }
  if (said.vault !== vault || !equalBytes(macOf(keys, said), decodeHex(said.mac))) return null;
  const { generation, checkpoint, quarantine, place } = said;
  return { generation, checkpoint, quarantine, place, where: '', views: [], ledgerWhole: false };
}

export class CredentialAnchor implements AnchorKeeper {
  readonly name = 'credential-store:';
  private readonly vault: VaultId;
  private readonly keys: AnchorKeys;
  private readonly store: CredentialStore;

  constructor(vault: VaultId, keys: AnchorKeys, store: CredentialStore) {
    this.vault = vault;
    this.keys = keys;
    this.store = store;
  }

  read(): AnchorState | null {
    const text = this.store.recalled(this.vault);
    return text === null ? null : parseCredentialAnchor(text, this.vault, this.keys);
  }

  /** Handed over, and nobody waits: it never counts among the anchors that have to answer before a page is shown. */
  write({ generation, checkpoint, quarantine, place }: AnchorUpdate): boolean {
    const said = { vault: this.vault, generation, checkpoint, quarantine, place };
    const text = JSON.stringify({
      kind: 'dossier-vault credential anchor',
      version: 1,
      ...said,
      mac: encodeHex(macOf(this.keys, said)),
    });
    if (text.length <= charactersMax) this.store.keep(this.vault, text);
    return false;
  }
}
