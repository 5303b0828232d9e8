/**
 * An office prepared once and copied for each trial, by the machine's clock. The weak hasher seals it, which programs built as
 * `quick` or `pausing` have too; for the product itself it is sealed as the product does.
 */
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { type Answer, VaultRouter } from '../../vault/router/router.ts';
import type { PassphraseHasher } from '../../vault/sealing/passphrase.ts';
import { placeOf } from '../../vault/storage/place.ts';
import { systemClock } from '../../vault/time/clock.ts';
import { createWatermarker } from '../../vault/viewing/watermark.ts';
import type { RunOptions } from './built-cli.ts';
import { Desk, type DeskOptions, type Person, sharedRasteriser } from './desk.ts';
import { remember, saveDesk } from './desk-memory.ts';
import { madeOnce } from './made-once.ts';
import { remembering } from './remembering-hasher.ts';
import { weakPassphraseHasher } from './weak-passphrase-hasher.ts';

export const author = '孟编';
export const borrower = '许借';
export const custodian = '李保';
export const secondCustodian = 'Cora Keeper';
export const approver = '赵批';

interface Holder {
  readonly name: string;
  readonly passphrase: string;
  /** Relative to the office's folder. */
  readonly keyFile: string | null;
}

/** One copy of the office, to be spoilt. */
export class Trial {
  readonly root: string;
  private readonly holders: readonly Holder[];
  private readonly hasher: PassphraseHasher;
  constructor(root: string, holders: readonly Holder[], hasher: PassphraseHasher) {
    this.root = root;
    this.holders = holders;
    this.hasher = hasher;
  }

  path(...parts: string[]): string {
    return join(this.root, ...parts);
  }
  get vault(): string {
    return this.path('vault');
  }
  passphraseOf(who: string): string {
    return this.holders.find((holder) => holder.name === who)?.passphrase ?? '';
  }
  keyFileOf(who: string): string {
    return this.path(this.holders.find((holder) => holder.name === who)?.keyFile ?? '');
  }
  get passphrases(): readonly string[] {
    return this.holders.map((holder) => holder.passphrase);
  }
  /** For --secrets-fd. */
  get secrets(): string {
    return this.holders
      .map(
        ({ name, passphrase, keyFile }) =>
          `${name}\t${passphrase}\t${keyFile === null ? '' : this.path(keyFile)}\n`,
      )
      .join('');
  }
  /** A home of its own: nothing of the account that runs the tests is read or written. */
  get env(): Record<string, string> {
    return { HOME: this.path('home'), XDG_DATA_HOME: this.path('home'), LOCALAPPDATA: this.path('home') };
  }
  get userDataFolder(): string {
    return this.path('home', 'dossier-vault', 'anchors');
  }
  runOptions(more: RunOptions = {}): RunOptions {
    return { secrets: this.secrets, ...more, env: { ...this.env, ...more.env } };
  }
  /** Words of `open`, `doctor` or `log export` in front of their own options. */
  openingWords(
    command: readonly string[] = ['open'],
    language: 'en' | 'zh-CN' = 'en',
    who = custodian,
  ): string[] {
    const opening = ['--key-file', this.keyFileOf(who), '--station', 'A-03', '--place', 'Records room'];
    return [...command, this.vault, ...opening, '--secrets-fd', '3', '--lang', language];
  }
  script(lines: readonly string[], name = 'script.txt'): string {
    const path = this.path(name);
    writeFileSync(path, `${lines.join('\n')}\n`);
    return path;
  }

  /** The vault opened here, by the code the CLI is built from. */
  async openHere(who = custodian): Promise<OpenedHere> {
    const router = new VaultRouter({
      clock: systemClock(),
      hasher: this.hasher,
      rasteriser: sharedRasteriser,
      watermarker: () => {
        watermarker ??= createWatermarker();
        return watermarker;
      },
      userDataFolder: this.userDataFolder,
      // The same machine as that of the programs, which find their home in the environment.
      placeOf: (folder, vault) => placeOf(folder, vault, this.path('home', 'dossier-vault')),
      pages: { kind: 'files' },
      foregroundEntriesMax: 4_000,
    });
    const status = await router.call('vault.open', {
      folder: this.vault,
      passphrase: this.passphraseOf(who),
      keyFile: this.keyFileOf(who),
      station: 'A-03',
      place: 'Records room',
      anchorFolders: [],
    });
    return { router, status };
  }
  signature(who: string): { passphrase: string } {
    return { passphrase: this.passphraseOf(who) };
  }
  signIn(router: VaultRouter, who: string): Promise<Answer<'session.sign-in'>> {
    return router.call('session.sign-in', {
      who,
      passphrase: this.passphraseOf(who),
      ...(this.holders.find((holder) => holder.name === who)?.keyFile == null
        ? {}
        : { keyFile: this.keyFileOf(who) }),
      place: 'Records room',
    });
  }
  /** Vault, key sticks and anchors: what a day's work changes. */
  copy(): Trial {
    const root = mkdtempSync(join(tmpdir(), 'dossier-vault-trial-'));
    for (const part of ['vault', 'sticks', 'home']) {
      cpSync(this.path(part), join(root, part), { recursive: true });
    }
    return new Trial(root, this.holders, this.hasher);
  }
  dispose(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

let watermarker: ReturnType<typeof createWatermarker> | null = null;

export interface OpenedHere {
  readonly router: VaultRouter;
  readonly status: Answer<'vault.open'>;
}

const people: readonly Person[] = [
  { name: author, roles: ['author'] },
  { name: borrower, roles: ['borrower'] },
];

/**
 * Founded, confirmed, an author and a borrower enrolled, then what `work` does; closed at the end. What comes before the work is
 * sealed once a run.
 */
export async function prepareOffice(
  options: Pick<DeskOptions, 'sample' | 'hasher' | 'clock'>,
  work: (desk: Desk) => Promise<void>,
): Promise<Trial> {
  const { sample = false, hasher = weakPassphraseHasher, clock = systemClock() } = options;
  const begin = (): Desk => new Desk({ sample, clock, hasher: remembering(hasher), pages: 'files' });
  const weak = hasher === weakPassphraseHasher;
  const { folder, told } = await madeOnce(
    ['office', sample, weak, options.clock !== undefined],
    async (into) => {
      const made = begin();
      await made.create({ sample });
      await made.open();
      await made.confirmRecovery();
      for (const person of people) await made.enrol(person);
      await made.close();
      const memory = saveDesk(made, into);
      await made.dispose();
      return memory;
    },
  );
  const desk = begin();
  cpSync(folder, desk.root, { recursive: true });
  remember(desk, told);
  await desk.open();
  await work(desk);
  await desk.close();
  mkdirSync(desk.path('home', 'dossier-vault'), { recursive: true });
  renameSync(desk.path('user-data'), desk.path('home', 'dossier-vault', 'anchors'));
  const holders = [...desk.passphrases].map(([name, passphrase]) => {
    const keyFile = desk.keyFiles.get(name);
    return { name, passphrase, keyFile: keyFile === undefined ? null : relative(desk.root, keyFile) };
  });
  return new Trial(desk.root, holders, hasher);
}
