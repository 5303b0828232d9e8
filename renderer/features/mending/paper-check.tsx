/** A paper held against this log: its words or its code's text, and whether the log still is what the paper says. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { CheckedPaper } from '../../../shared/contract/answers.ts';
import { countText } from '../../i18n/format.ts';
import { useVaultAct } from '../../session/session.tsx';
import { Field } from '../../ui/fields.tsx';
import { Sheet } from '../../ui/page.tsx';
import { type ShapeName, State } from '../../ui/shape.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import { integrityWords } from './words.ts';

const shapes: Record<CheckedPaper['verdict'], ShapeName> = {
  agrees: 'done',
  differs: 'refused',
  'newer-than-this-log': 'refused',
  'another-vault': 'note',
};

export function PaperCheck() {
  const say = integrityWords.use();
  const check = useVaultAct('paper.check');
  const [text, setText] = useState('');
  const run = (): void => {
    if (text.trim() !== '' && !check.isPending) check.mutate({ text });
  };
  return (
    <Sheet title={say('paperCheck')}>
      <p className="small quiet">{say('paperCheckSays')}</p>
      <Field label={say('paperText')}>
        {(id) => (
          <div className="path-field">
            <Input
              id={id}
              value={text}
              maxLength={600}
              spellCheck={false}
              onChange={(event) => setText(event.target.value)}
              onPressEnter={run}
            />
            <Button onClick={run}>{say('paperRun')}</Button>
          </div>
        )}
      </Field>
      <ProblemLine error={check.error} />
      {check.data !== undefined && (
        <div role="status">
          <State shape={shapes[check.data.verdict]}>
            <strong>
              {say(check.data.verdict, {
                size: countText(check.data.size),
                entries: countText(check.data.entries),
              })}
            </strong>
          </State>
        </div>
      )}
    </Sheet>
  );
}
