/** The firm's rules in their newest versions, and who has signed for them (P5). */
import { Button } from 'antd';
import { useState } from 'react';
import type { ToldRules } from '../../../shared/contract/answers.ts';
import { type FirmRulesKind, firmRulesKind } from '../../../shared/vocabulary/training-terms.ts';
import { trainingText } from '../../../shared/vocabulary/training-words.ts';
import { momentText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useStatus, useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { Page, Sheet } from '../../ui/page.tsx';
import { ScanStands } from '../../ui/scan-stands.tsx';
import { State } from '../../ui/shape.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { SignButton } from '../../ui/signing.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import './training.css';
import { trainingWords } from './words.ts';

type Dialog = { readonly issue: ToldRules | null } | { readonly acknowledge: ToldRules };

export default function Told() {
  const say = trainingWords.use();
  const language = useLanguage();
  const { roles } = useStatus();
  const shown = useVaultQuery('training.told', {});
  const [dialog, setDialog] = useState<Dialog | null>(null);
  if (shown.error !== null) return <Failed error={shown.error} again={() => void shown.refetch()} />;
  if (shown.data === undefined) return <Loading />;
  const clerk = roles.includes('clerk');
  return (
    <Page
      title={say('told')}
      sub={say('toldSub')}
      actions={
        clerk ? <Button onClick={() => setDialog({ issue: null })}>{say('issueRules')}</Button> : undefined
      }
    >
      {shown.data.length === 0 && <Empty title={say('noTold')}>{say('noToldSays')}</Empty>}
      {shown.data.map((each) => (
        <Sheet
          key={each.rules}
          title={`${trainingText('firmRules', each.kind, language)} · ${each.title} · ${say('version', { n: each.version })}`}
        >
          <div className="training-head">
            <State shape={each.mine === null ? 'waiting' : 'done'}>
              {each.mine === null ? say('notMine') : `${say('mine')} · ${momentText(each.mine, language)}`}
            </State>
            <span className="button-row">
              {clerk && <Button onClick={() => setDialog({ issue: each })}>{say('newVersion')}</Button>}
              {each.mine === null && (
                <SignButton size="middle" onClick={() => setDialog({ acknowledge: each })}>
                  {say('acknowledge')}
                </SignButton>
              )}
            </span>
          </div>
          {each.sha256 !== null && (
            <div className="fine quiet">
              <span className="mono">SHA-256 {each.sha256}</span>
              <ScanStands sealed={each.sealed} />
            </div>
          )}
          {each.signed.length + each.waiting.length > 0 && (
            <>
              <p className="small">
                {say('signedBy', { n: each.signed.length })} · {say('waiting', { n: each.waiting.length })}
              </p>
              <ul className="training-rows">
                {each.waiting.map((person) => (
                  <li key={person}>
                    <State shape="missing">{person}</State>
                  </li>
                ))}
                {each.signed.map(({ person, atMs }) => (
                  <li key={person}>
                    <State shape="done">{person}</State>
                    <span className="fine quiet">{momentText(atMs, language)}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Sheet>
      ))}
      {dialog !== null && 'acknowledge' in dialog && (
        <AcknowledgeDialog rules={dialog.acknowledge} onClose={() => setDialog(null)} />
      )}
      {dialog !== null && 'issue' in dialog && (
        <IssueRulesDialog rules={dialog.issue} onClose={() => setDialog(null)} />
      )}
    </Page>
  );
}

function AcknowledgeDialog({ rules, onClose }: { readonly rules: ToldRules; readonly onClose: () => void }) {
  const say = trainingWords.use();
  const acknowledge = useVaultAct('training.acknowledge');
  return (
    <SignedDialog
      title={say('acknowledge')}
      says={say('acknowledgeSays', { title: rules.title, version: rules.version })}
      label={say('signAcknowledge')}
      sign={({ signature }) =>
        acknowledge.mutateAsync({ rules: rules.rules, version: rules.version, signature })
      }
      onClose={onClose}
    />
  );
}

function IssueRulesDialog({
  rules,
  onClose,
}: {
  readonly rules: ToldRules | null;
  readonly onClose: () => void;
}) {
  const say = trainingWords.use();
  const language = useLanguage();
  const issue = useVaultAct('training.issue-rules');
  const [kind, setKind] = useState<FirmRulesKind>(rules?.kind ?? 'handbook');
  const [title, setTitle] = useState(rules?.title ?? '');
  const [file, setFile] = useState('');
  const [due, setDue] = useState('');
  return (
    <SignedDialog
      title={say(rules === null ? 'issueRules' : 'newVersion')}
      says={say('issueRulesSays')}
      label={say('signIssueRules')}
      disabled={title.trim() === ''}
      sign={({ signature }) =>
        issue.mutateAsync({
          ...(rules === null ? {} : { rules: rules.rules }),
          kind,
          title,
          ...(file.trim() === '' ? {} : { file: file.trim() }),
          ...(due === '' ? {} : { due }),
          signature,
        })
      }
      onClose={onClose}
    >
      {rules === null && (
        <Choice
          label={say('kind')}
          value={kind}
          options={firmRulesKind.options.map((value) => ({
            value,
            label: trainingText('firmRules', value, language),
          }))}
          onChange={setKind}
        />
      )}
      <OneLineField label={say('title')} value={title} onChange={setTitle} />
      <OneLineField label={say('file')} value={file} max={4_096} onChange={setFile} />
      <DateField label={say('dueField')} value={due} onChange={setDue} />
    </SignedDialog>
  );
}
