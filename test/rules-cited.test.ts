/**
 * The rules stand in docs/rules.md. Every number that is cited stands there, every rule that is built is named by a test, and
 * nothing speaks of a paper or a file that the project does not hold.
 */
import { describe, expect, test } from 'vitest';
import { refusalSentences } from '../shared/vocabulary/refusal.ts';
import {
  citedRules,
  holdsPath,
  pathsSpokenOf,
  proseOf,
  type RuleMark,
  rulesNamed,
  rulesOf,
} from './support/cited-rules.ts';
import { projectFiles, readProjectFile } from './support/project-files.ts';

/** Their own violations are planted in it. */
const thisFile = 'test/rules-cited.test.ts';
const otherGuards = ['test/house-rules.test.ts', 'test/support/cited-rules.ts'];

const files = projectFiles();
const held = new Set(files);
const texts = files.filter(
  (path) =>
    /\.(?:ts|tsx|mjs|md|css|py|html)$/.test(path) &&
    !path.startsWith('test/vectors/') &&
    path !== thisFile &&
    !otherGuards.includes(path),
);
const tests = files.filter((path) => path.endsWith('.test.ts') && path !== thisFile);

const english = readProjectFile('docs/rules.md');
const chinese = readProjectFile('docs/rules.zh-CN.md');
const rules = rulesOf(english);

const unknownRules = (path: string, text: string): string[] =>
  [...new Set(citedRules(text))].filter((rule) => !rules.has(rule)).map((rule) => `${path}: ${rule}`);
const papers = /\b(?:PRODUCT|DESIGN|SCREENS|HOUSE|STYLE|DEMANDS|LIBRARIES)\b(?![_'"])/g;
const foreignPapers = (path: string, text: string): string[] =>
  [...proseOf(path, text).matchAll(papers)].map(([paper]) => `${path}: ${paper}`);
const goneFiles = (path: string, text: string): string[] =>
  pathsSpokenOf(proseOf(path, text))
    .filter((name) => !holdsPath(held, path, name))
    .map((name) => `${path}: ${name}`);
const unnamed = (marked: ReadonlyMap<string, RuleMark>, sources: readonly string[]): string[] => {
  const named = new Set(sources.flatMap((source) => [...rulesNamed(source)]));
  return [...marked].filter(([rule, mark]) => mark === 'built' && !named.has(rule)).map(([rule]) => rule);
};
const over = (check: (path: string, text: string) => string[]): string[] =>
  texts.flatMap((path) => check(path, readProjectFile(path)));

describe('the rules', () => {
  test('stand in both languages under the same numbers, with the same marks', () => {
    expect([...rulesOf(chinese)]).toEqual([...rules]);
    const sections = (page: string) => [...page.matchAll(/^## (\d+)\./gm)].map(([, no]) => no);
    expect(sections(chinese)).toEqual(sections(english));
    expect(sections(english)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
  });
  test('say what is missing exactly where they are partly built', () => {
    for (const [page, missing] of [
      [english, '*Missing'],
      [chinese, '尚缺：'],
    ] as const) {
      const each = page.split(/^(?=- \*\*\S+ · )/m).slice(1);
      expect(each).toHaveLength(rules.size);
      for (const text of each) {
        const [rule = '', mark] = [...rulesOf(text)][0] ?? [];
        expect(text.replaceAll(/\n */g, '').includes(missing), rule).toBe(mark === 'partly built');
      }
    }
  });
  test('that code, tests and pages cite are there', () => {
    expect(over(unknownRules)).toEqual([]);
    const kept = Object.values(refusalSentences).map(({ rule }) => rule);
    expect(kept.filter((rule) => !rules.has(rule))).toEqual([]);
  });
  test('that are built are each named by a test', () => {
    expect(unnamed(rules, tests.map(readProjectFile))).toEqual([]);
  });
});

describe('what is spoken of', () => {
  test('no paper is cited that the project does not hold', () => {
    expect(over(foreignPapers)).toEqual([]);
  });
  test('no file is spoken of that is not there', () => {
    expect(over(goneFiles)).toEqual([]);
  });
});

describe('planted violations', () => {
  test('a number that no rule has', () => {
    expect(unknownRules('a.ts', '/** Views are counted (L44). */')).toEqual(['a.ts: L44']);
    expect(unknownRules('a.test.ts', "test('D3, D17: refuses', () => {});")).toEqual(['a.test.ts: D17']);
    expect(unknownRules('a.md', 'as L4 and A6d have it, and K1–K9')).toEqual(['a.md: K9']);
    expect(unknownRules('a.ts', "expect(loan).toBe('L99'); // of KH-2026 and L9-1")).toEqual([]);
  });
  test('a built rule that no test names', () => {
    const marked = rulesOf(
      '- **L4 · built.** Three.\n- **L5 · partly built.** Place.\n- **A3 · built.** One.\n',
    );
    expect(unnamed(marked, ["test('L4: refuses a fourth view')"])).toEqual(['A3']);
    expect(unnamed(marked, ["['L1–L4: goes as it should', 1]", '/** A3: together. */'])).toEqual([]);
    // A number somewhere in a test is no name of it.
    expect(unnamed(marked, ["test('counts', () => { call('L4'); }); // (A3)"])).toEqual(['L4', 'A3']);
  });
  test('a mark that is none, and a number that stands twice', () => {
    expect(() => rulesOf('- **L4 · nearly built.** Three.\n')).toThrow('no mark');
    expect(() => rulesOf('- **L4 · built.** Three.\n- **L4 · built.** Again.\n')).toThrow('twice');
  });
  test('a paper that is not here', () => {
    expect(foreignPapers('a.ts', '/** See PRODUCT, loans. */')).toEqual(['a.ts: PRODUCT']);
    expect(foreignPapers('a.ts', '// as STYLE says')).toEqual(['a.ts: STYLE']);
    expect(foreignPapers('a.md', 'The plan is in HOUSE.md.')).toEqual(['a.md: HOUSE']);
  });
  test('a file that is not there', () => {
    expect(goneFiles('vault/a.ts', '/** Done in vault/no-such-room.ts. */')).toEqual([
      'vault/a.ts: vault/no-such-room.ts',
    ]);
    expect(goneFiles('docs/a.md', 'See `no-such-page.md` and `../shared/RULES.md`.')).toEqual([
      'docs/a.md: no-such-page.md',
      'docs/a.md: ../shared/RULES.md',
    ]);
    expect(goneFiles('docs/a.md', 'See `rules.md`, README.md and `test/support/desk.ts`.')).toEqual([]);
  });
});
