/**
 * As much of node:crypto as the verifier asks for. SHA-256 is @noble/hashes; Ed25519 is the browser's own where it has it, and
 * otherwise the equation of RFC 8032 §5.1.7 without cofactor, as OpenSSL checks it, over the points of @noble/curves.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 as sha256Of, sha512 } from '@noble/hashes/sha2.js';
import { PageBuffer } from './buffer.ts';

const asBuffer = (bytes: Uint8Array): PageBuffer =>
  new PageBuffer(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length);

export function hash(_algorithm: 'sha256', bytes: Uint8Array, _encoding: 'buffer'): PageBuffer {
  return asBuffer(sha256Of(bytes));
}

export class Hash {
  private readonly state = sha256Of.create();

  update(part: string | Uint8Array): this {
    this.state.update(typeof part === 'string' ? PageBuffer.from(part) : part);
    return this;
  }

  digest(encoding?: 'hex'): PageBuffer | string {
    const digest = asBuffer(this.state.digest());
    return encoding === 'hex' ? digest.toString('hex') : digest;
  }
}

export const createHash = (_algorithm: 'sha256'): Hash => new Hash();

/** A public key, with what has been made of it so far. */
export class KeyObject {
  readonly raw: Uint8Array<ArrayBuffer>;
  private imported: Promise<CryptoKey> | null = null;
  private point: InstanceType<typeof ed25519.Point> | null = null;

  constructor(raw: Uint8Array<ArrayBuffer>) {
    this.raw = raw;
  }

  forBrowser(): Promise<CryptoKey> {
    this.imported ??= crypto.subtle.importKey('raw', this.raw, { name: 'Ed25519' }, false, ['verify']);
    return this.imported;
  }

  asPoint(): InstanceType<typeof ed25519.Point> {
    this.point ??= ed25519.Point.fromBytes(this.raw);
    return this.point;
  }
}

/** Of a SubjectPublicKeyInfo; the raw key is its last 32 bytes (RFC 8410 §4). */
export const createPublicKey = ({ key }: { readonly key: Uint8Array }): KeyObject =>
  new KeyObject(Uint8Array.from(key.subarray(-32)));

const order = 2n ** 252n + 27742317777372353535851937790883648493n;

function littleEndian(bytes: Uint8Array): bigint {
  let value = 0n;
  for (let at = bytes.length - 1; at >= 0; at--) value = (value << 8n) | BigInt(bytes[at]!);
  return value;
}

/** [S]B − [k]A, spelt out, is R. */
function holds(message: Uint8Array, key: KeyObject, signature: Uint8Array): boolean {
  const r = signature.subarray(0, 32);
  const s = littleEndian(signature.subarray(32));
  if (signature.length !== 64 || s >= order) return false;
  try {
    const k = littleEndian(sha512.create().update(r).update(key.raw).update(message).digest()) % order;
    const point = ed25519.Point.BASE.multiplyUnsafe(s).subtract(key.asPoint().multiplyUnsafe(k));
    return point.toBytes().every((byte, at) => byte === r[at]);
  } catch {
    // The key's bytes are no point.
    return false;
  }
}

/** Whether the browser checks Ed25519, tried on test 1 of RFC 8032 §7.1 and on the same with a bit changed. */
const browserChecks: Promise<boolean> = (async () => {
  try {
    const key = new KeyObject(
      Uint8Array.from(
        PageBuffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex'),
      ),
    );
    const signature = PageBuffer.from(
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
      'hex',
    );
    const tried = async (message: Uint8Array<ArrayBuffer>): Promise<boolean> =>
      crypto.subtle.verify('Ed25519', await key.forBrowser(), signature, message);
    return (await tried(new Uint8Array(0))) && !(await tried(new Uint8Array(1)));
  } catch {
    return false;
  }
})();

let useBrowser = true;
/** For tests: the own check, also where the browser has one. */
export function checkAlone(): void {
  useBrowser = false;
}
export const checksBy = async (): Promise<'browser' | 'own'> =>
  useBrowser && (await browserChecks) ? 'browser' : 'own';

type Heard = (error: Error | null, holds: boolean) => void;

export function verify(_algorithm: null, message: Uint8Array, key: KeyObject, signature: Uint8Array): boolean;
export function verify(
  _algorithm: null,
  message: Uint8Array,
  key: KeyObject,
  signature: Uint8Array,
  heard: Heard,
): undefined;
export function verify(
  _algorithm: null,
  message: Uint8Array,
  key: KeyObject,
  signature: Uint8Array,
  heard?: Heard,
): boolean | undefined {
  if (heard === undefined) return holds(message, key, signature);
  const own = (): boolean => holds(message, key, signature);
  void (async () => {
    if ((await checksBy()) === 'own') return own();
    const bytes = signature as Uint8Array<ArrayBuffer>;
    return crypto.subtle.verify('Ed25519', await key.forBrowser(), bytes, message as Uint8Array<ArrayBuffer>);
  })()
    // A key that the browser does not take is judged here.
    .catch(own)
    .then((answer) => heard(null, answer));
  return undefined;
}
