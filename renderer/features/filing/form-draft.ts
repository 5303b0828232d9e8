/** What is typed into a sheet and not yet signed: in this window's memory, for whoever is at the desk, and gone with them (D2). */
import { useState } from 'react';
import type { FormFieldShown } from '../../../shared/contract/answers-of-forms.ts';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import { type FormPerson, personParts } from '../../../shared/vocabulary/form-fields.ts';
import { forgetForTheNextPerson } from '../../session/kept-for-one-person.ts';

export interface PersonRow extends FormPerson {
  /** Of this draft only. */
  readonly key: number;
}

export interface FormDraft {
  readonly texts: Readonly<Record<string, string>>;
  readonly people: Readonly<Record<string, readonly PersonRow[]>>;
}

export const emptyDraft: FormDraft = { texts: {}, people: {} };
export const emptyPerson: FormPerson = { name: '', position: '', phone: '', mobile: '', mail: '' };

const kept = new Map<string, FormDraft>();
forgetForTheNextPerson(() => kept.clear());

/** Of one sheet of one dossier; leaving the screen keeps it, leaving the desk does not. */
export function useFormDraft(code: string, sheet: string) {
  const name = `${sheet} ${code}`;
  const [draft, setDraft] = useState<FormDraft>(() => kept.get(name) ?? emptyDraft);
  const change = (next: FormDraft): void => {
    kept.set(name, next);
    setDraft(next);
  };
  const clear = (): void => {
    kept.delete(name);
    setDraft(emptyDraft);
  };
  return { draft, change, clear };
}

const isSaid = (row: FormPerson): boolean => personParts.some((part) => row[part].trim() !== '');

/** Whether a field holds something, as the vault will count it. */
export const isFilled = ({ texts, people }: FormDraft, { field, shape }: FormFieldShown): boolean =>
  shape === 'people' ? (people[field] ?? []).some(isSaid) : (texts[field] ?? '').trim() !== '';

/** As the vault is asked: fields that hold something, and no row without a word. */
export const filledFields = (
  draft: FormDraft,
  fields: readonly FormFieldShown[],
): CommandInput<'form.file'>['fields'] =>
  fields
    .filter((field) => isFilled(draft, field))
    .map(({ field, shape }) =>
      shape === 'people'
        ? {
            field,
            people: (draft.people[field] ?? [])
              .filter(isSaid)
              .map(({ key: _ofTheDraft, ...person }) => ({ ...person })),
          }
        : { field, value: draft.texts[field] ?? '' },
    );
