/**
 * Stands in for vault/sealing/passphrase.ts in the programs that tests build for themselves: everything of it, but passphrases
 * are stretched with next to no memory. The product is built without it (test/faults/kill-nine.test.ts), and refuses what this
 * one wrote (test/cli/hard-input.test.ts).
 */
import { weakPassphraseHasher } from './weak-passphrase-hasher.ts';

export * from '../../vault/sealing/passphrase.ts';
export { weakPassphraseHasher as argon2idHasher };
/** There is nothing to measure. */
export const calibrate = async () => weakPassphraseHasher.newParams();
