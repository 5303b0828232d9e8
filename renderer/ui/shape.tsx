/** One stroke, 14 px, always beside a word: state is a shape and a word. */
import type { ReactNode } from 'react';

export type ShapeName =
  | 'open'
  | 'closed'
  | 'done'
  | 'due'
  | 'waiting'
  | 'under-way'
  | 'refused'
  | 'note'
  | 'missing'
  | 'frozen';

const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.6 } as const;

const drawings: Record<ShapeName, ReactNode> = {
  open: <rect x="1.5" y="1.5" width="11" height="11" rx="1" fill="currentColor" />,
  closed: (
    <g {...line}>
      <rect x="1.5" y="1.5" width="11" height="11" rx="1" />
      <path d="M1.5 7h11" />
    </g>
  ),
  done: <path d="M2 7.5 5.5 11 12 3.5" {...line} strokeWidth={2} />,
  due: (
    <g {...line}>
      <circle cx="7" cy="7" r="5.5" />
      <path d="M7 3.5V7l2.5 1.5" />
    </g>
  ),
  waiting: <circle cx="7" cy="7" r="5.5" {...line} strokeDasharray="2.4 2" />,
  'under-way': (
    <g>
      <circle cx="7" cy="7" r="5.5" {...line} />
      <path d="M7 1.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" />
    </g>
  ),
  refused: (
    <g {...line}>
      <rect x="1.5" y="1.5" width="11" height="11" rx="1" />
      <path d="m4.5 4.5 5 5m0-5-5 5" />
    </g>
  ),
  note: (
    <g {...line}>
      <path d="M7 1.8 13 12.3H1z" strokeLinejoin="round" />
      <path d="M7 5.6v3.2M7 10.1v1" />
    </g>
  ),
  missing: <rect x="1.5" y="1.5" width="11" height="11" rx="1" {...line} strokeDasharray="2.4 2" />,
  frozen: <path d="M4.5 2v10M9.5 2v10" {...line} strokeWidth={2} />,
};

export function Shape({ name, size = 14 }: { readonly name: ShapeName; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 14 14" aria-hidden="true" focusable="false">
      {drawings[name]}
    </svg>
  );
}

/** A shape with its word. */
export function State({ shape, children }: { readonly shape: ShapeName; readonly children: ReactNode }) {
  return (
    <span className="state">
      <Shape name={shape} />
      <span>{children}</span>
    </span>
  );
}
