/** What the shapes of a chain's picture mean; a hold or a gap is explained where there is one. */
import { Crossed, Diamond } from './chain-marks.tsx';
import { trustWords } from './words.ts';

export function ChainLegend({ gaps, holds }: { readonly gaps: boolean; readonly holds: boolean }) {
  const say = trustWords.use();
  const kinds = [
    ['legendHeld', <rect key="held" x="0" y="3" width="18" height="8" className="chain-held" />],
    ['legendFiling', <rect key="filed" x="5" y="3" width="8" height="8" className="chain-filed" />],
    ['legendHandover', <Diamond key="handover" x={9} y={7} />],
    ['legendLoan', <rect key="loan" x="0.5" y="3" width="17" height="8" className="chain-loan" />],
    ['legendView', <circle key="view" cx="9" cy="7" r="4.5" className="chain-view" />],
    ['legendRefused', <Crossed key="refused" x={9} y={7} />],
    ...(holds
      ? ([
          ['legendHold', <rect key="hold" x="0.5" y="1" width="17" height="12" className="chain-hold" />],
        ] as const)
      : []),
    ...(gaps
      ? ([
          ['legendGap', <rect key="gap" x="0.5" y="2" width="17" height="10" className="chain-gap" />],
        ] as const)
      : []),
  ] as const;
  return (
    <ul className="chain-legend fine quiet" aria-hidden="true">
      {kinds.map(([word, drawing]) => (
        <li key={word}>
          <svg width="18" height="14" viewBox="0 0 18 14" aria-hidden="true" focusable="false">
            {drawing}
          </svg>
          {say(word)}
        </li>
      ))}
    </ul>
  );
}
