/** Everybody of the vault: roles, clearance, frozen; and what custodian and approver sign about people (S4, S5). */

import { Button, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { PersonSummary } from '../../../shared/contract/answers.ts';
import { namesAlike } from '../../../shared/vocabulary/look-alike.ts';
import { finderOf } from '../../../shared/vocabulary/name-fold.ts';
import { terms } from '../../i18n/terms.ts';
import { useStatus, useVaultQuery } from '../../session/session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { GateLines } from '../../ui/gate-lines.tsx';
import { rowKeys, useKeys } from '../../ui/keys.ts';
import { ClassificationMark, Key, RoleNames, Seal } from '../../ui/marks.tsx';
import { Facts, Page, Sheet } from '../../ui/page.tsx';
import { Register } from '../../ui/register.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { State } from '../../ui/shape.tsx';
import { Empty, Listed } from '../../ui/states.tsx';
import { useAsked } from '../../ui/use-asked.ts';
import { EnrolDialog, RekeyDialog } from './enrol-dialog.tsx';
import './people.css';
import { PersonAct, type PersonActName } from './person-act.tsx';
import { peopleWords } from './words.ts';

const columns = ['no', 'name', 'department', 'roles', 'clearance', 'state'] as const;

function matching(typed: string): (person: PersonSummary) => boolean {
  const text = typed.trim().toLowerCase();
  const fits = finderOf(text);
  return (person) =>
    text === '' || fits(person.name) || fits(person.department ?? '') || `#${person.no}` === text;
}

export default function People() {
  const say = peopleWords.use();
  const status = useStatus();
  const navigate = useNavigate();
  const people = useVaultQuery('person.list', {});
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const [act, setAct] = useState<PersonActName | 'enrol' | 'rekey' | null>(null);
  useAsked('find', (text) => {
    setTyped(text);
    setChosen(0);
  });
  useAsked('do', (what) => what === 'enrol' && setAct('enrol'));
  const find = useRef<InputRef>(null);
  const all = people.data ?? [];
  const rows = all.filter(matching(typed));
  const at = Math.min(chosen, Math.max(0, rows.length - 1));
  const person = rows[at];
  const isCustodian = status.roles.includes('custodian');
  useKeys({
    ...rowKeys(rows.length, at, setChosen),
    '/': () => find.current?.focus(),
    n: () => setAct('enrol'),
    i: () => void navigate('/people/invitations'),
    Enter: () => person !== undefined && setAct('give-role'),
  });
  useFootKeys([
    { keys: ['J', 'K'], does: say('keyRows') },
    { keys: ['/'], does: say('keyFind') },
    { keys: ['↵'], does: say('keyAct') },
    { keys: ['N'], does: say('enrol') },
    { keys: ['I'], does: say('invitations') },
  ]);
  return (
    <Page
      wide
      title={say('title')}
      sub={people.data === undefined ? '' : say('sub', { count: all.length })}
      actions={
        <>
          <Button onClick={() => void navigate('/people/invitations')}>
            {say('invitations')} <Key>I</Key>
          </Button>
          <Button onClick={() => setAct('enrol')}>
            {say('enrol')} <Key>N</Key>
          </Button>
        </>
      }
      {...(person === undefined
        ? {}
        : { aside: <PersonFacts person={person} all={all} isCustodian={isCustodian} onAct={setAct} /> })}
    >
      <SearchField
        className="people-find"
        inputRef={find}
        label={say('find')}
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setChosen(0);
        }}
      />
      <Listed
        count={people.data === undefined ? undefined : rows.length}
        error={people.data === undefined ? people.error : null}
        again={() => void people.refetch()}
        empty={<Empty title={say('noMatch')} />}
      >
        <Register
          columns="people-columns"
          heads={columns.map((column) => say(column))}
          rows={rows}
          rowHeight={35}
          chosen={at}
          onChoose={setChosen}
          onOpen={() => setAct('give-role')}
          keyOf={(row) => row.id}
          label={say('list')}
        >
          {(row) => row !== undefined && <PersonRow person={row} />}
        </Register>
      </Listed>
      {act === 'enrol' && <EnrolDialog people={all} onClose={() => setAct(null)} />}
      {act === 'rekey' && person !== undefined && (
        <RekeyDialog person={person} onClose={() => setAct(null)} />
      )}
      {act !== null && act !== 'enrol' && act !== 'rekey' && person !== undefined && (
        <PersonAct act={act} person={person} people={all} onClose={() => setAct(null)} />
      )}
    </Page>
  );
}

function PersonRow({ person }: { readonly person: PersonSummary }) {
  const say = peopleWords.use();
  const sayTerm = terms.use();
  return (
    <div className="people-columns small">
      <span className="mono">#{person.no}</span>
      <strong>{person.name}</strong>
      <span>{person.department ?? say('none')}</span>
      <span>{person.roles.length === 0 ? say('noRole') : <RoleNames roles={person.roles} />}</span>
      <span>{person.clearance === null ? say('none') : <ClassificationMark level={person.clearance} />}</span>
      <span>
        {person.leaving ? (
          <State shape="frozen">{sayTerm('leaving')}</State>
        ) : person.frozen ? (
          <State shape="frozen">{say('frozen')}</State>
        ) : person.roles.length > 0 ? (
          <State shape="done">{say('active')}</State>
        ) : (
          <State shape="closed">{say('noRole')}</State>
        )}
      </span>
    </div>
  );
}

/** What their roles take; nothing where policy asks for nothing. */
function PersonGates({ no }: { readonly no: number }) {
  const say = peopleWords.use();
  const shown = useVaultQuery('gate.show', { who: `#${no}` });
  if (shown.data === undefined || shown.data.length === 0) return null;
  return (
    <>
      <h3 className="label-heading">{say('gates')}</h3>
      <GateLines lines={shown.data} />
    </>
  );
}

function PersonFacts({
  person,
  all,
  isCustodian,
  onAct,
}: {
  readonly person: PersonSummary;
  readonly all: readonly PersonSummary[];
  readonly isCustodian: boolean;
  readonly onAct: (act: PersonActName | 'rekey') => void;
}) {
  const say = peopleWords.use();
  const sayTerm = terms.use();
  const navigate = useNavigate();
  const alike = all.filter((other) => other.id !== person.id && namesAlike(other.name, person.name));
  const acts: readonly (PersonActName | 'rekey')[] = [
    'give-role',
    ...(person.roles.length > 0 ? (['end-role'] as const) : []),
    'rename',
    'rekey',
    'same-as',
    ...(person.frozen ? (['unfreeze'] as const) : isCustodian ? (['freeze'] as const) : []),
  ];
  const label = {
    'give-role': 'giveRole',
    'end-role': 'endRole',
    rename: 'rename',
    rekey: 'rekey',
    'same-as': 'sameAs',
    freeze: 'freeze',
    unfreeze: 'unfreeze',
  } as const;
  return (
    <Sheet>
      <div className="person-head">
        <Seal name={person.name} state="present" />
        <div>
          <h2>{person.name}</h2>
          <p className="small quiet">#{person.no}</p>
        </div>
      </div>
      <Facts
        rows={[
          [say('department'), person.department ?? say('none')],
          [
            say('roles'),
            person.roles.length === 0 ? say('noRole') : <RoleNames key="roles" roles={person.roles} />,
          ],
          [say('clearance'), person.clearance === null ? say('none') : sayTerm(person.clearance)],
          person.frozen
            ? [
                say('state'),
                <State key="state" shape="frozen">
                  {person.leaving ? `${sayTerm('leaving')} · ${say('frozen')}` : say('frozen')}
                </State>,
              ]
            : null,
          alike.length === 0
            ? null
            : [say('like'), alike.map((other) => `${other.name} #${other.no}`).join(' · ')],
        ]}
      />
      <PersonGates no={person.no} />
      <button type="button" className="link small" onClick={() => navigate(`/held/${person.no}`)}>
        {say('held')}
      </button>
      <div className="person-acts">
        {acts.map((act) => (
          <Button key={act} onClick={() => onAct(act)}>
            {say(label[act])}
          </Button>
        ))}
      </div>
    </Sheet>
  );
}
