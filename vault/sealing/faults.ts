/**
 * What can be wrong with sealed bytes, keys and passphrases.
 *
 * Not ours, tampered and wrong key stay distinct here, even where a screen says less. No message holds a
 * secret, a name or plaintext.
 */

/** The bytes are not in the format expected of them: not ours, cut off, or not canonical. */
export class SealMalformed extends Error {
  override readonly name = 'SealMalformed';
}

/** The bytes are in our format, and something in them was changed after sealing. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

/** The bytes may be whole; the key or share offered is not the one they were sealed with. */
export class SealWrongKey extends Error {
  override readonly name = 'SealWrongKey';
}

/** The source did not yield exactly the number of bytes announced: it changed while it was read. */
export class SourceChanged extends Error {
  override readonly name = 'SourceChanged';
}

/** A plaintext longer than the caller is ready to hold in memory. */
export class TooLargeForMemory extends Error {
  override readonly name = 'TooLargeForMemory';
}

/** A public key that no honest generator makes: low order, not canonical, or not on the curve. */
export class UnsoundKey extends Error {
  override readonly name = 'UnsoundKey';
}

/** Passphrase parameters below the floor: a record that was made, or altered, to be guessed cheaply. */
export class WeakParameters extends Error {
  override readonly name = 'WeakParameters';
}

/** A passphrase or key file that does not open the keyset; deliberately without a hint which of the two. */
export class WrongSecret extends Error {
  override readonly name = 'WrongSecret';
}

/** A primitive of this machine's library does not compute what its standard says; the vault stays closed. */
export class KnownAnswerFault extends Error {
  override readonly name = 'KnownAnswerFault';
  readonly primitive: string;

  constructor(primitive: string, options?: ErrorOptions) {
    super(`The known-answer test of ${primitive} failed.`, options);
    this.primitive = primitive;
  }
}
