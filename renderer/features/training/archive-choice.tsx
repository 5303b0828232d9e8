/** To somebody's archive, from the registers. */
import { useNavigate } from 'react-router';
import { useVaultQuery } from '../../session/session.tsx';
import { personOption } from '../../ui/people-options.ts';
import { PersonChoice } from '../../ui/person-choice.tsx';
import { trainingWords } from './words.ts';

export function ArchiveChoice() {
  const say = trainingWords.use();
  const navigate = useNavigate();
  const people = useVaultQuery('person.list', {});
  return (
    <PersonChoice
      label={say('archives')}
      value=""
      options={[{ value: '', label: say('choose') }, ...(people.data ?? []).map(personOption)]}
      onChange={(who) => {
        if (who !== '') void navigate(`/training/people/${who.slice(1)}`);
      }}
    />
  );
}
