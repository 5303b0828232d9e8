/** The way from this entry up to the checkpoint, drawn: a solid line, and at each level the sibling that joins it. */
import type { LogProof } from '../../../shared/contract/answers.ts';
import { countText } from '../../i18n/format.ts';
import { logWords } from './words.ts';

const width = 380;
const box = 16;
const left = 14;
const levelsMax = 6;
const rise = 27;

/** 9c41…e0 */
const shortHash = (hex: string): string => `${hex.slice(0, 4)}…${hex.slice(-2)}`;

type Level = { readonly hash: string } | { readonly left: number };

/** All levels where they fit; otherwise the first three, how many lie between, and the last two. */
function levelsShown(path: readonly string[]): Level[] {
  if (path.length <= levelsMax) return path.map((hash) => ({ hash }));
  return [
    ...path.slice(0, 3).map((hash) => ({ hash })),
    { left: path.length - 5 },
    ...path.slice(-2).map((hash) => ({ hash })),
  ];
}

export function ProofPicture({ proof }: { readonly proof: LogProof }) {
  const say = logWords.use();
  const levels = levelsShown(proof.path);
  const stepWide = Math.min(72, (width - 130) / Math.max(1, levels.length));
  const top = 24;
  const height = top + (levels.length + 1) * rise + 24;
  const bottom = height - 34;
  const x = (level: number): number => left + level * stepWide;
  const y = (level: number): number => bottom - level * rise - (level > 0 ? 8 : 0);
  const points = [`M${left} ${bottom - box / 2}`];
  for (let i = 0; i < levels.length; i += 1) points.push(`V${y(i + 1)}`, `H${x(i + 1)}`);
  points.push(`V${top + box / 2}`);
  const end = x(levels.length);
  const checkpoint = say('checkpointShort', { size: countText(proof.size) });
  return (
    <svg
      className={`proof-picture${proof.included ? '' : ' proof-broken'}`}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={say('pathSpoken', { count: proof.path.length, size: countText(proof.size) })}
    >
      <path d={points.join('')} className="proof-line" />
      {levels.map((level, i) => {
        const middle = (x(i) + x(i + 1)) / 2;
        const under = y(i + 1);
        return 'hash' in level ? (
          <g key={level.hash}>
            <path d={`M${middle} ${under}v14`} className="proof-sibling" />
            <rect x={middle - 7} y={under + 14} width="14" height="14" className="proof-sibling" />
            <text x={middle + 14} y={under + 25} className="proof-hash">
              {shortHash(level.hash)}
            </text>
          </g>
        ) : (
          <g key="between">
            <circle cx={middle - 8} cy={under} r="6" className="proof-gap" />
            <path d={`M${middle - 12} ${under}h16`} className="proof-gap-line" />
            <text x={middle + 14} y={under + 22} className="proof-word">
              {say('between', { count: level.left })}
            </text>
          </g>
        );
      })}
      <rect x={left - box / 2} y={bottom - box / 2} width={box} height={box} className="proof-leaf" />
      <text x={left - box / 2} y={bottom + 24} className="proof-word">
        {say('thisLeaf')}
      </text>
      <rect x={end - box / 2} y={top - box / 2} width={box} height={box} className="proof-root" />
      <text x={end - box} y={top + 5} textAnchor="end" className="proof-word proof-strong">
        {end > 130 ? checkpoint : ''}
      </text>
      <text x={end + box} y={top + 5} className="proof-word">
        {end > 130
          ? say('levels', { count: proof.path.length })
          : `${checkpoint} · ${say('levels', { count: proof.path.length })}`}
      </text>
    </svg>
  );
}
