/** All pages there are, by the id under which Playwright knows them too. */
import type { EventOf } from '../chromium/protocol.ts';
import { recordDeed } from '../deeds.ts';
import { plainEvent } from '../preventable.ts';
import { handedOut, standIn } from '../strict.ts';
import { fromFake } from './fake-origin.ts';
import type { WebContents } from './web-contents.ts';

const pages = new Map<string, WebContents>();

export const keepPage = (targetId: string, contents: WebContents): void => void pages.set(targetId, contents);
export const forgetPage = (targetId: string): void => void pages.delete(targetId);
export const allPages = (): WebContents[] => [...pages.values()];

const handedOutIfThere = (contents: WebContents | undefined): Electron.WebContents | undefined =>
  contents === undefined ? undefined : handedOut<Electron.WebContents>(contents);

export const webContentsModule = standIn<typeof Electron.webContents>('webContents')({
  getAllWebContents: () => allPages().map(handedOut<Electron.WebContents>),
  fromId: (id: number) => handedOutIfThere(allPages().find((contents) => contents.id === id)),
  fromDevToolsTargetId: (targetId: string) => handedOutIfThere(pages.get(targetId)),
});

/** A download that a page began, and that Chromium has been told never to carry out. */
export function tellDownload(begun: EventOf<'Browser.downloadWillBegin'>): void {
  const url = fromFake(begun.url);
  const contents = allPages().find((page) => page.mainFrameId === begun.frameId);
  if (contents === undefined) return;
  const item = standIn<Electron.DownloadItem>('downloadItem')({
    getURL: () => url,
    getFilename: () => begun.suggestedFilename,
    getState: () => 'cancelled' as const,
    cancel: () => undefined,
  });
  recordDeed('download', url);
  contents.electronSession.emit('will-download', plainEvent(), item, contents);
}
