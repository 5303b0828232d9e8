/** Which windows there are and which of them has the focus; known to the app and to the windows alike. */
export interface OpenWindow {
  readonly id: number;
  close(): void;
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
    if (focused === window) focused = undefined;
    if (windows.delete(window) && windows.size === 0) onLastClosed();
  },

  /** At most one window has the focus: who gets it takes it from who had it. */
  focus(window: OpenWindow): void {
    if (focused === window || !windows.has(window)) return;
    if (focused !== undefined) openWindows.blur(focused);
    focused = window;
    window.emit('focus', { defaultPrevented: false });
    onFocusChange('browser-window-focus', window);
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
