/**
 * A vault that was last opened elsewhere: nothing has been written yet, and whoever is here says what this folder is. Moved is signed by
 * two; a copy is only looked at.
 */
import type { Drill } from '../../../shared/contract/answers.ts';
import { countText, momentText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { Choice } from '../../ui/choice.tsx';
import { KeyFileField } from '../../ui/fields.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { Facts } from '../../ui/page.tsx';
import { PassphraseField } from '../../ui/passphrase-field.tsx';
import { State } from '../../ui/shape.tsx';
import { elsewhereWords } from './elsewhere-words.ts';
import { restoreWords } from './restore-words.ts';

/** Why it is asked: an unknown place, a copy that the vault has left and that is no place to move to, or one put back from a backup. */
export type AsksWhat = 'no' | 'unknown' | 'left' | 'restored';

/** What somebody says that this folder is. */
export type WhatItIs = 'unsaid' | 'moved' | 'copy';

/** The approver who says with the custodian that the vault has moved. */
export interface Approver {
  readonly who: string;
  readonly passphrase: string;
  readonly keyFile: string;
}
export const nobody: Approver = { who: '', passphrase: '', keyFile: '' };

export interface ElsewhereProps {
  readonly asks: AsksWhat;
  readonly what: WhatItIs;
  readonly onWhat: (what: WhatItIs) => void;
  readonly approver: Approver;
  readonly onApprover: (approver: Approver) => void;
}

export function Elsewhere({ asks, what, onWhat, approver, onApprover }: ElsewhereProps) {
  const say = elsewhereWords.use();
  const sayRestore = restoreWords.use();
  return (
    <section className="unlock-elsewhere" aria-label={say('what')}>
      <Choice
        label={say('what')}
        value={what}
        onChange={onWhat}
        options={[
          { value: 'unsaid', label: say('unsaid') },
          {
            value: 'moved',
            label: asks === 'restored' ? sayRestore('restored') : say('moved'),
            disabled: asks === 'left',
          },
          { value: 'copy', label: say('copy') },
        ]}
        hint={
          asks === 'restored' && what === 'moved'
            ? sayRestore('restoredNote')
            : say(what === 'moved' ? 'movedNote' : what === 'copy' ? 'copyNote' : 'unsaidNote')
        }
      />
      {what === 'moved' && (
        <>
          <OneLineField
            label={say('approver')}
            value={approver.who}
            onChange={(who) => onApprover({ ...approver, who })}
          />
          <PassphraseField
            label={say('approverPassphrase')}
            value={approver.passphrase}
            onChange={(passphrase) => onApprover({ ...approver, passphrase })}
          />
          <KeyFileField
            value={approver.keyFile}
            onChange={(keyFile) => onApprover({ ...approver, keyFile })}
          />
        </>
      )}
      {what !== 'unsaid' && <p className="fine faint">{say('again')}</p>}
    </section>
  );
}

/** What the drill found. */
export function DrillFound({ drill }: { readonly drill: Drill }) {
  const say = elsewhereWords.use();
  const language = useLanguage();
  const lost = drill.newestAnchor - drill.entries;
  const unsound = [...drill.missing, ...drill.altered, ...drill.capsulesBroken];
  return (
    <section className="unlock-elsewhere" role="status">
      <h3>{say('drilled', { name: drill.name })}</h3>
      <Facts
        rows={[
          [say('lastEntry'), momentText(drill.lastEntryAtMs, language)],
          [say('entries'), countText(drill.entries)],
          [say('documents'), countText(drill.documents)],
          [say('loans'), countText(drill.loansOpen)],
          [say('views'), countText(drill.views)],
        ]}
      />
      <State shape={drill.sound ? 'done' : 'note'}>
        {drill.sound
          ? say('sound', { count: countText(drill.sealedFiles) })
          : drill.logBroken !== null
            ? say('logBroken')
            : drill.tableDiffers !== null
              ? say('tablesDiffer')
              : say('filesBroken', { list: unsound.slice(0, 5).join('、') })}
      </State>
      {lost > 0 && <State shape="note">{say('behind', { count: countText(lost) })}</State>}
      <p className="fine faint">{say('nothingWritten')}</p>
    </section>
  );
}
