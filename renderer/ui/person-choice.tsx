/** One of several people: the system's list, and above a long one a field that narrows it by name, pinyin or number (S8). */
import { useState } from 'react';
import { finderOf } from '../../shared/vocabulary/name-fold.ts';
import { defineWords } from '../i18n/words.ts';
import { Choice, type ChoiceProps } from './choice.tsx';
import { OneLineField } from './one-line-field.tsx';

const words = defineWords('person-choice', {
  find: ['查找：姓名、拼音或编号', 'Find: name, pinyin or number'],
  found: ['符合的有 {{count}} 人', '{{count}} person fits|{{count}} people fit'],
});

/** As many can be looked through without a search. */
const seenAtOnce = 12;

export function PersonChoice({
  options,
  onChange,
  ...others
}: Omit<ChoiceProps<string>, 'hint' | 'disabled'>) {
  const say = words.use();
  const [typed, setTyped] = useState('');
  const fitting = (text: string) => {
    const fits = finderOf(text);
    return options.filter(({ value, label }) => value !== '' && fits(label));
  };
  const found = fitting(typed);
  if (options.length <= seenAtOnce) return <Choice {...others} options={options} onChange={onChange} />;
  const type = (text: string): void => {
    setTyped(text);
    const [only, ...more] = text.trim() === '' ? [] : fitting(text);
    if (only !== undefined && more.length === 0) onChange(only.value);
  };
  const shown = options.filter(
    (option) => option.value === '' || option.value === others.value || found.includes(option),
  );
  return (
    <>
      <OneLineField label={say('find')} value={typed} onChange={type} />
      <Choice
        {...others}
        options={shown}
        onChange={onChange}
        {...(typed.trim() === '' ? {} : { hint: say('found', { count: found.length }) })}
      />
    </>
  );
}
