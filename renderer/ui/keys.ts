/** Keys of a screen. Single letters act only while no field has the focus; Escape leaves a field first. */
import { useLayoutEffect, useRef } from 'react';
import { useSession } from '../session/session.tsx';
import { belongsToInputMethod } from './composition.ts';

export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** `Ctrl+Enter`, `Shift+G`, `j`, `ArrowDown`: as maps name them. */
export function keyName(event: KeyboardEvent): string {
  const key = event.key === ' ' ? 'Space' : event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const letter = /^[a-z]$/.test(key);
  return [
    event.ctrlKey || event.metaKey ? 'Ctrl+' : '',
    event.altKey ? 'Alt+' : '',
    event.shiftKey && (letter || key.length > 1) ? 'Shift+' : '',
    key,
  ].join('');
}

function inField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    target.isContentEditable ||
    target.closest('[role="combobox"]') !== null
  );
}

/** Whether a dialog lies over the screen: then the screen's own keys rest. A closed one may stay, without a box. */
const dialogOpen = (): boolean =>
  [...document.querySelectorAll('[role="dialog"][aria-modal="true"]')].some(
    (dialog) => dialog.getClientRects().length > 0,
  );

export interface KeyOptions {
  /** These keys belong to the dialog that is open. */
  readonly dialog?: boolean;
  readonly enabled?: boolean;
}

/** A character alone: a letter, a digit, a sign. Whoever types by voice or by chance may have these switched off. */
const isCharacterAlone = (name: string): boolean => /^(?:Shift\+)?.$/u.test(name);

export function useKeys(map: KeyMap, { dialog = false, enabled = true }: KeyOptions = {}): void {
  const { letterKeys } = useSession().settings;
  const latest = useRef(map);
  latest.current = map;
  // In the drawing itself: a screen that has gone, or waits hidden, must not take a key from the one that is seen.
  useLayoutEffect(() => {
    if (!enabled) return;
    const onKey = (event: KeyboardEvent): void => {
      if (belongsToInputMethod(event) || event.defaultPrevented) return;
      if (!dialog && dialogOpen()) return;
      const name = keyName(event);
      const plain = !name.startsWith('Ctrl+') && !name.startsWith('Alt+') && !/^F\d+$/.test(name);
      if (plain && inField(event.target)) {
        if (name === 'Escape' && event.target instanceof HTMLElement) {
          event.target.blur();
          event.preventDefault();
        }
        return;
      }
      // A focused button answers Enter and Space itself.
      if ((name === 'Enter' || name === 'Space') && event.target instanceof HTMLElement) {
        if (event.target.closest('button, a[href], [role="button"], [role="menuitem"]') !== null) return;
      }
      if (!letterKeys && isCharacterAlone(name)) return;
      const act = latest.current[name];
      if (act === undefined) return;
      event.preventDefault();
      act(event);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [dialog, enabled, letterKeys]);
}

/** J, K and arrows over rows; Home and End. Returns the keys to mix into a screen's own. */
export function rowKeys(count: number, chosen: number, choose: (row: number) => void): KeyMap {
  const to = (row: number) => () => {
    if (count > 0) choose(Math.min(count - 1, Math.max(0, row)));
  };
  return {
    j: to(chosen + 1),
    k: to(chosen - 1),
    ArrowDown: to(chosen + 1),
    ArrowUp: to(chosen - 1),
    PageDown: to(chosen + 12),
    PageUp: to(chosen - 12),
    Home: to(0),
    End: to(count - 1),
  };
}
