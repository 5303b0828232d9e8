/**
 * The guide: its pages on the left with one field over them, the page on the right. The focus stays in the field; arrows
 * choose, Enter opens, Page Up and Page Down move the page.
 */
import { Input, type InputRef } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { defineWords, useLanguage } from '../i18n/words.ts';
import { useSession } from '../session/session.tsx';
import { useComposing } from './composition.ts';
import { findInGuide, type GuideHit, hitsMax } from './find-in-guide.ts';
import { Key } from './marks.tsx';
import './guide.css';
import { GuidePageShown } from './guide-page.tsx';
import { type GuideName, guideNames, guidePages, pageFor } from './guide-pages.ts';

const words = defineWords('guide', {
  label: ['在指南中查找', 'Search the guide'],
  pages: ['指南的各页', 'Pages of the guide'],
  results: ['查找结果', 'Results'],
  about: ['关于，诊断报告，新版本', 'About, report, newer version'],
  found: ['{{count}} 处', '{{count}} place|{{count}} places'],
  foundMost: ['列出前 {{count}} 处', 'The first {{count}} places'],
  none: ['指南里没有这些字', 'The guide does not say that'],
  move: ['选择', 'Choose'],
  open: ['打开', 'Open'],
  scroll: ['翻页', 'Scroll'],
});

type Shown = GuideName | 'about';

const everyPage: readonly Shown[] = [...guideNames, 'about'];

interface Row {
  readonly page: Shown;
  readonly hit: GuideHit | null;
}

/** `about` is what the program says of itself: the last page of the list. */
export function Guide({ about }: { readonly about: ReactNode }) {
  const say = words.use();
  const language = useLanguage();
  const { status } = useSession();
  const composing = useComposing();
  const pages = guidePages[language];
  const [typed, setTyped] = useState('');
  const [query, setQuery] = useState('');
  const [shown, setShown] = useState<{ readonly page: Shown; readonly sought: number | null }>(() => ({
    page: pageFor(status?.roles ?? []),
    sought: null,
  }));
  // Of what was typed when it was chosen: what is typed anew begins at its first row, what is cleared at the page.
  const [choice, setChoice] = useState({ query: '', at: everyPage.indexOf(shown.page) });
  const field = useRef<InputRef>(null);
  const sheet = useRef<HTMLElement>(null);
  // Half a syllable of an input method finds nothing.
  useEffect(() => {
    if (!composing) setQuery(typed.trim());
  }, [typed, composing]);

  const hits = findInGuide(pages, query);
  const rows: readonly Row[] =
    query === ''
      ? everyPage.map((page) => ({ page, hit: null }))
      : hits.map((hit) => ({ page: hit.page, hit }));
  const first = query === '' ? everyPage.indexOf(shown.page) : 0;
  const at = Math.min(choice.query === query ? choice.at : first, rows.length - 1);
  const setChosen = (row: number): void => setChoice({ query, at: row });
  const titleOf = (page: Shown): string => (page === 'about' ? say('about') : (pages.get(page)?.title ?? ''));

  const open = (page: Shown, sought: number | null = null): void => {
    setShown({ page, sought });
    if (query === '') setChosen(everyPage.indexOf(page));
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const leaf = event.key === 'PageDown' ? 1 : event.key === 'PageUp' ? -1 : 0;
    const row = rows[at];
    if (step !== 0) setChosen(Math.min(rows.length - 1, Math.max(0, at + step)));
    else if (leaf !== 0) sheet.current?.scrollBy(0, leaf * 0.85 * sheet.current.clientHeight);
    else if (event.key === 'Enter') {
      if (row !== undefined) open(row.page, row.hit?.passage ?? null);
    } else return;
    event.preventDefault();
  };
  useEffect(() => {
    document.getElementById(`guide-row-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  useEffect(() => {
    const found =
      shown.sought === null ? null : sheet.current?.querySelector(`[data-passage="${shown.sought}"]`);
    if (found) found.scrollIntoView({ block: 'center' });
    else if (sheet.current) sheet.current.scrollTop = 0;
  }, [shown]);
  // The dialog takes the focus first; nobody should have to reach for the field.
  useEffect(() => field.current?.focus(), []);

  const page = shown.page === 'about' ? undefined : pages.get(shown.page);
  return (
    <div className="guide">
      <div className="guide-list">
        <Input
          ref={field}
          autoFocus
          role="combobox"
          aria-label={say('label')}
          aria-expanded
          aria-controls="guide-rows"
          aria-autocomplete="list"
          {...(at < 0 ? {} : { 'aria-activedescendant': `guide-row-${at}` })}
          placeholder={say('label')}
          value={typed}
          maxLength={100}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKey}
        />
        <div
          id="guide-rows"
          className="guide-rows"
          role="listbox"
          aria-label={say(query === '' ? 'pages' : 'results')}
        >
          {rows.map((row, no) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys and says which row they are for
            <div
              key={`${row.page}-${row.hit?.passage ?? ''}`}
              id={`guide-row-${no}`}
              role="option"
              tabIndex={-1}
              aria-selected={no === at}
              className="guide-row"
              data-open={
                row.page === shown.page && (row.hit === null || row.hit.passage === shown.sought)
                  ? ''
                  : undefined
              }
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => {
                setChosen(no);
                open(row.page, row.hit?.passage ?? null);
              }}
            >
              <span className={row.hit === null ? '' : 'fine quiet'}>{titleOf(row.page)}</span>
              {row.hit !== null && (
                <span className="guide-line small">
                  {row.hit.before}
                  <mark>{row.hit.found}</mark>
                  {row.hit.after}
                </span>
              )}
            </div>
          ))}
        </div>
        <p className="guide-count fine quiet" role="status">
          {query === ''
            ? ''
            : hits.length === 0
              ? say('none')
              : say(hits.length === hitsMax ? 'foundMost' : 'found', { count: hits.length })}
        </p>
        <p className="guide-keys fine quiet">
          <Key>↑</Key> <Key>↓</Key> {say('move')} <Key>↵</Key> {say('open')} <Key>PgDn</Key> {say('scroll')}
        </p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section ref={sheet} className="guide-sheet selectable" tabIndex={0} aria-label={titleOf(shown.page)}>
        {page === undefined ? (
          <>
            <h2>{say('about')}</h2>
            {about}
          </>
        ) : (
          <GuidePageShown page={page} sought={shown.sought} onOpen={(name) => open(name)} />
        )}
      </section>
    </div>
  );
}
