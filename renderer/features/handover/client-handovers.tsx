/** Every client handover that this person has to do with; keepers open one for somebody in post here. */
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { momentText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useStatus, useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { Urgent } from '../../ui/marks.tsx';
import { Page } from '../../ui/page.tsx';
import { personOption } from '../../ui/people-options.ts';
import { PersonChoice } from '../../ui/person-choice.tsx';
import { Register, useChosenRow } from '../../ui/register.tsx';
import { State } from '../../ui/shape.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import './handover.css';
import { handoverWords } from './words.ts';

export default function ClientHandovers() {
  const say = handoverWords.use();
  const language = useLanguage();
  const { roles } = useStatus();
  const navigate = useNavigate();
  const shown = useVaultQuery('clients.list', {});
  const [opening, setOpening] = useState(false);
  const keeper = roles.includes('custodian') || roles.includes('approver');
  const rows = shown.data ?? [];
  const open = (row: number): void => {
    const handover = rows[row];
    if (handover !== undefined) void navigate(`/clients/${handover.handover}`);
  };
  const choice = useChosenRow(rows.length, open);
  useFootKeys([
    { keys: ['J', 'K'], does: say('keyRows') },
    { keys: ['↵'], does: say('keyOpen') },
  ]);
  if (shown.error !== null) return <Failed error={shown.error} again={() => void shown.refetch()} />;
  if (shown.data === undefined) return <Loading />;
  return (
    <Page
      title={say('clients')}
      sub={say('clientsSub', { count: rows.length })}
      actions={keeper && <Button onClick={() => setOpening(true)}>{say('openHandover')}</Button>}
    >
      {rows.length === 0 ? (
        <Empty title={say('noClients')}>{say('noClientsSays')}</Empty>
      ) : (
        <Register rows={rows} rowHeight={51} {...choice} keyOf={(row) => row.handover} label={say('clients')}>
          {(row) =>
            row === undefined ? null : (
              <div className="handover-row">
                <span className="row-two">
                  <strong>{row.transferor}</strong>
                  <span className="fine quiet">
                    {say(row.departure === null ? 'inPost' : 'ofDeparture')} ·{' '}
                    {momentText(row.openedAtMs, language)}
                  </span>
                </span>
                <State shape={row.closed === row.lines ? 'done' : 'under-way'}>
                  {say('progress', { closed: row.closed, of: row.lines })}
                </State>
                <span>{row.mine > 0 && <Urgent>{say('mineCount', { n: row.mine })}</Urgent>}</span>
              </div>
            )
          }
        </Register>
      )}
      {opening && <OpenDialog onClose={() => setOpening(false)} />}
    </Page>
  );
}

function OpenDialog({ onClose }: { readonly onClose: () => void }) {
  const say = handoverWords.use();
  const people = useVaultQuery('person.list', {});
  const open = useVaultAct('clients.open');
  const navigate = useNavigate();
  const [who, setWho] = useState('');
  return (
    <SignedDialog
      title={say('openHandover')}
      says={say('openSays')}
      label={say('signOpen')}
      disabled={who === ''}
      sign={async ({ signature }) => {
        const { handover } = await open.mutateAsync({ who, signature });
        await navigate(`/clients/${handover}`);
      }}
      onClose={onClose}
    >
      <PersonChoice
        label={say('person')}
        value={who}
        options={[{ value: '', label: say('choose') }, ...(people.data ?? []).map(personOption)]}
        onChange={setWho}
      />
    </SignedDialog>
  );
}
