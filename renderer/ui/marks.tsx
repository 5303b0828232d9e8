/** Small marks that mean the same everywhere: views left, classification, seals, keys of the keyboard, urgent labels. */
import type { ReactNode } from 'react';
import type { Classification } from '../../shared/vocabulary/terms.ts';
import { terms } from '../i18n/terms.ts';
import { defineWords, useLanguage } from '../i18n/words.ts';
import { keyText } from './key-text.ts';

const words = defineWords('marks', {
  left: ['剩 {{left}} 次', '{{left}} left'],
  none: ['已用完', 'none left'],
  spoken: ['剩余 {{left}} 次，共 {{cap}} 次', '{{left}} of {{cap}} views left'],
  signed: ['已签', 'signed'],
  yours: ['待你签', 'yours to sign'],
  theirs: ['待其签', 'theirs to sign'],
});

function Circle({ fill }: { readonly fill: 'full' | 'half' | 'none' }) {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <circle
        cx="6"
        cy="6"
        r="4.8"
        fill={fill === 'full' ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.5"
      />
      {fill === 'half' && <path d="M6 1.2a4.8 4.8 0 0 1 0 9.6z" fill="currentColor" />}
    </svg>
  );
}

export interface ViewsLeftProps {
  readonly left: number;
  readonly cap: number;
  /** A view is under way: its circle is half. */
  readonly viewing?: boolean;
  readonly large?: boolean;
  readonly wordless?: boolean;
}

/** One circle for each view of the cap, those left first: ● ● ○ 剩 2 次. */
export function ViewsLeft({ left, cap, viewing = false, large = false, wordless = false }: ViewsLeftProps) {
  const say = words.use();
  const fills = Array.from({ length: cap }, (_, i): 'full' | 'half' | 'none' =>
    i < left ? 'full' : viewing && i === left ? 'half' : 'none',
  );
  return (
    <span className={`views-left${large ? ' views-left-large' : ''}`}>
      <span role="img" aria-label={say('spoken', { left, cap })} className="views-left-circles">
        {fills.map((fill, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: circles have no identity but their place
          <Circle key={i} fill={fill} />
        ))}
      </span>
      {!wordless &&
        (left === 0 ? (
          <strong aria-hidden="true">{say('none')}</strong>
        ) : (
          <span aria-hidden="true">{say('left', { left })}</span>
        ))}
    </span>
  );
}

const strokes: Record<Classification, number> = { internal: 1, confidential: 2, secret: 3 };

/** Three strokes, one to three of them filled, and the word. */
export function ClassificationMark({ level }: { readonly level: Classification }) {
  const say = terms.use();
  return (
    <span className="classification">
      <svg width="14" height="12" viewBox="0 0 14 12" aria-hidden="true" focusable="false">
        {[0, 1, 2].map((i) => (
          <rect
            key={i}
            x={0.5 + i * 4.6}
            y="0.5"
            width="3.4"
            height="11"
            fill={i < strokes[level] ? 'currentColor' : 'none'}
            stroke="currentColor"
            strokeOpacity={i < strokes[level] ? 1 : 0.55}
            strokeWidth="1"
          />
        ))}
      </svg>
      <span>{say(level)}</span>
    </span>
  );
}

/** The first characters of a name as a seal has them: 沈, or HG. */
export function initials(name: string): string {
  const han = /^[\p{Script=Han}]/u.exec(name);
  if (han !== null) return han[0];
  return name
    .split(/[\s-]+/)
    .map((part) => part[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase();
}

export type SealState = 'signed' | 'mine' | 'theirs' | 'present';

/** Red means a signature: given, asked of you, or (grey dashes) asked of others. `present` is a grey box: not a signature. */
export function Seal({
  name,
  state,
  size = 40,
}: {
  readonly name: string;
  readonly state: SealState;
  readonly size?: 20 | 28 | 40 | 56;
}) {
  const say = words.use();
  const label =
    state === 'signed'
      ? say('signed')
      : state === 'mine'
        ? say('yours')
        : state === 'theirs'
          ? say('theirs')
          : name;
  return (
    <span className={`seal seal-${state} seal-${size}`} role="img" aria-label={label}>
      <span aria-hidden="true">{initials(name)}</span>
    </span>
  );
}

/** The return sign is drawn: many faces lack it. */
export function Key({ children }: { readonly children: ReactNode }) {
  const text = typeof children === 'string' ? keyText(children) : null;
  const [before, after] = text?.split('↵') ?? [];
  if (before === undefined || after === undefined) return <kbd className="key">{text ?? children}</kbd>;
  return (
    <kbd className="key">
      {before}
      <svg width="11" height="10" viewBox="0 0 11 10" role="img" aria-label="Enter" focusable="false">
        <path d="M10 1v4H1.5m3-3-3 3 3 3" fill="none" stroke="currentColor" strokeWidth="1.2" />
      </svg>
      {after}
    </kbd>
  );
}

/** Ink turned over: a few a screen at most. */
export function Urgent({ children }: { readonly children: ReactNode }) {
  return <span className="urgent">{children}</span>;
}

export function Tag({ children }: { readonly children: ReactNode }) {
  return <span className="tag">{children}</span>;
}

export function RoleNames({ roles }: { readonly roles: readonly string[] }) {
  const say = terms.use();
  const language = useLanguage();
  return <>{roles.map((role) => say(role as 'author')).join(language === 'en' ? ', ' : '、')}</>;
}
