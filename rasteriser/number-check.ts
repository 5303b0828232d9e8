/**
 * Reads a formatted number back and compares it with the stored value: digit by digit for amounts, part by part for dates. Only the code's
 * tokens are shared with whoever formatted it; which section counts, the scale, the rounding and the calendar are worked out here.
 */
import type { Token } from 'numfmt';

export interface Section {
  readonly tokens: readonly Token[];
  readonly isDate: boolean;
  /** Chosen for what is below zero, so that the sign is the code's own affair. */
  readonly isNegative: boolean;
  readonly condition: { readonly operator: string; readonly bound: number } | null;
}

const silent: ReadonlySet<string> = new Set(['COLOR', 'MODIFIER', 'DBNUM', 'NATNUM', 'CALENDAR']);

export function sectionsOf(tokens: readonly Token[]): Section[] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token.type === 'BREAK') parts.push([]);
    else parts.at(-1)!.push(token);
  }
  return parts.map((part, index) => {
    const [, operator = '', bound = ''] =
      /^([<>=]+)(.+)$/.exec(String(part.find(({ type }) => type === 'CONDITION')?.value ?? '')) ?? [];
    return {
      tokens: part.filter(({ type }) => type !== 'CONDITION' && !silent.has(type)),
      isDate: part.some(({ type }) => type === 'DATETIME' || type === 'DURATION'),
      isNegative: index === 1 && operator === '',
      condition: operator === '' ? null : { operator, bound: Number(bound) },
    };
  });
}

/** The section that a value is shown by (ECMA-376 part 1, §18.8.31); undefined where none is for it. */
export function sectionFor(value: number, sections: readonly Section[]): Section | undefined {
  const [first, second, third] = sections;
  if (first === undefined) return undefined;
  const numbers = sections.slice(0, 3);
  if (numbers.some(({ condition }) => condition !== null)) {
    for (const [index, section] of numbers.entries()) {
      const { condition } = section;
      const isLast = index === numbers.length - 1;
      const meets =
        condition === null
          ? isLast || (index === 1 && value < 0)
          : holds(value, condition.operator, condition.bound);
      if (meets) return { ...section, isNegative: false };
    }
    return undefined;
  }
  if (value < 0 && second !== undefined) return second;
  if (value === 0 && third !== undefined) return third;
  return first;
}

function holds(value: number, operator: string, bound: number): boolean {
  switch (operator) {
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    case '>':
      return value > bound;
    case '>=':
      return value >= bound;
    case '=':
      return value === bound;
    case '<>':
      return value !== bound;
    default:
      return false;
  }
}

/** Whether the text says this value, as exactly as the section shows it. */
export function agrees(text: string, value: number, section: Section): boolean {
  if (section.isDate) return agreesAsDate(text, value, section.tokens);
  const types = new Set(section.tokens.map(({ type }) => type));
  if (types.has('SLASH')) return agreesAsFraction(text, value, section.tokens);
  if (types.has('EXP')) return agreesAsPower(text, value, section.tokens);
  return agreesAsAmount(text, value, section);
}

const isDigit = ({ type }: Token): boolean =>
  type === 'ZERO' || type === 'HASH' || type === 'QMARK' || type === 'DIGIT';
/** Blanks pad, commas part thousands: neither says anything of the value. */
const bare = (text: string): string => text.replace(/[\s\u00a0\u2009\u202f,]/gu, '');
const asPattern = (text: string): string => bare(text).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** A comma that does not part thousands would be read as a point. */
const partsOtherwise = (text: string): boolean => /\d,(?!\d{3}(?!\d))|\.\d*,\d/.test(text);

function agreesAsAmount(text: string, value: number, { tokens }: Section): boolean {
  if (!tokens.some(isDigit)) return bare(text) === bare(tokens.map(literal).join(''));
  let pattern = '';
  let decimals = 0;
  let afterPoint = false;
  let power = 0;
  for (const [at, token] of tokens.entries()) {
    if (isDigit(token)) {
      if (afterPoint) decimals += 1;
      if (at === 0 || !isDigit(tokens[at - 1]!) || pattern === '')
        pattern += afterPoint ? '(?<f@>\\d*)' : '(?<w@>\\d*)';
    } else if (token.type === 'POINT') {
      afterPoint = true;
      pattern += '\\.?';
    } else if (token.type === 'SCALE') power -= 3 * token.raw.length;
    else if (token.type === 'PERCENT') {
      power += 2;
      pattern += '%';
    } else pattern += asPattern(literal(token));
  }
  let group = 0;
  const named = pattern.replace(/@>/g, () => `${group++}>`);
  const found = new RegExp(`^(?<sign>-?)${named}$`, 'u').exec(bare(text));
  if (found?.groups === undefined || partsOtherwise(text)) return false;
  const groups = Object.entries(found.groups);
  const joined = (letter: string): string =>
    groups
      .filter(([name]) => name.startsWith(letter) && name !== 'sign')
      .map(([, digits]) => digits)
      .join('');
  const shown = `${joined('w')}${joined('f').padEnd(decimals, '0')}`;
  const signHolds = found.groups.sign === '' || value < 0;
  return (
    signHolds && roundings(Math.abs(value), power + decimals).includes(BigInt(shown === '' ? '0' : shown))
  );
}

/** What a token puts on paper besides the value; a currency is named before the language, as in [$¥-804]. */
export const literal = ({ type, value }: Token): string =>
  type === 'LOCALE'
    ? String(value).replace(/-.*$/s, '')
    : ['STRING', 'ESCAPED', 'CHAR', 'SPACE', 'MINUS', 'PLUS', 'PAREN', 'CURRENCY', 'SLASH'].includes(type)
      ? String(value)
      : '';

/**
 * `value` × 10^power as whole numbers: half away from zero, of the shortest digits that mean the value and of its first fifteen, which is
 * all that a spreadsheet looks at. A whole number that is held exactly is meant exactly.
 */
function roundings(value: number, power: number): bigint[] {
  const texts = Number.isSafeInteger(value) ? [String(value)] : [String(value), value.toPrecision(15)];
  return texts.map((text) => {
    const [, whole = '0', fraction = '', exponent = '0'] =
      /^(\d+)(?:\.(\d*))?(?:e([+-]\d+))?$/.exec(text) ?? [];
    const digits = BigInt(whole + fraction);
    const shift = Number(exponent) + power - fraction.length;
    if (shift >= 0) return digits * 10n ** BigInt(Math.min(shift, 400));
    const unit = 10n ** BigInt(Math.min(-shift, 400));
    return (2n * digits + unit) / (2n * unit);
  });
}

function agreesAsPower(text: string, value: number, tokens: readonly Token[]): boolean {
  const [, mantissa = '', exponent = ''] = /(-?[\d.]+)E([+-]?\d+)/i.exec(bare(text)) ?? [];
  if (mantissa === '' || exponent === '') return false;
  const decimals = mantissa.split('.')[1]?.length ?? 0;
  const said = Number(`${mantissa}e${exponent}`);
  const step = 10 ** (Number(exponent) - decimals);
  return tokens.some(isDigit) && Math.abs(Math.abs(said) - Math.abs(value)) <= step * 0.500_001;
}

function agreesAsFraction(text: string, value: number, tokens: readonly Token[]): boolean {
  const slash = tokens.findIndex(({ type }) => type === 'SLASH');
  const after = tokens.slice(slash + 1);
  const fixed = Number(
    after
      .filter(({ type }) => type === 'DIGIT')
      .map(({ value: v }) => v)
      .join(''),
  );
  const largest = Number.isInteger(fixed) && fixed > 0 ? fixed : 10 ** after.filter(isDigit).length - 1;
  const spaced = text
    .replace(/\s+/g, ' ')
    .replace(/ ?\/ ?/, '/')
    .trim();
  const [, sign = '', whole = '', over = '', under = ''] =
    /^(-?)(?:(\d+)(?: (?=\d+\/)|$))?(?:(\d+)\/(\d+))?$/.exec(spaced) ?? [];
  if (whole === '' && over === '') return false;
  if (sign !== '' && value >= 0) return false;
  const said = Number(whole) + (under === '' ? 0 : Number(over) / Number(under));
  return Math.abs(said - Math.abs(value)) <= 0.5 / Math.max(1, largest) + 1e-9;
}

interface Moment {
  readonly y: number;
  readonly m: number;
  readonly d: number;
  readonly h: number;
  readonly min: number;
  readonly s: number;
  readonly totals: Readonly<Record<'h' | 'm' | 's', number>>;
}

function momentOf(days: number, seconds: number): Moment {
  // Spreadsheets believe in 29 February 1900: days before March of that year are counted one too high.
  const shift = days < 60 ? 1 : 0;
  const date = new Date((seconds + (shift - 25_569) * 86_400) * 1000);
  return {
    y: date.getUTCFullYear(),
    m: date.getUTCMonth() + 1,
    d: date.getUTCDate(),
    h: date.getUTCHours(),
    min: date.getUTCMinutes(),
    s: date.getUTCSeconds(),
    totals: { h: Math.floor(seconds / 3600), m: Math.floor(seconds / 60), s: seconds },
  };
}

/** To the second, and to the one before: programs differ in what they do with what lies between. */
function agreesAsDate(text: string, days: number, tokens: readonly Token[]): boolean {
  const exact = days * 86_400;
  const seconds = [Math.round(exact), Math.floor(exact + 1e-6), Math.round(exact / 60) * 60];
  return seconds.some((each) => saysMoment(text, momentOf(days, each), tokens));
}

function saysMoment(text: string, at: Moment, tokens: readonly Token[]): boolean {
  let pattern = '';
  let twelve = false;
  const due: (readonly number[])[] = [];
  const number = (digits: string, ...values: number[]): void => {
    due.push(values);
    pattern += `(\\d${digits})`;
  };
  const width = (word: string): string => (word.length > 1 ? '{2}' : '{1,2}');
  for (const [index, token] of tokens.entries()) {
    const word = String(token.value).toLowerCase();
    if (token.type === 'DURATION') number('+', at.totals[word.replace(/[^hms]/g, '')[0] as 'h' | 'm' | 's']);
    else if (token.type === 'AMPM') {
      twelve = true;
      pattern += '(?:AM|PM|A|P|a|p|上午|下午)';
    } else if (token.type === 'DATETIME') {
      switch (word[0]) {
        case 'y':
        case 'e':
          number(word === 'y' || word === 'yy' ? '{2}' : '{4}', at.y, at.y % 100);
          break;
        case 'm':
          if (word.length > 2 && !isMinute(tokens, index)) pattern += '[\\p{L}.]+';
          else number(width(word), isMinute(tokens, index) ? at.min : at.m);
          break;
        case 'd':
          if (word.length > 2) pattern += '[\\p{L}.]+';
          else number(width(word), at.d);
          break;
        case 'h':
          number(width(word), at.h, at.h % 12 || 12);
          break;
        case 's':
          number(width(word), at.s);
          break;
        case 'a':
          pattern += '[\\p{L}.]+';
          break;
        default:
          // Years of another reign, or a sign that is new to us.
          return false;
      }
    } else if (token.type === 'POINT') pattern += '\\.?';
    else if (isDigit(token)) pattern += '\\d?';
    else pattern += asPattern(literal(token));
  }
  const found = new RegExp(`^${pattern}$`, 'u').exec(bare(text));
  if (found === null) return false;
  const halfHolds = !twelve || /PM|P$|p$|下午/.test(text) === at.h >= 12;
  return halfHolds && due.every((values, i) => values.includes(Number(found[i + 1])));
}

/** Beside hours or seconds m is minutes, else months. */
function isMinute(tokens: readonly Token[], index: number): boolean {
  const units = tokens
    .map(({ type, value }, at) => ({
      at,
      unit:
        type === 'DATETIME' || type === 'DURATION'
          ? String(value)
              .toLowerCase()
              .replace(/[^a-z]/g, '')[0]
          : undefined,
    }))
    .filter(({ unit }) => unit !== undefined);
  const place = units.findIndex(({ at }) => at === index);
  return units[place - 1]?.unit === 'h' || units[place + 1]?.unit === 's';
}
