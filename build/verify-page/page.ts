/** The page: takes a bundle, shows how far the check is, then the verdict in words, and who has seen what. */
import { FolderNotRead, filesChosen, filesDropped } from './dropped.ts';
import type { CheckShown, FromWorker, Language, ToWorker, Verified } from './messages.ts';
import { seenTable } from './seen-table.ts';
import { say, type Word } from './words.ts';

/** The worker's program, put in by the build. */
declare const workerSource: string;

const needed = ['manifest.json', 'checkpoint', 'entries.jsonl'];
const find = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;

let language: Language = navigator.language.startsWith('zh') ? 'zh-CN' : 'en';
let since: Map<string, File> | null = null;
let shown: Exclude<FromWorker, { kind: 'progress' }> | 'none' | 'notRead' | null = null;
let worker: Worker | null = null;

/** `#own` in the address: signatures are checked by the page's own program, whatever the browser can. */
const alone = location.hash === '#own';

function make(tag: string, text: string | null, ...classes: string[]): HTMLElement {
  const element = document.createElement(tag);
  if (text !== null) element.textContent = text;
  element.classList.add(...classes);
  return element;
}

function check(files: Map<string, File>): void {
  worker?.terminate();
  const out = find('result');
  if (!needed.every((name) => files.has(name))) {
    shown = 'none';
    draw();
    return;
  }
  shown = null;
  out.replaceChildren();
  const bar = document.createElement('progress');
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute('aria-label', say(language, 'checking'));
  const percent = make('p', `${say(language, 'checking')} …`);
  out.append(percent, bar);
  const url = URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' }));
  worker = new Worker(url);
  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    if (data.kind !== 'progress') {
      shown = data;
      worker?.terminate();
      URL.revokeObjectURL(url);
      draw();
      return;
    }
    bar.value = data.total === 0 ? 0 : data.done / data.total;
    percent.textContent = `${say(language, 'checking')} ${Math.floor(bar.value * 100)} %`;
  });
  worker.postMessage({ files, since, alone } satisfies ToWorker);
}

function draw(): void {
  document.documentElement.lang = language;
  document.title = say(language, 'title');
  for (const element of document.querySelectorAll<HTMLElement>('[data-word]'))
    element.textContent = say(language, element.dataset.word as Word);
  find('since-given').hidden = since === null;
  const out = find('result');
  if (shown === null) return;
  out.replaceChildren();
  if (shown === 'none') out.append(verdict('broken', say(language, 'noBundle'), null));
  else if (shown === 'notRead') out.append(verdict('broken', say(language, 'folderNotRead'), null));
  else if (shown.kind === 'unreadable')
    out.append(verdict('broken', say(language, 'unreadable'), shown.why[language]));
  else out.append(...report(shown));
  out.focus();
}

function verdict(answer: 'holds' | 'broken', headline: string, below: string | null): HTMLElement {
  const box = make('section', null, 'verdict', answer);
  box.append(make('h2', headline));
  if (below !== null) box.append(make('p', below));
  return box;
}

const answerWord = { holds: 'answerHolds', broken: 'answerBroken', unjudged: 'answerUnjudged' } as const;

function checkTable(checks: readonly CheckShown[]): HTMLElement {
  const table = make('table', null, 'checks');
  const body = make('tbody', null);
  for (const { answer, name, why } of checks) {
    const row = make('tr', null, answer);
    const said = make('td', name);
    if (why !== null) said.append(make('p', why, 'why'));
    row.append(make('th', say(language, answerWord[answer])), said);
    row.firstElementChild?.setAttribute('scope', 'row');
    body.append(row);
  }
  table.append(body);
  return table;
}

function report(verified: Verified): HTMLElement[] {
  const { broken, reports, vault, entry0, signaturesBy } = verified;
  const { first, part, checks, measures, counts, countsOf, compare, nothingMore, parting } =
    reports[language];
  const head = verdict(
    broken ? 'broken' : 'holds',
    say(language, broken ? 'broken' : 'holds'),
    first === null ? null : `${say(language, 'firstWrong')}: ${first}`,
  );
  for (const line of part) head.append(make('p', line));
  if (parting.length > 0) head.append(make('pre', parting.join('\n'), 'parting'));
  const facts = make('dl', null);
  for (const [word, value] of [
    ['vault', vault],
    ['entry0', entry0],
  ] as const)
    facts.append(make('dt', say(language, word)), make('dd', value ?? '—', 'mono'));
  const list = make('ul', null, 'counts');
  for (const line of counts) list.append(make('li', line));
  return [
    head,
    facts,
    make('p', compare, 'quiet'),
    ...(countsOf === null ? [] : [make('p', countsOf)]),
    list,
    make('h2', say(language, 'checks')),
    checkTable(checks),
    ...(measures === null
      ? []
      : [make('h2', measures.title), checkTable(measures.rows), make('p', measures.says, 'quiet')]),
    make('p', nothingMore, 'quiet'),
    make('p', say(language, signaturesBy === 'browser' ? 'byBrowser' : 'byOwn'), 'quiet'),
    seenTable(verified, language),
  ];
}

find('language').addEventListener('click', () => {
  language = language === 'en' ? 'zh-CN' : 'en';
  draw();
});
for (const id of ['folder', 'files'])
  find<HTMLInputElement>(id).addEventListener('change', ({ target }) => {
    const { files } = target as HTMLInputElement;
    if (files !== null && files.length > 0) check(filesChosen(files));
  });
for (const id of ['since', 'since-folder'])
  find<HTMLInputElement>(id).addEventListener('change', ({ target }) => {
    const { files } = target as HTMLInputElement;
    const [file] = files ?? [];
    since =
      files === null || file === undefined
        ? null
        : id === 'since'
          ? new Map([['checkpoint', file]])
          : filesChosen(files);
    draw();
  });
const drop = find('drop');
addEventListener('dragover', (event) => {
  event.preventDefault();
  drop.classList.add('over');
});
addEventListener('dragleave', () => drop.classList.remove('over'));
addEventListener('drop', (event) => {
  event.preventDefault();
  drop.classList.remove('over');
  if (event.dataTransfer === null) return;
  filesDropped(event.dataTransfer).then(check, (error: unknown) => {
    if (!(error instanceof FolderNotRead)) throw error;
    worker?.terminate();
    shown = 'notRead';
    draw();
  });
});
draw();
