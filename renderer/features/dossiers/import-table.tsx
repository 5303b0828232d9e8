/** Dossiers from a table (K6): a file, what its columns say, a trial, one signature. */

import { Button, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { TableCounts, TableOpened, TableShown } from '../../../shared/contract/answers.ts';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import {
  columnsOfMapping,
  type MappedColumn,
  type TableSettings,
} from '../../../shared/vocabulary/table-fields.ts';
import type { TablePreset } from '../../../shared/vocabulary/table-presets.ts';
import { usualClassification } from '../../../shared/vocabulary/terms.ts';
import { vault } from '../../calls/vault-client.ts';
import { countText } from '../../i18n/format.ts';
import { useSession } from '../../session/session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { Page, Sheet } from '../../ui/page.tsx';
import { State } from '../../ui/shape.tsx';
import { SignBlock } from '../../ui/signing.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import './dossiers.css';
import './import-table.css';
import { importWords } from './import-words.ts';
import { openScope, type Scope, scopeInput } from './scope-fields.tsx';
import { type NamesOf, TableColumns } from './table-columns.tsx';
import { TableFile } from './table-file.tsx';
import { type AsOthers, TableOutcome } from './table-outcome.tsx';
import { TableSettingsFields } from './table-settings.tsx';

const usual: TableSettings = { category: 'other', classification: usualClassification, keyAccounts: [] };

interface Tried {
  readonly counts: TableCounts;
  readonly unused: readonly string[];
  readonly round: number;
}

export default function ImportTable() {
  const say = importWords.use();
  const { refresh } = useSession();
  const [shown, setShown] = useState<TableShown | null>(null);
  const [columns, setColumns] = useState<readonly MappedColumn[]>([]);
  const [namesOf, setNamesOf] = useState<NamesOf>('preset vault');
  const [settings, setSettings] = useState(usual);
  const [scope, setScope] = useState<Scope>(openScope);
  const [busy, setBusy] = useState<'reading' | 'trying' | 'opening' | null>(null);
  const [progress, setProgress] = useState<readonly [number, number]>([0, 0]);
  const [readError, setReadError] = useState<unknown>(null);
  const [tryError, setTryError] = useState<unknown>(null);
  const [tried, setTried] = useState<Tried | null>(null);
  const [opened, setOpened] = useState<TableOpened | null>(null);
  const [asOthers, setAsOthers] = useState<AsOthers>(new Set());
  const stop = useRef<AbortController | null>(null);
  // What was read goes when its reader turns away.
  useEffect(() => () => void vault.call('table.close', {}, { by: 'screen' }).catch(() => undefined), []);
  useFootKeys([{ keys: ['Ctrl ↵'], does: say('try') }]);

  // Fields stay open while something is read or tried, so that nobody loses their place; an answer to what was changed since is dropped.
  const turn = useRef(0);
  const changed = (): void => {
    turn.current += 1;
    setTried(null);
    setOpened(null);
    setAsOthers(new Set());
  };
  const read = async (file: string, how: Omit<CommandInput<'table.read'>, 'file'>): Promise<void> => {
    changed();
    const mine = turn.current;
    setBusy('reading');
    setReadError(null);
    setShown(null);
    try {
      const found = await vault.call('table.read', { file, ...how });
      if (mine !== turn.current) return;
      setShown(found);
      setNamesOf(`preset ${found.preset}`);
      setColumns(found.suggested[found.preset]);
    } catch (problem) {
      setReadError(problem);
    } finally {
      setBusy(null);
    }
  };
  const fields = new Set(columns.map(({ field }) => field));
  const complete =
    fields.has('client') &&
    (fields.has('code') || settings.numbering !== undefined) &&
    (scope.everybody || scope.people.length + scope.departments.length > 0);
  const tryIt = async (): Promise<void> => {
    if (shown === null || !complete || busy !== null) return;
    changed();
    const mine = turn.current;
    setBusy('trying');
    setTryError(null);
    stop.current = new AbortController();
    try {
      const found = await vault.call(
        'table.try',
        { columns: [...columns], settings, scope: scopeInput(scope) },
        { signal: stop.current.signal, progress: (done, total) => setProgress([done, total]) },
      );
      if (mine === turn.current) setTried({ ...found, round: Date.now() });
    } catch (problem) {
      setTryError(problem);
    } finally {
      setBusy(null);
    }
  };
  const open = async (signature: { passphrase: string }): Promise<void> => {
    setBusy('opening');
    setProgress([0, 0]);
    stop.current = new AbortController();
    try {
      const done = await vault.call(
        'table.open-dossiers',
        { asOthers: asOthers === 'all' ? 'all' : [...asOthers], signature },
        { signal: stop.current.signal, progress: (at, total) => setProgress([at, total]) },
      );
      setOpened(done);
      setTried((before) => (before === null ? null : { ...before, counts: done.counts, round: Date.now() }));
      setAsOthers(new Set());
    } finally {
      setBusy(null);
      void refresh();
    }
  };
  const many =
    tried === null ? 0 : tried.counts.opens + (asOthers === 'all' ? tried.counts.like : asOthers.size);
  return (
    <Page title={say('title')} sub={say('sub')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Ctrl Enter in any field below tries it */}
      <div
        className="import-steps"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            void tryIt();
          }
        }}
      >
        <TableFile
          shown={shown}
          reading={busy === 'reading'}
          error={readError}
          disabled={busy === 'opening'}
          read={(file, how) => void read(file, how)}
        />
        {shown !== null && (
          <>
            <TableColumns
              shown={shown}
              columns={columns}
              namesOf={namesOf}
              settings={settings}
              disabled={busy === 'opening'}
              onColumns={(next) => {
                changed();
                setColumns(next);
              }}
              onNames={(names, own) => {
                changed();
                setNamesOf(names);
                if (own === null) {
                  setColumns(shown.suggested[names.slice('preset '.length) as TablePreset]);
                  return;
                }
                setColumns(
                  columnsOfMapping(
                    own,
                    shown.columns.map(({ name }) => name),
                  ),
                );
                setSettings(own.settings);
              }}
            />
            <TableSettingsFields
              shown={shown}
              columns={columns}
              settings={settings}
              scope={scope}
              onSettings={(next) => {
                changed();
                setSettings(next);
              }}
              onScope={(next) => {
                changed();
                setScope(next);
              }}
            />
            <div className="button-row">
              <Button disabled={!complete || busy !== null} onClick={() => void tryIt()}>
                {say('try')}
              </Button>
              {busy === 'trying' && <Button onClick={() => stop.current?.abort()}>{say('stop')}</Button>}
            </div>
            {busy === 'trying' && (
              <p className="small" aria-live="off">
                {say('trying', { done: countText(progress[0]), total: countText(progress[1]) })}
              </p>
            )}
            <ProblemLine error={tryError} />
          </>
        )}
      </div>
      {tried !== null && (
        <>
          <TableOutcome
            counts={tried.counts}
            unused={tried.unused}
            ran={opened !== null}
            round={tried.round}
            asOthers={asOthers}
            disabled={busy !== null}
            onOthers={setAsOthers}
          />
          {opened !== null && <Opened opened={opened} />}
          {(many > 0 || busy === 'opening') && (
            <Sheet>
              <div className="signs-below">
                <SignBlock
                  label={say('sign', { count: many })}
                  disabled={many === 0}
                  sign={open}
                  extra={
                    busy === 'opening' && <Button onClick={() => stop.current?.abort()}>{say('stop')}</Button>
                  }
                >
                  <p className="quiet">{say('signSays', { count: countText(many) })}</p>
                  <p className="fine quiet">{say('stopSays')}</p>
                  {busy === 'opening' && (
                    <>
                      <p className="small" aria-live="off">
                        {say('running', { done: countText(progress[0]), total: countText(progress[1]) })}
                      </p>
                      <Progress
                        percent={Math.floor((100 * progress[0]) / Math.max(1, progress[1]))}
                        showInfo={false}
                        aria-label={say('title')}
                      />
                    </>
                  )}
                </SignBlock>
              </div>
            </Sheet>
          )}
        </>
      )}
    </Page>
  );
}

function Opened({ opened }: { readonly opened: TableOpened }) {
  const say = importWords.use();
  const navigate = useNavigate();
  return (
    <div className="form" role="status">
      <State shape={opened.stopped ? 'waiting' : 'done'}>
        <strong>{say(opened.stopped ? 'stopped' : 'done', { count: opened.opened })}</strong>
      </State>
      <div className="button-row">
        <Button onClick={() => void navigate('/dossiers')}>{say('toRegister')}</Button>
      </div>
    </div>
  );
}
