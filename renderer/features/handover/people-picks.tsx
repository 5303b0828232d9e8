/** Several people, ticked in a list that scrolls; one press ticks all. */
import { personLabel, whoOf } from '../../ui/people-options.ts';
import { caseWords } from './case-words.ts';

type People = Parameters<typeof personLabel>[0];

export function PeoplePicks({
  label,
  people,
  picked,
  onChange,
}: {
  readonly label: string;
  readonly people: readonly People[];
  readonly picked: readonly string[];
  readonly onChange: (picked: readonly string[]) => void;
}) {
  const say = caseWords.use();
  const all = people.map(whoOf);
  const whole = all.length > 0 && all.every((who) => picked.includes(who));
  const toggle = (who: string): void =>
    onChange(picked.includes(who) ? picked.filter((each) => each !== who) : [...picked, who]);
  return (
    <fieldset className="reader-choice people-picks">
      <legend>{label}</legend>
      <label className="small">
        <input type="checkbox" checked={whole} onChange={() => onChange(whole ? [] : all)} />{' '}
        {say('everybody')}
      </label>
      {people.map((person) => (
        <label key={person.no} className="small">
          <input
            type="checkbox"
            checked={picked.includes(whoOf(person))}
            onChange={() => toggle(whoOf(person))}
          />{' '}
          {personLabel(person)}
        </label>
      ))}
    </fieldset>
  );
}
