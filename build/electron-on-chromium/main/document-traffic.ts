/** What the current document says to the main process, and is told. A new document starts anew; ports do not outlive it. */
import { EventEmitter } from 'node:events';
import type { DevtoolsSession } from '../chromium/devtools-pipe.ts';
import { recordDeed } from '../common/deeds.ts';
import { type LineMessage, PortLine } from '../common/ports.ts';
import { preventable } from '../common/preventable.ts';
import { handedOut } from '../common/strict.ts';
import { makeCodec } from '../page/codec.ts';
import type { ToMain } from '../page/messages.ts';
import { type IpcMain, ipcMain } from './ipc-main.ts';
import { PageLink, parseUpward } from './page-link.ts';

const codec = makeCodec();

/** The page to which the document belongs. */
export interface Speaker {
  readonly ipc: IpcMain;
  readonly frame: () => Electron.WebFrameMain;
  readonly sender: () => Electron.WebContents;
}

type Said<Kind extends ToMain['kind']> = Extract<ToMain, { kind: Kind }>;

export class DocumentTraffic extends EventEmitter<{
  'preload-error': [message: string];
  'window-open': [said: Said<'window-open'>];
  'window-close': [];
  focus: [focused: boolean];
}> {
  readonly link: PageLink;
  private readonly speaker: Speaker;
  private readonly ports: PortLine;

  constructor(session: DevtoolsSession, contextId: number, speaker: Speaker) {
    super();
    this.link = new PageLink(session, contextId);
    this.speaker = speaker;
    this.ports = new PortLine((message) => this.sendPortMessage(message));
  }

  send(channel: string, args: readonly unknown[], transfer: readonly object[] = []): void {
    const { text, blobs } = codec.encode(args);
    this.link.send({ kind: 'event', channel, text, ports: this.ports.give(transfer) }, blobs);
  }

  close(): void {
    this.link.close();
    this.ports.closeAll();
  }

  receive(payload: string): void {
    const { message, blobs } = parseUpward(payload);
    switch (message.kind) {
      case 'invoke':
        void this.answerInvoke(message, blobs);
        break;
      case 'send':
        this.hear(message, blobs);
        break;
      case 'port-message':
        this.ports.receive({ ...message, data: codec.decode({ text: message.text, blobs }) });
        break;
      case 'port-close':
        this.ports.receive(message);
        break;
      case 'again-in-small':
        this.link.sendAgainInSmall(message.key);
        break;
      case 'preload-error':
        this.emit('preload-error', message.message);
        break;
      case 'window-open':
        this.emit('window-open', message);
        break;
      case 'window-close':
        this.emit('window-close');
        break;
      case 'focus':
        this.emit('focus', message.focused);
        break;
    }
  }

  private async answerInvoke({ id, channel, text }: Said<'invoke'>, blobs: Uint8Array[]): Promise<void> {
    try {
      const handler = this.speaker.ipc.handlerOf(channel) ?? ipcMain.handlerOf(channel);
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
      const args = codec.decode({ text, blobs }) as unknown[];
      const event = handedOut<Electron.IpcMainInvokeEvent>(this.eventOfFrame());
      const answer = codec.encode(await handler(event, ...args));
      this.link.send({ kind: 'reply', id, text: answer.text }, answer.blobs);
    } catch (error) {
      process.stderr.write(`Error occurred in handler for '${channel}': ${told(error)}\n`);
      const message = `Error invoking remote method '${channel}': ${String(error)}`;
      this.link.send({ kind: 'failure', id, message });
    }
  }

  private hear({ channel, text, ports }: Said<'send'>, blobs: Uint8Array[]): void {
    const args = codec.decode({ text, blobs }) as unknown[];
    const event = {
      ...this.eventOfFrame(),
      ports: this.ports.take(ports),
      reply: (to: string, ...replied: unknown[]) => this.send(to, replied),
    };
    const heard = [this.speaker.ipc, ipcMain].filter((ipc) => ipc.emit(channel, event, ...args));
    if (heard.length === 0) recordDeed('ipc.unheard', channel);
  }

  private eventOfFrame() {
    const { speaker } = this;
    return preventable({
      type: 'frame' as const,
      sender: speaker.sender(),
      senderFrame: speaker.frame(),
      frameId: 1,
      processId: 1,
    });
  }

  private sendPortMessage(message: LineMessage): void {
    if (message.kind === 'port-close') {
      this.link.send(message);
      return;
    }
    const { kind, id, ports } = message;
    const { text, blobs } = codec.encode(message.data);
    this.link.send({ kind, id, text, ports }, blobs);
  }
}

const told = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
