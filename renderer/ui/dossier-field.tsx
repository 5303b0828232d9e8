/** A dossier by its code: typed, or picked among those that a name, a part of one or pinyin fits (S8, D3). */
import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import type { FoundDossier } from '../../shared/contract/answers.ts';
import { vault } from '../calls/vault-client.ts';
import { defineWords } from '../i18n/words.ts';
import { Field } from './fields.tsx';
import { useRested } from './use-rested.ts';

const words = defineWords('dossier-field', {
  pick: ['选择卷宗：', 'Choose a dossier:'],
  how: ['档号、客户名或拼音', 'Code, client or pinyin'],
});

/** Letters and signs of a code, and a number among them. */
const codeLike = /^(?=.*\d)[A-Za-z0-9._/-]+$/;

interface Fitting {
  readonly of: string;
  readonly dossiers: readonly FoundDossier[];
}
const none: Fitting = { of: '', dossiers: [] };

/** Dossiers that what was typed fits; none while it is a code that is taken already. And what asks at once. */
function useFitting(typed: string, settled: boolean): readonly [fitting: Fitting, now: () => void] {
  const [query, now] = useRested(typed.trim());
  const [fitting, setFitting] = useState(none);
  useEffect(() => {
    if (query === '' || settled) {
      setFitting(none);
      return;
    }
    let gone = false;
    vault.call('desk.find', { query }, { by: 'screen' }).then(
      ({ dossiers }) => {
        if (!gone) setFitting({ of: query, dossiers });
      },
      () => {
        if (!gone) setFitting({ of: query, dossiers: [] });
      },
    );
    return () => {
      gone = true;
    };
  }, [query, settled]);
  // What was taken a moment ago is not offered until the effect has run.
  return [settled ? none : fitting, now];
}

/**
 * The code that what stands in the field means: one that is written so, the only one that fits, or the text itself where nothing
 * fits it. Null where one has to be chosen: half a name is asked about nowhere.
 */
function codeMeant(typed: string, dossiers: readonly FoundDossier[]): string | null {
  if (dossiers.length === 0) return typed;
  const written = dossiers.find(({ code }) => code.toLowerCase() === typed.toLowerCase());
  return written?.code ?? (dossiers.length === 1 ? (dossiers[0]?.code ?? null) : null);
}

export function DossierField({
  label,
  value,
  settled,
  hint,
  error,
  onChange,
  onSettle,
}: {
  readonly label: string;
  /** What stands in the field: a code, or what one is looked for by. */
  readonly value: string;
  /** The code that stands there is taken: nothing is offered. */
  readonly settled: boolean;
  readonly hint?: string | undefined;
  readonly error: string | null;
  readonly onChange: (typed: string) => void;
  readonly onSettle: (code: string) => void;
}) {
  const say = words.use();
  const [fitting, lookUp] = useFitting(value, settled);
  /** Left or entered before it was known what fits: taken when that comes, unless it is typed on. */
  const [left, setLeft] = useState<string | null>(null);
  const settle = (): void => {
    const typed = value.trim();
    // A code typed to its end needs no search first, which would be on record.
    if (fitting.of !== typed && codeLike.test(typed)) {
      onSettle(typed);
      return;
    }
    lookUp();
    setLeft(typed);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for what was left, when it is known what fits
  useEffect(() => {
    if (left === null) return;
    if (left !== value.trim() || settled) setLeft(null);
    else if (left === '' || fitting.of === left) {
      setLeft(null);
      const code = codeMeant(left, fitting.dossiers);
      if (code !== null) onSettle(code);
    }
  }, [left, fitting, value, settled]);
  return (
    <div className="dossier-field">
      <Field label={label} error={error} hint={hint}>
        {(id) => (
          <Input
            id={id}
            className="mono"
            value={value}
            placeholder={say('how')}
            maxLength={120}
            onChange={(event) => onChange(event.target.value)}
            onBlur={(event) => {
              // To one of those that are offered: it says itself which is meant.
              if (event.relatedTarget?.closest('.dossier-field') == null) settle();
            }}
            onPressEnter={settle}
          />
        )}
      </Field>
      {fitting.dossiers.length > 0 && (
        <fieldset className="cosign" aria-label={say('pick')}>
          <p className="fine quiet">{say('pick')}</p>
          {fitting.dossiers.map(({ code, client }) => (
            <Button
              key={code}
              size="small"
              // The field would be left first, and what is half typed be taken for a code.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onSettle(code)}
            >
              {code} {client}
            </Button>
          ))}
        </fieldset>
      )}
    </div>
  );
}
