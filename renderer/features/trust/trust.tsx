/** The seating plan of trust: who checks whom, where one person alone holds a seat, and a dossier's chain of custody. */
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Radio } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { vault } from '../../calls/vault-client.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultQuery } from '../../session/session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { useKeys } from '../../ui/keys.ts';
import { ClassificationMark, Key } from '../../ui/marks.tsx';
import { Page, Sheet } from '../../ui/page.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { ChainEvents } from './chain-events.tsx';
import { ChainLegend } from './chain-legend.tsx';
import { ChainPicture } from './chain-picture.tsx';
import { Seating } from './seating.tsx';
import { gapsOf } from './time-line.ts';
import './trust.css';
import { TrustSide } from './trust-side.tsx';
import { ChainTables, TrustTables } from './trust-table.tsx';
import { trustWords } from './words.ts';

const dossiersMax = 200;
const loansMax = 200;

/** Looking into the directory and reading a history are entries of the log: each is asked once, never again by itself. */
function useDossiers() {
  const language = useLanguage();
  return useQuery({
    queryKey: ['directory.search', 'trust', language],
    queryFn: () =>
      vault.call('directory.search', { query: '', offset: 0, limit: dossiersMax }, { by: 'screen' }),
    staleTime: 'static',
  });
}

function useChain(code: string) {
  const language = useLanguage();
  return useQuery({
    queryKey: ['dossier.history', code, language],
    queryFn: () => vault.call('dossier.history', { code }),
    enabled: code !== '',
    staleTime: 'static',
    gcTime: 0,
  });
}

export default function Trust() {
  const say = trustWords.use();
  const navigate = useNavigate();
  const [query] = useSearchParams();
  const code = query.get('code') ?? '';
  const last = useRef('');
  if (code !== '') last.current = code;
  const [table, setTable] = useState(false);
  const goTo = (to: string): void =>
    void navigate(to === '' ? '/trust' : `/trust?code=${encodeURIComponent(to)}`);
  const picture = useVaultQuery('trust.seats', code === '' ? {} : { code });
  const dossiers = useDossiers();
  const rows = dossiers.data?.rows ?? [];
  const codes = rows.map((row) => row.code);
  const dossier = rows.find((row) => row.code === code);
  const loans = useVaultQuery(
    'loan.register',
    { query: code, offset: 0, limit: loansMax },
    { enabled: code !== '' },
  );
  const loansOfIt = (loans.data?.rows ?? []).filter((loan) => loan.document.startsWith(`${code}/`));
  const out = loansOfIt.filter((loan) => loan.state === 'issued' || loan.state === 'received').length;
  const chain = useChain(code);
  const events = chain.data?.events ?? [];
  const [walked, setWalked] = useState<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another dossier is walked from its end
  useEffect(() => setWalked(null), [code]);
  const chosen = Math.min(events.length - 1, walked ?? events.length - 1);
  const step = (by: number): void => {
    const from = codes.indexOf(code);
    const to = codes[from < 0 ? 0 : Math.min(codes.length - 1, Math.max(0, from + by))];
    if (to !== undefined) goTo(to);
  };
  const open = (at: number): void => {
    const event = events[at];
    if (event !== undefined) void navigate(`/log?entry=${event.entry}`);
  };
  useKeys({
    '[': () => step(-1),
    ']': () => step(1),
    t: () => setTable(!table),
    ArrowLeft: () => setWalked(Math.max(0, chosen - 1)),
    ArrowRight: () => setWalked(Math.min(events.length - 1, chosen + 1)),
    Enter: () => open(chosen),
  });
  useFootKeys([
    { keys: ['[', ']'], does: say('keyDossiers') },
    { keys: ['T'], does: say(table ? 'picture' : 'table') },
    ...(code === ''
      ? []
      : [
          { keys: ['←', '→'], does: say('keyWalk') },
          { keys: ['↵'], does: say('keyOpen') },
        ]),
  ]);
  const facts =
    dossier === undefined
      ? []
      : [
          say('documents', { count: dossier.documents }),
          ...(loans.data === undefined ? [] : [say('onLoan', { count: out })]),
        ];
  return (
    <Page
      wide
      title={say('title')}
      sub={
        code === '' ? (
          say('wholeSub')
        ) : (
          <>
            {code} {dossier?.client ?? chain.data?.client ?? ''}
            {dossier !== undefined && (
              <>
                {' · '}
                <ClassificationMark level={dossier.classification} />
              </>
            )}
          </>
        )
      }
      actions={
        <>
          <CodeField key={code} code={code} codes={codes} onGo={goTo} />
          <Radio.Group
            aria-label={say('scope')}
            optionType="button"
            buttonStyle="solid"
            value={code === '' ? 'whole' : 'this'}
            onChange={(event) => goTo(event.target.value === 'whole' ? '' : last.current || (codes[0] ?? ''))}
            options={[
              { value: 'this', label: say('this'), disabled: code === '' && codes.length === 0 },
              { value: 'whole', label: say('whole') },
            ]}
          />
          <Button aria-pressed={table} onClick={() => setTable(!table)}>
            {say(table ? 'picture' : 'table')} <Key>T</Key>
          </Button>
        </>
      }
    >
      {picture.isPending ? (
        <Loading />
      ) : picture.error !== null ? (
        <Failed error={picture.error} again={() => void picture.refetch()} />
      ) : (
        <>
          <div className="trust-top">
            {table ? (
              <TrustTables picture={picture.data} />
            ) : (
              <Sheet>
                <Seating picture={picture.data} facts={facts} />
              </Sheet>
            )}
            <TrustSide picture={picture.data} />
          </div>
          <section className="sheet">
            <div className="chain-head">
              <h2>{say('chain')}</h2>
              {chain.data !== undefined && !table && (
                <ChainLegend
                  gaps={
                    gapsOf(chain.data.holders, {
                      fromMs: chain.data.events[0]?.atMs ?? Date.now(),
                      toMs: Date.now(),
                    }).length > 0
                  }
                  holds={events.some((event) => event.type === 'hold.set')}
                />
              )}
            </div>
            {code === '' ? (
              <Empty title={say('chainEmpty')}>
                {codes[0] !== undefined && (
                  <button type="button" className="link" onClick={() => goTo(codes[0]!)}>
                    {say('choose')}
                  </button>
                )}
              </Empty>
            ) : chain.isPending ? (
              <Loading />
            ) : chain.error !== null ? (
              <Failed error={chain.error} again={() => void chain.refetch()} />
            ) : table ? (
              <ChainTables chain={chain.data} chosen={chosen} />
            ) : (
              <>
                <ChainPicture chain={chain.data} loans={loansOfIt} chosen={chosen} onChoose={setWalked} />
                <ChainEvents events={events} chosen={chosen} onChoose={setWalked} onOpen={open} />
              </>
            )}
          </section>
        </>
      )}
    </Page>
  );
}

/** Any code can be typed; those of the first pages of the directory are offered. */
function CodeField({
  code,
  codes,
  onGo,
}: {
  readonly code: string;
  readonly codes: readonly string[];
  readonly onGo: (code: string) => void;
}) {
  const say = trustWords.use();
  const [typed, setTyped] = useState(code);
  return (
    <form
      className="trust-code"
      onSubmit={(event) => {
        event.preventDefault();
        onGo(typed.trim());
      }}
    >
      <Input
        aria-label={say('code')}
        placeholder={say('code')}
        className="mono"
        list="trust-codes"
        value={typed}
        maxLength={120}
        spellCheck={false}
        onChange={(event) => {
          setTyped(event.target.value);
          // Chosen from the list that is offered; a code that another one begins with is only typed through.
          const chosen = (event.nativeEvent as InputEvent).inputType === 'insertReplacementText';
          if (chosen && codes.includes(event.target.value)) onGo(event.target.value);
        }}
      />
      <datalist id="trust-codes">
        {codes.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </form>
  );
}
