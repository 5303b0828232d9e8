/** A person, typed by name or number and taken by number: of several whom the text fits, one has to be chosen (S8). */
import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { defineWords } from '../i18n/words.ts';
import { useVaultQuery } from '../session/session.tsx';
import { Field } from './fields.tsx';
import { meant, personLabel, whoOf } from './people-options.ts';

const words = defineWords('person-field', {
  several: ['不止一人，请选择：', 'More than one person: choose one.'],
  nobody: ['没有这个人', 'Nobody is called that'],
});

const shownMax = 6;

export function PersonField({
  label,
  value,
  onChange,
  autoFocus = false,
}: {
  readonly label: string;
  /** `#3`; empty while nobody is chosen. */
  readonly value: string;
  readonly onChange: (who: string) => void;
  readonly autoFocus?: boolean;
}) {
  const say = words.use();
  const { data } = useVaultQuery('person.list', {});
  const people = data ?? [];
  const [typed, setTyped] = useState(value);
  const fitting = meant(people, typed);
  const chosen = people.find((person) => whoOf(person) === value);
  const take = (text: string): void => {
    const [only, ...others] = meant(people, text);
    onChange(only !== undefined && others.length === 0 ? whoOf(only) : '');
  };
  const type = (text: string): void => {
    setTyped(text);
    take(text);
  };
  // A name may stand there before the list has come: whom it means is known only now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the arrival of the list alone
  useEffect(() => {
    if (value === '' && typed.trim() !== '') take(typed);
  }, [data]);
  const asks = chosen === undefined && fitting.length > 1;
  return (
    <div>
      <Field
        label={label}
        hint={chosen === undefined ? undefined : personLabel(chosen)}
        error={typed.trim() !== '' && people.length > 0 && fitting.length === 0 ? say('nobody') : null}
      >
        {(id) => (
          <Input
            id={id}
            value={typed}
            maxLength={300}
            autoFocus={autoFocus}
            onChange={(event) => type(event.target.value)}
          />
        )}
      </Field>
      {asks && (
        <fieldset className="cosign" aria-label={say('several')}>
          <p className="fine quiet">{say('several')}</p>
          {fitting.slice(0, shownMax).map((person) => (
            <Button key={person.no} size="small" onClick={() => onChange(whoOf(person))}>
              {personLabel(person)}
            </Button>
          ))}
        </fieldset>
      )}
    </div>
  );
}
