/**
 * The isolated world in which a preload runs: the few modules that a sandboxed preload may require, and a frozen
 * `process`. Put into documents by its source text.
 */
import type { BridgeEnd } from './bridge-end.ts';
import type { MainLink } from './main-link.ts';

export interface PreloadConfig {
  readonly path: string;
  readonly platform: string;
  readonly arch: string;
  readonly versions: Readonly<Record<string, string | undefined>>;
  readonly argv: readonly string[];
}

export interface PreloadWorld {
  readonly require: (id: string) => unknown;
  readonly process: object;
  /** The preload threw. */
  failed(error: unknown): void;
}

export function preloadWorld(
  bridge: BridgeEnd,
  link: MainLink,
  ipcRenderer: object,
  config: PreloadConfig,
): PreloadWorld {
  const strictly = (name: string, members: object) =>
    new Proxy(members, {
      get(target, key, receiver) {
        if (key in target || typeof key === 'symbol' || key === 'then')
          return Reflect.get(target, key, receiver);
        throw new Error(`electron-on-chromium: ${name}.${key} is not implemented in a preload`);
      },
    });

  const exposed = new Set<string>();
  const contextBridge = {
    exposeInMainWorld: (key: string, api: unknown) => {
      if (exposed.has(key)) {
        throw new Error('Cannot bind an API on top of an existing property on the window object');
      }
      exposed.add(key);
      bridge.note('expose', { key, api });
    },
  };

  /**
   * Electron answers at once; DevTools cannot be asked at once, but a paused script can be: the main process sees the
   * pause, asks Chromium for the file's path, writes it into `path` and lets the script go on.
   */
  function getPathForFile(file: unknown): string {
    if (!(file instanceof File)) {
      throw new TypeError(
        "Failed to execute 'getPathForFile' on 'WebUtils': parameter 1 is not of type 'File'.",
      );
    }
    // biome-ignore lint/style/useConst: written by the main process during the pause
    let path = '';
    // biome-ignore lint/suspicious/noDebugger: the pause is the question
    debugger;
    return path;
  }

  /** In the same way: the main process lets the app's listeners decide, and writes `kept` where they keep the key. */
  function isKeptFromPage(input: object): boolean {
    // biome-ignore lint/style/useConst: written by the main process during the pause
    let kept = false;
    // biome-ignore lint/suspicious/noDebugger: the pause is the question
    debugger;
    return kept && input !== undefined;
  }

  const modifiersOf = (event: KeyboardEvent): string[] => [
    ...(event.shiftKey ? ['shift'] : []),
    ...(event.ctrlKey ? ['control'] : []),
    ...(event.altKey ? ['alt'] : []),
    ...(event.metaKey ? ['meta'] : []),
    ...(event.repeat ? ['isautorepeat'] : []),
  ];
  // The first listener of all: this script runs before any of the page's.
  for (const type of ['keydown', 'keyup'] as const) {
    window.addEventListener(
      type,
      (event) => {
        if (!event.isTrusted) return;
        const input = {
          type: type === 'keydown' ? 'keyDown' : 'keyUp',
          key: event.key,
          code: event.code,
          isAutoRepeat: event.repeat,
          isComposing: event.isComposing,
          shift: event.shiftKey,
          control: event.ctrlKey,
          alt: event.altKey,
          meta: event.metaKey,
          location: event.location,
          modifiers: modifiersOf(event),
        };
        if (!isKeptFromPage(input)) return;
        event.preventDefault();
        event.stopImmediatePropagation();
      },
      true,
    );
  }

  const electron = strictly('electron', {
    contextBridge: strictly('contextBridge', contextBridge),
    ipcRenderer: strictly('ipcRenderer', ipcRenderer),
    webUtils: strictly('webUtils', { getPathForFile }),
  });

  bridge.onNote((name, value) => {
    if (name === 'window-close') link.post({ kind: 'window-close' });
    if (name !== 'window-open') return;
    link.post({ kind: 'window-open', ...(value as { url: string; name: string; features: string }) });
  });
  for (const type of ['focus', 'blur'] as const) {
    window.addEventListener(
      type,
      (event) => {
        if (event.target === window && event.isTrusted)
          link.post({ kind: 'focus', focused: type === 'focus' });
      },
      true,
    );
  }

  return {
    require: (id) => {
      if (id === 'electron' || id === 'electron/renderer' || id === 'electron/common') return electron;
      throw new Error(`module not found: ${id}`);
    },
    process: Object.freeze({
      type: 'renderer',
      sandboxed: true,
      contextIsolated: true,
      platform: config.platform,
      arch: config.arch,
      versions: config.versions,
      argv: config.argv,
      env: {},
    }),
    failed: (error) => {
      console.error(`Unable to load preload script: ${config.path}`);
      console.error(error);
      link.post({
        kind: 'preload-error',
        message: error instanceof Error ? String(error.stack) : String(error),
      });
    },
  };
}
