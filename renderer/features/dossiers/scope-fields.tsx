/** Who may know of a dossier: everybody with the clearance, or named people and departments (D3). */

import { Checkbox, Input, Radio } from 'antd';
import { useState } from 'react';
import { finderOf } from '../../../shared/vocabulary/name-fold.ts';
import { useVaultQuery } from '../../session/session.tsx';
import { whoOf } from '../../ui/people-options.ts';
import { dossierWords } from './words.ts';

export interface Scope {
  readonly everybody: boolean;
  readonly people: readonly string[];
  readonly departments: readonly string[];
}
export const openScope: Scope = { everybody: true, people: [], departments: [] };

const toggled = (list: readonly string[], value: string, on: boolean): string[] =>
  on ? [...list, value] : list.filter((each) => each !== value);

export function ScopeFields({
  value,
  onChange,
}: {
  readonly value: Scope;
  readonly onChange: (scope: Scope) => void;
}) {
  const say = dossierWords.use();
  const people = useVaultQuery('person.list', {});
  const [typed, setTyped] = useState('');
  const all = people.data ?? [];
  const departments = [...new Set(all.flatMap((person) => person.department ?? []))];
  const fits = finderOf(typed);
  const shown = all.filter((person) => value.people.includes(whoOf(person)) || fits(person.name));
  return (
    <fieldset className="cosign">
      <legend>{say('scope')}</legend>
      <Radio.Group
        className="scope-kinds"
        aria-label={say('scope')}
        value={value.everybody}
        onChange={(event) => onChange({ ...value, everybody: event.target.value === true })}
        options={[
          { value: true, label: say('everybody') },
          { value: false, label: say('narrowed') },
        ]}
      />
      {!value.everybody && (
        <>
          <p className="fine quiet">{say('scopeHint')}</p>
          <div className="scope-lists">
            <div>
              <h3>{say('scopeDepartments')}</h3>
              <ul className="scope-list">
                {departments.map((department) => (
                  <li key={department}>
                    <Checkbox
                      checked={value.departments.includes(department)}
                      onChange={(event) =>
                        onChange({
                          ...value,
                          departments: toggled(value.departments, department, event.target.checked),
                        })
                      }
                    >
                      {department}
                    </Checkbox>
                  </li>
                ))}
              </ul>
            </div>
            <div>
              <h3>{say('scopePeople')}</h3>
              <Input
                type="search"
                size="small"
                aria-label={say('scopeFind')}
                placeholder={say('scopeFind')}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
              <ul className="scope-list">
                {shown.map((person) => (
                  <li key={person.id}>
                    <Checkbox
                      checked={value.people.includes(whoOf(person))}
                      onChange={(event) =>
                        onChange({
                          ...value,
                          people: toggled(value.people, whoOf(person), event.target.checked),
                        })
                      }
                    >
                      {person.name}{' '}
                      <span className="fine quiet">
                        {[`#${person.no}`, person.department ?? ''].filter(Boolean).join(' · ')}
                      </span>
                    </Checkbox>
                  </li>
                ))}
              </ul>
            </div>
          </div>
        </>
      )}
    </fieldset>
  );
}

/** As the vault is asked. */
export const scopeInput = (scope: Scope) => ({
  everybody: scope.everybody,
  people: scope.everybody ? [] : [...scope.people],
  departments: scope.everybody ? [] : [...scope.departments],
});
