/** What the vault holds about oneself, or by a custodian about somebody for them, into a folder: a paper to read and the data. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { OwnDataWritten } from '../../../shared/contract/answers.ts';
import { ownDataKinds } from '../../../shared/vocabulary/own-data-words.ts';
import type { PaperLanguage } from '../../../shared/vocabulary/terms.ts';
import { askShell } from '../../calls/desktop.ts';
import { vault } from '../../calls/vault-client.ts';
import { countText, dateText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/fields.tsx';
import { Facts, Page } from '../../ui/page.tsx';
import { State } from '../../ui/shape.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import './mending.css';
import { ownDataWords } from './own-data-words.ts';

export default function OwnData() {
  const say = ownDataWords.use();
  const own = useLanguage();
  const { no } = useParams();
  const [language, setLanguage] = useState<PaperLanguage>(own);
  const [folder, setFolder] = useState('');
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<OwnDataWritten | null>(null);
  const [error, setError] = useState<unknown>(null);
  const choose = async (): Promise<void> => {
    const inside = await askShell('path.choose-folder', { what: 'bundle' });
    if (inside === null) return;
    const between = inside.includes('\\') ? '\\' : '/';
    setFolder(`${inside.replace(/[\\/]+$/, '')}${between}own-data-${dateText(Date.now())}`);
  };
  const write = async (): Promise<void> => {
    if (busy || folder.trim() === '') return;
    setBusy(true);
    setError(null);
    setDone(null);
    try {
      const who = no === undefined ? '' : `#${no}`;
      setDone(await vault.call('own-data.export', { who, folder: folder.trim(), language }));
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Page title={no === undefined ? say('title') : say('titleOf', { no })} sub={say('sub')}>
      <form
        className="form own-data"
        onSubmit={(event) => {
          event.preventDefault();
          void write();
        }}
      >
        <p className="quiet">{say('says')}</p>
        <p className="small quiet">{say('erasing')}</p>
        <Choice
          label={say('language')}
          value={language}
          options={[
            { value: 'zh-CN', label: say('chinese') },
            { value: 'en', label: say('english') },
            { value: 'both', label: say('both') },
          ]}
          onChange={setLanguage}
        />
        <Field label={say('folder')}>
          {(id) => (
            <div className="path-field">
              <Input
                id={id}
                className="mono"
                value={folder}
                maxLength={4_000}
                spellCheck={false}
                onChange={(event) => setFolder(event.target.value)}
              />
              <Button onClick={() => void choose()}>{say('choose')}</Button>
            </div>
          )}
        </Field>
        <ProblemLine error={error} />
        <div className="button-row">
          <Button type="primary" htmlType="submit" loading={busy} disabled={folder.trim() === ''}>
            {say('write')}
          </Button>
        </div>
        {done !== null && (
          <div role="status" className="form">
            <State shape="done">{say('done', { count: done.pages })}</State>
            <p className="mono fine selectable">{done.folder}</p>
            <Facts
              rows={done.kinds.map(({ kind, rows }) => [
                ownDataKinds[kind].name[own === 'zh-CN' ? 0 : 1],
                countText(rows),
              ])}
            />
          </div>
        )}
      </form>
    </Page>
  );
}
