/**
 * One field for everything, over whatever screen is there: clients, documents, people, loans, entries, screens and acts. Worked by
 * arrows, Enter and Escape; the focus stays in the field.
 */
import { Input, type InputRef, Modal } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Found } from '../../shared/contract/answers.ts';
import { vault } from '../calls/vault-client.ts';
import { defineWords, useLanguage } from '../i18n/words.ts';
import { useStatus } from '../session/session.tsx';
import { useComposing } from './composition.ts';
import './find-dialog.css';
import { type FindRow, findGroups } from './find-rows.tsx';
import { Key } from './marks.tsx';
import { ProblemLine } from './states.tsx';
import { useRested } from './use-rested.ts';

const words = defineWords('find', {
  title: ['查找一切', 'Find anything'],
  label: [
    '客户、档号、文件、人员、调阅、日志条目、页面，名称、编号或拼音均可',
    'Client, code, document, person, loan, entry, screen: by name, number or pinyin',
  ],
  results: ['查找结果', 'Results'],
  shown: ['列出 {{count}} 行', '{{count}} row|{{count}} rows'],
  none: ['没有找到', 'Nothing found'],
  move: ['选择', 'Choose'],
  open: ['打开', 'Open'],
  close: ['关闭', 'Close'],
  recorded: ['查找会记入日志', 'Searches are on record'],
});

/** The vault answers within a few hundredths of a second: shorter than lists wait, so that the rows follow the typing. */
const restMs = 150;

/** What the vault found for what was typed last; null until it has answered for the first time. */
function useFound(query: string) {
  const [answer, setAnswer] = useState<{ readonly query: string; readonly found: Found } | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    if (query === '') {
      setAnswer(null);
      return;
    }
    let gone = false;
    vault.call('desk.find', { query }, { by: 'screen' }).then(
      (found) => {
        if (gone) return;
        setAnswer({ query, found });
        setError(null);
      },
      (problem: unknown) => {
        if (!gone) setError(problem);
      },
    );
    return () => {
      gone = true;
    };
  }, [query]);
  return { answer, error };
}

export function FindDialog({
  onClose,
  onGone,
}: {
  readonly onClose: () => void;
  /** Something was chosen, and its screen is coming up. */
  readonly onGone: () => void;
}) {
  const say = words.use();
  const language = useLanguage();
  const { roles } = useStatus();
  const navigate = useNavigate();
  const composing = useComposing();
  const [typed, setTyped] = useState('');
  const [settled, setSettled] = useState('');
  const [chosen, setChosen] = useState(0);
  const field = useRef<InputRef>(null);
  const text = settled.trim();
  const [rested, lookUp] = useRested(text, restMs);
  const { answer, error } = useFound(rested);
  // Half a syllable of an input method finds nothing and moves nothing.
  useEffect(() => {
    if (composing) return;
    setSettled(typed);
  }, [typed, composing]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed anew begins at its first row
  useEffect(() => setChosen(0), [settled]);

  const groups = findGroups(text, text === '' ? null : (answer?.found ?? null), roles);
  const rows = groups.flatMap((group) => group.rows);
  const at = Math.min(chosen, Math.max(0, rows.length - 1));
  const current = rows[at];
  const upToDate = text === '' || answer?.query === text;
  const rowId = (row: FindRow): string => `find-row-${rows.indexOf(row)}`;

  const choose = (row: FindRow): void => {
    if (row.recorded) vault.call('desk.find', { query: text }).catch(() => undefined);
    onGone();
    void navigate(row.target);
  };
  const onKey = (event: KeyboardEvent): void => {
    const step: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + 8,
      PageUp: at - 8,
    };
    const next = step[event.key];
    if (next !== undefined) {
      event.preventDefault();
      setChosen(Math.min(rows.length - 1, Math.max(0, next)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      // Rows of what was typed before are no answer to what stands there now.
      if (current !== undefined && (upToDate || !current.recorded)) choose(current);
      else lookUp();
    }
  };
  useEffect(() => {
    document.getElementById(`find-row-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  return (
    <Modal
      open
      className="find-dialog"
      title={say('title')}
      closable={false}
      footer={null}
      width={720}
      onCancel={onClose}
      afterOpenChange={(open) => open && field.current?.focus()}
    >
      <Input
        ref={field}
        size="large"
        autoFocus
        role="combobox"
        aria-label={say('label')}
        aria-expanded={rows.length > 0}
        aria-controls="find-rows"
        aria-autocomplete="list"
        {...(current === undefined ? {} : { 'aria-activedescendant': rowId(current) })}
        placeholder={say('label')}
        value={typed}
        maxLength={300}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKey}
      />
      {error !== null && <ProblemLine error={error} />}
      <div id="find-rows" className="find-rows" role="listbox" aria-label={say('results')} lang={language}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options in a list box is no fieldset
          <div key={group.title} role="group" aria-label={group.title}>
            <div className="find-kind fine quiet" aria-hidden="true">
              {group.title}
            </div>
            {group.rows.map((row) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys and says which row they are for
              <div
                key={row.id}
                id={rowId(row)}
                role="option"
                tabIndex={-1}
                aria-selected={row === current}
                className="find-row"
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(row)}
              >
                {row.shown}
              </div>
            ))}
          </div>
        ))}
      </div>
      <p className="find-none small quiet" role="status">
        {rows.length > 0 ? say('shown', { count: rows.length }) : upToDate && text !== '' ? say('none') : ''}
      </p>
      <p className="find-foot fine quiet">
        <span>
          <Key>↑</Key> <Key>↓</Key> {say('move')}
        </span>
        <span>
          <Key>↵</Key> {say('open')}
        </span>
        <span>
          <Key>Esc</Key> {say('close')}
        </span>
        <span className="find-end">{say('recorded')}</span>
      </p>
    </Modal>
  );
}
