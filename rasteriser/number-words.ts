/**
 * Numbers as Word writes them before clauses (ECMA-376 part 1, §17.18.59 ST_NumberFormat). A format that is not here is written in
 * plain digits, and said to be: a wrong number would be the worst of faults.
 */
export interface WrittenNumber {
  readonly text: string;
  /** False where plain digits stand for a format that is not known. */
  readonly known: boolean;
}

export function writtenNumber(value: number, format: string, pattern = ''): WrittenNumber {
  if (format === 'custom') return customNumber(value, pattern);
  const write = Object.hasOwn(formats, format) ? formats[format] : undefined;
  const text = write?.(value);
  return text === undefined ? { text: String(value), known: false } : { text, known: true };
}

/** Undefined for a value that the format has no word for. */
type Write = (value: number) => string | undefined;

/** `001, 002, 003, ...`: digits with zeros before them. */
function customNumber(value: number, pattern: string): WrittenNumber {
  const first = /^\s*(0*1)\s*,/.exec(pattern)?.[1];
  if (first === undefined) return { text: String(value), known: false };
  return { text: String(value).padStart(first.length, '0'), known: true };
}

const one = (value: number, list: string): string | undefined => [...list][value - 1];
/** Beyond the list in digits, as Word does. */
const listed =
  (list: string): Write =>
  (value) =>
    one(value, list) ?? String(value);
const rising = (first: number, count: number): string =>
  Array.from({ length: count }, (_, index) => String.fromCodePoint(first + index)).join('');

function roman(value: number): string | undefined {
  if (value < 1 || value > 32_767) return value === 0 ? '' : undefined;
  const steps = [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1];
  const signs = ['M', 'CM', 'D', 'CD', 'C', 'XC', 'L', 'XL', 'X', 'IX', 'V', 'IV', 'I'];
  let rest = value;
  let text = '';
  steps.forEach((step, index) => {
    text += (signs[index] ?? '').repeat(Math.floor(rest / step));
    rest %= step;
  });
  return text;
}

/** a … z, aa, bb … */
const letters =
  (alphabet: string): Write =>
  (value) => {
    const all = [...alphabet];
    if (value < 1) return '';
    if (value > all.length * 30) return undefined;
    return (all[(value - 1) % all.length] ?? '').repeat(Math.ceil(value / all.length));
  };

interface ChineseWay {
  readonly digits: string;
  readonly units: string;
  readonly zero: string;
  readonly tenThousand: string;
  /** Whether ten is written "one ten". */
  readonly oneTen?: boolean;
}
/** 一百二十三; a gap is one zero, and ten to nineteen need no one before the ten. */
const chinese =
  ({ digits, units, zero, tenThousand, oneTen = false }: ChineseWay): Write =>
  (value) => {
    if (value < 0 || value > 99_999_999) return undefined;
    if (value === 0) return zero;
    const below = (part: number): string => {
      let text = '';
      let gap = false;
      for (let place = 3; place >= 0; place--) {
        const digit = Math.floor(part / 10 ** place) % 10;
        if (digit === 0) gap = text !== '';
        else {
          text += `${gap ? zero : ''}${[...digits][digit - 1]}${place > 0 ? [...units][place - 1] : ''}`;
          gap = false;
        }
      }
      return text;
    };
    const high = Math.floor(value / 10_000);
    const low = value % 10_000;
    const joint = high > 0 && low > 0 && low < 1000 ? zero : '';
    const text = `${high > 0 ? below(high) + tenThousand : ''}${joint}${below(low)}`;
    const ten = `${[...digits][0]}${[...units][0]}`;
    return !oneTen && text.startsWith(ten) ? text.slice(1) : text;
  };
/** Digit by digit: 一二三. */
const digitByDigit =
  (digits: string): Write =>
  (value) =>
    [...String(value)].map((digit) => [...digits][Number(digit)] ?? '').join('');
/** Counted up to ninety-nine, then digit by digit: 九十九, 一〇〇. */
const countedThenDigits =
  (counted: Write, digits: Write): Write =>
  (value) =>
    value < 100 ? counted(value) : digits(value);

const numerals = '一二三四五六七八九';
const simplified = chinese({ digits: numerals, units: '十百千', zero: '零', tenThousand: '万' });
const traditional = chinese({ digits: numerals, units: '十百千', zero: '零', tenThousand: '萬' });

const english = (
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
  'eighteen nineteen'
).split(' ');
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
function cardinal(value: number): string | undefined {
  if (value < 1 || value > 999) return undefined;
  if (value < 20) return english[value - 1];
  if (value < 100) {
    const rest = value % 10;
    return `${tens[Math.floor(value / 10) - 2]}${rest > 0 ? `-${english[rest - 1]}` : ''}`;
  }
  const rest = value % 100;
  return `${english[Math.floor(value / 100) - 1]} hundred${rest > 0 ? ` ${cardinal(rest)}` : ''}`;
}
const oddOrdinals: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};
const ordinalWord = (value: number): string | undefined =>
  cardinal(value)?.replace(/[a-z]+$/, (last) => oddOrdinals[last] ?? `${last.replace(/y$/, 'ie')}th`);
const capitalised = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : text.slice(0, 1).toUpperCase() + text.slice(1);

function ordinal(value: number): string {
  const teen = value % 100 >= 11 && value % 100 <= 13;
  return `${value}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')}`;
}

const latin = 'abcdefghijklmnopqrstuvwxyz';
const cyrillic = 'абвгдежзиклмнопрстуфхцчшщыэюя';
const circled = listed(rising(0x2460, 20));
const formats: Readonly<Record<string, Write>> = {
  none: () => '',
  decimal: String,
  decimalHalfWidth: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: digitByDigit('０１２３４５６７８９'),
  decimalFullWidth2: digitByDigit('０１２３４５６７８９'),
  numberInDash: (value) => `- ${value} -`,
  hex: (value) => value.toString(16).toUpperCase(),
  lowerRoman: (value) => roman(value)?.toLowerCase(),
  upperRoman: roman,
  lowerLetter: letters(latin),
  upperLetter: letters(latin.toUpperCase()),
  russianLower: letters(cyrillic),
  russianUpper: letters(cyrillic.toUpperCase()),
  ordinal,
  cardinalText: (value) => capitalised(cardinal(value)),
  ordinalText: (value) => capitalised(ordinalWord(value)),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  ideographEnclosedCircle: listed(rising(0x3280, 10)),
  decimalEnclosedParen: listed(rising(0x2474, 20)),
  decimalEnclosedFullstop: listed(rising(0x2488, 20)),
  chineseCounting: countedThenDigits(simplified, digitByDigit(`〇${numerals}`)),
  chineseCountingThousand: simplified,
  chineseLegalSimplified: chinese({
    digits: '壹贰叁肆伍陆柒捌玖',
    units: '拾佰仟',
    zero: '零',
    tenThousand: '万',
    oneTen: true,
  }),
  ideographDigital: digitByDigit(`〇${numerals}`),
  japaneseDigitalTenThousand: digitByDigit(`〇${numerals}`),
  japaneseCounting: chinese({ digits: numerals, units: '十百千', zero: '', tenThousand: '万' }),
  taiwaneseCounting: countedThenDigits(traditional, digitByDigit(`○${numerals}`)),
  taiwaneseCountingThousand: traditional,
  taiwaneseDigital: digitByDigit(`○${numerals}`),
  ideographLegalTraditional: chinese({
    digits: '壹貳參肆伍陸柒捌玖',
    units: '拾佰仟',
    zero: '零',
    tenThousand: '萬',
    oneTen: true,
  }),
  ideographTraditional: listed('甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: listed('子丑寅卯辰巳午未申酉戌亥'),
  aiueoFullWidth: letters(
    'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン',
  ),
  irohaFullWidth: letters(
    'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン',
  ),
  ganada: letters('가나다라마바사아자차카타파하'),
  chosung: letters('ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ'),
};
