/** Who has seen what: one person or one document chosen, as a table. */
import type { SeenRow } from './exposure.ts';
import type { Language, Verified } from './messages.ts';
import { say } from './words.ts';

const rowsMax = 5_000;

function make(tag: string, text: string | null, ...classes: string[]): HTMLElement {
  const element = document.createElement(tag);
  if (text !== null) element.textContent = text;
  element.classList.add(...classes);
  return element;
}

export function seenTable({ subjects, rows, whole, broken }: Verified, language: Language): HTMLElement {
  const section = make('section', null, 'seen');
  section.append(make('h2', say(language, 'seen')), make('p', say(language, 'seenSays'), 'quiet'));
  if (broken) section.append(make('p', say(language, 'seenBroken'), 'warn'));
  if (!whole) section.append(make('p', say(language, 'seenPart'), 'warn'));
  if (rows.some(({ personName }) => personName.endsWith(' *')))
    section.append(make('p', say(language, 'seenBeside'), 'quiet'));
  if (subjects.length === 0) {
    section.append(make('p', say(language, 'nobody')));
    return section;
  }
  const label = make('label', `${say(language, 'choose')} `);
  const select = document.createElement('select');
  select.id = 'subject';
  for (const kind of ['person', 'document'] as const) {
    const group = document.createElement('optgroup');
    group.label = say(language, kind === 'person' ? 'people' : 'documents');
    for (const [at, subject] of subjects.entries())
      if (subject.kind === kind) group.append(new Option(`${subject.name} (${subject.rows})`, String(at)));
    if (group.childElementCount > 0) select.append(group);
  }
  label.append(select);
  const place = make('div', null, 'scroll');
  const show = (): void => {
    const subject = subjects[Number(select.value)]!;
    const of = new Set(subject.ids);
    place.replaceChildren(
      table(
        rows.filter((row) => of.has(row[subject.kind])),
        language,
      ),
    );
  };
  select.addEventListener('change', show);
  section.append(label, place);
  show();
  return section;
}

function table(rows: readonly SeenRow[], language: Language): HTMLElement {
  const made = make('table', null, 'rows');
  const head = make('tr', null);
  const columns = [
    'entry',
    'time',
    'person',
    'document',
    'which',
    'pages',
    'shown',
    'place',
    'reason',
  ] as const;
  for (const column of columns) head.append(make('th', say(language, column)));
  const top = make('thead', null);
  top.append(head);
  const body = make('tbody', null);
  for (const row of rows.slice(0, rowsMax)) {
    const line = make('tr', null);
    const view = row.kind === 'view';
    for (const cell of [
      String(row.entry),
      localTime(row),
      row.personName,
      row.documentName,
      view ? String(row.n) : say(language, 'release'),
      view ? String(row.pages) : '',
      view ? duration(row.shownMs) : '',
      row.place ?? '—',
      row.reason ?? '—',
    ])
      line.append(make('td', cell));
    body.append(line);
  }
  made.append(top, body);
  return made;
}

/** As it was on the wall there, with its distance from UTC. */
function localTime({ atMs, offsetMinutes }: SeenRow): string {
  const wall = new Date(atMs + offsetMinutes * 60_000).toISOString().slice(0, 19).replace('T', ' ');
  const size = Math.abs(offsetMinutes);
  const two = (n: number): string => String(Math.floor(n)).padStart(2, '0');
  return `${wall} UTC${offsetMinutes < 0 ? '−' : '+'}${two(size / 60)}:${two(size % 60)}`;
}

const duration = (ms: number): string =>
  `${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1_000) % 60).padStart(2, '0')}`;
