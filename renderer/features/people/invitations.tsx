/** Who was invited and has not come: many at once by a list, one act of both sides; a slip that was lost is withdrawn (S5b). */
import { Button } from 'antd';
import { useState } from 'react';
import type { OpenInvitation } from '../../../shared/contract/answers.ts';
import { momentText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { rowKeys, useKeys } from '../../ui/keys.ts';
import { ClassificationMark, Key, RoleNames } from '../../ui/marks.tsx';
import { Page } from '../../ui/page.tsx';
import { Register } from '../../ui/register.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { Empty, Listed } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { inviteWords } from './invite-words.ts';
import './people.css';

export default function Invitations() {
  const say = inviteWords.use();
  const language = useLanguage();
  const open = useVaultQuery('invitation.list', {});
  const [chosen, setChosen] = useState(0);
  const [act, setAct] = useState<'invite' | 'withdraw' | null>(null);
  const rows = open.data ?? [];
  const at = Math.min(chosen, Math.max(0, rows.length - 1));
  const row = rows[at];
  useKeys({
    ...rowKeys(rows.length, at, setChosen),
    n: () => setAct('invite'),
    w: () => row !== undefined && setAct('withdraw'),
  });
  useFootKeys([
    { keys: ['J', 'K'], does: say('keyRows') },
    { keys: ['N'], does: say('byList') },
    { keys: ['W'], does: say('withdraw') },
  ]);
  return (
    <Page
      wide
      title={say('title')}
      sub={open.data === undefined ? '' : say('sub', { count: rows.length })}
      actions={
        <>
          <Button disabled={row === undefined} onClick={() => setAct('withdraw')}>
            {say('withdraw')} <Key>W</Key>
          </Button>
          <Button type="primary" onClick={() => setAct('invite')}>
            {say('byList')} <Key>N</Key>
          </Button>
        </>
      }
    >
      <Listed
        count={open.data === undefined ? undefined : rows.length}
        error={open.data === undefined ? open.error : null}
        again={() => void open.refetch()}
        empty={<Empty title={say('empty')}>{say('emptySays')}</Empty>}
      >
        <Register
          rows={rows}
          rowHeight={51}
          chosen={at}
          onChoose={setChosen}
          keyOf={(each) => each.person}
          label={say('list')}
        >
          {(each) =>
            each !== undefined && (
              <span className="row-two">
                <span className="small">
                  <strong>{each.name}</strong> · <RoleNames roles={each.roles} />{' '}
                  {each.clearance !== null && <ClassificationMark level={each.clearance} />}
                </span>
                <span className="fine quiet">
                  {[each.department, `${say('since')} ${momentText(each.invitedAtMs, language)}`]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
            )
          }
        </Register>
      </Listed>
      {act === 'invite' && <InviteDialog onClose={() => setAct(null)} />}
      {act === 'withdraw' && row !== undefined && (
        <WithdrawDialog invitation={row} onClose={() => setAct(null)} />
      )}
    </Page>
  );
}

function WithdrawDialog({
  invitation: { person, name },
  onClose,
}: {
  readonly invitation: OpenInvitation;
  readonly onClose: () => void;
}) {
  const say = inviteWords.use();
  const withdraw = useVaultAct('invitation.withdraw');
  const [ground, setGround] = useState('');
  return (
    <SignedDialog
      title={say('withdrawTitle', { name })}
      says={say('withdrawSays')}
      label={say('withdrawSign')}
      disabled={ground.trim() === ''}
      sign={({ signature }) => withdraw.mutateAsync({ person, ground, signature })}
      onClose={onClose}
    >
      <TextField label={say('ground')} value={ground} onChange={setGround} autoFocus />
    </SignedDialog>
  );
}
