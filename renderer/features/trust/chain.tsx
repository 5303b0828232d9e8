/** A dossier's chain of custody on a line of time: who held it, each loan, each view; and the same in words below. */
import type { CustodyChain, CustodyEvent } from '../../../shared/contract/answers.ts';
import { dateText, stampText } from '../../i18n/format.ts';
import { trustWords } from './words.ts';

const width = 1_000;
const left = 90;

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A loan lasts from its issue to the next return, recall or check-in. */
function loanSpans(events: readonly CustodyEvent[], nowMs: number): Span[] {
  const spans: Span[] = [];
  let begun: number | null = null;
  for (const event of events) {
    if (event.type === 'loan.issued' && begun === null) begun = event.atMs;
    if (begun !== null && ['loan.returned', 'loan.recalled', 'loan.checked-in'].includes(event.type)) {
      spans.push({ fromMs: begun, toMs: event.atMs });
      begun = null;
    }
  }
  if (begun !== null) spans.push({ fromMs: begun, toMs: nowMs });
  return spans;
}

export function ChainPicture({ chain, chosen }: { readonly chain: CustodyChain; readonly chosen: number }) {
  const say = trustWords.use();
  const nowMs = Date.now();
  const firstMs = Math.min(chain.events[0]?.atMs ?? nowMs, ...chain.holders.map((holder) => holder.fromMs));
  const span = Math.max(60_000, nowMs - firstMs);
  const x = (ms: number): number => left + ((ms - firstMs) / span) * (width - left - 20);
  const event = chain.events[chosen];
  return (
    <svg className="chain-picture" viewBox={`0 0 ${width} 150`} role="img" aria-label={say('chain')}>
      <g fontSize="12" fill="currentColor">
        <text x="0" y="30">
          {say('holders')}
        </text>
        <text x="0" y="76">
          {say('loans')}
        </text>
        <text x="0" y="112">
          {say('views')}
        </text>
      </g>
      {chain.holders.map((holder, i) => {
        const y = 12 + (i * 26) / Math.max(1, chain.holders.length - 1 || 1);
        const end = x(holder.toMs ?? nowMs);
        return (
          <g key={`${holder.person}${holder.fromMs}`}>
            <rect
              x={x(holder.fromMs)}
              y={y}
              width={Math.max(2, end - x(holder.fromMs))}
              height="16"
              fill="currentColor"
              stroke="var(--sheet)"
            />
            <text x={x(holder.fromMs) + 8} y={y + 12} fontSize="11" fill="var(--paper-on-ink)">
              {holder.toMs === null
                ? say('since', { who: holder.person, from: dateText(holder.fromMs) })
                : say('until', {
                    who: holder.person,
                    from: dateText(holder.fromMs),
                    to: dateText(holder.toMs),
                  })}
            </text>
          </g>
        );
      })}
      {loanSpans(chain.events, nowMs).map((loan) => (
        <rect
          key={loan.fromMs}
          x={x(loan.fromMs)}
          y="66"
          width={Math.max(3, x(loan.toMs) - x(loan.fromMs))}
          height="13"
          fill="none"
          stroke="currentColor"
        />
      ))}
      {chain.events
        .filter((each) => each.type === 'view.open')
        .map((view) => (
          <circle key={view.entry} cx={x(view.atMs)} cy="108" r="4" fill="currentColor" />
        ))}
      {event !== undefined && (
        <path d={`M${x(event.atMs)} 6V124`} stroke="currentColor" strokeDasharray="3 3" fill="none" />
      )}
      <path d={`M${x(nowMs)} 6V128`} stroke="currentColor" fill="none" />
      <g fontSize="11" fill="currentColor">
        <text x={left} y="144">
          {dateText(firstMs)}
        </text>
        <text x={width - 20} y="144" textAnchor="end">
          {say('now')}
        </text>
      </g>
    </svg>
  );
}

export function ChainEvents({
  events,
  chosen,
  onChoose,
}: {
  readonly events: readonly CustodyEvent[];
  readonly chosen: number;
  readonly onChoose: (event: number) => void;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <ol className="chain-events small" tabIndex={0} data-focus="inside">
      {events.map((event, i) => (
        <li key={event.entry} aria-current={i === chosen}>
          <button type="button" className="link" tabIndex={-1} onClick={() => onChoose(i)}>
            {stampText(event.atMs)}
          </button>{' '}
          {event.sentence}
        </li>
      ))}
    </ol>
  );
}
