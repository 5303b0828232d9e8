/** Somebody whom the client knows: the responsible person, or the second contact (D1). Nobody who leaves can be chosen. */
import { amongOthers } from '../../../shared/vocabulary/among-others.ts';
import { terms } from '../../i18n/terms.ts';
import { useVaultQuery } from '../../session/session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { personLabel } from '../../ui/people-options.ts';

export function ContactField({
  label,
  value,
  first,
  without = null,
  hint,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  /** What stands before the people: nobody, or whoever it is now. */
  readonly first: readonly { readonly value: string; readonly label: string }[];
  /** As they are shown among others: cannot be chosen here. */
  readonly without?: string | null;
  readonly hint?: string;
  readonly onChange: (who: string) => void;
}) {
  const sayTerm = terms.use();
  const people = useVaultQuery('person.list', {});
  return (
    <Choice
      label={label}
      value={value}
      {...(hint === undefined ? {} : { hint })}
      options={[
        ...first,
        ...(people.data ?? [])
          .filter((person) => amongOthers(person) !== without)
          .map((person) => ({
            value: `#${person.no}`,
            label: person.leaving ? `${personLabel(person)} · ${sayTerm('leaving')}` : personLabel(person),
            disabled: person.leaving,
          })),
      ]}
      onChange={onChange}
    />
  );
}
