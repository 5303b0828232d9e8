/** A dossier's chain of custody on a line of time: who held it, its filings, each loan, each view, each refusal. */
import { useState } from 'react';
import type { CustodyChain, LoanRegisterRow } from '../../../shared/contract/answers.ts';
import { dayText, momentText, stampText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { Shape } from '../../ui/shape.tsx';
import { useWidth } from '../../ui/use-width.ts';
import { Crossed, Diamond } from './chain-marks.tsx';
import {
  gapsOf,
  holdSpans,
  isFiling,
  isHandover,
  isLoss,
  isRefusal,
  isView,
  loanSpans,
  ticksOf,
} from './time-line.ts';
import { trustWords } from './words.ts';

const holdersMax = 4;
const holderTall = 22;
const loanTall = 12;
const loanRowsMax = 4;
const DAY_MS = 86_400_000;

export interface ChainPictureProps {
  readonly chain: CustodyChain;
  readonly loans: readonly LoanRegisterRow[];
  readonly chosen: number;
  readonly onChoose: (event: number) => void;
}

export function ChainPicture({ chain, loans, chosen, onChoose }: ChainPictureProps) {
  const say = trustWords.use();
  const language = useLanguage();
  const { ref, width } = useWidth({ atFirst: 900, min: 320 });
  const [nowMs] = useState(() => Date.now());
  const firstMs = Math.min(nowMs - 60_000, chain.events[0]?.atMs ?? nowMs);
  const whole = { fromMs: firstMs, toMs: nowMs };
  const left = 84;
  const right = width - 34;
  const x = (ms: number): number =>
    left + ((Math.min(nowMs, Math.max(firstMs, ms)) - firstMs) / (nowMs - firstMs)) * (right - left);
  const holders = chain.holders.slice(0, holdersMax);
  const more = chain.holders.length - holders.length;
  const gaps = gapsOf(chain.holders, whole);
  const holds = holdSpans(chain.events, nowMs);
  const spans = loanSpans(loans, nowMs);
  const loanRows = Math.min(loanRowsMax, Math.max(1, ...spans.map((span) => span.row + 1)));
  const when = (ms: number): string =>
    nowMs - firstMs < 3 * DAY_MS ? momentText(ms, language) : dayText(ms, language);
  // Lanes from the top down.
  const holdersAt = 6;
  const filingAt = holdersAt + Math.max(1, holders.length) * (holderTall + 3) + (more > 0 ? 18 : 0) + 18;
  const handoversAt = filingAt + 17;
  const loansAt = handoversAt + 22;
  const viewsAt = loansAt + loanRows * (loanTall + 4) + 18;
  const refusedAt = viewsAt + 15;
  const axisAt = refusedAt + 16;
  const event = chain.events[chosen];
  const marks = chain.events.map((each, i) => ({ each, i }));
  return (
    <div ref={ref} className="chain-box">
      <svg
        className="chain-picture"
        width={width}
        height={axisAt + 24}
        viewBox={`0 0 ${width} ${axisAt + 24}`}
        role="img"
        aria-label={say('spoken', {
          holders: chain.holders.length,
          loans: spans.length,
          views: chain.events.filter(isView).length,
          refused: chain.events.filter(isRefusal).length,
        })}
      >
        <defs>
          <pattern
            id="chain-hatch"
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <path d="M0 0v6" className="chain-hatch" />
          </pattern>
        </defs>
        {ticksOf(whole, Math.floor((right - left) / 84), language).map((tick) => (
          <g key={tick.atMs}>
            <path d={`M${x(tick.atMs)} 0V${axisAt}`} className="chain-tick" />
            {x(tick.atMs) < right - 60 && (
              <text x={x(tick.atMs) + 3} y={axisAt + 16} className="chain-quiet">
                {tick.text}
              </text>
            )}
          </g>
        ))}
        <text x="0" y={holdersAt + 15} className="chain-quiet">
          {say('laneHolders')}
        </text>
        {holders.map((holder, i) => {
          const y = holdersAt + i * (holderTall + 3);
          const from = x(holder.fromMs);
          const wide = Math.max(2, x(holder.toMs ?? nowMs) - from);
          const words =
            holder.toMs === null
              ? say('since', { who: holder.person, from: when(holder.fromMs) })
              : say('until', { who: holder.person, from: when(holder.fromMs), to: when(holder.toMs) });
          const inside = wide > 40 + words.length * (language === 'en' ? 6.5 : 12);
          return (
            <g key={`${holder.person}/${holder.fromMs}`}>
              <rect x={from} y={y} width={wide} height={holderTall} className="chain-held" />
              <text
                x={inside ? from + 8 : from + wide + 6}
                y={y + 15}
                className={inside ? 'chain-on-ink' : undefined}
              >
                {words}
              </text>
            </g>
          );
        })}
        {more > 0 && (
          <text x={left} y={filingAt - 20} className="chain-quiet">
            {say('moreHolders', { count: more })}
          </text>
        )}
        {gaps.map((gap) => (
          <rect
            key={gap.fromMs}
            x={x(gap.fromMs)}
            y={holdersAt}
            width={Math.max(4, x(gap.toMs) - x(gap.fromMs))}
            height={holderTall}
            className="chain-gap"
          />
        ))}
        {holds.map((hold) => (
          <rect
            key={hold.fromMs}
            x={x(hold.fromMs)}
            y={filingAt - 12}
            width={Math.max(4, x(hold.toMs) - x(hold.fromMs))}
            height={viewsAt - filingAt + 26}
            className="chain-hold"
          />
        ))}
        <text x="0" y={filingAt + 4} className="chain-quiet">
          {say('laneFiling')}
        </text>
        <text x="0" y={handoversAt + 4} className="chain-quiet">
          {say('laneHandovers')}
        </text>
        {marks
          .filter(({ each }) => isHandover(each))
          .map(({ each, i }) => (
            <Mark key={each.entry} onChoose={() => onChoose(i)}>
              <Diamond x={x(each.atMs)} y={handoversAt} />
            </Mark>
          ))}
        {chain.events.filter(isLoss).map((each) => (
          <rect
            key={each.entry}
            x={x(each.atMs) - 3}
            y={holdersAt}
            width="6"
            height={holderTall}
            className="chain-gap"
          />
        ))}
        <text x="0" y={loansAt + 11} className="chain-quiet">
          {say('laneLoans')}
        </text>
        {spans
          .filter((span) => span.row < loanRows)
          .map((span) => (
            <rect
              key={span.no}
              x={x(span.fromMs)}
              y={loansAt + span.row * (loanTall + 4)}
              width={Math.max(4, x(span.toMs) - x(span.fromMs))}
              height={loanTall}
              className="chain-loan"
            >
              <title>{`${span.no} ${span.borrower}`}</title>
            </rect>
          ))}
        <text x="0" y={viewsAt + 4} className="chain-quiet">
          {say('laneViews')}
        </text>
        <path d={`M${left} ${axisAt}H${right}`} className="chain-axis" />
        {marks
          .filter(({ each }) => isFiling(each))
          .map(({ each, i }) => (
            <Mark key={each.entry} onChoose={() => onChoose(i)}>
              <rect
                x={x(each.atMs) - 4}
                y={filingAt - 4}
                width="8"
                height="8"
                className={each.type === 'document.accepted' ? 'chain-filed' : 'chain-loan'}
              />
            </Mark>
          ))}
        {marks
          .filter(({ each }) => isView(each))
          .map(({ each, i }) => (
            <Mark key={each.entry} onChoose={() => onChoose(i)}>
              <circle cx={x(each.atMs)} cy={viewsAt} r="4.5" className="chain-view" />
            </Mark>
          ))}
        {marks
          .filter(({ each }) => isRefusal(each))
          .map(({ each, i }) => (
            <Mark key={each.entry} onChoose={() => onChoose(i)}>
              <Crossed x={x(each.atMs)} y={refusedAt} />
            </Mark>
          ))}
        {event !== undefined && (
          <g>
            <path d={`M${x(event.atMs)} 0V${axisAt}`} className="chain-chosen" />
            <path d={`M${x(event.atMs) - 5} ${axisAt + 8}h10l-5 -8z`} className="chain-held" />
          </g>
        )}
        <path d={`M${x(nowMs)} 0V${axisAt}`} className="chain-now" />
        <text x={x(nowMs) + 4} y="11">
          {say('now')}
        </text>
      </svg>
      {chain.events.filter(isLoss).map((each) => (
        <p key={each.entry} className="fine chain-gap-words">
          <Shape name="missing" /> {say('lossWords', { at: stampText(each.atMs) })}
        </p>
      ))}
      {gaps.length === 0 ? (
        <p className="fine quiet">{say('gapNone')}</p>
      ) : (
        gaps.map((gap) => (
          <p key={gap.fromMs} className="fine chain-gap-words">
            <Shape name="missing" /> {say('gap', { from: stampText(gap.fromMs), to: stampText(gap.toMs) })}
          </p>
        ))
      )}
    </div>
  );
}

/** Marks answer to the pointer; the keyboard walks the same events by the arrows. */
function Mark({ onChoose, children }: { readonly onChoose: () => void; readonly children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list under the picture is what readers and keys use
    <g className="chain-mark" onClick={onChoose} onKeyDown={() => {}}>
      {children}
    </g>
  );
}
