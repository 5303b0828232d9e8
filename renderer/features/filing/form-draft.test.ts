import { expect, test } from 'vitest';
import type { FormFieldShown } from '../../../shared/contract/answers-of-forms.ts';
import { emptyDraft, emptyPerson, filledFields, isFilled } from './form-draft.ts';

const field = (name: string, shape: FormFieldShown['shape']): FormFieldShown => ({
  field: name,
  sheet: 'contact-sheet',
  shape,
  label: null,
  own: false,
});
const fields = [field('name', 'line'), field('address', 'text'), field('contacts', 'people')];

test('D2: what holds nothing is not sent, nor a row of people without a word', () => {
  expect(filledFields(emptyDraft, fields)).toEqual([]);
  const draft = {
    texts: { name: ' ', address: '仰山路\n八号' },
    people: {
      contacts: [
        { ...emptyPerson, key: 0, mobile: '138' },
        { ...emptyPerson, key: 1, name: ' ' },
      ],
    },
  };
  expect(fields.map((each) => isFilled(draft, each))).toEqual([false, true, true]);
  expect(filledFields(draft, fields)).toEqual([
    { field: 'address', value: '仰山路\n八号' },
    { field: 'contacts', people: [{ ...emptyPerson, mobile: '138' }] },
  ]);
});
