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

/** Throws FileFault where a part is damaged. `persons` are those of the whole workbook (`readPersons`). */
export async function readBeside(
  archive: ZipArchive,
  related: readonly Relation[],
  persons: ReadonlyMap<string, string> = new Map(),
): Promise<{ readonly comments: readonly SheetComment[]; readonly losses: readonly Loss[] }> {
  const comments: SheetComment[] = [];
  const losses: Loss[] = [];
  const threads: Said[] = [];
  for (const { type, target } of related) {
    if (!archive.has(target)) continue;
    if (type.endsWith('/comments')) comments.push(...readComments(await readPart(archive, target)));
    else if (type.endsWith('/threadedComment'))
      threads.push(...readThreads(await readPart(archive, target), persons));
    else if (type.endsWith('/drawing')) losses.push(...(await drawn(archive, target)));
    else {
      const what = counted.find(([ending]) => ending.test(type))?.[1];
      // A picture of the sheet itself is its background.
      if (what !== undefined) losses.push({ what, count: 1 });
    }
  }
  // A thread is written as one ordinary comment as well, by its number for an author, for programs that know no threads.
  const inThreads = new Set(threads.map(({ id }) => `tc=${id}`));
  const ordinary = comments.filter(({ author }) => !inThreads.has(author));
  const all = [...ordinary, ...threads.filter(({ text }) => text !== '')];
  const wordless = threads.filter(({ text }) => text === '').length;
  if (wordless > 0) losses.push({ what: 'comment', count: wordless });
  const left = all.length - commentsMax;
  if (left > 0) losses.push({ what: 'comment', count: left });
  return {
    comments: all.slice(0, commentsMax).map(({ cell, author, text }) => ({ cell, author, text })),
    losses: sumOfLosses(losses),
  };
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

/** Who wrote in threads, by the ids that threads name them by ([MS-XLSX], person). */
export async function readPersons(
  archive: ZipArchive,
  related: readonly Relation[],
): Promise<ReadonlyMap<string, string>> {
  const persons = new Map<string, string>();
  for (const { type, target } of related) {
    if (!type.endsWith('/person') || !archive.has(target)) continue;
    for (const token of xmlTokens(await readPart(archive, target))) {
      if (token.type !== 'open' || token.name !== 'person') continue;
      persons.set(token.attributes.get('id') ?? '', token.attributes.get('displayName') ?? '');
    }
  }
  return persons;
}

interface Said extends SheetComment {
  readonly id: string;
}

/** Each thing that was said in a thread, in order ([MS-XLSX], threadedComment). */
function readThreads(source: string, persons: ReadonlyMap<string, string>): Said[] {
  const said: Said[] = [];
  let id = '';
  let cell = '';
  let author = '';
  let words = '';
  let within = '';
  for (const token of xmlTokens(source)) {
    if (token.type === 'text') {
      if (within === 'text') words += token.text;
      continue;
    }
    within = token.type === 'open' ? token.name : '';
    if (token.name !== 'threadedComment') continue;
    if (token.type === 'open') {
      cell = token.attributes.get('ref') ?? '';
      id = token.attributes.get('id') ?? '';
      author = persons.get(token.attributes.get('personId') ?? '') ?? '';
      words = '';
    } else said.push({ id, cell, author, text: words.trim() });
  }
  return said;
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
