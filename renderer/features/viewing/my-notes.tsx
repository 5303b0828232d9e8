/** Notes written during views: a list; reading one takes the passphrase and is an entry (L10). */
import { Button } from 'antd';
import { useState } from 'react';
import type { NoteSummary } from '../../../shared/contract/answers.ts';
import { vault } from '../../calls/vault-client.ts';
import { stampText } from '../../i18n/format.ts';
import { useVaultQuery } from '../../session/session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { Tag } from '../../ui/marks.tsx';
import { Page, Sheet } from '../../ui/page.tsx';
import { PersonField } from '../../ui/person-field.tsx';
import { Register, useChosenRow } from '../../ui/register.tsx';
import { SignBlock } from '../../ui/signing.tsx';
import { Empty, Listed } from '../../ui/states.tsx';
import './viewing.css';
import { viewingWords } from './words.ts';

export default function MyNotes() {
  const say = viewingWords.use();
  const notes = useVaultQuery('note.list', {});
  const rows = [...(notes.data ?? [])].reverse();
  const choice = useChosenRow(rows.length);
  useFootKeys([{ keys: ['J', 'K'], does: say('turn') }]);
  const note = rows[choice.chosen];
  return (
    <Page
      title={say('myNotes')}
      sub={say('notesSub')}
      aside={note && <ReadNote key={note.note} note={note} />}
    >
      <Listed
        count={notes.isPending ? undefined : rows.length}
        error={notes.error}
        again={() => void notes.refetch()}
        empty={<Empty title={say('noNotes')}>{say('noNotesSub')}</Empty>}
      >
        <Register rows={rows} rowHeight={51} {...choice} keyOf={(row) => row.note} label={say('myNotes')}>
          {(row) =>
            row !== undefined && (
              <span className="row-two">
                <span>
                  <strong>{row.title}</strong> {!row.mine && <Tag>{say('fromOther')}</Tag>}
                </span>
                <span className="small quiet">
                  {row.document} · {say('notePage', { page: row.page })} · {stampText(row.writtenAtMs)} ·{' '}
                  {say('noteCount', { count: row.characters })}
                </span>
              </span>
            )
          }
        </Register>
      </Listed>
    </Page>
  );
}

function ReadNote({ note }: { readonly note: NoteSummary }) {
  const say = viewingWords.use();
  const [text, setText] = useState<string | null>(null);
  const [to, setTo] = useState('');
  const [releasing, setReleasing] = useState(false);
  return (
    <Sheet title={`${note.document} · ${say('notePage', { page: note.page })}`}>
      {text !== null ? (
        <p className="viewer-note">{text}</p>
      ) : (
        <>
          <p className="fine faint">{say('recordedRead')}</p>
          <SignBlock
            label={say('readSigned')}
            sign={async (signature) => {
              const read = await vault.call('note.read', { note: note.note, signature });
              setText(read.text);
            }}
          />
        </>
      )}
      {note.mine &&
        (releasing ? (
          <SignBlock
            label={say('signRelease')}
            disabled={to.trim() === ''}
            sign={(signature) => vault.call('note.release', { note: note.note, to, signature })}
            onDone={() => setReleasing(false)}
          >
            <PersonField label={say('releaseTo')} value={to} onChange={setTo} />
          </SignBlock>
        ) : (
          <Button size="small" onClick={() => setReleasing(true)}>
            {say('release')}
          </Button>
        ))}
    </Sheet>
  );
}
