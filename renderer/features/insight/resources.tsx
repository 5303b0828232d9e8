/**
 * The firm's clients looked through (001-14): by category, responsible person, completeness, last look, documents and risk; as a chart,
 * as a table, and as the list of those in one group. Nobody sees a client here whom the directory does not show them.
 */
import { Button, type InputRef, Radio } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { ClientAnalysis, ClientStanding } from '../../../shared/contract/answers.ts';
import {
  type ClientLens,
  clientLenses,
  groupText,
  lensText,
  missingText,
  riskText,
  sheetsText,
} from '../../../shared/vocabulary/client-words.ts';
import { categoryText } from '../../../shared/vocabulary/term-words.ts';
import { isKeeper } from '../../../shared/vocabulary/terms.ts';
import { vault } from '../../calls/vault-client.ts';
import { countText, dateText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useStatus } from '../../session/session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { rowKeys, useKeys } from '../../ui/keys.ts';
import { Key } from '../../ui/marks.tsx';
import { Page, Sheet } from '../../ui/page.tsx';
import { Register } from '../../ui/register.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { State } from '../../ui/shape.tsx';
import { Empty, Listed } from '../../ui/states.tsx';
import { useRested } from '../../ui/use-rested.ts';
import { useRowPages } from '../../ui/use-row-pages.ts';
import { GroupBars, type NamedGroup } from './group-bars.tsx';
import './insight.css';
import './resources.css';
import { resourceWords } from './resources-words.ts';
import { SaveClients } from './save-clients.tsx';

const pageSize = 100;
/** More groups make no picture. */
const barsMax = 12;
const columns = [
  'code',
  'client',
  'category',
  'contacts',
  'documents',
  'missing',
  'lastView',
  'risk',
] as const;

export default function Resources() {
  const say = resourceWords.use();
  const language = useLanguage();
  const navigate = useNavigate();
  const { roles } = useStatus();
  const keeper = isKeeper(roles);
  const mayOpen = keeper || roles.includes('author');
  const [by, setBy] = useState<ClientLens>('category');
  const [group, setGroup] = useState('');
  const [table, setTable] = useState(false);
  const [typed, setTyped] = useState('');
  const [query, lookUp] = useRested(typed.trim());
  const [saving, setSaving] = useState(false);
  const [wanted, setWanted] = useState(0);
  const find = useRef<InputRef>(null);
  const asked = { by, query, ...(group === '' ? {} : { group }) };
  const { rows, total, head, error, onRange, again } = useRowPages<ClientStanding, ClientAnalysis>(
    ['resources.analyse', by, query, group],
    (offset, limit) => vault.call('resources.analyse', { ...asked, offset, limit }, { by: 'screen' }),
    { pageSize, keepShown: true },
  );
  const at = Math.min(wanted, Math.max(0, rows.length - 1));
  const open = (row: number): void => {
    const client = rows[row];
    if (mayOpen && client !== undefined) void navigate(`/dossiers/${encodeURIComponent(client.code)}`);
  };
  const look = (lens: ClientLens): void => {
    setBy(lens);
    setGroup('');
    setWanted(0);
  };
  useKeys({
    ...rowKeys(rows.length, at, setWanted),
    Enter: () => open(at),
    '/': () => find.current?.focus(),
    t: () => setTable(!table),
    s: () => keeper && setSaving(true),
    ...Object.fromEntries(clientLenses.map((lens, i) => [String(i + 1), () => look(lens)])),
  });
  useFootKeys([
    { keys: ['1', '…', String(clientLenses.length)], does: say('keyLens') },
    { keys: ['T'], does: say(table ? 'picture' : 'table') },
    { keys: ['/'], does: say('keyFind') },
    { keys: ['J', 'K'], does: say('keyRows') },
    ...(mayOpen ? [{ keys: ['↵'], does: say('keyOpen') }] : []),
    ...(keeper ? [{ keys: ['S'], does: say('save') }] : []),
  ]);
  const groups: readonly NamedGroup[] = (head?.groups ?? []).map(({ key, label, clients, atRisk }) => ({
    key,
    name: label ?? (by === 'category' ? categoryText(key, null, language) : groupText(by, key, language)),
    clients,
    atRisk,
  }));
  return (
    <Page
      wide
      title={say('title')}
      sub={
        head === undefined
          ? ''
          : say('sub', { visible: countText(head.visible), count: countText(head.atRisk) })
      }
      actions={
        <>
          <Button aria-pressed={table} onClick={() => setTable(!table)}>
            {say(table ? 'picture' : 'table')} <Key>T</Key>
          </Button>
          {keeper && (
            <Button disabled={(total ?? 0) === 0} onClick={() => setSaving(true)}>
              {say('save')} <Key>S</Key>
            </Button>
          )}
        </>
      }
    >
      <Radio.Group
        aria-label={say('by')}
        optionType="button"
        buttonStyle="solid"
        value={by}
        onChange={(event) => look(event.target.value as ClientLens)}
        options={clientLenses.map((lens) => ({ value: lens, label: lensText(lens, language) }))}
      />
      {groups.some(({ clients }) => clients > 0) && (
        <Sheet title={<GroupsTitle by={by} table={table} />}>
          {table ? (
            <GroupTable groups={groups} by={by} />
          ) : (
            <>
              <GroupBars
                label={say('chart', { lens: lensText(by, language) })}
                riskLabel={say('atRisk')}
                groups={groups.slice(0, barsMax)}
              />
              {groups.length > barsMax && (
                <p className="fine quiet">{say('moreGroups', { count: barsMax })}</p>
              )}
            </>
          )}
        </Sheet>
      )}
      <div className="resource-tools">
        <SearchField
          inputRef={find}
          label={say('find')}
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setWanted(0);
          }}
          onEnter={lookUp}
        />
        <Choice
          label={say('group')}
          value={group}
          options={[
            { value: '', label: say('all') },
            ...groups.map(({ key, name, clients }) => ({
              value: key,
              label: `${name} · ${countText(clients)}`,
            })),
          ]}
          onChange={(next) => {
            setGroup(next);
            setWanted(0);
          }}
        />
      </div>
      <Listed
        count={total}
        error={error}
        again={again}
        empty={
          head?.visible === 0 ? (
            <Empty title={say('empty')}>{say('emptySays')}</Empty>
          ) : (
            <Empty title={say('noClients')} />
          )
        }
      >
        <Register
          columns="resource-columns"
          heads={columns.map((column) => say(column))}
          rows={rows}
          rowHeight={35}
          chosen={at}
          onChoose={setWanted}
          onOpen={open}
          onRange={onRange}
          keyOf={(row) => row.code}
          label={say('list')}
        >
          {(row) => (row === undefined ? <span className="faint">…</span> : <ClientLine row={row} />)}
        </Register>
      </Listed>
      <p className="fine faint">{say(keeper ? 'fine' : 'fineOwn')}</p>
      {saving && <SaveClients asked={asked} count={total ?? 0} onClose={() => setSaving(false)} />}
    </Page>
  );
}

function GroupsTitle({ by, table }: { readonly by: ClientLens; readonly table: boolean }) {
  const say = resourceWords.use();
  const language = useLanguage();
  return (
    <span className="insight-title">
      <span>{lensText(by, language)}</span>
      <span className="fine insight-note">{table ? '' : say('chartNote')}</span>
    </span>
  );
}

function GroupTable({ groups, by }: { readonly groups: readonly NamedGroup[]; readonly by: ClientLens }) {
  const say = resourceWords.use();
  const language = useLanguage();
  return (
    <table className="plain-table insight-table" aria-label={lensText(by, language)}>
      <thead>
        <tr>
          <th scope="col">{lensText(by, language)}</th>
          <th scope="col" className="number">
            {say('clients')}
          </th>
          <th scope="col" className="number">
            {say('atRisk')}
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ key, name, clients, atRisk }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td className="number">{countText(clients)}</td>
            <td className="number">{countText(atRisk)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ClientLine({ row }: { readonly row: ClientStanding }) {
  const say = resourceWords.use();
  const language = useLanguage();
  const comma = language === 'en' ? ', ' : '、';
  const missing = row.missing.map((part) => missingText(part, language)).join(comma);
  const sheets = sheetsText(row, language);
  const risks = row.risks.map((risk) => riskText(risk, language)).join(comma);
  const alone = row.alone === null ? '' : say('alone', { person: row.alone.person, count: row.alone.out });
  return (
    <div className="resource-columns small">
      <strong>{row.code}</strong>
      <span>{row.client}</span>
      <span>{categoryText(row.category, row.ownCategory, language)}</span>
      <span>
        {row.responsible ?? say('none')} · {row.second ?? say('none')}
      </span>
      <span>{countText(row.documents)}</span>
      <span title={[missing, sheets].filter((part) => part !== '').join(' · ')}>
        {missing === '' ? say('complete') : missing}
        {sheets !== '' && <span className="quiet"> · {sheets}</span>}
      </span>
      <span>{row.lastViewMs === null ? say('none') : dateText(row.lastViewMs)}</span>
      <span title={[risks, alone].filter((part) => part !== '').join(' · ')}>
        {risks === '' ? say('none') : <State shape="due">{risks}</State>}
        {alone !== '' && <span className="quiet"> · {alone}</span>}
      </span>
    </div>
  );
}
