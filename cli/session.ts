/**
 * A session in the terminal: the router, who is at the desk, and where passphrases come from. Commands of a session
 * (cli/session-commands/) are written against this.
 */
import type { CommandName, Credential } from '../shared/contract/commands.ts';
import type { Answer, VaultRouter } from '../vault/router.ts';
import type { Report } from './report.ts';
import type { Secrets } from './secrets.ts';
import { say } from './words.ts';

export class Session {
  readonly router: VaultRouter;
  readonly report: Report;
  readonly secrets: Secrets;
  /** Name of whoever is signed in. */
  atDesk: string;
  place: string;
  /** Before new keys are wrapped: the terminal measures this machine once, about half a second a passphrase. */
  prepareNewKeys: () => Promise<unknown> = async () => null;
  private underWay: AbortController | null = null;
  private stopped = false;
  private ending = false;

  constructor(router: VaultRouter, report: Report, secrets: Secrets, atDesk: string, place: string) {
    this.router = router;
    this.report = report;
    this.secrets = secrets;
    this.atDesk = atDesk;
    this.place = place;
  }

  /** Asks the vault, with progress shown; Ctrl-C stops long work between two durable steps. */
  async ask<C extends CommandName>(name: C, input: unknown): Promise<Answer<C>> {
    const underWay = new AbortController();
    this.underWay = underWay;
    if (this.stopped) underWay.abort();
    try {
      return await this.router.call(name, input, {
        language: this.report.language,
        progress: this.report.progress(name),
        signal: underWay.signal,
      });
    } finally {
      this.underWay = null;
    }
  }

  /** A line begins: what stopped the one before does not stop this one. */
  beginLine(): void {
    this.stopped = this.ending;
  }
  /** Stops the line under way, between two durable steps; false where none is. */
  stop(): boolean {
    this.stopped = true;
    if (this.underWay === null) return false;
    this.underWay.abort();
    return true;
  }
  /** Stops this line and every further one. */
  end(): void {
    this.ending = true;
    this.stop();
  }
  get stopRequested(): boolean {
    return this.stopped;
  }
  get endRequested(): boolean {
    return this.ending;
  }

  passphraseOf(who: string): Promise<string> {
    return this.secrets.passphraseOf(who, say('passphraseOf', this.report.language, { who }));
  }
  newPassphraseOf(who: string): Promise<string> {
    return this.secrets.passphraseOf(who, say('newPassphraseOf', this.report.language, { who }));
  }
  /** The passphrase of whoever is at the desk: every signed act asks for it. */
  async signature(): Promise<{ passphrase: string }> {
    return { passphrase: await this.passphraseOf(this.atDesk) };
  }
  async credential(who: string): Promise<Credential> {
    const keyFile = this.secrets.keyFileOf(who);
    const passphrase = await this.passphraseOf(who);
    return keyFile === undefined ? { who, passphrase } : { who, passphrase, keyFile };
  }
  async credentials(names: readonly string[]): Promise<Credential[]> {
    const credentials: Credential[] = [];
    for (const name of names) credentials.push(await this.credential(name));
    return credentials;
  }
}
