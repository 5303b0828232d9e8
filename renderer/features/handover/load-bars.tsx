/** What successors have and would have: solid now, hollow proposed, a dashed line at the firm's limit. */
import type { ClientHandover } from '../../../shared/contract/answers.ts';
import { countText } from '../../i18n/format.ts';
import { handoverWords } from './words.ts';

const width = 208;

export function LoadBars({ handover }: { readonly handover: ClientHandover }) {
  const say = handoverWords.use();
  const max = handover.clientsMax;
  const following = new Set(handover.lines.map(({ successor }) => successor));
  const loads = handover.loads.filter(({ person }) => following.has(person));
  if (loads.length === 0) return null;
  const most = Math.max(max, ...loads.map(({ now, proposed }) => now + proposed));
  const x = (value: number): number => (value / most) * (width - 2) + 0.5;
  return (
    <figure className="load-bars">
      <figcaption className="label-heading">{say('load')}</figcaption>
      {loads.map(({ person, now, proposed }) => (
        <div key={person}>
          <p className="small">
            {say('loadOf', { name: person, now: countText(now), proposed: countText(proposed) })}
          </p>
          <svg width={width} height="12" viewBox={`0 0 ${width} 12`} aria-hidden="true" focusable="false">
            <rect x="0.5" y="2.5" width={x(now + proposed)} height="7" fill="none" stroke="currentColor" />
            <rect x="0.5" y="2.5" width={x(now)} height="7" fill="currentColor" />
            <path d={`M${x(max)} 0v12`} stroke="currentColor" strokeDasharray="2 2" />
          </svg>
        </div>
      ))}
      <p className="fine quiet">{say('loadLegend', { max: countText(max) })}</p>
    </figure>
  );
}
