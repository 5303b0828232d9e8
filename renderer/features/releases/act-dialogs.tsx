/** What is signed about a release by one person: deciding, taking back, withdrawing. */
import { Checkbox } from 'antd';
import { useState } from 'react';
import type { ReleaseDetail } from '../../../shared/contract/answers.ts';
import { releaseTerms } from '../../i18n/release-terms.ts';
import { useVaultAct } from '../../session/session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { releaseWords } from './words.ts';

interface ActProps {
  readonly release: ReleaseDetail;
  readonly onClose: () => void;
}

export function DecideDialog({
  release,
  decision,
  onClose,
}: ActProps & { readonly decision: 'approve' | 'reject' }) {
  const say = releaseWords.use();
  const decide = useVaultAct('release.decide');
  const [reason, setReason] = useState('');
  return (
    <SignedDialog
      title={`${say(decision)} · ${release.no} ${release.code}`}
      says={say(decision === 'approve' ? 'approveSays' : 'rejectSays')}
      label={say(decision === 'approve' ? 'approveSign' : 'rejectSign')}
      disabled={reason.trim() === ''}
      sign={({ signature }) => decide.mutateAsync({ release: release.no, decision, reason, signature })}
      onClose={onClose}
    >
      <TextField label={say('reason')} value={reason} onChange={setReason} autoFocus />
    </SignedDialog>
  );
}

export function WithdrawDialog({ release, onClose }: ActProps) {
  const say = releaseWords.use();
  const withdraw = useVaultAct('release.withdraw');
  return (
    <SignedDialog
      title={`${say('withdraw')} · ${release.no}`}
      says={say('withdrawSays')}
      label={say('withdrawSign')}
      sign={({ signature }) => withdraw.mutateAsync({ release: release.no, signature })}
      onClose={onClose}
    />
  );
}

export function ReturnDialog({ release, onClose }: ActProps) {
  const say = releaseWords.use();
  const term = releaseTerms.use();
  const back = useVaultAct('release.return');
  const out = release.items.filter((item) => item.back === null);
  const [numbers, setNumbers] = useState<readonly number[]>(out.map(({ no }) => no));
  const [how, setHow] = useState<'returned' | 'destroyed'>('returned');
  const [on, setOn] = useState('');
  const [remark, setRemark] = useState('');
  return (
    <SignedDialog
      title={`${say('takeBack')} · ${release.no}`}
      says={say('takeBackSays')}
      label={say('takeBackSign')}
      disabled={numbers.length === 0}
      sign={({ signature }) =>
        back.mutateAsync({
          release: release.no,
          numbers: [...numbers],
          how,
          ...(on === '' ? {} : { on }),
          ...(remark.trim() === '' ? {} : { remark }),
          signature,
        })
      }
      onClose={onClose}
    >
      <fieldset className="cosign">
        <legend>{say('documents')}</legend>
        <div className="release-pick">
          {out.map((item) => (
            <Checkbox
              key={item.no}
              checked={numbers.includes(item.no)}
              onChange={(event) =>
                setNumbers((now) =>
                  event.target.checked ? [...now, item.no] : now.filter((no) => no !== item.no),
                )
              }
            >
              {item.document} {item.title}
            </Checkbox>
          ))}
        </div>
      </fieldset>
      <div className="field-row">
        <Choice
          label={say('how')}
          value={how}
          options={(['returned', 'destroyed'] as const).map((value) => ({ value, label: term(value) }))}
          onChange={setHow}
        />
        <DateField label={say('on')} value={on} onChange={setOn} />
      </div>
      <TextField label={say('remark')} value={remark} onChange={setRemark} />
    </SignedDialog>
  );
}
