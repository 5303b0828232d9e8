/** The five filters: time, client, person, action, outcome. */

import { Button, Input } from 'antd';
import { useState } from 'react';
import { withNumber } from '../../../shared/vocabulary/among-others.ts';
import { isCalendarDay } from '../../../shared/vocabulary/calendar-day.ts';
import { dayToText } from '../../../shared/vocabulary/day-text.ts';
import type { EntryType } from '../../../shared/vocabulary/entry.ts';
import { finderOf } from '../../../shared/vocabulary/name-fold.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultQuery } from '../../session/session.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Field } from '../../ui/fields.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { personLabel, whoOf } from '../../ui/people-options.ts';
import { groupNames, groupWords, kindGroups, kindWords } from './entry-kinds.ts';
import { FilterChip, RadioLines } from './filter-chip.tsx';
import { type LogFilters, outcomes, timeSpans } from './log-filters.ts';
import { logWords } from './words.ts';

const chips = ['time', 'about', 'person', 'action', 'outcome'] as const;
export type Chip = (typeof chips)[number];

export interface FilterBarProps {
  readonly filters: LogFilters;
  readonly onChange: (filters: LogFilters) => void;
  readonly open: Chip | null;
  readonly onOpen: (chip: Chip | null) => void;
  /** Names are not for this reader: people go by their numbers. */
  readonly hidden: boolean;
}

export function FilterBar({ filters, onChange, open, onOpen, hidden }: FilterBarProps) {
  const say = logWords.use();
  const people = useVaultQuery('person.list', {}).data ?? [];
  const person = people.find((each) => whoOf(each) === filters.person);
  const change = (part: Partial<LogFilters>): void => onChange({ ...filters, ...part });
  const chip = (name: Chip) => ({
    label: say(name),
    open: open === name,
    onToggle: (shown: boolean) => onOpen(shown ? name : null),
  });
  return (
    <search className="log-filters" aria-label={say('filters')}>
      <FilterChip {...chip('time')} value={useTimeText(filters)} active={filters.span !== 'all'}>
        <TimePanel filters={filters} change={change} />
      </FilterChip>
      <FilterChip {...chip('about')} value={filters.about || say('all')} active={filters.about !== ''}>
        <AboutPanel
          about={filters.about}
          apply={(about) => {
            change({ about });
            onOpen(null);
          }}
        />
      </FilterChip>
      <FilterChip
        {...chip('person')}
        value={
          person === undefined ? (filters.person ?? say('all')) : hidden ? whoOf(person) : withNumber(person)
        }
        active={filters.person !== null}
      >
        <PersonPanel
          value={filters.person}
          people={people.map((each) => ({
            value: whoOf(each),
            label: hidden ? whoOf(each) : personLabel(each),
          }))}
          onChange={(next) => change({ person: next })}
        />
      </FilterChip>
      <FilterChip
        {...chip('action')}
        wide
        value={useActionText(filters.types)}
        active={filters.types.length > 0}
      >
        <ActionPanel types={filters.types} onChange={(types) => change({ types })} />
      </FilterChip>
      <FilterChip
        {...chip('outcome')}
        value={say(filters.outcome ?? 'all')}
        active={filters.outcome !== null}
      >
        <RadioLines
          name="log-outcome"
          value={filters.outcome ?? 'all'}
          options={(['all', ...outcomes] as const).map((value) => ({ value, label: say(value) }))}
          onChange={(value) => change({ outcome: value === 'all' ? null : value })}
        />
      </FilterChip>
    </search>
  );
}

function useTimeText({ span, from, to }: LogFilters): string {
  const say = logWords.use();
  const language = useLanguage();
  const [first, last] = [dayToText(from, language), dayToText(to, language)];
  return span === 'range' && (from !== '' || to !== '') ? `${first}–${last}` : say(span);
}

interface PanelProps {
  readonly filters: LogFilters;
  readonly change: (part: Partial<LogFilters>) => void;
}

function TimePanel({ filters, change }: PanelProps) {
  const say = logWords.use();
  return (
    <>
      <RadioLines
        name="log-time"
        value={filters.span}
        options={timeSpans.map((value) => ({ value, label: say(value) }))}
        onChange={(span) => change({ span })}
      />
      {filters.span === 'range' && (
        <div className="log-range">
          {(['from', 'to'] as const).map((end) => (
            <DayEnd
              key={end}
              label={say(end)}
              value={filters[end]}
              onChange={(day) => change({ [end]: day })}
            />
          ))}
        </div>
      )}
    </>
  );
}

/** The log is asked for days only: what is half typed stays in the field. */
function DayEnd({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  return (
    <DateField
      label={label}
      value={typed}
      onChange={(day) => {
        setTyped(day);
        if (day === '' || isCalendarDay(day)) onChange(day);
      }}
    />
  );
}

function AboutPanel({ about, apply }: { readonly about: string; readonly apply: (about: string) => void }) {
  const say = logWords.use();
  const [typed, setTyped] = useState(about);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        apply(typed.trim());
      }}
    >
      <Field label={say('aboutField')} hint={say('aboutHint')}>
        {(id) => (
          <Input
            id={id}
            value={typed}
            maxLength={200}
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <div className="button-row">
        <Button type="primary" htmlType="submit">
          {say('apply')}
        </Button>
        {about !== '' && (
          <button type="button" className="link" onClick={() => apply('')}>
            {say('all')}
          </button>
        )}
      </div>
    </form>
  );
}

const peopleShownMax = 50;

function PersonPanel({
  value,
  people,
  onChange,
}: {
  readonly value: string | null;
  readonly people: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string | null) => void;
}) {
  const say = logWords.use();
  const [typed, setTyped] = useState('');
  const fits = finderOf(typed);
  const found = people.filter((each) => fits(`${each.label} ${each.value}`)).slice(0, peopleShownMax);
  return (
    <>
      {people.length > 8 && <OneLineField label={say('findPerson')} value={typed} onChange={setTyped} />}
      <RadioLines
        name="log-person"
        value={value ?? 'all'}
        options={[{ value: 'all', label: say('all') }, ...found]}
        onChange={(next) => onChange(next === 'all' ? null : next)}
      />
      {found.length === 0 && <p className="small quiet">{say('nobody')}</p>}
    </>
  );
}

function useActionText(types: readonly EntryType[]): string {
  const say = logWords.use();
  const sayKind = kindWords.use();
  const sayGroup = groupWords.use();
  if (types.length === 0) return say('all');
  if (types.length === 1) return sayKind(types[0]!);
  const group = groupNames.find(
    (name) =>
      kindGroups[name].length === types.length && kindGroups[name].every((kind) => types.includes(kind)),
  );
  return group === undefined ? say('kinds', { count: types.length }) : sayGroup(group);
}

/** Kinds by group; a group's own box takes all of it. */
function ActionPanel({
  types,
  onChange,
}: {
  readonly types: readonly EntryType[];
  readonly onChange: (types: readonly EntryType[]) => void;
}) {
  const say = logWords.use();
  const sayKind = kindWords.use();
  const sayGroup = groupWords.use();
  const language = useLanguage();
  return (
    <>
      <div className="button-row log-panel-head">
        <button type="button" className="link" onClick={() => onChange([])}>
          {say('all')}
        </button>
      </div>
      <div className="log-groups" lang={language}>
        {groupNames.map((name) => {
          const kinds: readonly EntryType[] = kindGroups[name];
          const chosen = kinds.filter((kind) => types.includes(kind));
          const others = types.filter((kind) => !kinds.includes(kind));
          return (
            <section key={name} className="log-group">
              <label className="log-line log-group-all">
                <input
                  type="checkbox"
                  aria-label={say('allOf', { group: sayGroup(name) })}
                  checked={chosen.length === kinds.length}
                  ref={(box) => {
                    if (box !== null) box.indeterminate = chosen.length > 0 && chosen.length < kinds.length;
                  }}
                  onChange={(event) => onChange(event.target.checked ? [...others, ...kinds] : others)}
                />
                <strong>{sayGroup(name)}</strong>
              </label>
              {kinds.map((kind) => (
                <label key={kind} className="log-line">
                  <input
                    type="checkbox"
                    checked={types.includes(kind)}
                    onChange={(event) =>
                      onChange(
                        event.target.checked ? [...types, kind] : types.filter((each) => each !== kind),
                      )
                    }
                  />
                  <span>{sayKind(kind)}</span>
                </label>
              ))}
            </section>
          );
        })}
      </div>
    </>
  );
}
