/** Always there while a page is: document, number, person, place, reason, time left, and the end. */
import { Button } from 'antd';
import { clockText } from '../../i18n/format.ts';
import { useSession, useStatus } from '../../session/session.tsx';
import { Key, Urgent, ViewsLeft } from '../../ui/marks.tsx';
import type { CurrentView } from './view-state.tsx';
import { viewingWords } from './words.ts';

function Pie({ share }: { readonly share: number }) {
  const angle = Math.min(0.9999, Math.max(0, share)) * 2 * Math.PI;
  const x = 9 + 7 * Math.sin(angle);
  const y = 9 - 7 * Math.cos(angle);
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
      <circle cx="9" cy="9" r="7.6" fill="none" stroke="currentColor" strokeWidth="1.2" />
      <path d={`M9 9V2A7 7 0 ${angle > Math.PI ? 1 : 0} 1 ${x} ${y}Z`} fill="currentColor" />
    </svg>
  );
}

export interface ViewerStripProps {
  readonly view: CurrentView;
  readonly remainingMs: number;
  readonly idleSoon: boolean;
  readonly onEnd: () => void;
}

export function ViewerStrip({ view, remainingMs, idleSoon, onEnd }: ViewerStripProps) {
  const say = viewingWords.use();
  const status = useStatus();
  const { settings } = useSession();
  const minutesLeft = Math.ceil(remainingMs / 60_000);
  const warning = idleSoon
    ? say('idle')
    : remainingMs <= 60_000
      ? say('soon1')
      : remainingMs <= 300_000
        ? say('soon5')
        : null;
  return (
    <header className="viewer-strip">
      <span className="viewer-title">
        <h1>{view.title}</h1> <span className="small quiet">{view.document}</span>
      </span>
      <span className="small">
        <strong>{say('viewOf', { n: view.n, cap: view.cap })}</strong>{' '}
        <ViewsLeft left={view.left} cap={view.cap} viewing wordless />
      </span>
      <span className="viewer-who small">
        <strong>{status.signedIn}</strong>
        <span className="quiet">
          {' · '}
          {[view.place, settings.station, view.reason].filter(Boolean).join(' · ')}
        </span>
      </span>
      <span className="viewer-warning" aria-live="assertive">
        {warning !== null && <Urgent>{warning}</Urgent>}
      </span>
      <span className="viewer-clock">
        <Pie share={remainingMs / (view.minutes * 60_000)} />
        <strong aria-hidden="true">{clockText(remainingMs)}</strong>
        <span className="small quiet" aria-hidden="true">
          {say('left')}
        </span>
        <span className="visually-hidden" aria-live="polite">
          {say('minutes', { count: minutesLeft })}
        </span>
      </span>
      <Button onClick={onEnd}>
        {say('end')} <Key>Ctrl W</Key>
      </Button>
    </header>
  );
}
