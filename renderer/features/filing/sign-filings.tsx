/** One passphrase for the filings in the tray; each is accepted or sent back by a statement of its own. */
import type { PendingDocument } from '../../../shared/contract/answers.ts';
import { vault } from '../../calls/vault-client.ts';
import { BatchDialog } from '../../ui/batch-dialog.tsx';
import { acceptWords } from './accept-words.ts';
import { type Judgement, needsChoice, saidOf } from './judgements.ts';

export function SignFilings({
  batch,
  onSigned,
  onClose,
}: {
  readonly batch: readonly { readonly filing: PendingDocument; readonly judgement: Judgement }[];
  readonly onSigned: (documents: readonly string[]) => void;
  readonly onClose: () => void;
}) {
  const say = acceptWords.use();
  const more = ({ filing, judgement }: (typeof batch)[number]): string => {
    if (judgement.decision === 'send-back') return judgement.reason;
    if (!needsChoice(filing)) return '';
    return judgement.choice === 'new'
      ? say('acceptNew', { because: judgement.because })
      : say('acceptVersion', { document: judgement.choice });
  };
  return (
    <BatchDialog
      title={say('signTitle', { count: batch.length })}
      rows={batch.flatMap((each) => {
        const { filing, judgement } = each;
        const said = saidOf(filing, judgement);
        if (said === null) return [];
        const words = more(each);
        return [
          {
            ref: filing.document,
            said,
            does: say(said.decision === 'accept' ? 'doesAccept' : 'doesSendBack'),
            what: (
              <>
                <strong>{filing.document}</strong> {filing.title} · {filing.client}
                {words !== '' && <span className="quiet"> · {words}</span>}
              </>
            ),
          },
        ];
      })}
      sign={(rows, signature, progress) =>
        vault.call('document.judge', { judgements: rows.map(({ said }) => said), signature }, { progress })
      }
      onSigned={onSigned}
      onClose={onClose}
    />
  );
}
