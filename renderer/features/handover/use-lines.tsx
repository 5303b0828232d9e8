/** What both pages with lines have in common: the chosen one, those picked, the dialogs, and the keys for them. */
import { type ReactNode, useState } from 'react';
import type { ClientHandover, SignedLines } from '../../../shared/contract/answers.ts';
import { useStatus } from '../../session/session.tsx';
import { type KeyMap, rowKeys } from '../../ui/keys.ts';
import { AssignDialog, DescribeDialog, SignLinesDialog, TakeOverDialog } from './line-dialogs.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';

type Open = 'assign' | 'describe' | 'sign' | 'take-over' | 'withdraw' | null;

export function useLines(handover: ClientHandover | undefined) {
  const { roles } = useStatus();
  const [chosen, setChosen] = useState(0);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<Open>(null);
  const [signed, setSigned] = useState<SignedLines | null>(null);
  const lines = handover?.lines ?? [];
  const at = Math.min(chosen, Math.max(0, lines.length - 1));
  const line = lines[at];
  const keeper = roles.includes('custodian') || roles.includes('approver');
  const assignable = keeper && lines.some(({ closed }) => closed === null);
  const pickedLines = lines.filter(({ code, closed }) => picked.has(code) && closed === null);
  // Those picked, or where none is, all that wait for this person.
  const mine = (pickedLines.length > 0 ? pickedLines : lines).filter(({ yours }) => yours !== null);
  const signable = mine.filter(({ yours }) => yours === mine[0]?.yours);
  const toTakeOver = (pickedLines.length > 0 ? pickedLines : line === undefined ? [] : [line]).filter(
    ({ closed, successor }) => closed === null && successor !== null,
  );
  const pick = (code: string): void =>
    setPicked((now) => {
      const next = new Set(now);
      if (!next.delete(code)) next.add(code);
      return next;
    });
  const close = (): void => setOpen(null);
  const keys: KeyMap = {
    ...rowKeys(lines.length, at, setChosen),
    Space: () => line !== undefined && line.closed === null && pick(line.code),
    // All that are open, or none.
    a: () =>
      setPicked(
        picked.size > 0
          ? new Set()
          : new Set(lines.filter(({ closed }) => closed === null).map(({ code }) => code)),
      ),
    ...(assignable ? { m: () => setOpen('assign') } : {}),
    ...(line !== undefined && line.closed === null ? { e: () => setOpen('describe') } : {}),
    ...(signable.length > 0 ? { s: () => setOpen('sign') } : {}),
    ...(keeper && toTakeOver.length > 0 ? { o: () => setOpen('take-over') } : {}),
  };
  let dialog: ReactNode = null;
  if (handover !== undefined) {
    if (open === 'assign')
      dialog = (
        <AssignDialog
          handover={handover}
          picked={pickedLines.map(({ code }) => code)}
          onClose={close}
          onDone={() => setPicked(new Set())}
        />
      );
    else if (open === 'describe' && line !== undefined)
      dialog = (
        <DescribeDialog
          handover={handover.handover}
          inPost={handover.departure === null}
          line={line}
          onClose={close}
        />
      );
    else if (open === 'sign' && signable.length > 0)
      dialog = (
        <SignLinesDialog
          handover={handover.handover}
          lines={signable}
          onClose={close}
          onSigned={(answer) => {
            setSigned(answer);
            setPicked(new Set());
          }}
        />
      );
    else if (open === 'take-over' && toTakeOver.length > 0)
      dialog = <TakeOverDialog handover={handover.handover} lines={toTakeOver} onClose={close} />;
    else if (open === 'withdraw') dialog = <WithdrawDialog handover={handover} onClose={close} />;
  }
  return {
    at,
    setChosen,
    line,
    picked,
    pick,
    setOpen,
    keys,
    dialog,
    keeper,
    assignable,
    signable,
    toTakeOver,
    signed,
  };
}
