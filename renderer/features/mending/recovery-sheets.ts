/** A recovery sheet as it was printed, put together again from the two lines that a person types from the paper. */
import type { SheetsOfSide } from '../../../shared/contract/answers.ts';

export interface TypedSheet {
  readonly share: string;
  readonly check: string;
}

const hexOf = (typed: string): string =>
  typed
    .toLowerCase()
    .replace(/^\s*(?:share|check)/, '')
    .replace(/[^0-9a-f]/g, '');

/** Digits of a check, and of a share of a 32-byte key. */
const checkDigits = 16;
const shareDigitsMin = 64;

export const isTyped = (sheet: TypedSheet): boolean =>
  hexOf(sheet.share).length >= shareDigitsMin && hexOf(sheet.check).length === checkDigits;

export function sheetText(
  vault: string,
  side: 'custody' | 'approval',
  { of, threshold }: SheetsOfSide,
  n: number,
  typed: TypedSheet,
): string {
  const share =
    hexOf(typed.share)
      .match(/.{1,8}/g)
      ?.join(' ') ?? '';
  return `DOSSIER-VAULT RECOVERY SHEET 1\nvault ${vault}\nside ${side}\nsheet ${n} of ${of}, ${threshold} needed\nshare ${share}\ncheck ${hexOf(typed.check)}\n`;
}
