/**
 * A recovery sheet as text in hexadecimal digits (docs/formats/keys.md §5): what its hash in the log is over, and how sheets of
 * older vaults were printed. Its check is SHA-256 and is judged where there are ciphers, not here.
 */
import { type SheetContent, sheetWordsText, vaultDigits } from './sheet-words.ts';
import type { Side } from './terms.ts';

export interface SheetText extends Omit<SheetContent, 'vault'> {
  /** All 32 digits. */
  readonly vault: string;
  readonly check: string;
}

// In whatever text it stands; an editor may have changed the line ends.
const pattern =
  /DOSSIER-VAULT RECOVERY SHEET 1\nvault (\w{32})\nside (custody|approval)\nsheet (\d) of (\d), (\d) needed\nshare ([0-9a-f ]+)\ncheck ([0-9a-f]{16})(?![0-9a-f])/;

const hexOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const shortPattern = /share ([0-9a-f ]+)\s+check ([0-9a-f]{16})(?![0-9a-f])/;

/** The two lines that a person types from a paper in digits; the others follow from the check. */
export interface SheetDigits {
  readonly share: Uint8Array;
  readonly check: string;
}

const bytesOf = (digits: string): Uint8Array =>
  Uint8Array.from(digits.replace(/ /g, '').match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));

export function readSheetDigits(text: string): SheetDigits | null {
  const match = shortPattern.exec(text);
  return match === null ? null : { share: bytesOf(match[1] ?? ''), check: match[2] ?? '' };
}

/** The lines that the check covers besides the share. */
export const sheetHead = (of: Omit<SheetText, 'share' | 'check'>): string =>
  `DOSSIER-VAULT RECOVERY SHEET 1\nvault ${of.vault}\nside ${of.side}\nsheet ${of.number} of ${of.of}, ${of.threshold} needed\n`;

/** `1f2e3d4c …`: in groups of eight. */
export const sheetDigits = (share: Uint8Array): string =>
  hexOf(share)
    .match(/.{1,8}/g)
    ?.join(' ') ?? '';

export const formatSheetText = (sheet: SheetText): string =>
  `${sheetHead(sheet)}share ${sheetDigits(sheet.share)}\ncheck ${sheet.check}\n`;

export function readSheetText(text: string): SheetText | null {
  const match = pattern.exec(text.replace(/\r\n?/g, '\n'));
  if (match === null) return null;
  return {
    vault: match[1] ?? '',
    side: match[2] as Side,
    number: Number(match[3]),
    of: Number(match[4]),
    threshold: Number(match[5]),
    share: bytesOf(match[6] ?? ''),
    check: match[7] ?? '',
  };
}

/** The same sheet in words. */
export const wordsOfSheet = (sheet: SheetText): string =>
  sheetWordsText({ ...sheet, vault: sheet.vault.slice(0, vaultDigits) });

/** The same, of its text; nothing where that is no sheet. */
export function wordsOfSheetText(text: string): string {
  const sheet = readSheetText(text);
  return sheet === null ? '' : wordsOfSheet(sheet);
}
