/** What is signed about one person: roles, name, double enrolment, freezing. */
import { useState } from 'react';
import type { PersonSummary } from '../../../shared/contract/answers.ts';
import type { Credential } from '../../../shared/contract/commands.ts';
import { type Classification, classifications, type Role, role } from '../../../shared/vocabulary/terms.ts';
import { terms } from '../../i18n/terms.ts';
import { useVaultAct } from '../../session/session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { useOtherSide } from '../../ui/other-side.ts';
import { peopleLike } from '../../ui/people-options.ts';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { CoSignFields } from '../../ui/signing.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { LikeNames } from './like-names.tsx';
import { peopleWords } from './words.ts';

export type PersonActName = 'give-role' | 'end-role' | 'rename' | 'same-as' | 'freeze' | 'unfreeze';

export interface PersonActProps {
  readonly person: PersonSummary;
  readonly onClose: () => void;
}

export function PersonAct({
  act,
  people,
  ...props
}: PersonActProps & { readonly act: PersonActName; readonly people: readonly PersonSummary[] }) {
  switch (act) {
    case 'give-role':
      return <GiveRole {...props} />;
    case 'end-role':
      return <EndRole {...props} />;
    case 'rename':
      return <Rename {...props} people={people} />;
    case 'same-as':
      return <SameAs {...props} people={people} />;
    case 'freeze':
    case 'unfreeze':
      return <Freeze {...props} frozen={act === 'unfreeze'} />;
  }
}

function GiveRole({ person, onClose }: PersonActProps) {
  const say = peopleWords.use();
  const sayTerm = terms.use();
  const other = useOtherSide();
  const give = useVaultAct('role.give');
  const offered = role.options.filter((each) => !person.roles.includes(each));
  const [chosen, setChosen] = useState<Role>(offered[0] ?? 'borrower');
  const [clearance, setClearance] = useState<Classification | ''>('internal');
  const [self, setSelf] = useState<Credential>({ who: `#${person.no}`, passphrase: '' });
  const levels = classifications.map((level) => ({ value: level, label: sayTerm(level) }));
  return (
    <SignedDialog
      wide
      title={`${say('giveRole')} · ${person.name}`}
      says={say('giveSays', { name: person.name })}
      label={say('giveSign')}
      cosigner={other}
      disabled={self.passphrase === ''}
      sign={({ signature, cosign }) =>
        give.mutateAsync({
          self,
          role: chosen,
          ...(clearance === '' ? {} : { clearance }),
          signature,
          cosign,
        })
      }
      onClose={onClose}
    >
      <div className="field-row">
        <Choice
          label={say('role')}
          value={chosen}
          options={offered.map((each) => ({ value: each, label: sayTerm(each) }))}
          onChange={setChosen}
        />
        <Choice
          label={say('clearance')}
          value={clearance}
          options={
            chosen === 'auditor' ? [{ value: '' as const, label: say('noClearance') }, ...levels] : levels
          }
          onChange={setClearance}
        />
      </div>
      <CoSignFields label={say('selfSigns', { name: person.name })} value={self} onChange={setSelf} />
    </SignedDialog>
  );
}

function Ground({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (ground: string) => void;
}) {
  const say = peopleWords.use();
  return <TextField label={say('ground')} value={value} onChange={onChange} autoFocus />;
}

function EndRole({ person, onClose }: PersonActProps) {
  const say = peopleWords.use();
  const sayTerm = terms.use();
  const other = useOtherSide();
  const end = useVaultAct('role.end');
  const [chosen, setChosen] = useState<Role>(person.roles[0] ?? 'borrower');
  const [ground, setGround] = useState('');
  return (
    <SignedDialog
      title={`${say('endRole')} · ${person.name}`}
      says={say('endSays', { name: person.name })}
      label={say('endSign')}
      cosigner={other}
      disabled={ground.trim() === ''}
      sign={({ signature, cosign }) =>
        end.mutateAsync({ who: `#${person.no}`, role: chosen, ground, signature, cosign })
      }
      onClose={onClose}
    >
      <Choice
        label={say('role')}
        value={chosen}
        options={person.roles.map((each) => ({ value: each, label: sayTerm(each) }))}
        onChange={setChosen}
      />
      <Ground value={ground} onChange={setGround} />
    </SignedDialog>
  );
}

function Rename({ person, people, onClose }: PersonActProps & { readonly people: readonly PersonSummary[] }) {
  const say = peopleWords.use();
  const other = useOtherSide();
  const rename = useVaultAct('person.rename');
  const [name, setName] = useState(person.name);
  const [compared, setCompared] = useState(false);
  const alike =
    name.trim() === person.name ? [] : peopleLike(people, name.trim()).filter(({ no }) => no !== person.no);
  const [department, setDepartment] = useState(person.department ?? '');
  return (
    <SignedDialog
      title={`${say('rename')} · ${person.name}`}
      says={say('renameSays')}
      label={say('renameSign')}
      cosigner={other}
      disabled={name.trim() === '' || (alike.length > 0 && !compared)}
      sign={({ signature, cosign }) =>
        rename.mutateAsync({
          who: `#${person.no}`,
          name,
          department,
          ...(compared ? { beside: alike.map(({ no }) => no) } : {}),
          signature,
          cosign,
        })
      }
      onClose={onClose}
    >
      <div className="field-row">
        <OneLineField
          label={say('newName')}
          value={name}
          onChange={(next) => {
            setName(next);
            setCompared(false);
          }}
          autoFocus
        />
        <OneLineField label={say('department')} value={department} onChange={setDepartment} />
      </div>
      <LikeNames alike={alike} compared={compared} onCompared={setCompared} />
    </SignedDialog>
  );
}

function SameAs({ person, people, onClose }: PersonActProps & { readonly people: readonly PersonSummary[] }) {
  const say = peopleWords.use();
  const other = useOtherSide();
  const join = useVaultAct('person.same-as');
  const [same, setSame] = useState('');
  const [ground, setGround] = useState('');
  return (
    <SignedDialog
      title={`${say('sameAs')} · ${person.name}`}
      says={say('sameSays')}
      label={say('sameSign')}
      cosigner={other}
      disabled={same === '' || ground.trim() === ''}
      sign={({ signature, cosign }) =>
        join.mutateAsync({ who: `#${person.no}`, same, ground, signature, cosign })
      }
      onClose={onClose}
    >
      <Choice
        label={say('other')}
        value={same}
        options={[
          { value: '', label: say('none') },
          ...people
            .filter((each) => each.id !== person.id)
            .map((each) => ({ value: `#${each.no}`, label: `#${each.no} ${each.name}` })),
        ]}
        onChange={setSame}
      />
      <Ground value={ground} onChange={setGround} />
    </SignedDialog>
  );
}

function Freeze({ person, frozen, onClose }: PersonActProps & { readonly frozen: boolean }) {
  const say = peopleWords.use();
  const other = useOtherSide();
  const freeze = useVaultAct('person.freeze');
  const unfreeze = useVaultAct('person.unfreeze');
  const [ground, setGround] = useState('');
  const who = `#${person.no}`;
  return (
    <SignedDialog
      title={`${say(frozen ? 'unfreeze' : 'freeze')} · ${person.name}`}
      says={say(frozen ? 'unfreezeSays' : 'freezeSays', { name: person.name })}
      label={say(frozen ? 'unfreezeSign' : 'freezeSign')}
      cosigner={frozen ? other : undefined}
      disabled={ground.trim() === ''}
      sign={({ signature, cosign }) =>
        frozen
          ? unfreeze.mutateAsync({ who, ground, signature, cosign })
          : freeze.mutateAsync({ who, ground, signature })
      }
      onClose={onClose}
    >
      <Ground value={ground} onChange={setGround} />
    </SignedDialog>
  );
}
