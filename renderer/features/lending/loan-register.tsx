/** The loan register: every loan with the fields that such registers have (DA/T), newest first. */

import { type InputRef, Radio } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { LoanRegisterRow } from '../../../shared/contract/answers.ts';
import { countText, dateText, stampText } from '../../i18n/format.ts';
import { terms } from '../../i18n/terms.ts';
import { useApprovals } from '../../ui/deciders.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { rowKeys, useKeys } from '../../ui/keys.ts';
import { ClassificationMark, Urgent, ViewsLeft } from '../../ui/marks.tsx';
import { Facts, Page, Sheet } from '../../ui/page.tsx';
import { PersonShown } from '../../ui/person-shown.tsx';
import { PrintLink } from '../../ui/print-dialog.tsx';
import { Register } from '../../ui/register.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { type ShapeName, State } from '../../ui/shape.tsx';
import { Empty, Listed } from '../../ui/states.tsx';
import { useAsked } from '../../ui/use-asked.ts';
import { useRested } from '../../ui/use-rested.ts';
import './loan-register.css';
import { type StateFilter, useLoanPages } from './loan-register-pages.ts';
import { registerWords } from './loan-register-words.ts';

const columns = ['no', 'borrower', 'document', 'classification', 'window', 'state'] as const;
const filters: readonly StateFilter[] = ['all', 'open', 'out', 'overdue', 'closed'];

const shapes: Record<LoanRegisterRow['state'], ShapeName> = {
  requested: 'waiting',
  approved: 'waiting',
  issued: 'under-way',
  received: 'under-way',
  returned: 'due',
  recalled: 'due',
  withdrawn: 'closed',
  rejected: 'refused',
  voided: 'refused',
  'checked-in': 'done',
};

export default function LoanRegister() {
  const say = registerWords.use();
  const [state, setState] = useState<StateFilter>('all');
  const [typed, setTyped] = useState('');
  const [query, lookUp] = useRested(typed.trim());
  const [chosen, setChosen] = useState(0);
  const { rows, total, error, onRange, again } = useLoanPages(state, query);
  useAsked('find', (text) => {
    setTyped(text);
    setState('all');
    setChosen(0);
  });
  const find = useRef<InputRef>(null);
  const navigate = useNavigate();
  const at = Math.min(chosen, Math.max(0, rows.length - 1));
  const row = rows[at];
  const filterBy = (next: StateFilter): void => {
    setState(next);
    setChosen(0);
  };
  const openDossier = (): void => {
    if (row !== undefined) void navigate(`/dossiers/${encodeURIComponent(codeOf(row))}`);
  };
  useKeys({
    ...rowKeys(rows.length, at, setChosen),
    '/': () => find.current?.focus(),
    Enter: openDossier,
    f: () => filterBy(filters[(filters.indexOf(state) + 1) % filters.length]!),
    ...Object.fromEntries(filters.map((filter, i) => [String(i + 1), () => filterBy(filter)])),
  });
  useFootKeys([
    { keys: ['J', 'K'], does: say('keyRows') },
    { keys: ['/'], does: say('keyFind') },
    { keys: ['1', '…', '5'], does: say('keyFilter') },
    { keys: ['↵'], does: say('keyDossier') },
  ]);
  const asked = typed !== '' || state !== 'all';
  return (
    <Page
      wide
      title={say('title')}
      sub={total === undefined ? '' : say('sub', { count: total, shown: countText(total) })}
      {...(row === undefined ? {} : { aside: <LoanFacts row={row} onDossier={openDossier} /> })}
    >
      <div className="register-tools">
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
          onChange={(event) => filterBy(event.target.value as StateFilter)}
          options={filters.map((value) => ({ value, label: say(value) }))}
        />
      </div>
      <Listed
        count={total}
        error={error}
        again={again}
        empty={<Empty title={say(asked ? 'noMatch' : 'empty')}>{asked ? undefined : say('emptySays')}</Empty>}
      >
        <Register
          columns="loan-columns"
          heads={columns.map((column) => say(column))}
          rows={rows}
          rowHeight={51}
          chosen={at}
          onChoose={setChosen}
          onOpen={openDossier}
          onRange={onRange}
          keyOf={(each) => each.no}
          label={say('rows')}
        >
          {(each) => (each === undefined ? <span className="faint">…</span> : <LoanRow row={each} />)}
        </Register>
      </Listed>
    </Page>
  );
}

const codeOf = (row: LoanRegisterRow): string => row.document.slice(0, row.document.lastIndexOf('/'));

function LoanRow({ row }: { readonly row: LoanRegisterRow }) {
  const sayTerm = terms.use();
  const say = registerWords.use();
  return (
    <div className="loan-columns">
      <span className="mono">{row.no}</span>
      <span className="row-two">
        <span className="small">
          <PersonShown person={row.borrower} />
        </span>
        <span className="fine quiet">{row.department ?? ''}</span>
      </span>
      <span className="row-two">
        <span className="small">
          <strong>{row.document}</strong> {row.title}
        </span>
        <span className="fine quiet">{[row.client, row.reason].join(' · ')}</span>
      </span>
      <span className="small">
        <ClassificationMark level={row.classification} />
      </span>
      <span className="row-two">
        <span className="fine">{dateText(row.fromMs)}</span>
        <span className="fine">{dateText(row.toMs)}</span>
      </span>
      <span className="small loan-state">
        {row.overdue ? (
          <Urgent>{say('overdue')}</Urgent>
        ) : (
          <State shape={shapes[row.state]}>{sayTerm(row.state)}</State>
        )}
      </span>
    </div>
  );
}

function LoanFacts({ row, onDossier }: { readonly row: LoanRegisterRow; readonly onDossier: () => void }) {
  const say = registerWords.use();
  const sayTerm = terms.use();
  const time = (ms: number | null): string => (ms === null ? say('none') : stampText(ms));
  // Of what is out the line would speak of a longer window.
  const approvals = useApprovals({ ...row, longer: null });
  return (
    <Sheet title={`${row.no} · ${row.title}`}>
      <Facts
        rows={[
          [say('client'), row.client],
          [say('state'), row.overdue ? `${sayTerm(row.state)} · ${say('overdue')}` : sayTerm(row.state)],
          [say('reason'), `${sayTerm(row.category)} · ${row.reason}`],
          [say('place'), row.place],
          [say('requested'), time(row.requestedAtMs)],
          [say('window'), `${time(row.fromMs)} – ${time(row.toMs)}`],
          [say('approver'), row.approver ?? (row.state === 'requested' ? approvals : null) ?? say('none')],
          [say('issuer'), row.issuer ?? say('none')],
          [say('issued'), time(row.issuedAtMs)],
          [say('returned'), time(row.returnedAtMs)],
          [say('views'), <ViewsLeft key="views" left={row.viewsLeft} cap={row.cap} />],
          [say('remark'), row.remark === '' ? say('none') : row.remark],
        ]}
      />
      <button type="button" className="link small" onClick={onDossier}>
        {say('openDossier')}
      </button>
      <PrintLink paper="loan-slip" about={row.no} copies={2} />
    </Sheet>
  );
}
