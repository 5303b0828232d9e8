/** What binds a leaver afterwards, and the sheet by which they are reminded of it: signed at the desk or by hand (P5). */
import { useState } from 'react';
import type { BindingAfter, DepartureCase } from '../../../shared/contract/answers.ts';
import type { Credential } from '../../../shared/contract/commands.ts';
import { afterLabel, agreementText } from '../../../shared/vocabulary/agreement-words.ts';
import { trainingText } from '../../../shared/vocabulary/training-words.ts';
import { momentText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultAct } from '../../session/session.tsx';
import { KeyFileField } from '../../ui/fields.tsx';
import { PassphraseField } from '../../ui/passphrase-field.tsx';
import { PrintDialog } from '../../ui/print-dialog.tsx';
import { State } from '../../ui/shape.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { SignButton } from '../../ui/signing.tsx';
import { bindingWords } from './binding-words.ts';
import { calendarDay } from './day.ts';

export function BindingList({ binding }: { readonly binding: BindingAfter }) {
  const say = bindingWords.use();
  const language = useLanguage();
  const nth = language === 'zh-CN' ? 0 : 1;
  return (
    <ul className="binding-list">
      {binding.agreements.map((each) => (
        <li key={`agreement ${each.agreement}`} className="small">
          <strong>{agreementText('kind', each.kind, language)}</strong> {each.title}
          <div className="fine quiet">
            {[
              say('signedOn', { day: calendarDay(each.signedOn, language) }),
              afterLabel(each.kind, each.afterMonths)[nth],
              each.bindsUntil === null ? '' : say('until', { day: calendarDay(each.bindsUntil, language) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </div>
        </li>
      ))}
      {binding.rules.map((each) => (
        <li key={`${each.kind} ${each.title}`} className="small">
          <strong>{trainingText('firmRules', each.kind, language)}</strong> {each.title}
          <div className="fine quiet">
            {say('version', { n: each.version })} · {say('told', { day: calendarDay(each.on, language) })}
          </div>
        </li>
      ))}
    </ul>
  );
}

export function BindingPane({ departure }: { readonly departure: DepartureCase }) {
  const say = bindingWords.use();
  const language = useLanguage();
  const [dialog, setDialog] = useState<'desk' | 'paper' | 'print' | null>(null);
  const { binding, reminded } = departure;
  const none = binding.agreements.length + binding.rules.length === 0;
  return (
    <section className="sheet">
      <h2 className="label-heading">{say('title')}</h2>
      {none ? <p className="small quiet">{say('none')}</p> : <BindingList binding={binding} />}
      {reminded !== null && (
        <State shape="done">
          {say(reminded.onPaper ? 'doneOnPaper' : 'done', { at: momentText(reminded.atMs, language) })}
        </State>
      )}
      {!none && departure.state === 'open' && (
        <div className="button-row">
          {reminded === null && (
            <SignButton size="middle" onClick={() => setDialog('desk')}>
              {say('remind')}
            </SignButton>
          )}
          {reminded === null && (
            <button type="button" className="link small" onClick={() => setDialog('paper')}>
              {say('onPaper')}
            </button>
          )}
          <button type="button" className="link small" onClick={() => setDialog('print')}>
            {say('print')}
          </button>
        </div>
      )}
      {dialog === 'print' && (
        <PrintDialog
          paper="reminder-sheet"
          about={String(departure.departure)}
          copies={2}
          onClose={() => setDialog(null)}
        />
      )}
      {(dialog === 'desk' || dialog === 'paper') && (
        <RemindDialog departure={departure} onPaper={dialog === 'paper'} onClose={() => setDialog(null)} />
      )}
    </section>
  );
}

function RemindDialog({
  departure,
  onPaper,
  onClose,
}: {
  readonly departure: DepartureCase;
  readonly onPaper: boolean;
  readonly onClose: () => void;
}) {
  const say = bindingWords.use();
  const remind = useVaultAct('departure.remind');
  const [leaver, setLeaver] = useState<Credential>({ who: `#${departure.personNo}`, passphrase: '' });
  return (
    <SignedDialog
      title={say(onPaper ? 'onPaper' : 'remind')}
      says={say(onPaper ? 'onPaperSays' : 'remindSays')}
      label={say(onPaper ? 'onPaper' : 'remind')}
      disabled={!onPaper && leaver.passphrase === ''}
      sign={({ signature }) =>
        remind.mutateAsync({
          departure: departure.departure,
          onPaper,
          signature,
          cosign: onPaper ? [] : [leaver],
        })
      }
      onClose={onClose}
    >
      {!onPaper && (
        <fieldset className="cosign">
          <legend>{say('leaver', { name: departure.person })}</legend>
          <PassphraseField
            value={leaver.passphrase}
            onChange={(passphrase) => setLeaver((now) => ({ ...now, passphrase }))}
          />
          <KeyFileField
            value={leaver.keyFile ?? ''}
            onChange={(path) => setLeaver((now) => ({ ...now, keyFile: path === '' ? undefined : path }))}
          />
        </fieldset>
      )}
    </SignedDialog>
  );
}
