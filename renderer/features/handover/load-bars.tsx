/** What successors have and would have: solid now, hollow proposed, a dashed line at the firm's limit. */
import type { ClientHandover, SuccessorLoad } from '../../../shared/contract/answers.ts';
import { countText } from '../../i18n/format.ts';
import { State } from '../../ui/shape.tsx';
import { handoverWords } from './words.ts';

const roomIn = (loads: readonly SuccessorLoad[], max: number): number =>
  loads.reduce((sum, { now, proposed }) => sum + Math.max(0, max - now - proposed), 0);

/** Of those who follow in one of its lines. */
export function LoadsOfHandover({ handover }: { readonly handover: ClientHandover }) {
  const following = new Set(handover.lines.map(({ successor }) => successor));
  return (
    <LoadBars
      loads={handover.loads.filter(({ person }) => following.has(person))}
      clientsMax={handover.clientsMax}
    />
  );
}

export function LoadBars({
  loads,
  clientsMax: max,
  room = false,
}: {
  readonly loads: readonly SuccessorLoad[];
  readonly clientsMax: number;
  /** Also how many clients all of them could still take. */
  readonly room?: boolean;
}) {
  const say = handoverWords.use();
  if (loads.length === 0) return null;
  const most = Math.max(max, ...loads.map(({ now, proposed }) => now + proposed));
  const share = (value: number): string => `${(value / most) * 100}%`;
  return (
    <figure className="load-bars">
      <figcaption className="label-heading">{say('load')}</figcaption>
      <div className="load-rows">
        {loads.map(({ no, person, now, proposed }) => (
          <div key={no}>
            <p className="small">
              {say('loadOf', {
                name: person,
                now: countText(now),
                proposed: countText(proposed),
              })}
              {now + proposed >= max && (
                <span className="load-full">
                  <State shape="note">{say('full')}</State>
                </span>
              )}
            </p>
            <div className="load-bar" style={{ width: share(now + proposed) }} aria-hidden="true">
              <span style={{ width: now + proposed === 0 ? 0 : `${(now / (now + proposed)) * 100}%` }} />
            </div>
          </div>
        ))}
        <span className="load-limit" style={{ left: share(max) }} aria-hidden="true" />
      </div>
      {room && <p className="small">{say('room', { n: countText(roomIn(loads, max)) })}</p>}
      <p className="fine quiet">{say('loadLegend', { max: countText(max) })}</p>
    </figure>
  );
}
