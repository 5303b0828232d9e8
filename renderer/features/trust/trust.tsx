/** The seating plan of trust: who checks whom, where one person alone holds a seat, and a dossier's chain of custody. */
import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { TrustPicture } from '../../../shared/contract/answers.ts';
import { stampText } from '../../i18n/format.ts';
import { useVaultQuery } from '../../session.tsx';
import { Field } from '../../ui/fields.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Key } from '../../ui/marks.tsx';
import { Page, Sheet } from '../../ui/page.tsx';
import { Shape } from '../../ui/shape.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { ChainEvents, ChainPicture } from './chain.tsx';
import { Seating } from './seating.tsx';
import './trust.css';
import { trustWords } from './words.ts';

export default function Trust() {
  const say = trustWords.use();
  const navigate = useNavigate();
  const [query] = useSearchParams();
  const asked = query.get('code') ?? '';
  const [typed, setTyped] = useState(asked);
  const [table, setTable] = useState(false);
  const [chosen, setChosen] = useState(0);
  useEffect(() => setTyped(asked), [asked]);
  const goTo = (code: string) =>
    void navigate(code === '' ? '/trust' : `/trust?code=${encodeURIComponent(code)}`);
  const picture = useVaultQuery('trust.seats', asked === '' ? {} : { code: asked });
  const chain = useVaultQuery('dossier.history', { code: asked }, { enabled: asked !== '' });
  const dossiers = useVaultQuery('directory.search', { query: '', offset: 0, limit: 100 });
  const codes = (dossiers.data?.rows ?? []).map((row) => row.code);
  const step = (by: number): void => {
    const next = codes[Math.min(codes.length - 1, Math.max(0, codes.indexOf(asked) + by))];
    if (next !== undefined) goTo(next);
  };
  const events = chain.data?.events ?? [];
  const event = events[Math.min(chosen, events.length - 1)];
  useKeys({
    '[': () => step(-1),
    ']': () => step(1),
    t: () => setTable(!table),
    ArrowRight: () => setChosen(Math.min(events.length - 1, chosen + 1)),
    ArrowLeft: () => setChosen(Math.max(0, chosen - 1)),
    Enter: () => event !== undefined && void navigate(`/log?about=${encodeURIComponent(asked)}`),
  });
  useFootKeys([
    { keys: ['[', ']'], does: say('this') },
    { keys: ['T'], does: say(table ? 'picture' : 'table') },
    { keys: ['←', '→'], does: say('walk') },
    { keys: ['Enter'], does: say('openEntry') },
  ]);
  return (
    <Page
      wide
      title={say('title')}
      sub={chain.data === undefined ? say('whole') : `${chain.data.code} ${chain.data.client}`}
      actions={
        <>
          <Button type={asked === '' ? 'primary' : 'default'} onClick={() => goTo('')}>
            {say('whole')}
          </Button>
          <Button aria-pressed={table} onClick={() => setTable(!table)}>
            {say(table ? 'picture' : 'table')} <Key>T</Key>
          </Button>
        </>
      }
      aside={
        <>
          <Sheet title={say('this')}>
            <Field label={say('code')} error={asked !== '' && picture.error !== null ? say('noSuch') : null}>
              {(id) => (
                <Input
                  id={id}
                  className="mono"
                  value={typed}
                  maxLength={120}
                  onChange={(change) => setTyped(change.target.value)}
                  onPressEnter={() => goTo(typed.trim())}
                />
              )}
            </Field>
          </Sheet>
          {picture.data !== undefined && <SinglePoints picture={picture.data} />}
        </>
      }
    >
      {picture.isPending ? (
        <Loading />
      ) : picture.error !== null ? (
        <Failed error={picture.error} again={() => void picture.refetch()} />
      ) : (
        <Sheet>
          {table ? (
            <SeatTable picture={picture.data} />
          ) : (
            <Seating picture={picture.data} title={say('title')} />
          )}
        </Sheet>
      )}
      <Sheet title={say('chain')}>
        {asked === '' ? (
          <p className="quiet">{say('chainEmpty')}</p>
        ) : chain.isPending ? (
          <Loading />
        ) : chain.error !== null ? (
          <Failed error={chain.error} />
        ) : table ? (
          <table className="trust-table small">
            <thead>
              <tr>
                <th>{say('when')}</th>
                <th>{say('what')}</th>
              </tr>
            </thead>
            <tbody>
              {events.map((each) => (
                <tr key={each.entry}>
                  <td>{stampText(each.atMs)}</td>
                  <td>{each.sentence}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          <>
            <ChainPicture chain={chain.data} chosen={chosen} />
            <ChainEvents events={events} chosen={chosen} onChoose={setChosen} />
          </>
        )}
      </Sheet>
    </Page>
  );
}

function SinglePoints({ picture }: { readonly picture: TrustPicture }) {
  const say = trustWords.use();
  return (
    <Sheet title={say('singlePoints')}>
      {picture.singlePoints.length === 0 ? (
        <p className="quiet">{say('none')}</p>
      ) : (
        picture.singlePoints.map(({ seat, person }) => (
          <div key={seat}>
            <p className="state">
              <Shape name="missing" />
              <strong>
                {person === null
                  ? say('pointEmpty', { seat: say(seat) })
                  : say('pointOne', { seat: say(seat), who: person })}
              </strong>
            </p>
            <p className="small quiet">
              {person === null ? say('pointEmptySub') : say('pointOneSub', { who: person })}
            </p>
          </div>
        ))
      )}
    </Sheet>
  );
}

function SeatTable({ picture }: { readonly picture: TrustPicture }) {
  const say = trustWords.use();
  return (
    <table className="trust-table">
      <thead>
        <tr>
          <th>{say('who')}</th>
          <th>{say('people')}</th>
        </tr>
      </thead>
      <tbody>
        {picture.seats.map(({ seat, people }) => (
          <tr key={seat}>
            <td>{say(seat)}</td>
            <td>{people.length === 0 ? say('nobody') : people.join('、')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
