/** The firm's templates in their newest versions, and issuing one. */
import { useState } from 'react';
import type { AgreementTemplate } from '../../../shared/contract/answers.ts';
import {
  type AgreementKind,
  agreementKind,
  templateTextMax,
} from '../../../shared/vocabulary/agreement-terms.ts';
import { agreementText } from '../../../shared/vocabulary/agreement-words.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { Sheet } from '../../ui/page.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { agreementWords } from './words.ts';

export function Templates({ mayIssue }: { readonly mayIssue: boolean }) {
  const say = agreementWords.use();
  const language = useLanguage();
  const shown = useVaultQuery('agreement.templates', {});
  const [dialog, setDialog] = useState<{ readonly known: AgreementTemplate | null } | null>(null);
  const all = shown.data ?? [];
  return (
    <Sheet title={say('templates')}>
      {all.length === 0 && <p className="small quiet">{say('noTemplates')}</p>}
      <ul className="agreement-rows">
        {all.map((each) => (
          <li key={each.template} className="small">
            <span>
              {each.title}
              <span className="fine quiet">
                {' '}
                {agreementText('kind', each.kind, language)} · {say('version', { n: each.version })}
              </span>
            </span>
            {mayIssue && (
              <button type="button" className="link" onClick={() => setDialog({ known: each })}>
                {say('newVersion')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {mayIssue && (
        <button type="button" className="link small" onClick={() => setDialog({ known: null })}>
          {say('issue')}
        </button>
      )}
      {dialog !== null && <IssueDialog known={dialog.known} onClose={() => setDialog(null)} />}
    </Sheet>
  );
}

function IssueDialog({
  known,
  onClose,
}: {
  readonly known: AgreementTemplate | null;
  readonly onClose: () => void;
}) {
  const say = agreementWords.use();
  const language = useLanguage();
  const issue = useVaultAct('agreement.issue-template');
  const [kind, setKind] = useState<AgreementKind>(known?.kind ?? 'confidentiality');
  const [title, setTitle] = useState(known?.title ?? '');
  const [zh, setZh] = useState(known?.zh ?? '');
  const [en, setEn] = useState(known?.en ?? '');
  return (
    <SignedDialog
      wide
      title={say(known === null ? 'issue' : 'newVersion')}
      says={say('issueSays', { braces: '{{person}}' })}
      label={say('signIssue')}
      disabled={title.trim() === '' || (zh.trim() === '' && en.trim() === '')}
      sign={({ signature }) =>
        issue.mutateAsync({
          ...(known === null ? {} : { template: known.template }),
          kind,
          title,
          zh,
          en,
          signature,
        })
      }
      onClose={onClose}
    >
      {known === null && (
        <Choice
          label={say('kind')}
          value={kind}
          options={agreementKind.options.map((value) => ({
            value,
            label: agreementText('kind', value, language),
          }))}
          onChange={setKind}
        />
      )}
      <OneLineField label={say('name')} value={title} onChange={setTitle} />
      <TextField label={say('zh')} value={zh} rows={5} max={templateTextMax} onChange={setZh} />
      <TextField label={say('en')} value={en} rows={5} max={templateTextMax} onChange={setEn} />
    </SignedDialog>
  );
}
