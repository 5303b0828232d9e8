/** Time of the view, second by second between what the vault says; and whether somebody is reading. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { vault } from '../../calls/vault-client.ts';

/** As the vault has it: a page left alone this long goes blank (L7). */
const idleMsMax = 180_000;
const idleWarningMs = 120_000;
const touchMsMin = 10_000;

export interface ViewClock {
  readonly remainingMs: number;
  /** The page will soon go blank for want of a reader. */
  readonly idleSoon: boolean;
  setRemaining(ms: number): void;
}

export function useViewClock(initialMs: number, running: boolean): ViewClock {
  const [remainingMs, setRemainingMs] = useState(initialMs);
  const [idleSoon, setIdleSoon] = useState(false);
  const until = useRef(performance.now() + initialMs);
  const touchedAt = useRef(performance.now());

  const setRemaining = useCallback((ms: number) => {
    until.current = performance.now() + ms;
    setRemainingMs(ms);
  }, []);

  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => {
      setRemainingMs(Math.max(0, until.current - performance.now()));
      const idle = performance.now() - touchedAt.current;
      setIdleSoon(idle >= idleWarningMs && idle < idleMsMax);
    }, 1_000);
    return () => clearInterval(timer);
  }, [running]);

  useEffect(() => {
    if (!running) return;
    let toldAt = performance.now();
    touchedAt.current = toldAt;
    const touched = (): void => {
      const now = performance.now();
      touchedAt.current = now;
      setIdleSoon(false);
      if (now - toldAt < touchMsMin) return;
      toldAt = now;
      vault
        .call('view.touch', {}, { by: 'screen' })
        .then((state) => setRemaining(state.remainingMs))
        .catch(() => undefined);
    };
    const events = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const event of events) window.addEventListener(event, touched, { passive: true });
    return () => {
      for (const event of events) window.removeEventListener(event, touched);
    };
  }, [running, setRemaining]);

  return { remainingMs, idleSoon, setRemaining };
}
