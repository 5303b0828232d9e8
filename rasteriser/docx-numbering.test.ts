/** Clause numbers are those that Word shows: a wrong one would be the worst of all faults of a rendition. */
import { expect, test } from 'vitest';
import {
  abstractList,
  clause,
  type LevelParts,
  listInstance,
  para,
  run,
  type WordDocumentParts,
  wordDocument,
} from '../build/scripts/word-parts.ts';
import { docxToHtml } from './docx-to-html.ts';
import { renditionLimits } from './rasteriser.ts';

const numbers = async (parts: WordDocumentParts) => {
  const { words, losses } = await docxToHtml(wordDocument(parts), renditionLimits);
  return {
    lines: words
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    losses,
  };
};
const contract: readonly LevelParts[] = [
  { format: 'chineseCountingThousand', text: '第%1条' },
  { format: 'chineseCountingThousand', text: '（%2）' },
  { format: 'decimal', text: '%3.' },
];
const legal: readonly LevelParts[] = [
  { format: 'upperRoman', text: 'Article %1.' },
  { format: 'decimalZero', text: 'Section %1.%2', more: '<w:isLgl/>' },
  { format: 'lowerLetter', text: '(%3)' },
];

test('Chinese clauses count on over what is deeper, and what is deeper begins anew', async () => {
  const { lines } = await numbers({
    numbering: abstractList(0, contract) + listInstance(1, 0),
    body: [
      clause('a', 0),
      clause('b', 1),
      clause('c', 1),
      clause('d', 2),
      clause('e', 0),
      clause('f', 1),
      clause('g', 2),
    ].join(''),
  });
  expect(lines).toEqual(['第一条 a', '（一） b', '（二） c', '1. d', '第二条 e', '（一） f', '1. g']);
});

test('legal numbers are digits, with the zero that their own level asks for', async () => {
  const { lines } = await numbers({
    numbering: abstractList(0, legal) + listInstance(1, 0),
    body: [clause('a', 0), clause('b', 1), clause('c', 2), clause('d', 0), clause('e', 1)].join(''),
  });
  expect(lines).toEqual(['Article I. a', 'Section 1.01 b', '(a) c', 'Article II. d', 'Section 2.01 e']);
});

test('instances of one list count together; one that starts anew does so once', async () => {
  const anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
  const { lines } = await numbers({
    numbering: abstractList(0, contract) + listInstance(1, 0) + listInstance(2, 0) + listInstance(3, 0, anew),
    body: [
      clause('a', 0, 1),
      clause('b', 0, 2),
      clause('c', 0, 3),
      clause('d', 0, 3),
      clause('e', 0, 1),
    ].join(''),
  });
  expect(lines).toEqual(['第一条 a', '第二条 b', '第一条 c', '第二条 d', '第三条 e']);
});

test('an instance may have a level of its own', async () => {
  const own =
    '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="5"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/><w:lvlText w:val="[%1]"/></w:lvl></w:lvlOverride>';
  const { lines } = await numbers({
    numbering: abstractList(0, contract) + listInstance(1, 0, own),
    body: clause('a', 0) + clause('b', 0),
  });
  expect(lines).toEqual(['[5] a', '[6] b']);
});

test('levels restart after the level that they name, or never', async () => {
  const levels = (restart: string): LevelParts[] => [
    { format: 'decimal', text: '%1' },
    { format: 'decimal', text: '%1.%2' },
    { format: 'decimal', text: '%3)', more: `<w:lvlRestart w:val="${restart}"/>` },
  ];
  const body = [
    clause('a', 0),
    clause('b', 1),
    clause('c', 2),
    clause('d', 1),
    clause('e', 2),
    clause('f', 0),
    clause('g', 1),
    clause('h', 2),
  ].join('');
  const shown = async (restart: string) =>
    (await numbers({ numbering: abstractList(0, levels(restart)) + listInstance(1, 0), body })).lines;
  expect(await shown('1')).toEqual(['1 a', '1.1 b', '1) c', '1.2 d', '2) e', '2 f', '2.1 g', '1) h']);
  expect(await shown('0')).toEqual(['1 a', '1.1 b', '1) c', '1.2 d', '2) e', '2 f', '2.1 g', '3) h']);
});

test('a level above that nobody used counts as used once', async () => {
  const { lines } = await numbers({
    numbering:
      abstractList(0, [contract[0] as LevelParts, { format: 'decimal', text: '%1-%2' }]) + listInstance(1, 0),
    body: clause('a', 1) + clause('b', 1) + clause('c', 0),
  });
  expect(lines).toEqual(['一-1 a', '一-2 b', '第二条 c']);
});

test('numbers come by way of styles, the level by the style that it names', async () => {
  const styles = ['一', '二']
    .map(
      (name, level) =>
        `<w:style w:type="paragraph" w:styleId="C${level}"><w:name w:val="${name}"/><w:pPr><w:numPr>${level === 0 ? '' : '<w:ilvl w:val="0"/>'}<w:numId w:val="1"/></w:numPr></w:pPr></w:style>`,
    )
    .join('');
  const based = '<w:style w:type="paragraph" w:styleId="D"><w:basedOn w:val="C1"/></w:style>';
  const named = contract.map((level, index) => ({ ...level, more: `<w:pStyle w:val="C${index}"/>` }));
  const styled = (text: string, style: string, more = '') =>
    para(run(text), `<w:pStyle w:val="${style}"/>${more}`);
  const { lines } = await numbers({
    styles: styles + based,
    numbering: abstractList(0, named) + listInstance(1, 0),
    body: [
      styled('a', 'C0'),
      styled('b', 'C1'),
      styled('c', 'D'),
      styled('d', 'C0', '<w:numPr><w:numId w:val="0"/></w:numPr>'),
      styled('e', 'C0'),
    ].join(''),
  });
  expect(lines).toEqual(['第一条 a', '（一） b', '（二） c', 'd', '第二条 e']);
});

test('a list that stands for a style’s list is that list', async () => {
  const { lines } = await numbers({
    numbering:
      abstractList(0, contract, '<w:styleLink w:val="S"/>') +
      abstractList(1, [], '<w:numStyleLink w:val="S"/>') +
      listInstance(1, 0) +
      listInstance(2, 1),
    body: clause('a', 0, 1) + clause('b', 0, 2),
  });
  expect(lines).toEqual(['第一条 a', '第二条 b']);
});

test('an empty paragraph of a list is counted; one that is all hidden is not', async () => {
  const hidden = para(
    run('x', '<w:vanish/>'),
    '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr>',
  );
  const { lines } = await numbers({
    numbering: abstractList(0, contract) + listInstance(1, 0),
    body: clause('a', 0) + clause('', 0) + hidden + clause('b', 0),
  });
  expect(lines).toEqual(['第一条 a', '第二条', 'x', '第三条 b']);
});

test('numbers in a header are not numbers of the body', async () => {
  const { lines } = await numbers({
    numbering: abstractList(0, contract) + listInstance(1, 0),
    headers: { head: clause('h', 0) },
    body: `${clause('a', 0)}<w:sectPr><w:headerReference w:type="default" r:id="head"/></w:sectPr>`,
  });
  expect(lines).toEqual(expect.arrayContaining(['第一条 h', '第一条 a']));
});

test('a format that is not known shows digits, and is counted', async () => {
  const { lines, losses } = await numbers({
    numbering: abstractList(0, [{ format: 'hebrew1', text: '%1.' }]) + listInstance(1, 0),
    body: clause('a', 0) + clause('b', 0),
  });
  expect(lines).toEqual(['1. a', '2. b']);
  expect(losses).toEqual([{ what: 'style', count: 2 }]);
});

test('a bullet of a pictograph font is a bullet', async () => {
  const level = { format: 'bullet', text: '\uf0b7', more: '' };
  const { lines } = await numbers({
    numbering: abstractList(0, [level]) + listInstance(1, 0),
    body: clause('a', 0),
  });
  expect(lines).toEqual(['• a']);
});
