/** One client handover, line by line: for those who name successors, and for each whose signature a line asks for. */
import { Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useVaultQuery } from '../../session/session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Key, Urgent } from '../../ui/marks.tsx';
import { Page, Sheet } from '../../ui/page.tsx';
import { PrintDialog } from '../../ui/print-dialog.tsx';
import { State } from '../../ui/shape.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { ClientLines, LineCounts } from './client-lines.tsx';
import { LineDetail } from './line-detail.tsx';
import './handover.css';
import { LoadsOfHandover } from './load-bars.tsx';
import { SignMine } from './sign-mine.tsx';
import { useLines } from './use-lines.tsx';
import { handoverWords } from './words.ts';

export default function ClientHandoverPage() {
  const say = handoverWords.use();
  const { no = '' } = useParams();
  const shown = useVaultQuery('clients.show', { handover: Number(no) });
  const handover = shown.data;
  const lines = useLines(handover);
  const [print, setPrint] = useState<'client-list' | 'client-letter' | null>(null);
  useKeys({ ...lines.keys, p: () => setPrint('client-list') });
  useFootKeys([
    { keys: ['J', 'K'], does: say('keyRows') },
    { keys: ['Space'], does: say('keyPick') },
    { keys: ['A'], does: say('keyAll') },
    ...(lines.assignable ? [{ keys: ['M'], does: say('keyAssign') }] : []),
    { keys: ['E'], does: say('keyDescribe') },
    ...(lines.signable.length > 0 ? [{ keys: ['S'], does: say('keySign') }] : []),
    ...(lines.keeper && lines.toTakeOver.length > 0 ? [{ keys: ['O'], does: say('keyTakeOver') }] : []),
    { keys: ['P'], does: say('keyPrint') },
  ]);
  if (shown.error !== null) return <Failed error={shown.error} again={() => void shown.refetch()} />;
  if (handover === undefined) return <Loading />;
  return (
    <Page
      wide
      title={say('clientsTitle', { name: handover.transferor })}
      sub={say(handover.departure === null ? 'inPost' : 'ofDeparture')}
      actions={
        <>
          {lines.assignable && (
            <Button onClick={() => lines.setOpen('assign')}>
              {say('assignMany')} <Key>M</Key>
            </Button>
          )}
          {lines.keeper && lines.toTakeOver.length > 0 && (
            <Button onClick={() => lines.setOpen('take-over')}>
              {say('takeOver')} <Key>O</Key>
            </Button>
          )}
          {lines.keeper && (
            <Button onClick={() => setPrint('client-list')}>
              {say('print')} <Key>P</Key>
            </Button>
          )}
        </>
      }
      aside={
        <>
          {lines.line !== undefined && (
            <LineDetail
              line={lines.line}
              transferor={handover.transferor}
              onDescribe={() => lines.setOpen('describe')}
            />
          )}
          {lines.keeper && lines.line !== undefined && lines.line.successor !== null && (
            <button type="button" className="link small" onClick={() => setPrint('client-letter')}>
              {say('printLetter')}
            </button>
          )}
          {lines.assignable && (
            <button type="button" className="link small" onClick={() => lines.setOpen('withdraw')}>
              {say('withdraw')}
            </button>
          )}
          {lines.keeper && handover.lines.some(({ successor }) => successor !== null) && (
            <Sheet>
              <LoadsOfHandover handover={handover} />
            </Sheet>
          )}
        </>
      }
    >
      <div className="handover-head">
        <LineCounts handover={handover} />
        {handover.transferorLeaving && <Urgent>{say('frozen')}</Urgent>}
      </div>
      <SignMine lines={lines} />
      {lines.signed?.withheld.map(({ code }) => (
        <State key={code} shape="note">
          {say('withheld', { code })}
        </State>
      ))}
      <ClientLines
        handover={handover}
        chosen={lines.at}
        onChoose={lines.setChosen}
        onOpen={() => lines.setOpen('describe')}
        picked={lines.picked}
        onPick={lines.pick}
      />
      {lines.dialog}
      {print !== null && (
        <PrintDialog
          paper={print}
          about={
            print === 'client-letter'
              ? `${handover.handover}:${lines.line?.code ?? ''}`
              : String(handover.handover)
          }
          copies={print === 'client-list' ? 3 : 1}
          onClose={() => setPrint(null)}
        />
      )}
    </Page>
  );
}
