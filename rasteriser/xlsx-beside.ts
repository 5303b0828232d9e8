/**
 * What stands beside the cells of a sheet: comments, words at the head and foot of its pages, and what is counted because it is not
 * drawn here, such as charts, pictures and embedded files (ECMA-376 part 1, §18.7, §18.3.1.46, §20.5).
 */
import { type Loss, sumOfLosses } from '../shared/vocabulary/losses.ts';
import { xmlTokens } from './markup.ts';
import { readPart } from './office-archive.ts';
import { type Relation, relationsOf } from './office-relations.ts';
import type { ZipArchive } from './zip-archive.ts';

export interface SheetComment {
  readonly cell: string;
  readonly author: string;
  readonly text: string;
}

const commentsMax = 5_000;

/** The kind of a relation by the end of its type, and what it counts as. */
const counted: readonly (readonly [ending: RegExp, what: Loss['what']])[] = [
  [/\/chart(?:Ex)?$/, 'chart'],
  [/\/image$/, 'picture'],
  [/\/diagramData$/, 'diagram'],
  [/\/(?:oleObject|package)$/, 'embedded'],
  [/\/(?:ctrlProp|control)$/, 'control'],
];

/** Throws FileFault where a part is damaged. */
export async function readBeside(
  archive: ZipArchive,
  related: readonly Relation[],
): Promise<{ readonly comments: readonly SheetComment[]; readonly losses: readonly Loss[] }> {
  const comments: SheetComment[] = [];
  const losses: Loss[] = [];
  const threads: number[] = [];
  for (const { type, target } of related) {
    if (!archive.has(target)) continue;
    if (type.endsWith('/comments')) comments.push(...readComments(await readPart(archive, target)));
    else if (type.endsWith('/threadedComment')) {
      let count = 0;
      for (const token of xmlTokens(await readPart(archive, target)))
        if (token.type === 'open' && token.name === 'threadedComment') count += 1;
      threads.push(count);
    } else if (type.endsWith('/drawing')) losses.push(...(await drawn(archive, target)));
    else {
      const what = counted.find(([ending]) => ending.test(type))?.[1];
      // A picture of the sheet itself is its background.
      if (what !== undefined) losses.push({ what, count: 1 });
    }
  }
  // A thread is written as an ordinary comment as well, by programs that mean to be read by older ones.
  const inThreads = threads.reduce((sum, count) => sum + count, 0);
  if (comments.length === 0 && inThreads > 0) losses.push({ what: 'comment', count: inThreads });
  const left = comments.length - commentsMax;
  if (left > 0) losses.push({ what: 'comment', count: left });
  return { comments: comments.slice(0, commentsMax), losses: sumOfLosses(losses) };
}

/** What a drawing holds, by what it points at; shapes and words of its own count as drawings. */
async function drawn(archive: ZipArchive, target: string): Promise<Loss[]> {
  const losses: Loss[] = [];
  for (const { type } of await relationsOf(archive, target)) {
    const what = counted.find(([ending]) => ending.test(type))?.[1];
    if (what !== undefined) losses.push({ what, count: 1 });
  }
  let shapes = 0;
  for (const token of xmlTokens(await readPart(archive, target)))
    if (token.type === 'open' && /^(?:xdr:)?(?:sp|cxnSp)$/.test(token.name)) shapes += 1;
  return shapes === 0 ? losses : [...losses, { what: 'drawing', count: shapes }];
}

function readComments(source: string): SheetComment[] {
  const authors: string[] = [];
  const comments: SheetComment[] = [];
  let cell = '';
  let author = '';
  let words = '';
  let within = '';
  for (const token of xmlTokens(source)) {
    if (token.type === 'text') {
      if (within === 'author' || within === 't') words += token.text;
      continue;
    }
    const { name } = token;
    if (token.type === 'open') {
      within = name;
      if (name === 'author' || name === 'comment') words = '';
      if (name === 'comment') {
        cell = token.attributes.get('ref') ?? '';
        author = authors[Number(token.attributes.get('authorId') ?? -1)] ?? '';
      }
      continue;
    }
    within = '';
    if (name === 'author') authors.push(words);
    if (name === 'comment') comments.push({ cell, author, text: words.trim() });
  }
  return comments.filter(({ text }) => text !== '');
}

const runningParts = /^(?:odd|even|first)(?:Header|Footer)$/;

/** Head and foot as they are written, without what only a printer knows (page numbers, dates, file names) and how letters look. */
export function runningWords(source: string): string[] {
  const found = new Set<string>();
  let within = '';
  let words = '';
  for (const token of xmlTokens(source)) {
    if (token.type === 'text') {
      if (runningParts.test(within)) words += token.text;
    } else if (token.type === 'open') {
      within = token.name;
      words = '';
    } else {
      if (runningParts.test(token.name)) {
        const said = words
          .replace(/&&|&(?:"[^"]*"|K[0-9A-F]{6}|K\d\d[+-]\d{3}|\d+|[A-Za-z])/g, (code) =>
            code === '&&' ? '&' : /^&[LCR]$/.test(code) ? ' ' : '',
          )
          .replace(/\s+/g, ' ')
          .trim();
        if (said !== '') found.add(said);
      }
      within = '';
    }
  }
  return [...found];
}
