/** Bars in ink on paper: one series, the present one solid, values printed above, an axis below, a usual one dashed. */
import { defineWords } from '../../i18n/words.ts';
import { useWidth } from '../../ui/use-width.ts';

const words = defineWords('insight-bars', {
  usual: ['平常 {{value}}', 'usually {{value}}'],
});

export interface Bar {
  readonly name: string;
  readonly value: number;
  readonly solid: boolean;
}

const tallest = 84;
const base = 108;
const nameWide = 44;

export function Bars({
  bars,
  label,
  usual = null,
  lastNamed = true,
  onOpen,
}: {
  readonly bars: readonly Bar[];
  readonly label: string;
  /** What is usual, as a dashed line; null where there is too little to say. */
  readonly usual?: number | null;
  /** Where not every name fits, the last one stays (a day that is today); otherwise the first. */
  readonly lastNamed?: boolean;
  /** A bar was pressed; the table beside has the same for the keyboard. */
  readonly onOpen?: ((at: number) => void) | undefined;
}) {
  const say = words.use();
  const { ref, width } = useWidth({ atFirst: 480, min: 240 });
  const most = Math.max(1, usual ?? 0, ...bars.map((bar) => bar.value));
  const step = width / Math.max(1, bars.length);
  const wide = Math.max(2, Math.min(28, step * 0.64));
  // Names that would touch one another are left out evenly.
  const every = lastNamed ? Math.ceil(nameWide / step) : step < nameWide / 2 ? 6 : 3;
  const valuesFit = step >= 14;
  const usualAt = usual === null ? 0 : base - (tallest * usual) / most;
  return (
    <div ref={ref} className="insight-box">
      <svg
        className="insight-bars"
        width={width}
        height={base + 22}
        viewBox={`0 0 ${width} ${base + 22}`}
        role="img"
        aria-label={`${label}: ${bars
          .filter((bar) => bar.value > 0)
          .map((bar) => `${bar.name} ${bar.value}`)
          .join(', ')}`}
      >
        {bars.map((bar, i) => {
          const tall = bar.value === 0 ? 0 : Math.max(3, (tallest * bar.value) / most);
          const middle = i * step + step / 2;
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: for the mouse; the picture is one image, its table has the same links
            <g
              key={bar.name}
              textAnchor="middle"
              className={onOpen && 'insight-open'}
              onClick={onOpen && (() => onOpen(i))}
            >
              {bar.value > 0 && (
                <rect
                  x={middle - wide / 2}
                  y={base - tall}
                  width={wide}
                  height={tall}
                  className={bar.solid ? 'insight-bar-solid' : 'insight-bar'}
                />
              )}
              {bar.value > 0 && valuesFit && (
                <text x={middle} y={base - tall - 5}>
                  {bar.value}
                </text>
              )}
              {(lastNamed ? bars.length - 1 - i : i) % every === 0 && (
                <text x={middle} y={base + 17} className="insight-name">
                  {bar.name}
                </text>
              )}
            </g>
          );
        })}
        {usual !== null && usual > 0 && (
          <>
            <path d={`M0 ${usualAt}H${width}`} className="insight-usual" />
            <text x="0" y={usualAt - 5} className="insight-name">
              {say('usual', { value: usual })}
            </text>
          </>
        )}
        <path d={`M0 ${base + 0.5}H${width}`} className="insight-axis" />
      </svg>
    </div>
  );
}
