/** The credential store as a process of its own: a store that never answers holds up neither an opening nor the program's end. */
import type { VaultId } from '../../shared/vocabulary/ids.ts';
import type { CredentialStore, CredentialStoreState } from '../audit/credential-store.ts';
import {
  type CredentialStoreAnswer,
  type CredentialStoreAsked,
  type CredentialStoreChannel,
  credentialStoreAnswer,
} from './credential-store-messages.ts';

/** A passphrase takes a second to hash: a store that answers has done so by then. */
const answerMsMax = 3_000;
const closingMsMax = 1_000;

type Asked = CredentialStoreAsked extends infer T ? (T extends unknown ? Omit<T, 'call'> : never) : never;

export class CredentialStoreClient implements CredentialStore {
  private readonly start: () => Promise<CredentialStoreChannel>;
  private channel: Promise<CredentialStoreChannel> | null = null;
  private readonly found = new Map<VaultId, string | null>();
  private readonly waiting = new Map<number, (answer: CredentialStoreAnswer | null) => void>();
  private readonly pending = new Map<VaultId, string>();
  private calls = 0;
  private writing: Promise<void> | null = null;
  private closed = false;
  state: CredentialStoreState = 'unasked';

  /** `start` may reject where the process cannot be started. */
  constructor(start: () => Promise<CredentialStoreChannel>) {
    this.start = start;
  }

  async recall(vault: VaultId): Promise<void> {
    this.found.delete(vault);
    const answer = await this.ask({ kind: 'get', vault });
    if (answer?.kind === 'answer') this.found.set(vault, answer.text);
  }

  recalled(vault: VaultId): string | null {
    return this.found.get(vault) ?? null;
  }

  keep(vault: VaultId, text: string): void {
    if (this.closed) return;
    this.pending.set(vault, text);
    this.writing ??= this.writeAll().finally(() => {
      this.writing = null;
    });
  }

  async close(): Promise<void> {
    if (this.writing !== null) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, closingMsMax);
      });
      await Promise.race([this.writing, late]);
      clearTimeout(timer);
    }
    this.closed = true;
    const channel = this.channel;
    this.channel = null;
    await channel?.then(
      (open) => open.end(),
      () => undefined,
    );
    this.endAll();
  }

  private async writeAll(): Promise<void> {
    for (let next = this.nextPending(); next !== null; next = this.nextPending()) {
      const [vault, text] = next;
      const answer = await this.ask({ kind: 'set', vault, text });
      if (answer?.kind === 'answer') this.found.set(vault, text);
      // What is silent now is not asked with each entry of the log: the next opening asks again.
      else this.found.delete(vault);
    }
  }

  /** The latest text of some vault whose store has answered, and not fallen silent since. */
  private nextPending(): [VaultId, string] | null {
    for (const [vault, text] of this.pending) {
      this.pending.delete(vault);
      if (this.found.has(vault)) return [vault, text];
    }
    return null;
  }

  /** Null where no answer came in time. */
  private async ask(asked: Asked): Promise<CredentialStoreAnswer | null> {
    if (this.closed) return null;
    this.calls += 1;
    const call = this.calls;
    const answered = new Promise<CredentialStoreAnswer | null>((resolve) => this.waiting.set(call, resolve));
    const timer = setTimeout(() => this.settle(call, null), answerMsMax);
    this.channel ??= this.open();
    this.channel.then(
      (channel) => channel.post({ ...asked, call }),
      () => this.settle(call, { kind: 'absent', call }),
    );
    const answer = await answered;
    clearTimeout(timer);
    this.state = answer === null ? 'silent' : answer.kind === 'answer' ? 'answers' : 'absent';
    return answer;
  }

  private async open(): Promise<CredentialStoreChannel> {
    const channel = await this.start();
    channel.onMessage((message) => {
      const parsed = credentialStoreAnswer.safeParse(message);
      if (parsed.success) this.settle(parsed.data.call, parsed.data);
    });
    channel.onEnd(() => {
      this.channel = null;
      this.endAll();
    });
    return channel;
  }

  private settle(call: number, answer: CredentialStoreAnswer | null): void {
    const settle = this.waiting.get(call);
    this.waiting.delete(call);
    settle?.(answer);
  }

  private endAll(): void {
    for (const call of [...this.waiting.keys()]) this.settle(call, { kind: 'absent', call });
  }
}
