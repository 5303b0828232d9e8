/**
 * A side's recovery key on paper: its private half split into sheets (Shamir), any `threshold` of which bring
 * it back. The scheme does not notice a wrong share, so each sheet carries a check of its own and the joined
 * key is compared with the public half in the first entry.
 */
import { combine, split } from 'shamir-secret-sharing';
import type { VaultId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import {
  formatSheetText,
  readSheetDigits,
  readSheetText,
  type SheetText,
  sheetHead,
} from '../../shared/vocabulary/sheet-text.ts';
import { readSheetWords, sheetLinesOf } from '../../shared/vocabulary/sheet-words.ts';
import type { Side } from '../../shared/vocabulary/terms.ts';
import {
  concatBytes,
  encodeHex,
  encodeUtf8,
  equalBytes,
  loadSealingKey,
  sha256,
  zero,
} from '../sealing/suite.ts';

const checkLabel = encodeUtf8('dossier-vault/v1/recovery-sheet');

const checkOf = (sheet: Omit<SheetText, 'check'>): string =>
  encodeHex(sha256(concatBytes(checkLabel, encodeUtf8(sheetHead(sheet)), sheet.share))).slice(0, 16);

export async function makeSheets(
  vault: VaultId,
  side: Side,
  privateKey: Uint8Array,
  threshold: number,
  of: number,
): Promise<string[]> {
  const shares = await split(privateKey, of, threshold);
  return shares.map((share, i) => {
    const sheet = { vault, side, number: i + 1, of, threshold, share };
    const text = formatSheetText({ ...sheet, check: checkOf(sheet) });
    zero(share);
    return text;
  });
}

/**
 * The sheet as it was made, from its words or its digits; `given` counts the sheets as they were handed in. Throws
 * SHEET_WORD, SHEET_LINE, SHEET_OF_VAULT or SHEET_OF_SIDE where it can be said, else SHEETS_DIFFER. The caller zeroes the share.
 */
function readSheet(vault: VaultId, side: Side, typed: string, given: number): SheetText {
  const sheet = readSheetText(typed) ?? fromDigits(vault, side, typed) ?? fromWords(vault, typed, given);
  if (sheet.vault !== vault) throw new Refusal('SHEET_OF_VAULT', { sheet: given });
  if (sheet.side !== side) throw new Refusal('SHEET_OF_SIDE', { sheet: given });
  if (checkOf(sheet) !== sheet.check) throw new Refusal('SHEETS_DIFFER');
  return sheet;
}

/** A sheet has at most nine of each of its three numbers: the check tells which they are. */
const counts = Array.from({ length: 9 }, (_, i) => i + 1);

function fromDigits(vault: VaultId, side: Side, typed: string): SheetText | null {
  const digits = readSheetDigits(typed);
  if (digits === null) return null;
  for (const of of counts)
    for (const threshold of counts)
      for (const number of counts) {
        const sheet = { vault, side, number, of, threshold, ...digits };
        if (checkOf(sheet) === digits.check) return sheet;
      }
  throw new Refusal('SHEETS_DIFFER');
}

function fromWords(vault: VaultId, typed: string, sheet: number): SheetText {
  const { lines, content } = readSheetWords(sheetLinesOf(typed));
  if (lines.every(({ state }) => state === 'empty')) throw new Refusal('SHEETS_DIFFER');
  for (const [i, line] of lines.entries()) {
    if (line.state === 'unknown' || line.state === 'wrong')
      throw new Refusal('SHEET_WORD', { sheet, line: i + 1, word: line.place });
    if (line.state !== 'whole') throw new Refusal('SHEET_LINE', { sheet, line: i + 1 });
  }
  if (content === null) throw new Refusal('SHEETS_DIFFER');
  if (!vault.startsWith(content.vault)) throw new Refusal('SHEET_OF_VAULT', { sheet });
  const whole = { ...content, vault };
  return { ...whole, check: checkOf(whole) };
}

/** The texts of sheets as they were printed, whatever form they were typed in: what their hashes are over. */
export const sheetsAsMade = (vault: VaultId, side: Side, typed: readonly string[]): string[] =>
  typed.map((each, i) => formatSheetText(readSheet(vault, side, each, i + 1)));

export const sheetHash = (sheet: string): string => encodeHex(sha256(encodeUtf8(sheet)));

/** Whether a private key is the one of this public half. */
export const belongsTo =
  (publicKey: Uint8Array) =>
  (privateKey: Uint8Array): boolean =>
    equalBytes(loadSealingKey(privateKey).publicKey, publicKey);

/** The private key that the sheets give together. Throws as `readSheet`. The caller zeroes it. */
export async function joinSheets(
  vault: VaultId,
  side: Side,
  sheets: readonly string[],
  isRight: (privateKey: Uint8Array) => boolean,
): Promise<Uint8Array> {
  const shares: Uint8Array[] = [];
  for (const [i, typed] of sheets.entries()) shares.push(readSheet(vault, side, typed, i + 1).share);
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
