/** A screen comes up: its heading takes the focus, so that readers say where one is, and the window is called after it. */
import { type ReactNode, useEffect, useRef } from 'react';
import { defineWords } from '../i18n/words.ts';

const words = defineWords('arrived', { name: ['卷宗保险库', 'Dossier Vault'] });

/** Screens that read first show their heading later. */
const headingMsMax = 5_000;

/** Named after the place in the program, never after a client: the system shows a window's title to whoever passes by. */
export function useWindowTitle(place: string | null): void {
  const say = words.use();
  const name = say('name');
  useEffect(() => {
    document.title = place === null ? name : `${place} — ${name}`;
  }, [place, name]);
}

export function Arrived({ path, children }: { readonly path: string; readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const screen = box.current;
    if (screen === null) return;
    const began = document.activeElement;
    // A field that asks for the focus has it before this runs: it keeps it.
    if (began !== null && began !== document.body && screen.contains(began)) return;
    const watcher = new MutationObserver(() => focusHeading());
    const stop = (): void => {
      watcher.disconnect();
      clearTimeout(timer);
    };
    const timer = setTimeout(stop, headingMsMax);
    let given: HTMLElement | null = null;
    const focusHeading = (): void => {
      const now = document.activeElement;
      // A field of the screen that asked for the focus keeps it, and so does what somebody has gone to meanwhile.
      if (now !== null && now !== document.body && now !== began && now !== given) {
        stop();
        return;
      }
      // A screen that has read its answer may draw another heading in the place of the first.
      const heading = screen.querySelector<HTMLElement>('h1');
      if (heading === null || heading === now) return;
      given = heading;
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    };
    watcher.observe(screen, { childList: true, subtree: true });
    focusHeading();
    return stop;
  }, []);
  return (
    <div ref={box} className="arrived" data-path={path}>
      {children}
    </div>
  );
}
