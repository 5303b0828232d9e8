/** Rows of the desk marked to be signed together: loans to issue and loans to check in (L3). */
import { vault } from '../../calls/vault-client.ts';
import { useStatus } from '../../session/session.tsx';
import { BatchDialog } from '../../ui/batch-dialog.tsx';
import { Seal } from '../../ui/marks.tsx';
import { SignButton } from '../../ui/signing.tsx';
import type { DeskRow } from './desk-rows.ts';
import { deskWords } from './words.ts';

export function MarkedTray({
  batch,
  onSign,
}: {
  readonly batch: readonly DeskRow[];
  readonly onSign: () => void;
}) {
  const say = deskWords.use();
  const { signedIn } = useStatus();
  const issue = batch.filter((row) => row.batch === 'issue').length;
  return (
    <div className="desk-tray">
      <Seal name={signedIn ?? ''} state="mine" size={28} />
      <p className="small" aria-live="polite">
        {say('tray', { count: batch.length, issue, back: batch.length - issue })}
      </p>
      <SignButton onClick={onSign} keyHint="S">
        {say('sign', { count: batch.length })}
      </SignButton>
    </div>
  );
}

export function SignMarked({
  batch,
  onSigned,
  onClose,
}: {
  readonly batch: readonly DeskRow[];
  readonly onSigned: (loans: readonly string[]) => void;
  readonly onClose: () => void;
}) {
  const say = deskWords.use();
  return (
    <BatchDialog
      title={say('signTitle', { count: batch.length })}
      rows={batch.flatMap(({ task, batch: step }) =>
        task === null || step === null
          ? []
          : [
              {
                ref: task.ref,
                step,
                does: say(step === 'issue' ? 'actIssue' : 'actCheckIn'),
                what: (
                  <>
                    <strong>{task.person}</strong> · {task.code} {task.title}
                    <span className="quiet"> · {task.client}</span>
                  </>
                ),
              },
            ],
      )}
      sign={(rows, signature, progress) =>
        vault.call(
          'loan.step-many',
          { steps: rows.map(({ ref, step }) => ({ loan: ref, step })), signature },
          { progress },
        )
      }
      onSigned={onSigned}
      onClose={onClose}
    />
  );
}
