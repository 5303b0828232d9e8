/**
 * The short code in a view's watermark (docs/formats/log-entry.md §7): 40 bits of a hash of the view's id in
 * Crockford's base 32, which leaves out I, L, O and U. How one is read: `trace-reading.ts`.
 */
import { concatBytes, decodeHex, encodeUtf8, sha256 } from './suite.ts';

export const traceAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const label = encodeUtf8('dossier-vault/v1/trace');

/** View id as 32 hexadecimal digits; gives e.g. `K7QF-M2XD`. */
export function traceCode(viewId: string): string {
  const hash = sha256(concatBytes(label, decodeHex(viewId)));
  let bits = 0n;
  for (const byte of hash.subarray(0, 5)) bits = (bits << 8n) | BigInt(byte);
  let code = '';
  for (let shift = 35n; shift >= 0n; shift -= 5n) code += traceAlphabet[Number((bits >> shift) & 31n)];
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
