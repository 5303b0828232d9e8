/**
 * What an input method is composing. Nothing is looked up, submitted or decided meanwhile: its keys reach no handler of
 * ours, forms do not submit, and searches wait (`use-rested.ts`).
 */
import { useSyncExternalStore } from 'react';

/** Of a key that an input method has taken, whatever the key is. */
const keyOfInputMethod = 229;

let composing = false;
const listeners = new Set<() => void>();

function set(next: boolean): void {
  if (composing === next) return;
  composing = next;
  for (const listener of listeners) listener();
}

export const belongsToInputMethod = (event: KeyboardEvent): boolean =>
  event.isComposing || event.keyCode === keyOfInputMethod;

/** To be called once, before anything else listens: what is stopped here, no handler in the page hears. */
export function watchComposition(): void {
  window.addEventListener('compositionstart', () => set(true), true);
  window.addEventListener('compositionend', () => set(false), true);
  // A field that vanishes in the middle of a composition says nothing of its end.
  window.addEventListener('focusin', () => set(false), true);
  window.addEventListener(
    'keydown',
    (event) => {
      if (belongsToInputMethod(event)) event.stopPropagation();
      else set(false);
    },
    true,
  );
  window.addEventListener(
    'submit',
    (event) => {
      if (!composing) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useComposing = (): boolean => useSyncExternalStore(subscribe, () => composing);
