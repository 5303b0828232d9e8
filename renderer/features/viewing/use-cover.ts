/** What lies over the pages: nothing; somebody is away; nobody is there; the view has ended. Covered, no pixel stays. */
import { type Dispatch, type SetStateAction, useCallback, useEffect } from 'react';
import { onShellEvent } from '../../calls/desktop.ts';
import { isProblem, vault } from '../../calls/vault-client.ts';
import type { Cover } from './viewer-cover.tsx';

/** Out of the front for this long, the page goes blank as when nobody is there. */
const awayMsMax = 60_000;

/** A page that is refused with one of these is refused because the view is over. */
const over = [
  'VIEW_OVER',
  'NO_VIEW_OPEN',
  'LOAN_STATE',
  'LOAN_NOT_RECEIVED',
  'PERSON_FROZEN',
  'DOSSIER_HELD',
] as const;

/** What was refused because it has ended or gone blank shows as that, not as an error. */
export function coverOfRefusal(error: unknown): 'blank' | 'ended' | null {
  if (isProblem(error, 'VIEW_BLANK')) return 'blank';
  return over.some((code) => isProblem(error, code)) ? 'ended' : null;
}

/** Behind other windows nothing is readable; what is blank or over stays so. */
export const coverOfFocus = (now: Cover, focused: boolean): Cover =>
  now !== 'none' && now !== 'away' ? now : focused ? 'none' : 'away';

/** Covers when the vault says so, when nobody is there, and when a page was refused because the view is over. */
export function useCover(
  setCover: Dispatch<SetStateAction<Cover>>,
  /** Lets go of every page. */
  drop: () => void,
  /** Of the page that was asked for last. */
  error: unknown,
): void {
  const coverWith = useCallback(
    (next: 'blank' | 'ended') => {
      drop();
      setCover(next);
    },
    [drop, setCover],
  );

  useEffect(
    () =>
      vault.onEvent((event) => {
        if (event.name === 'view-blank') coverWith('blank');
        if (event.name === 'view-ended' || event.name === 'closed') coverWith('ended');
      }),
    [coverWith],
  );

  // After a minute away it is as if nobody were there.
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const goBlank = (): void => coverWith('blank');
    const off = onShellEvent((event) => {
      if (event.name !== 'focus') return;
      clearTimeout(timer);
      setCover((now) => coverOfFocus(now, event.focused));
      if (event.focused) return;
      timer = setTimeout(() => {
        // Blank here whatever becomes of it there.
        vault.call('view.blank', { cause: 'focus' }, { by: 'screen' }).then(goBlank, goBlank);
      }, awayMsMax);
    });
    return () => {
      off();
      clearTimeout(timer);
    };
  }, [coverWith, setCover]);

  useEffect(() => {
    const refused = coverOfRefusal(error);
    if (refused !== null) coverWith(refused);
  }, [error, coverWith]);
}
