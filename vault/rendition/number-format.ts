/**
 * A number as a spreadsheet shows it, by its format code (ECMA-376 part 1, §18.8.30–31): dates and times, decimals,
 * thousands, percent, currency, text around. Fractions and exponents are shown plainly; colours and conditions are
 * left out. Nothing here looks at the machine's own language.
 */

/** Codes that a file names by number only. 27 to 36 and 50 to 58 are dates in East Asian editions. */
const builtIn: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
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
  47: 'mm:ss',
};
const isEastAsianDate = (id: number): boolean => (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

export function formatCodeOf(id: number, custom: ReadonlyMap<number, string>): string {
  return custom.get(id) ?? builtIn[id] ?? (isEastAsianDate(id) ? 'yyyy-mm-dd' : 'General');
}

/** `from1904`: days are counted from 1 January 1904. */
export function formatNumber(value: number, code: string, from1904 = false): string {
  const sections = code.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  const negative = value < 0 && sections.length > 1;
  const section = (negative ? sections[1] : value === 0 ? (sections[2] ?? sections[0]) : sections[0]) ?? '';
  const parts = partsOf(section);
  const pattern = parts.map((part) => (part.literal ? '' : part.text)).join('');
  if (/general/i.test(pattern) || /@/.test(pattern)) return plainNumber(value);
  if (
    /[ymdhs]|AM\/PM/i.test(pattern.replace(/\[[^\]]*\]/g, (held) => (/^\[[hms]+\]$/i.test(held) ? 'h' : '')))
  ) {
    return formatDate(value, parts, from1904);
  }
  return formatAmount(negative ? -value : value, parts, pattern);
}

/** As many digits as are meant: 0.1 + 0.2 is written 0.3. */
export function plainNumber(value: number): string {
  return String(Number(value.toPrecision(12)));
}

interface Part {
  readonly literal: boolean;
  readonly text: string;
}

function partsOf(section: string): Part[] {
  const parts: Part[] = [];
  for (const [whole, quoted, escaped, bracket] of section.matchAll(
    /"([^"]*)"|\\(.)|_.|\*.|\[([^\]]*)\]|AM\/PM|A\/P|[ymdhs]+|[0#?]+|[\s\S]/gi,
  )) {
    if (quoted !== undefined) parts.push({ literal: true, text: quoted });
    else if (escaped !== undefined) parts.push({ literal: true, text: escaped });
    else if (/^[_*]/.test(whole) && whole.length === 2)
      parts.push({ literal: true, text: whole[0] === '_' ? ' ' : '' });
    else if (bracket !== undefined) {
      // Money is named in brackets, as [$¥-804]; of the others only elapsed time is shown.
      const money = /^\$([^-]*)/.exec(bracket)?.[1];
      if (money !== undefined) parts.push({ literal: true, text: money });
      else if (/^[hms]+$/i.test(bracket)) parts.push({ literal: false, text: whole });
    } else
      parts.push({
        literal: !/[ymdhs0#?.,%@]|general|AM\/PM|A\/P/i.test(whole) && !/[a-z]/i.test(whole),
        text: whole,
      });
  }
  return parts;
}

function formatAmount(value: number, parts: readonly Part[], pattern: string): string {
  const digits = /[0#?](?:[0#?,]*[0#?])?,*(?:\.[0#?]*)?/.exec(pattern)?.[0];
  if (digits === undefined) return parts.map((part) => part.text).join('');
  const percents = pattern.split('%').length - 1;
  const thousands = /,+(?=\.|$)/.exec(digits)?.[0].length ?? 0;
  const decimals = (digits.split('.')[1] ?? '').length;
  const optional = /[#?]*$/.exec(digits.split('.')[1] ?? '')?.[0].length ?? 0;
  const scaled = (value * 100 ** percents) / 1000 ** thousands;
  let [whole = '', fraction = ''] = Math.abs(scaled).toFixed(Math.min(decimals, 20)).split('.');
  for (let cut = 0; cut < optional && fraction.endsWith('0'); cut++) fraction = fraction.slice(0, -1);
  whole = whole.padStart(digits.split('.')[0]?.replace(/[^0]/g, '').length ?? 0, '0');
  if (/,/.test(digits.replace(/,+(?=\.|$)/, ''))) whole = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  const shown = `${scaled < 0 ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
  let placed = false;
  return parts
    .map(({ literal, text }) => {
      if (literal || text === '%') return text;
      if (!/[0#?.,]/.test(text) || placed) return '';
      placed = true;
      return shown;
    })
    .join('');
}

const msADay = 86_400_000;
const monthNames =
  'January February March April May June July August September October November December'.split(' ');
const dayNames = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

function formatDate(value: number, parts: readonly Part[], from1904: boolean): string {
  // Spreadsheets believe in 29 February 1900: days before March of that year are counted one too high.
  const days = from1904 ? value + 1462 : value < 60 ? value + 1 : value;
  const secondsSinceEpoch = Math.round((days - 25_569) * 86_400);
  const date = new Date(secondsSinceEpoch * 1000);
  if (value < 0 || Number.isNaN(date.getTime()) || days > 2_958_466) return plainNumber(value);
  const twelve = parts.some(({ literal, text }) => !literal && /^A(?:M\/PM|\/P)$/i.test(text));
  const two = (number: number, length: number): string =>
    length > 1 ? String(number).padStart(2, '0') : String(number);
  let lastUnit = '';
  const unitsAfter = (at: number): string =>
    parts
      .slice(at + 1)
      .find(({ literal, text }) => !literal && /^[ymdhs]+$/i.test(text))
      ?.text.toLowerCase() ?? '';
  return parts
    .map(({ literal, text }, at) => {
      if (literal) return text;
      const unit = text.toLowerCase();
      const before = lastUnit;
      if (/^\[?[ymdhs]+\]?$/.test(unit)) lastUnit = unit.replace(/[[\]]/g, '')[0] ?? '';
      if (unit.startsWith('[')) {
        const each = { h: 3_600, m: 60, s: 1 }[lastUnit] ?? 1;
        return String(Math.floor((value * (msADay / 1000)) / each + 1e-6));
      }
      switch (lastUnit === unit[0] ? unit[0] : '') {
        case 'y':
          return unit.length > 2 ? String(date.getUTCFullYear()) : two(date.getUTCFullYear() % 100, 2);
        case 'm': {
          // Beside hours or seconds m is minutes, else months.
          if (before === 'h' || unitsAfter(at).startsWith('s')) return two(date.getUTCMinutes(), unit.length);
          const name = monthNames[date.getUTCMonth()] ?? '';
          if (unit.length > 2)
            return unit.length === 3 ? name.slice(0, 3) : unit.length === 5 ? (name[0] ?? '') : name;
          return two(date.getUTCMonth() + 1, unit.length);
        }
        case 'd': {
          const name = dayNames[date.getUTCDay()] ?? '';
          if (unit.length > 2) return unit.length === 3 ? name.slice(0, 3) : name;
          return two(date.getUTCDate(), unit.length);
        }
        case 'h': {
          const hours = date.getUTCHours();
          return two(twelve ? hours % 12 || 12 : hours, unit.length);
        }
        case 's':
          return two(date.getUTCSeconds(), unit.length);
        default:
          if (/^A/i.test(text)) return date.getUTCHours() < 12 ? 'AM' : 'PM';
          return text;
      }
    })
    .join('');
}
