import { argon2id } from 'hash-wasm';
import {
  assertStrongEnough,
  type PassphraseHasher,
  passphraseBytes,
} from '../../vault/sealing/passphrase.ts';

/**
 * Argon2id with next to no memory, for tests that wrap and unwrap many keysets. It lives here and nowhere
 * else: the layer rules keep vault/ from importing test/, and the real hasher refuses what this one wrote.
 */
export const weakPassphraseHasher: PassphraseHasher = {
  floor: { iterations: 1, parallelism: 1, memoryKiB: 8 },
  newParams: () => ({ iterations: 1, parallelism: 1, memoryKiB: 8 }),
  async derive(passphrase, salt, parameters) {
    assertStrongEnough(parameters, weakPassphraseHasher.floor);
    return argon2id({
      password: passphraseBytes(passphrase),
      salt,
      iterations: parameters.iterations,
      parallelism: parameters.parallelism,
      memorySize: parameters.memoryKiB,
      hashLength: 32,
      outputType: 'binary',
    });
  },
};
