/** Putting right what stands in everybody's way: a quarantine, a clock in doubt. Cause, facts, cost, then signatures. */
import { useState } from 'react';
import type { IntegrityShown } from '../../../shared/contract/answers.ts';
import type { Credential } from '../../../shared/contract/commands.ts';
import { countText, stampText } from '../../i18n/format.ts';
import { useStatus, useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { useOtherSide } from '../../ui/other-side.ts';
import { Facts, Page, Sheet } from '../../ui/page.tsx';
import { Shape, State } from '../../ui/shape.tsx';
import { CoSignFields, emptyCredential, SignBlock } from '../../ui/signing.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { GapsNote } from './losses.tsx';
import './mending.css';
import { mendWords } from './words.ts';

const causes = ['anchor-ahead', 'anchor-differs', 'no-anchor', 'log-broken', 'tables-differ'] as const;

export default function Mend() {
  const say = mendWords.use();
  const status = useStatus();
  const integrity = useVaultQuery('integrity.show', {});
  const [mended, setMended] = useState<string | null>(null);
  const calm = status.quarantine === 'none' && status.clock === 'none';
  useFootKeys(
    calm
      ? []
      : [{ keys: ['Ctrl ↵'], does: say(status.quarantine === 'none' ? 'clockSign' : 'generationSign') }],
  );
  return (
    <Page title={say('title')}>
      {mended !== null && (
        <p className="note-box" role="status">
          <State shape="done">{mended}</State>
        </p>
      )}
      {mended !== null && <GapsNote />}
      {calm ? (
        <Empty title={say('nothing')}>{say('nothingSays')}</Empty>
      ) : integrity.data === undefined ? (
        integrity.error === null ? (
          <Loading />
        ) : (
          <Failed error={integrity.error} again={() => void integrity.refetch()} />
        )
      ) : status.quarantine !== 'none' ? (
        <Quarantine shown={integrity.data} onMended={setMended} />
      ) : (
        <ClockDoubt gapMs={integrity.data.clockGapMs} />
      )}
    </Page>
  );
}

function Quarantine({
  shown,
  onMended,
}: {
  readonly shown: IntegrityShown;
  readonly onMended: (said: string) => void;
}) {
  const say = mendWords.use();
  const status = useStatus();
  const otherSide = useOtherSide();
  const start = useVaultAct('generation.new');
  const [other, setOther] = useState<Credential>(emptyCredential);
  const cause = causes.find((each) => each === status.quarantine);
  const entries = (count: number): string => say('entries', { count, shown: countText(count) });
  return (
    <>
      <section className="sheet mend-head">
        <h2 className="mend-title">
          <Shape name="note" size={22} /> {say('quarantine')}
        </h2>
        <p className="serif mend-cause">{cause === undefined ? status.quarantine : say(cause)}</p>
        <Facts
          rows={[
            [say('here'), entries(shown.entries)],
            shown.newestAnchored > 0 ? [say('anchored'), entries(shown.newestAnchored)] : null,
            [say('ledger'), say(shown.ledgerCovers ? 'ledgerCovers' : 'ledgerGap')],
          ]}
        />
      </section>
      <Sheet title={say('voids')}>
        <ul className="mend-voids">
          <li>
            <State shape="refused">
              {shown.loansToVoid === 0 ? say('noLoans') : say('loans', { count: shown.loansToVoid })}
            </State>
          </li>
          {!shown.ledgerCovers && (
            <li>
              <State shape="refused">{say('ledgerGap')}</State>
            </li>
          )}
        </ul>
        <p className="quiet">
          {say('kept')} <strong>{say('cannotUndo')}</strong>
        </p>
        {status.quarantine !== 'log-broken' && (
          <div className="signs-below">
            <SignBlock
              label={say('generationSign')}
              keyHint="Ctrl ↵"
              passphraseLabel={say('own', { name: status.signedIn ?? '' })}
              disabled={other.who === '' || other.passphrase === ''}
              sign={async (signature) => {
                const made = await start.mutateAsync({ signature, cosign: [other] });
                onMended(say('mended', { generation: made.generation, loans: made.voidedLoans }));
              }}
            >
              <CoSignFields label={otherSide} value={other} onChange={setOther} />
            </SignBlock>
          </div>
        )}
      </Sheet>
    </>
  );
}

function ClockDoubt({ gapMs }: { readonly gapMs: number }) {
  const say = mendWords.use();
  const status = useStatus();
  const otherSide = useOtherSide();
  const confirm = useVaultAct('clock.confirm');
  const [other, setOther] = useState<Credential>(emptyCredential);
  const back = status.clock === 'back';
  const minutes = Math.round(Math.abs(gapMs) / 60_000);
  const gap =
    minutes < 120 ? say('minutes', { count: minutes }) : say('hours', { count: Math.round(minutes / 60) });
  return (
    <section className="sheet mend-head">
      <h2 className="mend-title">
        <Shape name="note" size={22} /> {say(back ? 'clockBack' : 'clockForward', { gap })}
      </h2>
      <p className="serif mend-cause">{say(back ? 'clockBackSays' : 'clockForwardSays')}</p>
      <Facts rows={[[say('now'), stampText(Date.now())]]} />
      <div className="signs-below">
        <SignBlock
          label={say('clockSign')}
          keyHint="Ctrl ↵"
          passphraseLabel={say('own', { name: status.signedIn ?? '' })}
          disabled={back && (other.who === '' || other.passphrase === '')}
          sign={(signature) => confirm.mutateAsync({ signature, cosign: back ? [other] : [] })}
        >
          {back && <CoSignFields label={otherSide} value={other} onChange={setOther} />}
        </SignBlock>
      </div>
    </section>
  );
}
