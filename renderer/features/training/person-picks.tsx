/** Several people, ticked in a list that scrolls. */
import { useVaultQuery } from '../../session/session.tsx';
import { personOption } from '../../ui/people-options.ts';

interface Option {
  readonly value: string;
  readonly label: string;
}

export function Picks({
  label,
  options,
  picked,
  onChange,
}: {
  readonly label: string;
  readonly options: readonly Option[];
  readonly picked: readonly string[];
  readonly onChange: (picked: string[]) => void;
}) {
  return (
    <fieldset className="field">
      <legend>{label}</legend>
      <div className="training-choices">
        {options.map(({ value, label: said }) => (
          <label key={value}>
            <input
              type="checkbox"
              checked={picked.includes(value)}
              onChange={() =>
                onChange(
                  picked.includes(value) ? picked.filter((each) => each !== value) : [...picked, value],
                )
              }
            />
            <span>{said}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function PersonPicks({
  label,
  picked,
  onChange,
}: {
  readonly label: string;
  readonly picked: readonly string[];
  readonly onChange: (picked: string[]) => void;
}) {
  const people = useVaultQuery('person.list', {});
  const options = (people.data ?? []).filter(({ leaving }) => !leaving).map(personOption);
  return <Picks label={label} options={options} picked={picked} onChange={onChange} />;
}
