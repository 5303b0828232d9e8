/** The desk that the sample is made at: who sits there, their secrets, the clock, and how far the making is. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandAnswers } from '../../shared/contract/answers.ts';
import type { CommandInput, CommandName, Credential, ParsedInput } from '../../shared/contract/commands.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { Refusal, type RefusalCode } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { SampleClock } from './sample-clock.ts';
import {
  type SampleOffice,
  type SamplePerson,
  type SamplePersonKey,
  sampleOffice,
  samplePassphrase,
} from './sample-people.ts';
import { sampleKeysFolder } from './sample-people-file.ts';

/** The router as the sample uses it. */
export interface SampleRouter {
  call<C extends CommandName>(name: C, input: CommandInput<C>): Promise<CommandAnswers[C]>;
  close(cause: 'command'): Promise<unknown>;
  abandon(): void;
}

/** Calls that make one sample, in either language: what its progress is counted against. */
export const sampleCalls = 326;

export class SampleDesk {
  readonly clock: SampleClock;
  readonly office: SampleOffice;
  readonly folder: string;
  readonly passphrases = new Map<SamplePersonKey, string>();
  /** Where the papers lie that are filed; taken away afterwards. */
  readonly papers: string;
  calls = 0;
  private readonly router: SampleRouter;
  private readonly input: ParsedInput<'sample.create'>;
  private readonly outer: Call;
  private seated: SamplePersonKey | null = null;

  constructor(
    router: SampleRouter,
    clock: SampleClock,
    input: ParsedInput<'sample.create'>,
    papers: string,
    outer: Call,
  ) {
    this.router = router;
    this.clock = clock;
    this.input = input;
    this.folder = input.folder;
    this.papers = papers;
    this.outer = outer;
    this.office = sampleOffice(input.language);
    for (const founder of this.office.founders) this.passphrases.set(founder.key, samplePassphrase(founder));
  }

  get people(): readonly SamplePerson[] {
    return [...this.office.founders, ...this.office.staff];
  }
  get language(): 'zh-CN' | 'en' {
    return this.input.language;
  }
  words(zh: string, en: string): string {
    return this.input.language === 'en' ? en : zh;
  }

  /** One step of the making; it may be stopped before each. */
  async call<C extends CommandName>(name: C, input: CommandInput<C>): Promise<CommandAnswers[C]> {
    if (this.outer.signal?.aborted === true) throw new VaultFault('STOPPED');
    const answer = await this.router.call(name, input);
    this.step();
    return answer;
  }

  /** What somebody in this office tried and was refused. */
  async refused<C extends CommandName>(name: C, input: CommandInput<C>, code: RefusalCode): Promise<void> {
    try {
      await this.router.call(name, input);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== code) throw error;
      this.step();
      return;
    }
    throw new Error(`${name} was to be refused with ${code}`);
  }

  private step(): void {
    this.calls++;
    this.outer.progress(this.calls, sampleCalls);
  }

  person(key: SamplePersonKey): SamplePerson {
    return this.people.find((person) => person.key === key)!;
  }
  name(key: SamplePersonKey): string {
    return this.person(key).name;
  }
  keyFile(key: SamplePersonKey, copy: '' | '-spare' = ''): string | undefined {
    if (!this.person(key).stick) return undefined;
    return join(sampleKeysFolder(this.folder), `${key}${copy}`, `${key}.key`);
  }
  newKeyFiles(key: SamplePersonKey): string[] {
    return (['', '-spare'] as const).map((copy) => {
      mkdirSync(join(sampleKeysFolder(this.folder), `${key}${copy}`), { recursive: true, mode: 0o700 });
      return this.keyFile(key, copy)!;
    });
  }
  credential(key: SamplePersonKey): Credential {
    const keyFile = this.keyFile(key);
    return {
      who: this.name(key),
      passphrase: this.passphrases.get(key) ?? '',
      ...(keyFile === undefined ? {} : { keyFile }),
    };
  }
  /** Of whoever sits at the desk. */
  get signature(): { passphrase: string } {
    return { passphrase: (this.seated && this.passphrases.get(this.seated)) ?? '' };
  }

  async seat(key: SamplePersonKey): Promise<void> {
    if (this.seated === key) return;
    this.clock.pass(3);
    await this.call('session.sign-in', { ...this.credential(key), place: this.office.place });
    this.seated = key;
  }
  /** Nobody sits there any more: the act ended their role, or a sign-in failed. */
  leave(): void {
    this.seated = null;
  }

  async openVault(key: SamplePersonKey): Promise<void> {
    await this.call('vault.open', {
      folder: this.folder,
      passphrase: this.passphrases.get(key) ?? '',
      keyFile: this.keyFile(key)!,
      station: 'A-03',
      place: this.office.place,
      anchorFolders: [],
    });
    this.seated = key;
  }
  async closeVault(): Promise<void> {
    this.clock.evening();
    this.seated = null;
    await this.router.close('command');
    this.step();
  }
}
