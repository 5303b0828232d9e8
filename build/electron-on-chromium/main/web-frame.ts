/** A page's main frame, as far as the app may ask who speaks. */
import { standIn } from '../common/strict.ts';

interface FramedPage {
  send(channel: string, ...args: unknown[]): void;
}

export function frameOf(url: string, page: FramedPage, isDestroyed: () => boolean): Electron.WebFrameMain {
  const frame: Electron.WebFrameMain = standIn<Electron.WebFrameMain>('webFrameMain')({
    url,
    origin: originOf(url),
    name: '',
    parent: null,
    frames: [],
    processId: 1,
    routingId: 1,
    detached: false,
    get top(): Electron.WebFrameMain | null {
      return frame;
    },
    isDestroyed,
    send: (channel: string, ...args: unknown[]) => page.send(channel, ...args),
  });
  return frame;
}

/** Node knows no origin of `app://bundle/x`; Electron, where the scheme is standard, does. */
function originOf(url: string): string {
  if (!URL.canParse(url)) return '';
  const { origin, protocol, host } = new URL(url);
  return origin === 'null' ? `${protocol}//${host}` : origin;
}
