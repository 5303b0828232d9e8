/** Bars in ink on paper: one series, the present one solid, values printed above, an axis below. */

export interface Bar {
  readonly name: string;
  readonly value: number;
  readonly solid: boolean;
}

export function Bars({ bars, label }: { readonly bars: readonly Bar[]; readonly label: string }) {
  const most = Math.max(1, ...bars.map((bar) => bar.value));
  const step = 640 / Math.max(1, bars.length);
  // Names that would touch one another are left out evenly.
  const every = Math.ceil(30 / step);
  return (
    <svg className="insight-bars" viewBox="0 0 640 150" role="img" aria-label={label}>
      <line x1="0" x2="640" y1="124.5" y2="124.5" stroke="currentColor" strokeOpacity="0.6" />
      {bars.map((bar, i) => {
        const height = (96 * bar.value) / most;
        const middle = i * step + step / 2;
        return (
          <g key={bar.name} fontSize="12" textAnchor="middle" fill="currentColor">
            {bar.value > 0 && (
              <>
                <rect
                  x={middle - Math.min(14, step * 0.3)}
                  y={124 - height}
                  width={Math.min(28, step * 0.6)}
                  height={height}
                  fill={bar.solid ? 'currentColor' : 'none'}
                  stroke="currentColor"
                  strokeWidth="1.2"
                />
                <text x={middle} y={119 - height}>
                  {bar.value}
                </text>
              </>
            )}
            {i % every === 0 && (
              <text x={middle} y="142">
                {bar.name}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}
