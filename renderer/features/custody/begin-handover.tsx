/** The first step: who hands over, to whom, who watches, and whether the transferor will sign. */

import { useState } from 'react';
import type { HandoverManner, Role } from '../../../shared/vocabulary/terms.ts';
import { useStatus, useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Sheet } from '../../ui/page.tsx';
import { personOption, whoOf } from '../../ui/people-options.ts';
import { PersonChoice } from '../../ui/person-choice.tsx';
import { State } from '../../ui/shape.tsx';
import { SignBlock } from '../../ui/signing.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { custodyWords } from './words.ts';

const manners: readonly HandoverManner[] = ['agreed', 'refused', 'absent'];

export function BeginHandover() {
  const say = custodyWords.use();
  const { signedInNo } = useStatus();
  const atDesk = signedInNo === null ? '' : whoOf({ no: signedInNo });
  const people = useVaultQuery('person.list', {});
  const begin = useVaultAct('custody.begin');
  const [chosen, setChosen] = useState({ outgoing: atDesk, incoming: '', witness: '' });
  const [manner, setManner] = useState<HandoverManner>('agreed');
  const [ground, setGround] = useState('');
  const holders = (role: Role) =>
    (people.data ?? []).filter((person) => person.roles.includes(role)).map(personOption);
  const custodians = holders('custodian');
  const setManners = (next: HandoverManner): void => {
    setManner(next);
    // Who takes over is the one at the desk.
    const other = custodians.find(({ value }) => value !== atDesk)?.value ?? '';
    if (next === 'agreed') setChosen((now) => ({ ...now, outgoing: atDesk, incoming: '' }));
    else setChosen((now) => ({ ...now, outgoing: other, incoming: atDesk }));
  };
  const choice = (label: string, key: 'outgoing' | 'incoming' | 'witness', people: typeof custodians) => (
    <PersonChoice
      label={label}
      value={chosen[key]}
      options={[{ value: '', label: say('choose') }, ...people]}
      onChange={(value) => setChosen((now) => ({ ...now, [key]: value }))}
    />
  );
  if (people.data !== undefined && custodians.length < 2)
    return (
      <Sheet>
        <State shape="note">{say('tooFew')}</State>
      </Sheet>
    );
  const ready =
    Object.values(chosen).every((name) => name !== '') && (manner === 'agreed' || ground.trim() !== '');
  return (
    <Sheet title={say('beginTitle')}>
      <p className="small quiet">{say('beginSays')}</p>
      <SignBlock
        label={say('begin')}
        keyHint="Ctrl ↵"
        disabled={!ready}
        sign={(signature) =>
          begin.mutateAsync({
            ...chosen,
            manner,
            ...(manner === 'agreed' ? {} : { ground }),
            signature,
          })
        }
      >
        <Choice
          label={say('manner')}
          value={manner}
          options={manners.map((value) => ({ value, label: say(value) }))}
          onChange={setManners}
        />
        <div className="custody-people">
          {choice(say('outgoing'), 'outgoing', custodians)}
          {choice(say('incoming'), 'incoming', custodians)}
          {choice(say('witness'), 'witness', holders('approver'))}
        </div>
        {manner !== 'agreed' && <TextField label={say('ground')} value={ground} onChange={setGround} />}
      </SignBlock>
    </Sheet>
  );
}
