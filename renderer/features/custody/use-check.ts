/** The check of every item as this screen runs it: begun, paused, gone on with; leaving the screen pauses it. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { vault } from '../../calls/vault-client.ts';
import { useSession } from '../../session/session.tsx';

export interface RunningCheck {
  readonly done: number;
  readonly of: number;
  /** Milliseconds left at the pace so far; null until there is one. */
  readonly leftMs: number | null;
}

/** How often the screen asks for what was found: each time the whole list is counted, so a long one is asked for less often. */
export const pollMs = ({ of }: RunningCheck, leastMs: number): number => Math.max(leastMs, of / 100);

export function useCheck(): {
  readonly running: RunningCheck | null;
  readonly error: unknown;
  readonly toggle: () => void;
} {
  const { refresh } = useSession();
  const [running, setRunning] = useState<RunningCheck | null>(null);
  const [error, setError] = useState<unknown>(null);
  const control = useRef<AbortController | null>(null);
  useEffect(() => () => control.current?.abort(), []);
  const run = useCallback(async () => {
    const mine = new AbortController();
    control.current = mine;
    let first: { at: number; done: number } | null = null;
    setError(null);
    setRunning({ done: 0, of: 0, leftMs: null });
    try {
      await vault.call(
        'custody.check',
        {},
        {
          signal: mine.signal,
          progress: (done, of) => {
            const at = performance.now();
            first ??= { at, done };
            const pace = (at - first.at) / Math.max(1, done - first.done);
            setRunning({ done, of, leftMs: done - first.done < 20 ? null : pace * (of - done) });
          },
        },
      );
    } catch (problem) {
      setError(problem);
    } finally {
      control.current = null;
      setRunning(null);
      await refresh();
    }
  }, [refresh]);
  const toggle = useCallback(() => {
    if (control.current !== null) control.current.abort();
    else void run();
  }, [run]);
  return { running, error, toggle };
}
