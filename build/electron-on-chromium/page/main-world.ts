/**
 * What the page's own world gets before its first script: the objects that the preload exposes, a window.open that asks
 * the main process and never opens anything, and a window.close that closes. Put into documents by its source text.
 */
import type { BridgeEnd } from './bridge-end.ts';

export function mainWorld(bridge: BridgeEnd): void {
  const freezeDeeply = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
    for (const item of Object.values(value)) freezeDeeply(item);
    return Object.freeze(value);
  };
  bridge.onNote((name, value) => {
    if (name !== 'expose') return;
    const { key, api } = value as { key: string; api: unknown };
    Object.defineProperty(window, key, {
      value: freezeDeeply(api),
      enumerable: true,
      writable: false,
      configurable: false,
    });
  });
  window.open = (url, name, features) => {
    const absolute = url === undefined || url === '' ? 'about:blank' : new URL(url, document.baseURI).href;
    bridge.note('window-open', { url: absolute, name: name ?? '', features: features ?? '' });
    return null;
  };
  // Chromium lets scripts close only what scripts opened.
  window.close = () => bridge.note('window-close', null);
}
