/** A period of the log on paper: the access report, or a month on one page (A4b). */
import { Input } from 'antd';
import { useState } from 'react';
import { dateText } from '../../i18n/format.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/fields.tsx';
import { PrintDialog } from '../../ui/print-dialog.tsx';
import { lastMonth } from './last-month.ts';
import { logWords } from './words.ts';

export function ReportDialog({ onClose }: { readonly onClose: () => void }) {
  const say = logWords.use();
  const [paper, setPaper] = useState<'log-report' | 'monthly-report'>('log-report');
  const [period, setPeriod] = useState(() => lastMonth(dateText(Date.now())));
  return (
    <PrintDialog paper={paper} about={period} onClose={onClose}>
      <Choice
        label={say('report')}
        value={paper}
        options={[
          { value: 'log-report', label: say('reportWhole') },
          { value: 'monthly-report', label: say('reportMonth') },
        ]}
        onChange={setPaper}
      />
      <Field label={say('period')} hint={say(paper === 'monthly-report' ? 'periodMonthHint' : 'periodHint')}>
        {(id) => (
          <Input
            id={id}
            className="mono"
            value={period}
            maxLength={30}
            spellCheck={false}
            onChange={(event) => setPeriod(event.target.value)}
          />
        )}
      </Field>
    </PrintDialog>
  );
}
