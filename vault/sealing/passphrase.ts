import { argon2id } from 'hash-wasm';
import { englishWords } from './english-words.ts';
import { SealMalformed, WeakParameters } from './faults.ts';
import { pinyinSyllables } from './pinyin-syllables.ts';
import { encodeUtf8, randomBytes, zero } from './suite.ts';

/**
 * Passphrases: stretched with Argon2id (RFC 9106), and drawn by the machine where nothing else protects a
 * keyset.
 */

/** How a passphrase was stretched; part of the record it opens and authenticated with it. */
export interface PassphraseParameters {
  /** Passes over the memory (t). */
  readonly iterations: number;
  /** Lanes (p). */
  readonly parallelism: number;
  readonly memoryKiB: number;
}

export interface PassphraseHasher {
  /** The least that is accepted in each number; less is refused with `WeakParameters`. */
  readonly floor: PassphraseParameters;
  /** 32 bytes of the passphrase in NFC. The salt has 16 bytes. */
  derive(passphrase: string, salt: Uint8Array, parameters: PassphraseParameters): Promise<Uint8Array>;
  /** The parameters for a keyset wrapped now. */
  newParams(): PassphraseParameters;
}

const floor: PassphraseParameters = { iterations: 3, parallelism: 1, memoryKiB: 64 * 1024 };
// A record from elsewhere must not be able to hang the vault: far above what we ever write.
const ceiling: PassphraseParameters = { iterations: 16, parallelism: 4, memoryKiB: 1024 * 1024 };
const calibratedMemoryKiBMax = 256 * 1024;
const calibrationAimMs = 500;
const passphraseSaltBytes = 16;

let calibrated: PassphraseParameters = floor;

/** Argon2id, version 0x13, with at least 64 MiB; the only hasher of the product. */
export const argon2idHasher: PassphraseHasher = {
  floor,
  newParams: () => calibrated,
  async derive(passphrase, salt, parameters) {
    assertStrongEnough(parameters, floor);
    if (salt.length !== passphraseSaltBytes) throw new RangeError('A passphrase salt has 16 bytes.');
    const password = passphraseBytes(passphrase);
    try {
      return await argon2id({
        password,
        salt,
        iterations: parameters.iterations,
        parallelism: parameters.parallelism,
        memorySize: parameters.memoryKiB,
        hashLength: 32,
        outputType: 'binary',
      });
    } finally {
      zero(password);
    }
  },
};

/**
 * Measures this machine and lets `newParams` take about half a second: time grows with memory, so one run at
 * the floor tells. Between 64 and 256 MiB, in whole MiB. Returns the parameters.
 */
export async function calibrate(
  stopwatchMs: () => number = () => performance.now(),
): Promise<PassphraseParameters> {
  const salt = new Uint8Array(passphraseSaltBytes);
  // The first run also compiles the function and is not counted.
  await argon2idHasher.derive('calibration', salt, floor);
  const startMs = stopwatchMs();
  await argon2idHasher.derive('calibration', salt, floor);
  const floorMs = Math.max(stopwatchMs() - startMs, 1);
  const wantedMiB = Math.floor((floor.memoryKiB / 1024) * (calibrationAimMs / floorMs));
  const memoryKiB = Math.min(Math.max(wantedMiB * 1024, floor.memoryKiB), calibratedMemoryKiBMax);
  calibrated = { ...floor, memoryKiB };
  return calibrated;
}

/** Throws `WeakParameters` below `least`, `SealMalformed` for numbers no record of ours holds. */
export function assertStrongEnough(parameters: PassphraseParameters, least: PassphraseParameters): void {
  for (const name of ['iterations', 'parallelism', 'memoryKiB'] as const) {
    const value = parameters[name];
    if (!Number.isSafeInteger(value) || value > ceiling[name]) {
      throw new SealMalformed(`The passphrase parameter ${name} is out of range.`);
    }
    if (value < least[name]) throw new WeakParameters(`The passphrase parameter ${name} is too low.`);
  }
}

/** UTF-8 of the NFC form, so that one passphrase typed on two systems is one. */
export function passphraseBytes(passphrase: string): Uint8Array {
  const bytes = encodeUtf8(passphrase.normalize('NFC'));
  if (bytes.length === 0) throw new SealMalformed('The passphrase is empty.');
  return bytes;
}

/**
 * Six of 7,776 English words (77.5 bits), or nine of 389 syllables in pinyin (77.4 bits), with spaces: typed on any keyboard
 * without an input method. Earlier vaults drew seven of 2,048 Chinese characters, which go on opening what they opened.
 */
export function generatePassphrase(language: 'en' | 'zh'): string {
  return (language === 'zh' ? draw(pinyinSyllables, 9) : draw(englishWords, 6)).join(' ');
}

function draw(list: readonly string[], count: number): string[] {
  return Array.from({ length: count }, () => list[randomBelow(list.length)]!);
}

/** Uniform in [0, bound): numbers from the last, incomplete multiple of the bound are drawn again. */
function randomBelow(bound: number): number {
  const limit = 2 ** 32 - (2 ** 32 % bound);
  for (;;) {
    const bytes = randomBytes(4);
    const value = new DataView(bytes.buffer).getUint32(0);
    if (value < limit) return value % bound;
  }
}
