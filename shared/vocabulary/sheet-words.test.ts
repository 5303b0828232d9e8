import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sheetWordList } from './sheet-word-list.ts';
import {
  formatSheetWords,
  readSheetLine,
  readSheetWords,
  type SheetContent,
  sheetLinesOf,
  sheetWordsText,
  wordMeant,
} from './sheet-words.ts';

const content = fc.record<SheetContent>({
  side: fc.constantFrom('custody', 'approval'),
  number: fc.integer({ min: 1, max: 7 }),
  of: fc.integer({ min: 1, max: 7 }),
  threshold: fc.integer({ min: 1, max: 7 }),
  vault: fc.stringMatching(/^[0-9a-f]{6}$/),
  share: fc.uint8Array({ minLength: 33, maxLength: 33 }),
});
const place = fc.integer({ min: 0, max: 7 });
const word = fc.constantFrom(...sheetWordList);
const linesOf = (sheet: SheetContent): string[] => formatSheetWords(sheet).map((words) => words.join(' '));

describe('K3: a recovery sheet in words', () => {
  test('is read back as it was written, from lines or from one text', () => {
    fc.assert(
      fc.property(content, (sheet) => {
        expect(readSheetWords(linesOf(sheet)).content).toEqual(sheet);
        expect(readSheetWords(sheetLinesOf(sheetWordsText(sheet))).content).toEqual(sheet);
        expect(readSheetWords(sheetLinesOf(linesOf(sheet).join(' '))).content).toEqual(sheet);
      }),
    );
  });

  test('names any one wrong word by its line and place', () => {
    fc.assert(
      fc.property(content, fc.integer({ min: 0, max: 4 }), place, word, (sheet, at, i, other) => {
        const lines = formatSheetWords(sheet);
        fc.pre(lines[at]![i] !== other);
        lines[at]![i] = other;
        const { lines: read, content: none } = readSheetWords(lines.map((words) => words.join(' ')));
        expect(none).toBeNull();
        // The first line is checked against its own first word: one time in some hundred another place would do as well.
        if (at === 0 && read[at]?.state === 'damaged') return;
        expect(read[at]).toEqual({ state: 'wrong', place: i + 1 });
        // With the first line unread the others may be of any sheet; without a word for it, nothing is wrong with them.
        for (const [k, each] of read.entries()) if (k !== at) expect(each.state).toBe('whole');
      }),
    );
  });

  test('never takes a line with two wrong words, and names two that changed places', () => {
    fc.assert(
      fc.property(
        content,
        fc.integer({ min: 0, max: 4 }),
        place,
        place,
        word,
        word,
        (sheet, at, i, j, a, b) => {
          const lines = formatSheetWords(sheet);
          const line = lines[at]!;
          fc.pre(i < j && line[i] !== a && line[j] !== b);
          const swapped = [...line];
          [swapped[i], swapped[j]] = [line[j]!, line[i]!];
          line[i] = a;
          line[j] = b;
          expect(readSheetWords(lines.map((words) => words.join(' '))).content).toBeNull();
          if (swapped[i] === swapped[j] || at === 0) return;
          lines[at] = swapped;
          const read = readSheetWords(lines.map((words) => words.join(' '))).lines[at]!;
          expect(['swapped', 'damaged']).toContain(read.state);
          if (read.state === 'swapped') expect(read.places).toEqual([i + 1, j + 1]);
        },
      ),
    );
  });

  test('says of a whole line in the wrong place where it belongs', () => {
    fc.assert(
      fc.property(content, content, (sheet, other) => {
        fc.pre(sheet.number !== other.number || sheet.side !== other.side);
        const lines = linesOf(sheet);
        [lines[1], lines[2]] = [lines[2]!, lines[1]!];
        const of = { side: sheet.side, number: sheet.number };
        expect(readSheetWords(lines).lines.slice(1, 3)).toEqual([
          { state: 'elsewhere', of: { ...of, line: 3 } },
          { state: 'elsewhere', of: { ...of, line: 2 } },
        ]);
        const mixed = linesOf(sheet);
        mixed[4] = linesOf(other)[4]!;
        expect(readSheetWords(mixed).lines[4]).toEqual({
          state: 'elsewhere',
          of: { side: other.side, number: other.number, line: 5 },
        });
      }),
    );
  });

  test('is typed by people: four letters, capitals, full width, numbers, commas, blanks', () => {
    fc.assert(
      fc.property(content, (sheet) => {
        const ways: ((words: readonly string[], n: number) => string)[] = [
          (words) => words.map((each) => each.slice(0, 4)).join(' '),
          (words) => words.join(' ').toUpperCase(),
          (words) => words.join('　').replace(/[a-z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
          (words, n) => ` ${n}.  ${words.join(', ')} `,
          (words, n) => `${n}、${words.join('，')}`,
          (words) => `\u200b${words.join(' \u200b')}\t`,
        ];
        for (const way of ways)
          expect(
            readSheetWords(formatSheetWords(sheet).map((words, i) => way(words, i + 1))).content,
          ).toEqual(sheet);
      }),
      { numRuns: 20 },
    );
  });

  test('names what is not of the list, and counts what is missing or too much', () => {
    expect(readSheetLine('', 1)).toEqual({ state: 'empty' });
    expect(readSheetLine('academic acid', 2)).toEqual({ state: 'short', words: 2 });
    expect(readSheetLine('academic academy acid', 2)).toEqual({
      state: 'unknown',
      place: 2,
      typed: 'academy',
      near: 'academic',
    });
    expect(readSheetLine('academic 学院', 2)).toMatchObject({ state: 'unknown', place: 2, near: null });
    expect(readSheetLine('acid '.repeat(9), 2)).toEqual({ state: 'long', words: 9 });
    expect(wordMeant('ac')).toBeNull();
    expect(wordMeant('acad')).toBe('academic');
  });

  test('the list has 1,024 words in order, told by four letters', () => {
    expect(sheetWordList).toHaveLength(1024);
    expect([...sheetWordList].sort()).toEqual(sheetWordList);
    expect(new Set(sheetWordList.map((each) => each.slice(0, 4))).size).toBe(1024);
  });
});
