/** One end of a port as a service process sees it; the test is the other. */
import type { ServicePort } from '../../vault/service/ports.ts';

export class FakePort implements ServicePort {
  /** Everything that was posted, oldest first. */
  readonly posted: unknown[] = [];
  closed = false;
  /** Posting throws, as for what cannot be cloned. */
  refuses: (message: unknown) => boolean = () => false;
  private readonly messages: ((message: { readonly data: unknown }) => void)[] = [];

  on(
    event: 'message' | 'close',
    listener: ((message: { readonly data: unknown }) => void) | (() => void),
  ): void {
    if (event === 'message') this.messages.push(listener);
  }
  postMessage(message: unknown): void {
    if (this.refuses(message)) throw new DOMException('could not be cloned', 'DataCloneError');
    this.posted.push(message);
  }
  start(): void {}
  close(): void {
    this.closed = true;
  }

  /** The other end speaks. */
  say(data: unknown): void {
    for (const listener of this.messages) listener({ data });
  }
}
