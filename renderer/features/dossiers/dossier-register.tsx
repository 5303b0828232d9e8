/** The register of dossiers: a hundred thousand of them are one list, read page by page. */

import { Button, type InputRef, Radio } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { DirectoryRow } from '../../../shared/contract/answers.ts';
import { categoryText } from '../../../shared/vocabulary/term-words.ts';
import { type Classification, classifications } from '../../../shared/vocabulary/terms.ts';
import { countText } from '../../i18n/format.ts';
import { terms } from '../../i18n/terms.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useStatus } from '../../session/session.tsx';
import { useAskDirectory } from '../../ui/ask-directory.ts';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { rowKeys, useKeys } from '../../ui/keys.ts';
import { ClassificationMark, Key, Tag } from '../../ui/marks.tsx';
import { Page } from '../../ui/page.tsx';
import { PersonShown } from '../../ui/person-shown.tsx';
import { Register } from '../../ui/register.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { State } from '../../ui/shape.tsx';
import { Empty, Listed } from '../../ui/states.tsx';
import { useAsked } from '../../ui/use-asked.ts';
import { useRested } from '../../ui/use-rested.ts';
import { useDossierPages } from './dossier-pages.ts';
import './dossiers.css';
import { dossierWords } from './words.ts';

const columns = [
  'code',
  'client',
  'category',
  'responsible',
  'classification',
  'documents',
  'state',
] as const;
const levels = ['all', ...classifications] as const;

export default function DossierRegister() {
  const say = dossierWords.use();
  const sayTerm = terms.use();
  const navigate = useNavigate();
  const status = useStatus();
  const [typed, setTyped] = useState('');
  const [level, setLevel] = useState<Classification | 'all'>('all');
  const [query, lookUp] = useRested(typed.trim());
  const ask = useAskDirectory();
  const { rows, total, visible, error, onRange, again } = useDossierPages(query, level);
  const [chosen, setChosen] = useState(0);
  useAsked('find', setTyped);
  const find = useRef<InputRef>(null);
  const at = Math.min(chosen, Math.max(0, rows.length - 1));
  const mayOpen = status.roles.some((role) => role === 'custodian' || role === 'author');
  const open = (row: number): void => {
    const dossier = rows[row];
    ask(query, level === 'all' ? undefined : level);
    if (dossier !== undefined) void navigate(`/dossiers/${encodeURIComponent(dossier.code)}`);
  };
  const filterBy = (next: Classification | 'all'): void => {
    setLevel(next);
    setChosen(0);
    ask(query, next === 'all' ? undefined : next);
  };
  useKeys({
    ...rowKeys(rows.length, at, setChosen),
    Enter: () => open(at),
    '/': () => find.current?.focus(),
    n: () => mayOpen && void navigate('/dossiers/new'),
    i: () => mayOpen && void navigate('/dossiers/import'),
    ...Object.fromEntries(levels.map((each, i) => [String(i + 1), () => filterBy(each)])),
  });
  useFootKeys([
    { keys: ['J', 'K'], does: say('keyRows') },
    { keys: ['↵'], does: say('keyOpen') },
    { keys: ['/'], does: say('keyFind') },
    ...(mayOpen
      ? [
          { keys: ['N'], does: say('newOne') },
          { keys: ['I'], does: say('fromTable') },
        ]
      : []),
  ]);
  const asked = query !== '' || level !== 'all';
  return (
    <Page
      wide
      title={say('title')}
      sub={
        total === undefined || visible === undefined
          ? ''
          : `${say(asked ? 'subFound' : 'sub', { count: total, visible: countText(visible) })} · ${say('recorded')}`
      }
      actions={
        mayOpen && (
          <>
            <Button onClick={() => void navigate('/dossiers/import')}>
              {say('fromTable')} <Key>I</Key>
            </Button>
            <Button onClick={() => void navigate('/dossiers/new')}>
              {say('newOne')} <Key>N</Key>
            </Button>
          </>
        )
      }
    >
      <div className="dossier-tools">
        <SearchField
          inputRef={find}
          label={say('find')}
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setChosen(0);
          }}
          onEnter={() => {
            lookUp();
            ask(typed.trim(), level === 'all' ? undefined : level);
          }}
        />
        <Radio.Group
          aria-label={say('level')}
          optionType="button"
          value={level}
          onChange={(event) => filterBy(event.target.value as Classification | 'all')}
          options={levels.map((value) => ({ value, label: value === 'all' ? say('all') : sayTerm(value) }))}
        />
      </div>
      <Listed
        count={total}
        error={error}
        again={again}
        empty={<Empty title={say(asked ? 'noMatch' : 'empty')}>{asked ? undefined : say('emptySays')}</Empty>}
      >
        <Register
          columns="dossier-columns"
          heads={columns.map((column) => say(column))}
          rows={rows}
          rowHeight={35}
          chosen={at}
          onChoose={setChosen}
          onOpen={open}
          onRange={onRange}
          keyOf={(row) => row.code}
          label={say('list')}
        >
          {(row) => (row === undefined ? <span className="faint">…</span> : <DossierRow row={row} />)}
        </Register>
      </Listed>
    </Page>
  );
}

function DossierRow({ row }: { readonly row: DirectoryRow }) {
  const say = dossierWords.use();
  const sayTerm = terms.use();
  const language = useLanguage();
  return (
    <div className="dossier-columns small">
      <strong>{row.code}</strong>
      <span>{row.client}</span>
      <span>{categoryText(row.category, row.ownCategory, language)}</span>
      <PersonShown person={row.responsible ?? say('none')}>
        {row.responsibleLeaving && <Tag>{sayTerm('leaving')}</Tag>}
      </PersonShown>
      <span>
        <ClassificationMark level={row.classification} />
      </span>
      <span>{countText(row.documents)}</span>
      <span>
        {row.held ? (
          <State shape="frozen">{say('held')}</State>
        ) : (
          <State shape={row.status === 'open' ? 'open' : 'closed'}>{sayTerm(row.status)}</State>
        )}
      </span>
    </div>
  );
}
