/** What the vault's word rests on: recovery sheets, key files, anchors, the full check; and what is still missing. */
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { momentText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useStatus, useVaultQuery } from '../../session/session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { Page, Sheet } from '../../ui/page.tsx';
import { Shape, State } from '../../ui/shape.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { AnchorDialog, KeyFilesDialog, SheetsDialog } from './confirm-dialogs.tsx';
import { FullCheck } from './full-check.tsx';
import { GapsNote } from './losses.tsx';
import './mending.css';
import { PaperCheck } from './paper-check.tsx';
import { RecoverApprover } from './recover-approver.tsx';
import { integrityWords } from './words.ts';

type Open = 'key-files' | 'sheets' | 'recover' | 'anchor' | null;

function Item({
  done,
  children,
  by,
  action,
}: {
  readonly done: boolean;
  readonly children: ReactNode;
  readonly by: string;
  readonly action: ReactNode;
}) {
  const say = integrityWords.use();
  return (
    <li className="ready-item">
      <Shape name={done ? 'done' : 'missing'} />
      <span>
        {children}
        <span className="fine quiet"> · {done ? say('confirmed') : `${say('missing')} · ${by}`}</span>
      </span>
      {!done && action}
    </li>
  );
}

export default function Integrity() {
  const say = integrityWords.use();
  const status = useStatus();
  const language = useLanguage();
  const integrity = useVaultQuery('integrity.show', {});
  const [open, setOpen] = useState<Open>(null);
  const side = status.roles.includes('custodian') ? 'custody' : 'approval';
  useFootKeys([{ keys: ['D'], does: say('keyRun') }]);
  const shown = integrity.data;
  if (shown === undefined) {
    return (
      <Page title={say('title')} sub={say('sub')}>
        {integrity.error === null ? (
          <Loading />
        ) : (
          <Failed error={integrity.error} again={() => void integrity.refetch()} />
        )}
      </Page>
    );
  }
  const button = (what: Open) => (
    <Button size="small" onClick={() => setOpen(what)}>
      {say('confirm')}
    </Button>
  );
  return (
    <Page
      title={say('title')}
      sub={say('sub')}
      aside={
        <Sheet title={say('anchors')}>
          <p className="small quiet">{say('anchorsSays')}</p>
          <State shape={shown.anchorsAnswered > 0 ? 'done' : 'note'}>
            {say('anchorsAnswered', { count: shown.anchorsAnswered })}
          </State>
          <ul className="anchor-list">
            {shown.anchors.map((anchor) => (
              <li key={anchor.place}>
                <span className="fine quiet">
                  {say(anchor.kind === 'user-data' ? 'user-data' : 'folderKind')}
                </span>
                <span className="mono fine selectable">{anchor.place}</span>
                {!anchor.there && (
                  <State shape="note">
                    {anchor.seenMs === null
                      ? say('anchorNeverSeen')
                      : say('anchorGone', { seen: momentText(anchor.seenMs, language) })}
                  </State>
                )}
              </li>
            ))}
            {shown.credentialStore !== null && (
              <li>
                <span className="fine quiet">{say('credentialStore')}</span>
                <State shape={shown.credentialStore === 'answers' ? 'done' : 'note'}>
                  {say(`credentials-${shown.credentialStore}`)}
                </State>
              </li>
            )}
          </ul>
          {status.roles.includes('custodian') && (
            <div>
              <Button onClick={() => setOpen('anchor')}>{say('addAnchor')}</Button>
            </div>
          )}
        </Sheet>
      }
    >
      <Sheet title={say('ready')}>
        <State shape={status.ready ? 'done' : 'note'}>
          <strong>{say(status.ready ? 'isReady' : 'notReady')}</strong>
        </State>
        <ul className="ready-list">
          {(['custody', 'approval'] as const).map((each) => (
            <Item
              key={each}
              done={shown[each].confirmed}
              by={say('bySide')}
              action={each === side && button('sheets')}
            >
              {say(each === 'custody' ? 'sheetsCustody' : 'sheetsApproval')}{' '}
              <span className="fine quiet">
                {say('sheetsSays', { of: shown[each].of, threshold: shown[each].threshold })}
              </span>
            </Item>
          ))}
          {shown.keyFiles.map((file) => (
            <Item
              key={file.name}
              done={file.copies > 1}
              by={say('byThem')}
              action={file.mine && button('key-files')}
            >
              {say('keyFile', { name: file.name })}
            </Item>
          ))}
        </ul>
        {status.roles.includes('custodian') && (
          <div>
            <button type="button" className="link small" onClick={() => setOpen('recover')}>
              {say('recoverApprover')}
            </button>
          </div>
        )}
      </Sheet>
      <GapsNote />
      <FullCheck />
      <PaperCheck />
      {open === 'key-files' && <KeyFilesDialog onClose={() => setOpen(null)} />}
      {open === 'sheets' && <SheetsDialog shown={shown} side={side} onClose={() => setOpen(null)} />}
      {open === 'recover' && <RecoverApprover vault={shown.vault} onClose={() => setOpen(null)} />}
      {open === 'anchor' && <AnchorDialog onClose={() => setOpen(null)} />}
    </Page>
  );
}
