/** Which windows there are and which of them has the focus; known to the app and to the windows alike. */
export interface OpenWindow {
  readonly id: number;
  close(): void;
  isVisible(): boolean;
  emit(event: string, ...args: unknown[]): boolean;
}

const windows = new Set<OpenWindow>();
let focused: OpenWindow | undefined;
let onLastClosed: () => void = () => undefined;
let onFocusChange: (event: 'browser-window-focus' | 'browser-window-blur', window: OpenWindow) => void = () =>
  undefined;

export const openWindows = {
  all: (): OpenWindow[] => [...windows],
  focused: (): OpenWindow | undefined => focused,

  add(window: OpenWindow): void {
    windows.add(window);
  },

  remove(window: OpenWindow): void {
    const hadFocus = focused === window;
    if (hadFocus) focused = undefined;
    if (!windows.delete(window)) return;
    if (windows.size === 0) onLastClosed();
    else if (hadFocus) openWindows.focusLast();
  },

  /** At most one window has the focus: who gets it takes it from who had it. */
  focus(window: OpenWindow): void {
    if (focused === window || !windows.has(window)) return;
    if (focused !== undefined) openWindows.blur(focused);
    focused = window;
    // The set keeps the order in which windows last had the focus.
    windows.delete(window);
    windows.add(window);
    window.emit('focus', { defaultPrevented: false });
    onFocusChange('browser-window-focus', window);
  },

  /** What a desktop does when a window goes: the one that had the focus before gets it back. */
  focusLast(): void {
    const last = [...windows].findLast((window) => window.isVisible());
    if (last !== undefined) openWindows.focus(last);
  },

  blur(window: OpenWindow): void {
    if (focused !== window) return;
    focused = undefined;
    window.emit('blur', { defaultPrevented: false });
    onFocusChange('browser-window-blur', window);
  },

  whenLastCloses(listener: () => void): void {
    onLastClosed = listener;
  },

  whenFocusChanges(listener: typeof onFocusChange): void {
    onFocusChange = listener;
  },
};
