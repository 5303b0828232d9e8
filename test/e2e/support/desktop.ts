/** The desktop, quick with passphrases, on a real sample vault, worked the way people work it: by names, passphrases and keys of the keyboard. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { terminalStation } from '../../../cli/terminal/station.ts';
import type { SampleVault } from '../../../shared/contract/answers.ts';
import type { CommandName } from '../../../shared/contract/commands.ts';
import type { Settings } from '../../../shared/contract/shell.ts';
import type { Language } from '../../../shared/vocabulary/refusal.ts';
import { VaultRouter } from '../../../vault/router/router.ts';
import { sampleCalls } from '../../../vault/sample/sample-desk.ts';
import { builtRasteriserUrl } from '../../support/built-cli.ts';
import { lateAnswersFile } from '../../support/late-router.ts';
import { madeOnce } from '../../support/made-once.ts';
import { remembering } from '../../support/remembering-hasher.ts';
import { weakPassphraseHasher } from '../../support/weak-passphrase-hasher.ts';
import { launchApp } from './launch.ts';
import { quickDesktop } from './quick-desktop.ts';

export interface Sample {
  readonly folder: string;
  readonly language: Language;
  readonly made: SampleVault;
}

/**
 * A sample vault as *Try the sample vault* makes it but with the weak hasher, sealed once a run for each language. Not to be
 * changed: a desktop copies it.
 */
export async function makeSample(language: Language): Promise<Sample> {
  const { folder, told } = await madeOnce(['sample', language], async (into) => {
    mkdirSync(join(into, 'anchors'));
    const station = terminalStation({
      userDataFolder: join(into, 'anchors'),
      hasher: remembering(weakPassphraseHasher),
      rasteriserUrl: await builtRasteriserUrl(),
    });
    try {
      const router = new VaultRouter(station.ports);
      const counted = { done: 0, total: -1 };
      const made = await router.call(
        'sample.create',
        { folder: join(into, 'sample-vault'), language },
        { language, progress: (done, total) => Object.assign(counted, { done, total }) },
      );
      // A story that has grown or shrunk would leave its progress short of the end, or standing at it.
      if (counted.done !== counted.total || counted.total !== sampleCalls)
        throw new Error(`the sample is made by ${counted.done} calls, and says ${sampleCalls}`);
      return made;
    } finally {
      await station.rasteriser.close();
    }
  });
  return { folder, language, made: told };
}

/** Another copy, to be worked on before a desktop opens it. */
export function copySample({ folder: from, language, made }: Sample): Sample {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-vault-e2e-sample-'));
  cpSync(from, folder, { recursive: true });
  const moved = (path: string): string => path.replace(from, folder);
  const people = made.people.map((person) => ({
    ...person,
    keyFile: person.keyFile === null ? null : moved(person.keyFile),
  }));
  return { folder, language, made: { ...made, folder: moved(made.folder), people } };
}

export class Desktop {
  readonly userData: string;
  readonly sample: Sample;
  app!: ElectronApplication;
  page!: Page;
  standIn = false;
  /** What the page threw, or was refused to load. */
  readonly faults: string[] = [];

  /** On a copy of the sample, so that tests do not meet one another. */
  constructor(sample: Sample) {
    this.sample = sample;
    this.userData = mkdtempSync(join(tmpdir(), 'dossier-vault-e2e-'));
    cpSync(sample.folder, this.userData, { recursive: true });
    const settings: Settings = {
      language: sample.language,
      theme: 'light',
      station: 'A-03',
      place: sample.made.place,
      zoom: 1,
      letterKeys: true,
      vaults: [
        { folder: this.vault, name: sample.made.name, sample: true, closedAtMs: null, entries: 0, words: [] },
      ],
    };
    writeFileSync(join(this.userData, 'settings.json'), JSON.stringify(settings));
  }

  get vault(): string {
    return join(this.userData, 'sample-vault');
  }
  person(name: string): SampleVault['people'][number] & { readonly keyFile: string | null } {
    const found = this.sample.made.people.find((person) => person.name === name);
    if (found === undefined) throw new Error(`nobody is called ${name}`);
    return { ...found, keyFile: found.keyFile?.replace(this.sample.folder, this.userData) ?? null };
  }

  async start(env: Readonly<Record<string, string>> = {}): Promise<void> {
    const launched = await launchApp({
      appFolder: await quickDesktop(),
      userData: this.userData,
      env: { DOSSIER_VAULT_USER_DATA: this.userData, ...env },
    });
    this.app = launched.app;
    this.page = launched.page;
    this.standIn = launched.standIn;
    this.page.on('pageerror', (error) => this.faults.push(error.message));
    await this.page.waitForSelector('.unlock');
  }
  async stop(): Promise<void> {
    await this.app.close();
  }
  /** From now on answers to these come so many milliseconds late; none are where nothing is named. */
  answerLate(late: Partial<Record<CommandName, number>>): void {
    writeFileSync(join(this.userData, lateAnswersFile), JSON.stringify(late));
  }
  /** As a power cut would. */
  async kill(): Promise<void> {
    const gone = new Promise((resolve) => this.app.process().once('exit', resolve));
    this.app.process().kill('SIGKILL');
    await gone;
  }
  remove(): void {
    rmSync(this.userData, { recursive: true, force: true, maxRetries: 5 });
  }

  async open(name: string): Promise<void> {
    const { passphrase, keyFile } = this.person(name);
    const form = this.page.locator('.unlock-form');
    await form.locator('input.passphrase').fill(passphrase);
    await form
      .locator('.path-field input')
      .nth(1)
      .fill(keyFile ?? '');
    await form.locator('button[type=submit]').click();
    await this.page.waitForSelector('.frame-body', { state: 'attached' });
  }

  /** From wherever the desk stands: the person before is signed out first. */
  async signIn(name: string): Promise<void> {
    const { passphrase, keyFile } = this.person(name);
    if ((await this.page.locator('.people-list').count()) === 0) await this.page.keyboard.press('Control+u');
    await this.page.waitForSelector('.people-list button');
    await this.page.locator('.unlock-side input').first().fill(name);
    await this.page.keyboard.press('Enter');
    await this.page.keyboard.type(passphrase);
    if (keyFile !== null) await this.page.locator('.unlock-form .path-field input').first().fill(keyFile);
    await this.page.keyboard.press('Enter');
    await this.page.waitForSelector('.frame-body', { state: 'attached' });
  }

  /** Until the screen there has come: the one before is seen, and takes keys, until then. */
  async go(path: string): Promise<void> {
    await this.page.evaluate((hash) => {
      location.hash = hash;
    }, path);
    await this.page.locator(`.arrived[data-path="${path.replace(/\?.*/, '')}"]`).waitFor();
  }

  /** Types the passphrase into the open signing block and signs. */
  async sign(name: string): Promise<void> {
    await this.page.locator('.sign-block input.passphrase').last().fill(this.person(name).passphrase);
    // On a busy machine a person typed beside it is still being looked for, and the keys would find nothing to press.
    await this.page
      .locator('.sign-block .sign-button:enabled')
      .last()
      .waitFor({ timeout: 15_000 })
      .catch(() => undefined);
    await this.page.keyboard.press('Control+Enter');
  }
}
