/**
 * A session in the terminal: the router, who is at the desk, and where passphrases come from. Commands of a session
 * (cli/session-commands/) are written against this.
 */
import { resolve } from 'node:path';
import type { CommandName, Credential } from '../../shared/contract/commands.ts';
import {
  faultsOfPassphrase,
  hintOfPassphrase,
  ruleOfPassphrase,
  slipsInPassphrase,
} from '../../shared/policy/passphrase-rules.ts';
import type { Answer, VaultRouter } from '../../vault/router/router.ts';
import { codeOf, type Report } from './report.ts';
import type { Secrets } from './secrets.ts';
import { say } from './words.ts';

/** What a mistyped key file ends in. */
const secretsFailed: ReadonlySet<string> = new Set([
  'SECRET_MISMATCH',
  'KEY_FILE_NOT_FOUND',
  'KEY_FILE_MALFORMED',
]);

export class Session {
  readonly router: VaultRouter;
  readonly report: Report;
  readonly secrets: Secrets;
  private whoIsHere: string;
  place: string;
  /** Before new keys are wrapped: the terminal measures this machine once, about half a second a passphrase. */
  prepareNewKeys: () => Promise<unknown> = async () => null;
  /** Lines are typed one by one: Ctrl-C stops the one under way, not the session. */
  stopsLinesOnly = false;
  private underWay: AbortController | null = null;
  private stopped = false;
  private ending = false;

  constructor(router: VaultRouter, report: Report, secrets: Secrets, atDesk: string, place: string) {
    this.router = router;
    this.report = report;
    this.secrets = secrets;
    this.whoIsHere = atDesk;
    this.place = place;
  }

  /** Name of whoever is signed in. */
  get atDesk(): string {
    return this.whoIsHere;
  }
  /** Lines typed by the person before, with notes, reasons and names of clients in them, are not behind the arrow keys of the next. */
  set atDesk(who: string) {
    if (who !== this.whoIsHere) this.secrets.keyboard.forgetAll();
    this.whoIsHere = who;
  }

  /** Whose key file was typed since the vault last answered. */
  private readonly keyFilesTyped = new Set<string>();

  /** Asks the vault, with progress shown; Ctrl-C stops long work between two durable steps. */
  async ask<C extends CommandName>(name: C, input: unknown): Promise<Answer<C>> {
    const underWay = new AbortController();
    this.underWay = underWay;
    if (this.stopped) underWay.abort();
    const progress = this.report.progress();
    try {
      const answer = await this.router.call(name, input, {
        language: this.report.language,
        progress: progress.percent,
        signal: underWay.signal,
      });
      // The same session says the vault's own labels from here on.
      if (name === 'vault.open') this.report.classLabels = (answer as Answer<'vault.open'>).classLabels;
      this.keyFilesTyped.clear();
      return answer;
    } catch (error) {
      if (codeOf(error) === 'NOT_SIGNED_IN') this.atDesk = '';
      // It may have been a slip: who it was is asked again.
      if (secretsFailed.has(codeOf(error))) {
        for (const who of this.keyFilesTyped) this.secrets.forgetKeyFile(who);
        this.keyFilesTyped.clear();
      }
      throw error;
    } finally {
      progress.ended();
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

  async passphraseOf(who: string): Promise<string> {
    const { language } = this.report;
    const stored = this.secrets.storedOf(who);
    if (stored !== null) return stored;
    const typed = await this.secrets.typed(who, say('passphraseOf', language, { who }));
    // Taken as it is: an old vault may have been sealed with just that.
    for (const slip of slipsInPassphrase(typed))
      this.report.note('passphraseHint', { hint: hintOfPassphrase(slip, language) });
    return typed;
  }
  /** Asked twice, and again until it is one that can be typed again. */
  async newPassphraseOf(who: string): Promise<string> {
    const { language } = this.report;
    const stored = this.secrets.storedOf(who);
    if (stored !== null) return stored;
    for (;;) {
      const typed = await this.secrets.typed(who, say('newPassphraseOf', language, { who }));
      const [fault] = faultsOfPassphrase(typed);
      if (fault !== undefined) {
        this.report.note('passphraseRule', { rule: ruleOfPassphrase(fault, language) });
        continue;
      }
      const again = await this.secrets.typed(who, say('passphraseAgain', language, { who }));
      if (again.normalize('NFC') === typed.normalize('NFC')) return typed;
      this.report.note('passphrasesDiffer');
    }
  }
  /** The passphrase of whoever is at the desk: every signed act asks for it. */
  async signature(): Promise<{ passphrase: string }> {
    return { passphrase: await this.passphraseOf(this.atDesk) };
  }
  async credential(who: string): Promise<Credential> {
    const passphrase = await this.passphraseOf(who);
    const keyFile = await this.keyFileOf(who);
    return keyFile === null ? { who, passphrase } : { who, passphrase, keyFile };
  }
  /** Whoever types a passphrase is asked for their key file too, until one has served; nobody else knows where their stick is. */
  private async keyFileOf(who: string): Promise<string | null> {
    const known = this.secrets.keyFileOf(who);
    if (known !== undefined) return known;
    if (who === this.atDesk || this.secrets.storedOf(who) !== null) return null;
    const typed = await this.secrets.keyboard.line(say('keyFileOf', this.report.language, { who }));
    const path = typed.trim() === '' ? null : resolve(typed.trim());
    this.tryKeyFile(who, path);
    return path;
  }
  /** Kept if the next thing that is asked of the vault goes through. */
  tryKeyFile(who: string, path: string | null): void {
    this.secrets.rememberKeyFile(who, path);
    this.keyFilesTyped.add(who);
  }
  async credentials(names: readonly string[]): Promise<Credential[]> {
    const credentials: Credential[] = [];
    for (const name of names) credentials.push(await this.credential(name));
    return credentials;
  }
}
