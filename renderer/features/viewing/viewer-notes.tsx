/** Notes beside the page: kept in the vault, sealed to their writer (L10). */
import { Input } from 'antd';
import { useState } from 'react';
import { vault } from '../../calls/vault-client.ts';
import { timeText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultQuery } from '../../session/session.tsx';
import { Field } from '../../ui/fields.tsx';
import { SignBlock } from '../../ui/signing.tsx';
import type { CurrentView } from './view-state.tsx';
import { viewingWords } from './words.ts';

const noteMax = 2_000;

interface Written {
  readonly page: number;
  readonly text: string;
  readonly atMs: number;
}

export function ViewerNotes({
  view,
  page,
  open,
}: {
  readonly view: CurrentView;
  readonly page: number;
  readonly open: boolean;
}) {
  const say = viewingWords.use();
  const language = useLanguage();
  const earlier = useVaultQuery('note.list', {});
  const [written, setWritten] = useState<readonly Written[]>([]);
  const [text, setText] = useState('');
  const left = noteMax - [...text].length;
  const before =
    (earlier.data ?? []).filter((note) => note.document === view.document).length - written.length;
  return (
    <aside className={`viewer-notes${open ? ' viewer-open' : ''}`}>
      <div>
        <h2>{say('myNotes')}</h2>
        <p className="fine quiet">{say('notesSub')}</p>
      </div>
      {before > 0 && <p className="fine quiet">+{before}</p>}
      {written.map((note) => (
        <div key={note.atMs} className="viewer-note">
          <p className="fine faint">
            {say('notePage', { page: note.page })} · {timeText(note.atMs, language)}
          </p>
          <p>{note.text}</p>
        </div>
      ))}
      <SignBlock
        label={say('writeNote')}
        disabled={text.trim() === '' || left < 0}
        sign={(signature) => vault.call('note.write', { page, text, signature })}
        onDone={() => {
          setWritten((now) => [...now, { page, text, atMs: Date.now() }]);
          setText('');
          void earlier.refetch();
        }}
      >
        <Field label={say('notePage', { page })} hint={say('noteLeft', { count: left })}>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={4}
              value={text}
              maxLength={noteMax}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      </SignBlock>
      <div className="viewer-end fine quiet">
        <p>
          {say('trace')} <strong className="mono">{view.trace}</strong>
        </p>
        <p>{say('honest')}</p>
      </div>
    </aside>
  );
}
