/** One person takes a seat: name, number, passphrase twice, and where key file and spare will lie. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import { namesAlike } from '../../../shared/vocabulary/look-alike.ts';
import { Field, FolderField } from '../../ui/fields.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { isSettled, NewPassphraseFields } from '../../ui/passphrase-field.tsx';
import { Shape } from '../../ui/shape.tsx';
import { SignButton } from '../../ui/signing.tsx';
import { isSecond, keyFilePath, roleOfSeat, type Seated, type SeatName } from './ceremony-state.ts';
import { ceremonyWords } from './words.ts';

export interface SeatStepProps {
  readonly seat: SeatName;
  readonly seated: readonly Seated[];
  readonly onSeat: (person: Seated) => void;
  readonly onSkip: () => void;
  readonly onBack: () => void;
}

export function SeatStep({ seat, seated, onSeat, onSkip, onBack }: SeatStepProps) {
  const say = ceremonyWords.use();
  const [person, setPerson] = useState<Seated>({
    seat,
    name: '',
    staffNumber: '',
    department: '',
    passphrase: '',
    keyFolder: '',
    spareFolder: '',
  });
  const [again, setAgain] = useState('');
  const set = (change: Partial<Seated>): void => setPerson((now) => ({ ...now, ...change }));
  const before = seated.at(-1);
  const nameTaken = seated.some((other) => other.name.trim() === person.name.trim());
  const like = seated.filter(
    ({ name }) => person.name.trim() !== '' && !nameTaken && namesAlike(name, person.name.trim()),
  );
  const staffTaken = seated.some((other) => other.staffNumber.trim() === person.staffNumber.trim());
  const foldersSame = person.keyFolder !== '' && person.keyFolder === person.spareFolder;
  const complete =
    person.name.trim() !== '' &&
    person.staffNumber.trim() !== '' &&
    isSettled({ passphrase: person.passphrase, again }) &&
    person.keyFolder !== '' &&
    person.spareFolder !== '' &&
    !nameTaken &&
    !staffTaken &&
    !foldersSame;
  const take = (): void => {
    if (!complete) return;
    onSeat({ ...person, name: person.name.trim(), staffNumber: person.staffNumber.trim() });
  };
  const keyHint = (folder: string): string =>
    folder === '' || person.staffNumber.trim() === ''
      ? ''
      : say('willWrite', { path: keyFilePath(folder, person.staffNumber.trim()) });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl Enter in any field below takes the seat
    <div
      className="sheet ceremony-sheet"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        take();
      }}
    >
      <p className="note-box ceremony-note">
        <Shape name="note" />
        <span>
          {before !== undefined && <strong>{say('leave', { name: before.name })} </strong>}
          {say('typedAlone')}
        </span>
      </p>
      <h2>{say(roleOfSeat(seat) === 'custodian' ? 'takeCustodian' : 'takeApprover')}</h2>
      {isSecond(seat) && <p className="small quiet">{say('second')}</p>}
      <div className="field-row">
        <Field
          label={say('personName')}
          error={person.name.trim() !== '' && nameTaken ? say('nameTaken') : null}
          hint={
            like.length === 0
              ? undefined
              : say('nameLike', {
                  names: like.map(({ name, staffNumber }) => `${name} · ${staffNumber}`).join(' / '),
                })
          }
        >
          {(id) => (
            <Input
              id={id}
              value={person.name}
              maxLength={300}
              autoFocus
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Field>
        <OneLineField
          label={say('department')}
          value={person.department}
          onChange={(department) => set({ department })}
        />
      </div>
      <Field
        label={say('staff')}
        error={person.staffNumber.trim() !== '' && staffTaken ? say('staffTaken') : null}
      >
        {(id) => (
          <Input
            id={id}
            value={person.staffNumber}
            maxLength={120}
            onChange={(event) => set({ staffNumber: event.target.value })}
          />
        )}
      </Field>
      <NewPassphraseFields
        value={{ passphrase: person.passphrase, again }}
        onChange={(typed) => {
          set({ passphrase: typed.passphrase });
          setAgain(typed.again);
        }}
      />
      <hr className="ceremony-line" />
      <FolderField
        label={say('keyFolder')}
        what="key-folder"
        value={person.keyFolder}
        onChange={(keyFolder) => set({ keyFolder })}
        hint={keyHint(person.keyFolder)}
      />
      <FolderField
        label={say('spareFolder')}
        what="key-folder"
        value={person.spareFolder}
        onChange={(spareFolder) => set({ spareFolder })}
        hint={foldersSame ? say('foldersSame') : keyHint(person.spareFolder)}
      />
      <p className="fine quiet">{say('keySays')}</p>
      <div className="button-row">
        <SignButton onClick={take} disabled={!complete} keyHint="Ctrl ↵">
          {say('takeSeat')}
        </SignButton>
        {isSecond(seat) && (
          <Button size="large" onClick={onSkip}>
            {say('skip')}
          </Button>
        )}
        <button type="button" className="link" onClick={onBack}>
          {say('back')}
        </button>
      </div>
    </div>
  );
}
