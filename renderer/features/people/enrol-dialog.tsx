/** Enrolment and new keys: three people sign at one keyboard; a drawn passphrase is shown once and hidden again. */
import { Radio } from 'antd';
import { useState } from 'react';
import type { EnrolledPerson, PersonSummary } from '../../../shared/contract/answers.ts';
import { isKeeper } from '../../../shared/vocabulary/terms.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultAct } from '../../session/session.tsx';
import {
  areComplete,
  freshName,
  type NewKeys,
  NewKeysFields,
  newKeysInput,
  noKeys,
} from '../../ui/new-keys-fields.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { useOtherSide } from '../../ui/other-side.ts';
import { peopleLike } from '../../ui/people-options.ts';
import { SecretOnce } from '../../ui/secret-once.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { LikeNames } from './like-names.tsx';
import { peopleWords } from './words.ts';

interface OwnSecret extends NewKeys {
  readonly kind: 'drawn' | 'chosen';
}
const drawn: OwnSecret = { kind: 'drawn', ...noKeys };

const isComplete = (own: OwnSecret): boolean => own.kind === 'drawn' || areComplete(own);

const secretInput = (own: OwnSecret, name: string) =>
  own.kind === 'drawn' ? { keyFiles: [] } : newKeysInput(own, name);

function OwnSecretFields({
  own,
  onChange,
}: {
  readonly own: OwnSecret;
  readonly onChange: (own: OwnSecret) => void;
}) {
  const say = peopleWords.use();
  return (
    <>
      <Radio.Group
        className="secret-kinds"
        aria-label={say('secret')}
        value={own.kind}
        onChange={(event) => onChange({ ...drawn, kind: event.target.value })}
        options={(['drawn', 'chosen'] as const).map((value) => ({ value, label: say(value) }))}
      />
      {own.kind === 'chosen' && (
        <NewKeysFields value={own} onChange={(keys) => onChange({ ...keys, kind: 'chosen' })} />
      )}
    </>
  );
}

export function EnrolDialog({
  people,
  onClose,
}: {
  readonly people: readonly PersonSummary[];
  readonly onClose: () => void;
}) {
  const say = peopleWords.use();
  const language = useLanguage();
  const other = useOtherSide();
  const enrol = useVaultAct('person.enrol');
  const [name, setName] = useState('');
  const [staffNumber, setStaffNumber] = useState('');
  const [department, setDepartment] = useState('');
  const [compared, setCompared] = useState(false);
  const [own, setOwn] = useState<OwnSecret>(drawn);
  const [enrolled, setEnrolled] = useState<EnrolledPerson | null>(null);
  if (enrolled !== null) {
    return (
      <SecretOnce
        title={say(enrolled.drawnPassphrase === null ? 'chosenDone' : 'drawnTitle', { name })}
        name={name}
        enrolled={enrolled}
        next={say('nextRole')}
        onClose={onClose}
      />
    );
  }
  const typed = name.trim();
  const alike = typed === '' ? [] : peopleLike(people, typed);
  return (
    <SignedDialog
      wide
      title={say('enrol')}
      says={say('enrolSays')}
      label={say('enrolSign')}
      cosigner={other}
      disabled={
        typed === '' || staffNumber.trim() === '' || !isComplete(own) || (alike.length > 0 && !compared)
      }
      sign={async ({ signature, cosign }) => {
        const made = await enrol.mutateAsync({
          name,
          staffNumber,
          department,
          language,
          ...secretInput(own, staffNumber),
          ...(compared ? { beside: alike.map(({ no }) => no) } : {}),
          signature,
          cosign,
        });
        setEnrolled(made);
      }}
      onClose={onClose}
      keepOpen
    >
      <div className="field-row">
        <OneLineField
          label={say('name')}
          value={name}
          onChange={(next) => {
            setName(next);
            setCompared(false);
          }}
          autoFocus
        />
        <OneLineField label={say('staff')} value={staffNumber} onChange={setStaffNumber} max={120} />
        <OneLineField label={say('department')} value={department} onChange={setDepartment} />
      </div>
      <LikeNames alike={alike} compared={compared} onCompared={setCompared} />
      <OwnSecretFields own={own} onChange={setOwn} />
    </SignedDialog>
  );
}

export function RekeyDialog({
  person,
  onClose,
}: {
  readonly person: PersonSummary;
  readonly onClose: () => void;
}) {
  const say = peopleWords.use();
  const language = useLanguage();
  const other = useOtherSide();
  const rekey = useVaultAct('person.rekey');
  const keeper = isKeeper(person.roles);
  const [own, setOwn] = useState<OwnSecret>({ ...drawn, kind: keeper ? 'chosen' : 'drawn' });
  const [made, setMade] = useState<EnrolledPerson | null>(null);
  if (made !== null) {
    return (
      <SecretOnce
        title={say(made.drawnPassphrase === null ? 'rekeyed' : 'drawnTitle', { name: person.name })}
        name={person.name}
        enrolled={made}
        next={null}
        onClose={onClose}
      />
    );
  }
  return (
    <SignedDialog
      wide
      title={`${say('rekey')} · ${person.name}`}
      says={say('rekeySays')}
      label={say('rekeySign')}
      cosigner={other}
      disabled={!isComplete(own)}
      sign={async ({ signature, cosign }) => {
        setMade(
          await rekey.mutateAsync({
            who: `#${person.no}`,
            language,
            ...secretInput(own, freshName(person.name)),
            signature,
            cosign,
          }),
        );
      }}
      onClose={onClose}
      keepOpen
    >
      <OwnSecretFields own={own} onChange={setOwn} />
    </SignedDialog>
  );
}
