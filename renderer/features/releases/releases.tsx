/** The register of releases, newest first, and beside it the one that is chosen with what can be done about it (D8). */
import { Button, type InputRef, Radio } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { HandedOut, ReleaseSummary } from '../../../shared/contract/answers.ts';
import type { ReleaseStanding } from '../../../shared/vocabulary/term-words.ts';
import { isKeeper } from '../../../shared/vocabulary/terms.ts';
import { countText } from '../../i18n/format.ts';
import { releaseTerms } from '../../i18n/release-terms.ts';
import { useStatus } from '../../session/session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { rowKeys, useKeys } from '../../ui/keys.ts';
import { Key, Tag, Urgent } from '../../ui/marks.tsx';
import { Page } from '../../ui/page.tsx';
import { PersonShown } from '../../ui/person-shown.tsx';
import { Register } from '../../ui/register.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { type ShapeName, State } from '../../ui/shape.tsx';
import { Empty, Listed } from '../../ui/states.tsx';
import { useNews } from '../../ui/use-news.ts';
import { useRested } from '../../ui/use-rested.ts';
import { HandedOutDialog } from './handed-out-dialog.tsx';
import { ReleaseAside } from './release-aside.tsx';
import { filterOf, type ReleaseFilter, releaseFilters, useReleasePages } from './release-pages.ts';
import './releases.css';
import { RequestDialog } from './request-dialog.tsx';
import { releaseWords } from './words.ts';

const columns = ['no', 'recipient', 'document', 'form', 'due', 'state'] as const;

const shapes: Record<ReleaseStanding, ShapeName> = {
  requested: 'waiting',
  'second-approval': 'waiting',
  approved: 'waiting',
  lapsed: 'closed',
  withdrawn: 'closed',
  rejected: 'refused',
  voided: 'refused',
  'handed-out': 'under-way',
  'not-written': 'note',
  out: 'under-way',
  overdue: 'due',
  given: 'under-way',
  settled: 'done',
};

export default function Releases() {
  const say = releaseWords.use();
  const { roles } = useStatus();
  const navigate = useNavigate();
  const mayAsk = roles.includes('borrower') || roles.includes('custodian');
  const news = useNews('releases', mayAsk);
  const [search, setSearch] = useSearchParams();
  const state = filterOf(search.get('state'));
  const asksFor = search.get('ask');
  const [typed, setTyped] = useState('');
  const [query, lookUp] = useRested(typed.trim());
  const [chosen, setChosen] = useState(0);
  /** What was written is told here: the release may have left the list, and what stands beside it with it. */
  const [handedOut, setHandedOut] = useState<HandedOut | null>(null);
  const { rows, total, error, onRange, again } = useReleasePages(state, query);
  const find = useRef<InputRef>(null);
  const at = Math.min(chosen, Math.max(0, rows.length - 1));
  const row = rows[at];
  const filterBy = (next: ReleaseFilter): void => {
    setSearch(next === 'all' ? {} : { state: next });
    setChosen(0);
  };
  const ask = (code: string | null): void => setSearch(code === null ? {} : { ask: code });
  useKeys({
    ...rowKeys(rows.length, at, setChosen),
    '/': () => find.current?.focus(),
    f: () => filterBy(releaseFilters[(releaseFilters.indexOf(state) + 1) % releaseFilters.length]!),
    ...(mayAsk ? { n: () => ask('') } : {}),
    ...Object.fromEntries(releaseFilters.map((filter, i) => [String(i + 1), () => filterBy(filter)])),
  });
  useFootKeys([
    { keys: ['J', 'K'], does: say('keyRows') },
    { keys: ['/'], does: say('keyFind') },
    { keys: ['1', '…', '6'], does: say('keyFilter') },
    ...(mayAsk ? [{ keys: ['N'], does: say('ask') }] : []),
  ]);
  const asked = typed !== '' || state !== 'all';
  return (
    <Page
      wide
      title={say('title')}
      sub={total === undefined ? '' : say('sub', { count: total, shown: countText(total) })}
      actions={
        <>
          {isKeeper(roles) && (
            <Button onClick={() => void navigate('/releases/whole')}>{say('whole')}</Button>
          )}
          {mayAsk && (
            <Button onClick={() => ask('')}>
              {say('ask')} <Key>N</Key>
            </Button>
          )}
        </>
      }
      {...(row === undefined
        ? {}
        : { aside: <ReleaseAside key={row.no} no={row.no} onHandedOut={setHandedOut} /> })}
    >
      <div className="release-tools">
        <SearchField
          inputRef={find}
          label={say('find')}
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setChosen(0);
          }}
          onEnter={lookUp}
        />
        <Radio.Group
          aria-label={say('filter')}
          optionType="button"
          value={state}
          onChange={(event) => filterBy(event.target.value as ReleaseFilter)}
          options={releaseFilters.map((value) => ({ value, label: say(value) }))}
        />
      </div>
      <Listed
        count={total}
        error={error}
        again={again}
        empty={<Empty title={say(asked ? 'noMatch' : 'empty')}>{asked ? undefined : say('emptySays')}</Empty>}
      >
        <Register
          columns="release-columns"
          heads={columns.map((column) => say(column))}
          rows={rows}
          rowHeight={51}
          chosen={at}
          onChoose={setChosen}
          onRange={onRange}
          keyOf={(each) => each.no}
          label={say('rows')}
        >
          {(each) =>
            each === undefined ? (
              <span className="faint">…</span>
            ) : (
              <ReleaseRow row={each} isNew={news.has(each.no)} />
            )
          }
        </Register>
      </Listed>
      {handedOut !== null && <HandedOutDialog done={handedOut} onClose={() => setHandedOut(null)} />}
      {asksFor !== null && mayAsk && <RequestDialog code={asksFor} onClose={() => ask(null)} />}
    </Page>
  );
}

function ReleaseRow({ row, isNew }: { readonly row: ReleaseSummary; readonly isNew: boolean }) {
  const say = releaseWords.use();
  const term = releaseTerms.use();
  const documents =
    row.documents === 1 ? row.firstDocument : `${row.code} · ${say('many', { count: row.documents })}`;
  return (
    <div className="release-columns">
      <span className="mono">{row.no}</span>
      <span className="row-two">
        <span className="small">{row.outsider ? row.recipient : <PersonShown person={row.recipient} />}</span>
        <span className="fine quiet">{row.outsider ? say('outside') : ''}</span>
      </span>
      <span className="row-two">
        <span className="small">
          <strong>{documents}</strong> {isNew && <Tag>{say('news')}</Tag>}
        </span>
        <span className="fine quiet">{[row.client, row.ground].join(' · ')}</span>
      </span>
      <span className="small">{term(row.form)}</span>
      <span className="fine">{row.dueOn ?? say('forGood')}</span>
      <span className="small loan-state">
        {row.standing === 'overdue' ? (
          <Urgent>{say('daysOver', { count: row.daysOverdue })}</Urgent>
        ) : (
          <State shape={shapes[row.standing]}>{term(row.standing)}</State>
        )}
      </span>
    </div>
  );
}
