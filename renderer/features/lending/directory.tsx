/** The directory: found by a character, seen without contents; what is wanted is asked for in the drawer (D2, D3). */

import { Input, type InputRef, Select } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { DirectoryRow } from '../../../shared/contract/answers.ts';
import type { Classification } from '../../../shared/vocabulary/terms.ts';
import { countText } from '../../i18n/format.ts';
import { terms } from '../../i18n/terms.ts';
import { useAskDirectory } from '../../ui/ask-directory.ts';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { rowKeys, useKeys } from '../../ui/keys.ts';
import { ClassificationMark, Tag } from '../../ui/marks.tsx';
import { Page } from '../../ui/page.tsx';
import { PersonShown } from '../../ui/person-shown.tsx';
import { Register } from '../../ui/register.tsx';
import { State } from '../../ui/shape.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { useAsked } from '../../ui/use-asked.ts';
import { useRested } from '../../ui/use-rested.ts';
import './lending.css';
import { RequestDrawer } from './request-drawer.tsx';
import { useDirectory } from './use-directory.ts';
import { lendingWords } from './words.ts';

const heads = ['code', 'client', 'level', 'responsible', 'documents', 'mine'] as const;

export default function Directory() {
  const say = lendingWords.use();
  const term = terms.use();
  const [typed, setTyped] = useState('');
  const [level, setLevel] = useState<Classification | ''>('');
  const [chosen, setChosen] = useState(0);
  const [open, setOpen] = useState<string | null>(null);
  const [wanted, setWanted] = useState<number | null>(null);
  const field = useRef<InputRef>(null);
  const [query, lookUp] = useRested(typed);
  const directory = useDirectory(query, level === '' ? undefined : level);
  const { rows, need } = directory;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search begins at its first row
  useEffect(() => setChosen(0), [query, level]);
  useAsked('find', setTyped);
  useAsked('open', (code) => {
    setWanted(null);
    setOpen(code);
  });
  useAsked('document', (no) => setWanted(Number(no)));
  const ask = useAskDirectory();
  const openRow = useCallback(
    (row: number) => {
      ask(query, level === '' ? undefined : level);
      setWanted(null);
      setOpen(rows[row]?.code ?? null);
    },
    [rows, ask, query, level],
  );
  useKeys({
    ...rowKeys(rows.length, chosen, setChosen),
    '/': () => field.current?.focus(),
    Enter: () => openRow(chosen),
    q: () => openRow(chosen),
    Escape: () => setOpen(null),
  });
  useFootKeys([
    { keys: ['/'], does: say('search') },
    { keys: ['J', 'K'], does: say('rows') },
    { keys: ['Enter'], does: say('open') },
    { keys: ['Q'], does: say('request') },
    { keys: ['Esc'], does: say('closeDrawer') },
  ]);
  return (
    <div className="with-drawer">
      <Page
        title={say('directory')}
        actions={
          directory.visible !== null && (
            <span className="small quiet">{say('visible', { count: directory.visible })}</span>
          )
        }
      >
        <div>
          <div className="search-row">
            <Input
              ref={field}
              size="large"
              aria-label={say('search')}
              placeholder={say('search')}
              value={typed}
              maxLength={300}
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
                event.preventDefault();
                if (event.key === 'Enter' && typed !== query) {
                  lookUp();
                  ask(typed.trim(), level === '' ? undefined : level);
                  return;
                }
                field.current?.blur();
                if (event.key === 'Enter') openRow(0);
              }}
            />
            <Select
              size="large"
              aria-label={say('level')}
              value={level}
              onChange={(chosenLevel) => {
                setLevel(chosenLevel);
                ask(query, chosenLevel === '' ? undefined : chosenLevel);
              }}
              options={[
                { value: '' as const, label: say('allLevels') },
                ...(['internal', 'confidential', 'secret'] as const).map((value) => ({
                  value,
                  label: term(value),
                })),
              ]}
            />
          </div>
          <p className="fine faint">{say('searchHint')}</p>
        </div>
        {directory.error !== null ? (
          <Failed error={directory.error} again={directory.again} />
        ) : directory.total === null ? (
          <Loading />
        ) : rows.length === 0 ? (
          query === '' && level === '' ? (
            <Empty title={say('empty')}>{say('emptySub')}</Empty>
          ) : (
            <Empty title={say('noHit')}>{say('noHitSub')}</Empty>
          )
        ) : (
          <>
            <Register
              columns="directory-grid"
              heads={heads.map((column) => say(column))}
              rows={rows}
              rowHeight={35}
              chosen={chosen}
              onChoose={(row) => {
                setChosen(row);
                openRow(row);
              }}
              keyOf={(row) => row.code}
              label={say('directory')}
              onRange={need}
              rowClass="directory-grid"
            >
              {(row) =>
                row === undefined ? <span className="faint">…</span> : <Row row={row} typed={query} />
              }
            </Register>
            <p className="fine faint">
              {say('hits', { count: directory.total, shown: countText(directory.total) })}
            </p>
          </>
        )}
      </Page>
      {open !== null && (
        <RequestDrawer key={`${open}/${wanted}`} code={open} wanted={wanted} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}

function Row({ row, typed }: { readonly row: DirectoryRow; readonly typed: string }) {
  const say = lendingWords.use();
  const term = terms.use();
  return (
    <>
      <span className="mono">{row.code}</span>
      <span>
        <Highlight text={row.client} typed={typed} /> {row.held && <Tag>{say('held')}</Tag>}
      </span>
      <ClassificationMark level={row.classification} />
      <PersonShown person={row.responsible ?? ''}>
        {row.responsibleLeaving && <Tag>{term('leaving')}</Tag>}
      </PersonShown>
      <span>{row.documents}</span>
      <span className="small">
        {row.mine.onLoan > 0 ? (
          <State shape="under-way">{say('onLoan', { count: row.mine.onLoan })}</State>
        ) : row.mine.requested > 0 ? (
          <State shape="due">{say('requested')}</State>
        ) : row.mine.spent > 0 ? (
          <State shape="refused">{say('spent', { count: row.mine.spent })}</State>
        ) : (
          ''
        )}
      </span>
    </>
  );
}

function Highlight({ text, typed }: { readonly text: string; readonly typed: string }) {
  const at = typed.trim() === '' ? -1 : text.toLowerCase().indexOf(typed.trim().toLowerCase());
  if (at === -1) return <>{text}</>;
  const end = at + typed.trim().length;
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, end)}</mark>
      {text.slice(end)}
    </>
  );
}
