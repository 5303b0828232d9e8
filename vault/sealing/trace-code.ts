/**
 * The short code in a view's watermark (docs/formats/log-entry.md §7): 40 bits of a hash of the view's id in
 * Crockford's base 32, which has no letters that a photograph confuses with digits.
 */
import { concatBytes, decodeHex, encodeUtf8, sha256 } from './suite.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const label = encodeUtf8('dossier-vault/v1/trace');

/** View id as 32 hexadecimal digits; gives e.g. `K7QF-M2XD`. */
export function traceCode(viewId: string): string {
  const hash = sha256(concatBytes(label, decodeHex(viewId)));
  let bits = 0n;
  for (const byte of hash.subarray(0, 5)) bits = (bits << 8n) | BigInt(byte);
  let code = '';
  for (let shift = 35n; shift >= 0n; shift -= 5n) code += alphabet[Number((bits >> shift) & 31n)];
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** A code as somebody typed it; null where it cannot be one. */
export function normaliseTraceCode(typed: string): string | null {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (plain.length !== 8 || [...plain].some((letter) => !alphabet.includes(letter))) return null;
  return `${plain.slice(0, 4)}-${plain.slice(4)}`;
}
