/** Four seats around what they guard, and what each checks of the other; a seat with one person or none is dashed. */
import type { Seat, TrustPicture } from '../../../shared/contract/answers.ts';
import { trustWords } from './words.ts';

type SeatName = Seat['seat'];

const places: Record<SeatName, { readonly x: number; readonly y: number }> = {
  author: { x: 20, y: 14 },
  custodian: { x: 520, y: 14 },
  approver: { x: 520, y: 246 },
  borrower: { x: 20, y: 246 },
};
const boxWidth = 180;
const boxHeight = 66;

const arrows = [
  {
    from: 'author',
    checks: 'author-custodian',
    bound: 'author-custodian-2',
    line: 'M204 47H512',
    words: { x: 360, y: 36, anchor: 'middle' },
  },
  {
    from: 'custodian',
    checks: 'custodian-approver',
    bound: 'custodian-approver-2',
    line: 'M610 86V238',
    words: { x: 600, y: 158, anchor: 'end' },
  },
  {
    from: 'approver',
    checks: 'approver-borrower',
    bound: 'approver-borrower-2',
    line: 'M516 279H208',
    words: { x: 360, y: 268, anchor: 'middle' },
  },
  {
    from: 'borrower',
    checks: 'borrower-author',
    bound: 'borrower-author-2',
    line: 'M110 242V90',
    words: { x: 120, y: 158, anchor: 'start' },
  },
] as const;

const fits = (text: string, max: number): string => (text.length > max ? `${text.slice(0, max - 1)}…` : text);

export function Seating({ picture, title }: { readonly picture: TrustPicture; readonly title: string }) {
  const say = trustWords.use();
  const single = new Set(picture.singlePoints.map((point) => point.seat));
  return (
    <svg className="seating" viewBox="0 0 720 326" role="img" aria-label={title}>
      <defs>
        <marker
          id="arrow"
          viewBox="0 0 10 10"
          refX="9"
          refY="5"
          markerWidth="9"
          markerHeight="9"
          orient="auto"
        >
          <path d="M0 0 10 5 0 10z" fill="currentColor" />
        </marker>
      </defs>
      {arrows.map(({ from, checks, bound, line, words }) => (
        <g key={from}>
          <path d={line} fill="none" stroke="currentColor" markerEnd="url(#arrow)" />
          <text x={words.x} y={words.y} textAnchor={words.anchor} fontSize="12">
            {say(checks)}
          </text>
          <text
            x={words.x}
            y={words.y + (from === 'author' || from === 'approver' ? 26 : 17)}
            textAnchor={words.anchor}
            fontSize="12"
            opacity="0.75"
          >
            {say(bound)}
          </text>
        </g>
      ))}
      <rect x="275" y="116" width="170" height="92" fill="var(--fill)" stroke="var(--edge)" />
      <text x="360" y="156" textAnchor="middle" fontSize="15" fontFamily="var(--serif)" fontWeight="600">
        {picture.code ?? say('whole')}
      </text>
      <text x="360" y="180" textAnchor="middle" fontSize="12">
        {say('middle')}
      </text>
      {picture.seats.map(({ seat, people }) => {
        const { x, y } = places[seat];
        const [first, ...others] = people;
        const more =
          first === undefined
            ? say('nobody')
            : others.length === 0
              ? say('single')
              : others.length > 2
                ? say('andMore', { count: people.length })
                : say('also', { names: others.join('、') });
        return (
          <g key={seat}>
            <rect
              x={x}
              y={y}
              width={boxWidth}
              height={boxHeight}
              rx="3"
              fill="var(--raised)"
              stroke="currentColor"
              strokeWidth="1.4"
              strokeDasharray={single.has(seat) ? '5 4' : undefined}
            />
            <text x={x + 12} y={y + 19} fontSize="12" opacity="0.8">
              {say(seat)}
            </text>
            <text x={x + 12} y={y + 39} fontSize="15" fontFamily="var(--serif)" fontWeight="600">
              {fits(first ?? '—', 18)}
            </text>
            <text x={x + 12} y={y + 57} fontSize="12">
              {fits(more, 26)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
