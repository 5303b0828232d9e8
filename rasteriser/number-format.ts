/**
 * A number as a spreadsheet shows it, by its format code (ECMA-376 part 1, §18.8.30–31). `numfmt` formats; what it made is read back by
 * `number-check.ts` and compared with the stored value, so that a wrong value cannot stand on paper: what is not understood, or hides the
 * value, stands there as it is stored, and says so. Nothing here looks at the machine's own language.
 */
import { format, tokenize } from 'numfmt';
import { agrees, literal, type Section, sectionFor, sectionsOf } from './number-check.ts';

export interface ShownNumber {
  readonly text: string;
  /** Not as its program shows it: the stored value, or a date in its plainest form. */
  readonly asStored: boolean;
}

/** Codes that a file names by number only. 27 to 36 and 50 to 58 are dates in East Asian editions. */
const builtIn: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy-mm-dd',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy-mm-dd h:mm',
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
};
const isEastAsianDate = (id: number): boolean => (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** A code that is named and empty means what its number means: a common library writes `numFmtId="0"` with an empty code. */
export function formatCodeOf(id: number, custom: ReadonlyMap<number, string>): string {
  return custom.get(id) || builtIn[id] || (isEastAsianDate(id) ? 'yyyy-mm-dd' : 'General');
}

const daysFrom1904 = 1_462;
/** 31 December 9999, the last day that a spreadsheet knows. */
const daysMax = 2_958_465;

/** `from1904`: days are counted from 1 January 1904. */
export function formatNumber(value: number, written: string, from1904 = false): ShownNumber {
  const stored = (text = plainNumber(value)): ShownNumber => ({ text, asStored: true });
  const code = readable(written);
  let sections: Section[];
  try {
    sections = sectionsOf(tokenize(code));
  } catch {
    return stored();
  }
  const section = sectionFor(value, sections);
  if (section === undefined) return stored();
  const { tokens } = section;
  if (tokens.length === 0 && sections.length === 1) return { text: plainNumber(value), asStored: false };
  if (tokens.some(({ type }) => type === 'GENERAL' || type === 'TEXT')) {
    const shown = generalText(value, section);
    return losesSign(shown.text, value) ? stored() : shown;
  }
  if (section.isDate) {
    const days = from1904 ? value + daysFrom1904 : value;
    if (value < 0 || days >= daysMax + 1) return stored();
    const text = withHalfDays(formatted(code, days), written);
    if (text === '') return stored();
    // Before its first day the calendar of a spreadsheet has a day 0 of January 1900.
    if (!agrees(text, days, section)) return stored(days < 1 ? undefined : plainDate(days));
    return { text, asStored: false };
  }
  const text = formatted(code, value);
  // A number that its format hides is on paper all the same: what is in the file is in the file.
  if (text.trim() === '' || !agrees(text, value, section) || losesSign(text, value)) return stored();
  return { text: text.replace(/ {2,}/g, ' '), asStored: namesOtherDigits(code) };
}

/** Less than zero by its colour alone, which paper in grey does not show. */
const losesSign = (text: string, value: number): boolean =>
  value < 0 && /[1-9]/.test(text) && !/[-\u2010-\u2015\u2212\uff0d(（<▼△▲负亏欠]/u.test(text);

/** Empty where the library does not take the code. Weekdays of East Asian codes (aaa) have their own names only there. */
function formatted(code: string, value: number): string {
  try {
    return format(code, value, { overflow: '', ...(/a{3}/i.test(code) ? { locale: 'zh-CN' } : {}) });
  } catch {
    return '';
  }
}

/** As many digits as are meant, and none in powers of ten where they can be written out: 0.1 + 0.2 is 0.3, a card's number all its digits. */
export function plainNumber(value: number): string {
  // Of sixteen digits a spreadsheet shows fifteen and a nought: what is stored is on paper.
  if (Number.isSafeInteger(value)) return String(value);
  const text = String(Number(value.toPrecision(15)));
  const [, sign = '', whole = '', fraction = '', power = ''] =
    /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  const exponent = Number(power);
  if (power === '' || exponent > 20 || exponent < -12) return text;
  return `${sign}0.${'0'.repeat(-exponent - 1)}${whole}${fraction}`;
}

/**
 * What the library does not read: of East Asian editions `!` before a character that stands for itself, the halves of the day and the
 * general format in Chinese. A currency's language would change points and commas there, which it does in no spreadsheet.
 */
function readable(code: string): string {
  return code.replace(
    /"[^"]*"|\\.|\[\$([^\]-]+)-[^\]]*\]|\[[^\]]*\]|!(.)|上午\/下午|G\/通用格式/g,
    (whole, currency: string | undefined, literal: string | undefined) => {
      if (whole === '上午/下午') return 'AM/PM';
      if (whole === 'G/通用格式') return 'General';
      if (currency !== undefined) return `"${currency}"`;
      return literal === undefined ? whole : `\\${literal}`;
    },
  );
}
const withHalfDays = (text: string, code: string): string =>
  code.includes('上午/下午') ? text.replace(/AM/, '上午').replace(/PM/, '下午') : text;

/** Digits in Chinese writing (DBNum) are shown in ours: the value is right, its look is not. */
const namesOtherDigits = (code: string): boolean =>
  /\[DBNum\d\]|\[\$-[0-9a-f]*[1-9a-f][0-9a-f]{6}\]/i.test(code);

/** What a general number stands between; the library would cut it to eleven places. */
function generalText(value: number, { tokens, isNegative }: Section): ShownNumber {
  const between = tokens.map((token) => {
    if (token.type === 'GENERAL' || token.type === 'TEXT')
      return plainNumber(isNegative ? Math.abs(value) : value);
    return literal(token);
  });
  return { text: between.join(''), asStored: false };
}

/** 2026-10-05, with the time where there is one. */
function plainDate(days: number): string {
  const seconds = Math.round((days < 60 ? days + 1 : days) * 86_400) - 25_569 * 86_400;
  const text = new Date(seconds * 1000).toISOString();
  return seconds % 86_400 === 0 ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
}
