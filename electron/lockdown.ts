/** Everything that Chromium offers and this program never uses is refused, in every window and session there will be. */
import { app, type Session, type WebContents } from 'electron/main';
import { rasteriserAddress, uiAddress } from './app-protocol.ts';

/** Where our own pages may be; they never go anywhere else. */
const ownPages: readonly string[] = [uiAddress, rasteriserAddress];

const isOwnPage = (url: string): boolean => ownPages.includes(url.split('#')[0] ?? '');

/** Sessions keep nothing on disk, ask nobody for anything and reach nothing but `app:`. */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, answer) => {
    const { protocol } = new URL(details.url);
    answer({ cancel: protocol !== 'app:' && protocol !== 'devtools:' });
  });
}

/** Printing and saving are not for these pages. None of these keys may be one of the screens' own. */
const keptWithCommand: readonly string[] = ['p', 's'];

const isKeptFromPages = (input: { key: string; control: boolean; meta: boolean }): boolean =>
  (input.control || input.meta) && keptWithCommand.includes(input.key.toLowerCase());

function lockContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('before-input-event', (event, input) => {
    if (isKeptFromPages(input)) event.preventDefault();
  });
}

/** Called before anything is opened. */
export function lockEveryPage(): void {
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
}
