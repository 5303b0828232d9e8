/** What needs the custodian now, the most urgent first; the act of the chosen row is one key away. */

import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { DeskTask } from '../../../shared/contract/answers.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useSession, useStatus, useVaultQuery } from '../../session/session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { rowKeys, useKeys } from '../../ui/keys.ts';
import { Key, Urgent } from '../../ui/marks.tsx';
import { Page } from '../../ui/page.tsx';
import { PersonShown } from '../../ui/person-shown.tsx';
import { State } from '../../ui/shape.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import './desk.css';
import { DeskAct, type SignedAct } from './desk-act.tsx';
import { DeskAside } from './desk-aside.tsx';
import { type DeskRow, deskRows } from './desk-rows.ts';
import { MarkedTray, SignMarked } from './marked-rows.tsx';
import { deskWords } from './words.ts';

const groups = ['vaultGroup', 'dueGroup', 'issueGroup', 'acceptGroup'] as const;

export default function CustodianDesk() {
  const say = deskWords.use();
  const language = useLanguage();
  const status = useStatus();
  const { lock, refresh } = useSession();
  const navigate = useNavigate();
  const desk = useVaultQuery('desk.custodian', {}, { refetchMs: 15_000 });
  const [chosen, setChosen] = useState(0);
  const [signing, setSigning] = useState<{ act: SignedAct; task: DeskTask } | null>(null);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [signingMarked, setSigningMarked] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const rows = deskRows(status, desk.data?.tasks ?? [], language);
  const at = Math.min(chosen, Math.max(0, rows.length - 1));
  const row = rows[at];
  const choose = (next: number): void => {
    setChosen(next);
    list.current?.querySelectorAll<HTMLButtonElement>('.desk-act')[next]?.focus();
  };
  const doIt = (which: DeskRow): void => {
    if (which.does === 'switch') void lock('switch');
    else if (typeof which.does === 'object') void navigate(which.does.to);
    else if (which.task !== null) setSigning({ act: which.does, task: which.task });
  };
  const takeBack = (): void => {
    const task = row?.task;
    if (task != null && ['overdue', 'due-today', 'check-in'].includes(task.kind))
      setSigning({ act: 'check-in', task });
  };
  const batch = rows.filter((each) => marked.has(each.id) && each.batch !== null);
  const mark = (): void => {
    if (row === undefined || row.batch === null) return;
    const next = new Set(marked);
    if (!next.delete(row.id)) next.add(row.id);
    setMarked(next);
    if (at + 1 < rows.length) choose(at + 1);
  };
  const signMarked = (): void => {
    if (batch.length > 0) setSigningMarked(true);
  };
  useKeys({
    ...rowKeys(rows.length, at, choose),
    Enter: () => row !== undefined && doIt(row),
    c: takeBack,
    x: mark,
    s: signMarked,
    o: () => row?.task != null && void navigate(`/dossiers/${encodeURIComponent(row.task.code)}`),
    n: () => void navigate('/dossiers/new'),
  });
  useFootKeys([
    { keys: ['J', 'K'], does: say('keyRows') },
    { keys: ['↵'], does: say('keyAct') },
    { keys: ['C'], does: say('keyCheckIn') },
    { keys: ['X'], does: say('keyMark') },
    { keys: ['S'], does: say('keySign') },
    { keys: ['O'], does: say('keyDossier') },
    { keys: ['G'], does: say('keyGo') },
  ]);
  // A row that is gone leaves the focus nowhere: its place in the list keeps it.
  useEffect(() => {
    if (chosen > at) setChosen(at);
  }, [chosen, at]);
  return (
    <Page
      title={say('title')}
      sub={desk.data === undefined ? '' : <Sub rows={rows} />}
      actions={
        <Button onClick={() => void navigate('/dossiers/new')}>
          {say('newDossier')} <Key>N</Key>
        </Button>
      }
      {...(desk.data === undefined ? {} : { aside: <DeskAside desk={desk.data} /> })}
    >
      {desk.error !== null && desk.data === undefined ? (
        <Failed error={desk.error} again={() => void desk.refetch()} />
      ) : desk.data === undefined ? (
        <Loading />
      ) : rows.length === 0 ? (
        <Empty title={say('allDone')}>{say('allDoneSays')}</Empty>
      ) : (
        <div className="desk-list" ref={list}>
          {groups.map((group) => {
            const inGroup = rows.filter((each) => each.group === group);
            if (inGroup.length === 0) return null;
            return (
              <section key={group} aria-label={say(group)}>
                <h2 className="desk-group">
                  {say(group)} <span className="desk-count">{inGroup.length}</span>
                </h2>
                <ul>
                  {inGroup.map((each) => (
                    <Row
                      key={each.id}
                      row={each}
                      chosen={each === row}
                      marked={marked.has(each.id) && each.batch !== null}
                      onChoose={() => setChosen(rows.indexOf(each))}
                      onAct={() => {
                        setChosen(rows.indexOf(each));
                        doIt(each);
                      }}
                    />
                  ))}
                </ul>
              </section>
            );
          })}
        </div>
      )}
      {batch.length > 0 && <MarkedTray batch={batch} onSign={signMarked} />}
      {signingMarked && (
        <SignMarked
          batch={batch}
          onSigned={(loans) =>
            setMarked(
              (now) => new Set([...now].filter((id) => !loans.includes(id.slice(id.indexOf(' ') + 1)))),
            )
          }
          onClose={() => {
            setSigningMarked(false);
            void refresh();
          }}
        />
      )}
      {signing !== null && <DeskAct {...signing} onClose={() => setSigning(null)} />}
    </Page>
  );
}

function Sub({ rows }: { readonly rows: readonly DeskRow[] }) {
  const say = deskWords.use();
  const language = useLanguage();
  const tasks = rows.filter((row) => row.task !== null);
  const part = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', options).format(Date.now());
  const date = part({ day: 'numeric', month: 'long' });
  const weekday = part({ weekday: 'long' });
  const day = language === 'en' ? `${weekday}, ${date}` : `${date} ${weekday}`;
  const overdue = tasks.filter((row) => row.task?.kind === 'overdue').length;
  const today = tasks.filter((row) => row.task?.kind === 'due-today').length;
  const parts = [
    overdue === 0 ? null : say('subOverdue', { count: overdue }),
    today === 0 ? null : say('subToday', { count: today }),
  ].filter((part) => part !== null);
  return (
    <>
      {say('sub', { day, count: tasks.length })}
      {parts.length > 0 && `${say('among')}${parts.join(language === 'en' ? ', ' : '、')}`}
    </>
  );
}

function Row({
  row,
  chosen,
  marked,
  onChoose,
  onAct,
}: {
  readonly row: DeskRow;
  readonly chosen: boolean;
  readonly marked: boolean;
  readonly onChoose: () => void;
  readonly onAct: () => void;
}) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: rows are chosen by J and K; the button in them takes the focus
    <li className={`desk-row${chosen ? ' row-chosen' : ''}`} aria-current={chosen} onClick={onChoose}>
      <span className="small">
        {row.urgent ? <Urgent>{row.state}</Urgent> : <State shape={row.shape}>{row.state}</State>}
      </span>
      <span className="desk-what">
        <strong>{[row.code, row.client].filter((part) => part !== '').join(' ')}</strong>
        <span className="fine quiet">{row.detail}</span>
      </span>
      <span className="desk-who">
        <span className="small">
          <PersonShown person={row.person} />
        </span>
        <span className="fine quiet">{row.time}</span>
      </span>
      <span className="desk-do">
        {marked && <span className="seal seal-mine seal-20">{deskWords.say('marked')}</span>}
        <Button
          size="small"
          className="desk-act"
          type={chosen ? 'primary' : 'default'}
          aria-label={[row.act, row.code, row.client].filter((part) => part !== '').join(' ')}
          onClick={(event) => {
            event.stopPropagation();
            onAct();
          }}
          onFocus={onChoose}
        >
          {row.act}
        </Button>
      </span>
    </li>
  );
}
