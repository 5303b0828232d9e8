/** Groups of clients as lines of ink: how many, and of these how many at risk. Read aloud as one sentence; the table says the same. */
import { useWidth } from '../../ui/use-width.ts';

export interface NamedGroup {
  readonly key: string;
  readonly name: string;
  readonly clients: number;
  readonly atRisk: number;
}

const lineTall = 26;
const barTall = 14;

export function GroupBars({
  groups,
  label,
  riskLabel,
}: {
  readonly groups: readonly NamedGroup[];
  readonly label: string;
  readonly riskLabel: string;
}) {
  const { ref, width } = useWidth({ atFirst: 640, min: 280 });
  const nameWide = Math.min(220, width * 0.4);
  const numberWide = 90;
  const room = Math.max(20, width - nameWide - numberWide);
  const most = Math.max(1, ...groups.map((group) => group.clients));
  const wide = (n: number): number => (n === 0 ? 0 : Math.max(2, (room * n) / most));
  const tall = groups.length * lineTall + 4;
  /** About as many letters as the place for names holds. */
  const fits = (name: string): string => {
    let taken = 0;
    for (const [i, character] of [...name].entries()) {
      taken += /[\u2e80-\uffef]/.test(character) ? 13 : 7;
      if (taken > nameWide - 20) return `${[...name].slice(0, Math.max(1, i - 1)).join('')}…`;
    }
    return name;
  };
  return (
    <div ref={ref} className="insight-box">
      <svg
        className="insight-bars"
        width={width}
        height={tall}
        viewBox={`0 0 ${width} ${tall}`}
        role="img"
        aria-label={`${label}: ${groups
          .map(({ name, clients, atRisk }) => `${name} ${clients} (${riskLabel} ${atRisk})`)
          .join(', ')}`}
      >
        {groups.map(({ key, name, clients, atRisk }, i) => {
          const top = i * lineTall + 6;
          return (
            <g key={key}>
              <text x={0} y={top + barTall - 2} className="insight-name">
                {fits(name)}
              </text>
              {clients > 0 && (
                <rect x={nameWide} y={top} width={wide(clients)} height={barTall} className="insight-bar" />
              )}
              {atRisk > 0 && (
                <rect
                  x={nameWide}
                  y={top}
                  width={wide(atRisk)}
                  height={barTall}
                  className="insight-bar-solid"
                />
              )}
              <text x={nameWide + wide(clients) + 8} y={top + barTall - 2}>
                {atRisk > 0 ? `${clients} · ${atRisk}` : clients}
              </text>
            </g>
          );
        })}
        <path d={`M${nameWide - 0.5} 2V${tall}`} className="insight-axis" />
      </svg>
    </div>
  );
}
