/** What is to come back, with number, condition and receiver, each taken back by itself (P2). */
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { DepartureCase, ThingShown } from '../../../shared/contract/answers.ts';
import { type ItemCondition, itemCondition } from '../../../shared/vocabulary/leaving-terms.ts';
import { leavingText } from '../../../shared/vocabulary/leaving-words.ts';
import { dayText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useStatus, useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/fields.tsx';
import { personOption } from '../../ui/people-options.ts';
import { PersonChoice } from '../../ui/person-choice.tsx';
import { Shape } from '../../ui/shape.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { caseWords } from './case-words.ts';

const isBack = ({ back }: ThingShown): boolean => back !== null && back.condition !== 'lost';

export function ThingsPane({ departure }: { readonly departure: DepartureCase }) {
  const say = caseWords.use();
  const language = useLanguage();
  const [dialog, setDialog] = useState<'list' | ThingShown | null>(null);
  const { things } = departure.leaving;
  const kept = departure.state !== 'withdrawn';
  return (
    <section className="sheet">
      <div className="case-pane-head">
        <h2 className="label-heading">{say('things')}</h2>
        {things.length > 0 && (
          <span className="small quiet">
            {things.filter(isBack).length} / {things.length}
          </span>
        )}
      </div>
      {things.length === 0 && <p className="small quiet">{say('noThings')}</p>}
      {things.map((each) => (
        <div key={each.thing} className="case-approval small">
          <Shape name={isBack(each) ? 'done' : each.back === null ? 'missing' : 'due'} />
          <span>
            {each.name} <span className="mono fine quiet">{each.serial}</span>
            {each.back !== null && (
              <span className="fine quiet case-reason">
                {[
                  leavingText('condition', each.back.condition, language),
                  each.back.receiver,
                  dayText(each.back.atMs, language),
                  each.back.remark ?? '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            )}
          </span>
          {kept && !isBack(each) && (
            <button type="button" className="link" onClick={() => setDialog(each)}>
              {say('takeBack')}
            </button>
          )}
        </div>
      ))}
      {kept && (
        <div>
          <Button size="small" onClick={() => setDialog('list')}>
            {say('listThings')}
          </Button>
        </div>
      )}
      {dialog === 'list' && <ListDialog departure={departure} onClose={() => setDialog(null)} />}
      {dialog !== null && dialog !== 'list' && (
        <TakeBackDialog departure={departure} thing={dialog} onClose={() => setDialog(null)} />
      )}
    </section>
  );
}

/** `笔记本电脑，SN-1`: with either comma; the number may be left out. */
function thingsIn(text: string): { name: string; serial: string }[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const at = line.search(/[,，]/);
      return at < 0
        ? { name: line, serial: '' }
        : { name: line.slice(0, at).trim(), serial: line.slice(at + 1).trim() };
    });
}

function ListDialog({
  departure,
  onClose,
}: {
  readonly departure: DepartureCase;
  readonly onClose: () => void;
}) {
  const say = caseWords.use();
  const list = useVaultAct('departure.list-things');
  const [text, setText] = useState('');
  const things = thingsIn(text);
  return (
    <SignedDialog
      title={say('listThings')}
      says={say('listSays')}
      label={say('signList', { n: things.length })}
      disabled={things.length === 0 || things.some(({ name }) => name === '')}
      sign={({ signature }) => list.mutateAsync({ departure: departure.departure, things, signature })}
      onClose={onClose}
    >
      <TextField label={say('thingLines')} value={text} onChange={setText} rows={5} max={10_000} />
    </SignedDialog>
  );
}

function TakeBackDialog({
  departure,
  thing,
  onClose,
}: {
  readonly departure: DepartureCase;
  readonly thing: ThingShown;
  readonly onClose: () => void;
}) {
  const say = caseWords.use();
  const language = useLanguage();
  const { signedInNo } = useStatus();
  const people = useVaultQuery('person.list', {});
  const take = useVaultAct('departure.take-back');
  const [condition, setCondition] = useState<ItemCondition>('intact');
  const [receiver, setReceiver] = useState(signedInNo === null ? '' : `#${signedInNo}`);
  const [remark, setRemark] = useState('');
  return (
    <SignedDialog
      title={say('takeBack')}
      says={say('takeBackSays', { thing: [thing.name, thing.serial].filter(Boolean).join(' ') })}
      label={say('signTakeBack')}
      disabled={receiver === ''}
      sign={({ signature }) =>
        take.mutateAsync({
          departure: departure.departure,
          thing: thing.thing,
          condition,
          receiver,
          ...(remark.trim() === '' ? {} : { remark }),
          signature,
        })
      }
      onClose={onClose}
    >
      <div className="field-row">
        <Choice
          label={say('condition')}
          value={condition}
          options={itemCondition.options.map((value) => ({
            value,
            label: leavingText('condition', value, language),
          }))}
          onChange={setCondition}
        />
        <PersonChoice
          label={say('receiver')}
          value={receiver}
          options={[
            { value: '', label: say('choosePerson') },
            ...(people.data ?? []).filter(({ no }) => no !== departure.personNo).map(personOption),
          ]}
          onChange={setReceiver}
        />
      </div>
      <Field label={say('remark')}>
        {(id) => (
          <Input
            id={id}
            value={remark}
            maxLength={2_000}
            onChange={(event) => setRemark(event.target.value)}
          />
        )}
      </Field>
    </SignedDialog>
  );
}
