/** Lines of ink beside names, the longest first. Read aloud as one sentence; the table beside says the same. */
import { countText } from '../../i18n/format.ts';
import { useWidth } from '../../ui/use-width.ts';

const lineTall = 26;
const barTall = 14;
const numberWide = 70;

export function NameBars({
  bars,
  label,
  onOpen,
}: {
  readonly bars: readonly { readonly name: string; readonly value: number }[];
  readonly label: string;
  /** A bar was pressed; the table beside has the same for the keyboard. */
  readonly onOpen?: ((at: number) => void) | undefined;
}) {
  const { ref, width } = useWidth({ atFirst: 560, min: 240 });
  const nameWide = Math.min(240, width * 0.42);
  const room = Math.max(20, width - nameWide - numberWide);
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const tall = bars.length * lineTall + 4;
  /** About as many letters as the place for names holds. */
  const fits = (name: string): string => {
    let taken = 0;
    const letters = [...name];
    for (const [i, letter] of letters.entries()) {
      taken += /[\u2e80-\uffef]/.test(letter) ? 13 : 7;
      if (taken > nameWide - 18) return `${letters.slice(0, Math.max(1, i - 1)).join('')}…`;
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
        aria-label={`${label}: ${bars.map(({ name, value }) => `${name} ${value}`).join(', ')}`}
      >
        {bars.map(({ name, value }, i) => {
          const top = i * lineTall + 6;
          const wide = value <= 0 ? 0 : Math.max(2, (room * value) / most);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may bear the same name, and none moves
            // biome-ignore lint/a11y/noStaticElementInteractions: for the mouse; the picture is one image, its table has the same links
            <g key={i} className={onOpen && 'insight-open'} onClick={onOpen && (() => onOpen(i))}>
              <text x={0} y={top + barTall - 2} className="insight-name">
                {fits(name)}
              </text>
              {wide > 0 && (
                <rect x={nameWide} y={top} width={wide} height={barTall} className="insight-bar-solid" />
              )}
              <text x={nameWide + wide + 8} y={top + barTall - 2}>
                {countText(value)}
              </text>
            </g>
          );
        })}
        <path d={`M${nameWide - 0.5} 2V${tall}`} className="insight-axis" />
      </svg>
    </div>
  );
}
