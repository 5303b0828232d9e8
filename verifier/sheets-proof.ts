import type { BodyOf } from './entry-body.ts';
import { isSignature, signingKeyFromHex } from './sound-key.ts';

type Recovery = BodyOf<'recovery.used'> | BodyOf<'recovery.admitted'>;

/** Whether the sheets signed for the new keys (keys.md §5), as they do in a vault whose first entry names their key. */
export function sheetsProven(sheetsKey: string | null, { vault, data }: Recovery): boolean {
  const { side, proof } = data;
  if (sheetsKey === null || proof === undefined) return sheetsKey === null && proof === undefined;
  const proven = Buffer.concat([
    Buffer.from(`dossier-vault/v1/sheets-proof/${side}`),
    ...[vault, data.person, data.keyset, data.signKey, data.sealKey].map((hex) => Buffer.from(hex, 'hex')),
  ]);
  return isSignature(proven, signingKeyFromHex(sheetsKey), Buffer.from(proof, 'hex'));
}
