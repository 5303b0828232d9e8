import type { PassphraseHasher } from '../sealing/passphrase.ts';
import { encodeUtf8, sha256 } from '../sealing/suite.ts';

/**
 * The same hasher, which stretches each passphrase once: what it gives is what the product would get, so a vault made with it
 * opens with the product's own. For making vaults only.
 */
export function remembering(hasher: PassphraseHasher): PassphraseHasher {
  const known = new Map<string, Promise<Uint8Array>>();
  return {
    floor: hasher.floor,
    newParams: () => hasher.newParams(),
    async derive(passphrase, salt, parameters) {
      const told = JSON.stringify([passphrase, [...salt], parameters]);
      const key = Buffer.from(sha256(encodeUtf8(told))).toString('hex');
      let derived = known.get(key);
      if (derived === undefined) {
        derived = hasher.derive(passphrase, salt, parameters);
        known.set(key, derived);
        derived.catch(() => known.delete(key));
      }
      // Whoever asks may wipe what it got.
      return (await derived).slice();
    },
  };
}
