/** Talks of any cause that the person at the desk may read (P4). */
import { Button } from 'antd';
import { useState } from 'react';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultQuery } from '../../session/session.tsx';
import { Page, Sheet } from '../../ui/page.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { caseWords } from './case-words.ts';
import { calendarDay } from './day.ts';
import './handover.css';
import { ReadDialog, TalkDialog } from './note-dialogs.tsx';

export default function Talks() {
  const say = caseWords.use();
  const language = useLanguage();
  const shown = useVaultQuery('talk.list', {});
  const [dialog, setDialog] = useState<'record' | { readonly read: string } | null>(null);
  if (shown.error !== null) return <Failed error={shown.error} again={() => void shown.refetch()} />;
  if (shown.data === undefined) return <Loading />;
  return (
    <Page
      title={say('talks')}
      sub={say('talksSub')}
      actions={<Button onClick={() => setDialog('record')}>{say('recordTalk')}</Button>}
    >
      {shown.data.length === 0 ? (
        <Empty title={say('noTalks')}>{say('noTalksSays')}</Empty>
      ) : (
        <Sheet>
          <ul className="mine-lines">
            {shown.data.map(({ note, person, on, writer, characters }) => (
              <li key={note}>
                <div>
                  <strong>{person}</strong>
                  <div className="small quiet">
                    {say('talkLine', { day: calendarDay(on, language), writer, characters })}
                  </div>
                </div>
                <Button size="small" onClick={() => setDialog({ read: note })}>
                  {say('read')}
                </Button>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
      {dialog === 'record' && <TalkDialog onClose={() => setDialog(null)} />}
      {dialog !== null && dialog !== 'record' && (
        <ReadDialog note={dialog.read} onClose={() => setDialog(null)} />
      )}
    </Page>
  );
}
