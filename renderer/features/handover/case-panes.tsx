/** Panes of a departure: what was done at once, approvals, the checklist, interview notes, and what is still open. */
import { Button } from 'antd';
import { useState } from 'react';
import type { DepartureCase, Lack } from '../../../shared/contract/answers.ts';
import { countText } from '../../i18n/format.ts';
import { useVaultAct } from '../../session/session.tsx';
import { Shape, type ShapeName, State } from '../../ui/shape.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { SignButton } from '../../ui/signing.tsx';
import { caseWords } from './case-words.ts';
import { handoverWords } from './words.ts';

export function AtOnce({ departure }: { readonly departure: DepartureCase }) {
  const say = handoverWords.use();
  const { loansRecalled, loansBack } = departure;
  return (
    <section className="sheet">
      <h2 className="label-heading">{say('atOnce')}</h2>
      <State shape="done">{say('borrowingFrozen')}</State>
      <State shape={loansBack < loansRecalled ? 'under-way' : 'done'}>
        {loansRecalled === 0
          ? say('recalledNone')
          : say('recalled', { recalled: loansRecalled, back: loansBack })}
      </State>
      <State shape="done">{say('marked')}</State>
      {departure.state === 'left' && <State shape="closed">{say('rolesEnded')}</State>}
      {departure.state === 'withdrawn' && (
        <>
          {!departure.frozen && <State shape="done">{say('freezeLifted')}</State>}
          <State shape="refused">{say('linesWithdrawn')}</State>
        </>
      )}
    </section>
  );
}

export function Checklist({ departure }: { readonly departure: DepartureCase }) {
  const say = handoverWords.use();
  const tick = useVaultAct('departure.tick');
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const [signing, setSigning] = useState(false);
  const items = departure.checklist.map((item) => ({
    ...item,
    now: changed.has(item.item) ? !item.done : item.done,
  }));
  const changes = items.filter(({ item }) => changed.has(item));
  const toggle = (item: string): void =>
    setChanged((now) => {
      const next = new Set(now);
      if (!next.delete(item)) next.add(item);
      return next;
    });
  return (
    <section className="sheet">
      <div className="case-pane-head">
        <h2 className="label-heading">{say('checklist')}</h2>
        <span className="small quiet">
          {items.filter(({ now }) => now).length} / {items.length}
        </span>
      </div>
      <ul className="checklist">
        {items.map(({ item, label, now, count }) => (
          <li key={item}>
            <label className={now ? 'quiet' : ''}>
              <input
                type="checkbox"
                checked={now}
                disabled={departure.state === 'withdrawn'}
                onChange={() => toggle(item)}
              />
              <span>
                {label}
                {count !== null && ` ${countText(count.done)} / ${countText(count.of)}`}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {changes.length > 0 && (
        <SignButton size="middle" onClick={() => setSigning(true)}>
          {say('ticks', { n: changes.length })}
        </SignButton>
      )}
      <p className="fine quiet case-rule">{say('law')}</p>
      {signing && (
        <SignedDialog
          title={say('checklist')}
          says={say('ticksSays', { items: changes.map(({ label }) => label).join(' · ') })}
          label={say('ticks', { n: changes.length })}
          sign={({ signature }) =>
            tick.mutateAsync({
              departure: departure.departure,
              items: changes.map(({ item, now }) => ({ item, done: now })),
              signature,
            })
          }
          onDone={() => setChanged(new Set())}
          onClose={() => setSigning(false)}
        />
      )}
    </section>
  );
}

export function Interviews({
  departure,
  onRecord,
  onRead,
}: {
  readonly departure: DepartureCase;
  readonly onRecord: () => void;
  readonly onRead: (note: string) => void;
}) {
  const say = handoverWords.use();
  const note = caseWords.use();
  return (
    <section className="sheet">
      <h2 className="label-heading">{say('interview')}</h2>
      {departure.interviews.length === 0 && <p className="small quiet">{say('noInterview')}</p>}
      {departure.interviews.map(({ note: id, writer, characters, mayRead, afterwards }) => (
        <div key={id} className="case-approval small">
          <Shape name="closed" />
          <span>
            {say('interviewBy', { writer, characters })}
            {afterwards && ` · ${note('afterwards')}`}
          </span>
          {mayRead && (
            <button type="button" className="link" onClick={() => onRead(id)}>
              {say('read')}
            </button>
          )}
        </div>
      ))}
      {departure.state !== 'withdrawn' && (
        <div>
          <Button size="small" onClick={onRecord}>
            {departure.state === 'open' ? say('recordInterview') : note('addNote')}
          </Button>
        </div>
      )}
    </section>
  );
}

const missingShapes: Record<Lack, ShapeName> = {
  'approval-line-manager': 'waiting',
  'approval-human-resources': 'waiting',
  approvals: 'waiting',
  'approvals-refused': 'refused',
  'things-out': 'due',
  'colleagues-waiting': 'waiting',
  'no-successor': 'note',
  'lines-open': 'under-way',
  'documents-out': 'due',
  'releases-out': 'due',
  'filings-waiting': 'waiting',
  checklist: 'missing',
  interview: 'missing',
  'exposure-unsigned': 'missing',
  'reminder-unsigned': 'missing',
  'holds-keys': 'note',
};
const missingWords = {
  'approval-line-manager': 'approval-line-manager',
  'approval-human-resources': 'approval-human-resources',
  approvals: 'approvals-open',
  'approvals-refused': 'approvals-refused',
  'things-out': 'things-out',
  'colleagues-waiting': 'colleagues-waiting',
  'no-successor': 'no-successor',
  'lines-open': 'lines-open',
  'documents-out': 'documents-out',
  'releases-out': 'releases-out',
  'filings-waiting': 'filings-waiting',
  checklist: 'checklist-open',
  interview: 'interview-missing',
  'exposure-unsigned': 'exposure-unsigned',
  'reminder-unsigned': 'reminder-unsigned',
  'holds-keys': 'holds-keys',
} as const satisfies Record<Lack, string>;

export function Readiness({
  missing,
  says,
}: {
  readonly missing: DepartureCase['missing'];
  readonly says: string;
}) {
  const say = handoverWords.use();
  return (
    <>
      <header>
        <h2>{say('readiness')}</h2>
        <p className="small quiet">{says}</p>
      </header>
      {missing.length === 0 && <State shape="done">{say('allReady')}</State>}
      <ul className="readiness">
        {missing.map(({ what, count }) => (
          <li key={what}>
            <Shape name={missingShapes[what]} />
            <strong>{countText(count)}</strong>
            <span>{say(missingWords[what])}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
