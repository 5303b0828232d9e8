/** A longer window for a loan that is out: asked for here, and how it waits for its decision (L11). */
import { useState } from 'react';
import type { LoanSummary } from '../../../shared/contract/answers.ts';
import { daysLater, isCalendarDay } from '../../../shared/vocabulary/calendar-day.ts';
import { vault } from '../../calls/vault-client.ts';
import { dateText } from '../../i18n/format.ts';
import { useSession, useVaultQuery } from '../../session/session.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { SignBlock } from '../../ui/signing.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { windowOf } from './loan-window.ts';
import { lendingWords } from './words.ts';

export function AskLonger({ loan }: { readonly loan: LoanSummary }) {
  const say = lendingWords.use();
  const { refresh } = useSession();
  const daysMax = useVaultQuery('policy.show', {}).data?.policy.loanDaysMax ?? 14;
  const [asking, setAsking] = useState(false);
  const today = dateText(Date.now());
  const first = daysLater(dateText(loan.toMs), 1) ?? today;
  const last = daysLater(today, daysMax) ?? today;
  const [to, setTo] = useState(first);
  const [reason, setReason] = useState('');
  // Nothing is offered that could only be refused: it ends as late as it may already, or has ended.
  if (loan.longer !== null || loan.overdue || first > last) return null;
  if (!asking)
    return (
      <button type="button" className="link" onClick={() => setAsking(true)}>
        {say('askLonger')}
      </button>
    );
  const sign = (signature: { passphrase: string }) => {
    const { toMs } = windowOf({ from: today, to, today }, daysMax, Date.now());
    return vault.call('loan.extend', { loan: loan.no, toMs, reason, signature });
  };
  return (
    <section className="form" aria-label={say('askLonger')}>
      <p className="fine faint">{say('askLongerSub')}</p>
      <SignBlock
        label={say('signLonger')}
        keyHint="Ctrl Enter"
        sign={sign}
        onDone={() => {
          setAsking(false);
          void refresh();
        }}
        disabled={reason.trim() === '' || !isCalendarDay(to)}
        extra={
          <button type="button" className="link" onClick={() => setAsking(false)}>
            {say('cancel')}
          </button>
        }
      >
        <DateField label={say('longerTo')} min={first} max={last} value={to} onChange={setTo} />
        <TextField label={say('reason')} value={reason} onChange={setReason} />
      </SignBlock>
    </section>
  );
}
