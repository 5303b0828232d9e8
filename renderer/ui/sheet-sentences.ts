/** What is said of a line of a recovery sheet, and of the sheet. */
import type { LineReading, SheetContent } from '../../shared/vocabulary/sheet-words.ts';
import { wordsALine } from '../../shared/vocabulary/sheet-words.ts';
import type { Side } from '../../shared/vocabulary/terms.ts';
import { defineWords, type Fill, type Said } from '../i18n/words.ts';
import type { ShapeName } from './shape.tsx';

const words = {
  line: ['第 {{n}} 行', 'Line {{n}}'],
  whole: ['对', 'right'],
  short: ['还缺 {{count}} 个词', '{{count}} word to come|{{count}} words to come'],
  long: [
    '多了 {{count}} 个词；每行八个',
    '{{count}} word too many; a line has eight|{{count}} words too many; a line has eight',
  ],
  unknown: ['第 {{place}} 个词“{{typed}}”不在词表中', 'Word {{place}}, “{{typed}}”, is not one of the list'],
  unknownNear: [
    '第 {{place}} 个词“{{typed}}”不在词表中；纸上是 {{near}} 吗？',
    'Word {{place}}, “{{typed}}”, is not one of the list; does the paper say {{near}}?',
  ],
  wrong: ['第 {{place}} 个词不对，请对照纸上', 'Word {{place}} is not right; compare it with the paper'],
  swapped: ['第 {{place}} 与第 {{other}} 个词互换了', 'Words {{place}} and {{other}} have changed places'],
  damaged: ['这一行有两个以上的词不对', 'Two words or more of this line are not right'],
  lineOfSheet: ['这是{{side}}第 {{n}} 张的第 {{line}} 行', 'This is line {{line}} of sheet {{n}}, {{side}}'],
  custody: ['保管一侧', 'custody side'],
  approval: ['审批一侧', 'approval side'],
  ofSide: ['这是{{side}}的恢复单', 'This sheet is of the {{side}}'],
  ofVault: ['这张恢复单是另一个保险库的', 'This sheet is of another vault'],
  ofNumber: ['这是第 {{n}} 张', 'This is sheet {{n}}'],
  twice: ['第 {{n}} 张已经键入', 'Sheet {{n}} has been typed already'],
  sheetWhole: ['第 {{n}} 张（共 {{of}} 张），没有错', 'Sheet {{n}} of {{of}}, without a fault'],
  share: ['share 一行', 'The line “share”'],
  check: ['check 一行', 'The line “check”'],
  asDigits: ['我的恢复单是数字（share、check）', 'My sheet is in digits (share, check)'],
  asWords: ['我的恢复单是词', 'My sheet is in words'],
} as const;

export const sheetSentences = defineWords('sheet', words);

export interface Sentence {
  readonly shape: ShapeName;
  readonly text: string;
}

/** Null where nothing is to be said yet. */
export function lineSentence(say: Said<typeof words>, state: LineReading): Sentence | null {
  const wrong = (key: keyof typeof words, facts: Fill = {}): Sentence => ({
    shape: 'refused',
    text: say(key, facts),
  });
  switch (state.state) {
    case 'empty':
      return null;
    case 'short':
      return { shape: 'waiting', text: say('short', { count: wordsALine - state.words }) };
    case 'whole':
      return { shape: 'done', text: say('whole') };
    case 'long':
      return wrong('long', { count: state.words - wordsALine });
    case 'unknown': {
      const { place, typed, near } = state;
      return near === null
        ? wrong('unknown', { place, typed })
        : wrong('unknownNear', { place, typed, near });
    }
    case 'wrong':
      return wrong('wrong', { place: state.place });
    case 'swapped':
      return wrong('swapped', { place: state.places[0], other: state.places[1] });
    case 'damaged':
      return wrong('damaged');
    case 'elsewhere': {
      const { side, number, line } = state.of;
      return wrong('lineOfSheet', { side: say(side), n: number, line });
    }
  }
}

export interface Expected {
  readonly side: Side;
  /** The vault's id, where it is known already. */
  readonly vault: string | null;
  readonly number: number | null;
  /** Numbers of the sheets that are typed besides. */
  readonly others: readonly number[];
}

/** Of a sheet without a fault in itself: whether it is the one that is waited for. */
export function sheetSentence(say: Said<typeof words>, of: SheetContent, expected: Expected): Sentence {
  const wrong = (key: keyof typeof words, facts: Fill = {}): Sentence => ({
    shape: 'refused',
    text: say(key, facts),
  });
  if (of.side !== expected.side) return wrong('ofSide', { side: say(of.side) });
  if (expected.vault !== null && !expected.vault.startsWith(of.vault)) return wrong('ofVault');
  if (expected.number !== null && of.number !== expected.number) return wrong('ofNumber', { n: of.number });
  if (expected.others.includes(of.number)) return wrong('twice', { n: of.number });
  return { shape: 'done', text: say('sheetWhole', { n: of.number, of: of.of }) };
}
