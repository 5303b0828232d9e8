/**
 * A side's recovery key on paper: its private half split into sheets (Shamir), any `threshold` of which bring
 * it back. The scheme does not notice a wrong share, so each sheet carries a check of its own and the joined
 * key is compared with the public half in the first entry.
 */
import { combine, split } from 'shamir-secret-sharing';
import type { VaultId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Side } from '../../shared/vocabulary/terms.ts';
import {
  concatBytes,
  decodeHex,
  encodeHex,
  encodeUtf8,
  equalBytes,
  loadSealingKey,
  sha256,
  zero,
} from '../sealing/suite.ts';

const checkLabel = encodeUtf8('dossier-vault/v1/recovery-sheet');
const pattern =
  /^DOSSIER-VAULT RECOVERY SHEET 1\nvault (\w{32})\nside (custody|approval)\nsheet (\d) of (\d), (\d) needed\nshare ([0-9a-f ]+)\ncheck ([0-9a-f]{16})\n$/;

const groups = (hex: string): string => hex.match(/.{1,8}/g)?.join(' ') ?? '';

export async function makeSheets(
  vault: VaultId,
  side: Side,
  privateKey: Uint8Array,
  threshold: number,
  of: number,
): Promise<string[]> {
  const shares = await split(privateKey, of, threshold);
  return shares.map((share, i) => {
    const head = `DOSSIER-VAULT RECOVERY SHEET 1\nvault ${vault}\nside ${side}\nsheet ${i + 1} of ${of}, ${threshold} needed\n`;
    const check = encodeHex(sha256(concatBytes(checkLabel, encodeUtf8(head), share))).slice(0, 16);
    const sheet = `${head}share ${groups(encodeHex(share))}\ncheck ${check}\n`;
    zero(share);
    return sheet;
  });
}

export const sheetHash = (sheet: string): string => encodeHex(sha256(encodeUtf8(sheet)));

/** Whether a private key is the one of this public half. */
export const belongsTo =
  (publicKey: Uint8Array) =>
  (privateKey: Uint8Array): boolean =>
    equalBytes(loadSealingKey(privateKey).publicKey, publicKey);

/** The private key that the sheets give together. Throws SHEETS_DIFFER. The caller zeroes it. */
export async function joinSheets(
  vault: VaultId,
  side: Side,
  sheets: readonly string[],
  isRight: (privateKey: Uint8Array) => boolean,
): Promise<Uint8Array> {
  const shares: Uint8Array[] = [];
  for (const typed of sheets) {
    // An editor may have changed the line ends; the check is over the sheet as it was printed.
    const sheet = typed.replace(/\r\n/g, '\n');
    const match = pattern.exec(sheet);
    if (match === null || match[1] !== vault || match[2] !== side) throw new Refusal('SHEETS_DIFFER');
    const head = sheet.slice(0, sheet.indexOf('share '));
    const share = decodeHex((match[6] ?? '').replace(/ /g, ''));
    const check = encodeHex(sha256(concatBytes(checkLabel, encodeUtf8(head), share))).slice(0, 16);
    if (check !== match[7]) throw new Refusal('SHEETS_DIFFER');
    shares.push(share);
  }
  let joined: Uint8Array;
  try {
    joined = await combine(shares);
  } catch {
    throw new Refusal('SHEETS_DIFFER');
  } finally {
    zero(...shares);
  }
  if (joined.length !== 32 || !isRight(joined)) {
    zero(joined);
    throw new Refusal('SHEETS_DIFFER');
  }
  return joined;
}
