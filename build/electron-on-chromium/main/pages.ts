/** All pages there are, by the id under which Playwright knows them too. */
import type { DevtoolsSession } from '../chromium/devtools-pipe.ts';
import type { EventOf } from '../chromium/protocol.ts';
import { recordDeed } from '../common/deeds.ts';
import { plainEvent } from '../common/preventable.ts';
import { handedOut, standIn } from '../common/strict.ts';
import { fromFake } from './fake-origin.ts';
import type { Session } from './sessions.ts';

/** What is asked of a page here; `WebContents` in full. */
export interface KeptPage {
  readonly id: number;
  readonly mainFrameId: string;
  readonly electronSession: Session;
  later(tell: (session: DevtoolsSession) => Promise<unknown>): void;
}

const pages = new Map<string, KeptPage>();

export const keepPage = (targetId: string, contents: KeptPage): void => void pages.set(targetId, contents);
export const forgetPage = (targetId: string): void => void pages.delete(targetId);
export const allPages = (): KeptPage[] => [...pages.values()];

const handedOutIfThere = (contents: KeptPage | undefined): Electron.WebContents | undefined =>
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
