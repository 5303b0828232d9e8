/** A real vault in a temporary folder for the bench: real database, real files, weak passphrases so that only the work shows. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HtmlPrinter } from '../../rasteriser/html-printer.ts';
import { createWorkerRasteriser, type WorkerRasteriser } from '../../rasteriser/worker-rasteriser.ts';
import type { CommandName } from '../../shared/contract/commands.ts';
import type { OpenVault } from '../../vault/acts/open-vault.ts';
import type { Watermarker } from '../../vault/acts/watermarker.ts';
import { type Answer, VaultRouter } from '../../vault/router/router.ts';
import type { PassphraseHasher } from '../../vault/sealing/passphrase.ts';
import { systemClock } from '../../vault/time/clock.ts';
import { createWatermarker } from '../../vault/viewing/watermark.ts';
import { weakPassphraseHasher } from '../support/weak-passphrase-hasher.ts';

export class BenchVault {
  readonly root = mkdtempSync(join(tmpdir(), 'dossier-vault-bench-'));
  /** What the desktop is given as its folder. */
  readonly userData = join(this.root, 'user-data');
  readonly anchors = join(this.userData, 'anchors');
  readonly rasteriser: WorkerRasteriser;
  router: VaultRouter;
  private readonly passphrases = new Map<string, string>();
  private sheets: { custody: readonly string[]; approval: readonly string[] } = { custody: [], approval: [] };
  private readonly ports;

  /** The desktop opens only what the product's own hasher has wrapped, and looks for anchors in a folder of its own. */
  constructor(
    foregroundEntriesMax: number,
    hasher: PassphraseHasher = weakPassphraseHasher,
    rasteriserUrl?: URL,
    htmlPrinter?: HtmlPrinter,
  ) {
    this.rasteriser = createWorkerRasteriser(rasteriserUrl === undefined ? {} : { workerUrl: rasteriserUrl });
    let watermarker: Promise<Watermarker> | null = null;
    this.ports = {
      clock: systemClock(),
      hasher,
      rasteriser: this.rasteriser,
      ...(htmlPrinter ? { htmlPrinter } : {}),
      watermarker: () => {
        watermarker ??= createWatermarker();
        return watermarker;
      },
      userDataFolder: this.anchors,
      pages: { kind: 'screen' as const },
      foregroundEntriesMax,
    };
    this.router = new VaultRouter(this.ports);
  }

  call<C extends CommandName>(name: C, input: unknown): Promise<Answer<C>> {
    return this.router.call(name, input, { language: 'en' });
  }
  get vault(): OpenVault {
    return (this.router as unknown as { open: OpenVault }).open;
  }
  signature(who: string): { passphrase: string } {
    return { passphrase: this.passphrases.get(who) ?? '' };
  }
  keyFile(who: string, copy = ''): string {
    return join(this.root, 'sticks', `${who}${copy}`, 'key.json');
  }
  private credential(who: string, founder: boolean) {
    return { who, ...this.signature(who), ...(founder ? { keyFile: this.keyFile(who) } : {}) };
  }

  async create(): Promise<void> {
    mkdirSync(this.anchors, { recursive: true });
    const founders = ['keeper', 'approver'].map((name) => {
      this.passphrases.set(name, 'a long passphrase');
      return {
        name,
        staffNumber: name,
        role: name === 'keeper' ? 'custodian' : 'approver',
        clearance: 'secret',
        passphrase: 'a long passphrase',
        keyFiles: [this.keyFile(name), this.keyFile(name, '-spare')],
      };
    });
    const created = await this.call('vault.create', {
      folder: join(this.root, 'vault'),
      name: 'bench',
      sample: false,
      founders,
      sheets: { custody: { threshold: 2, of: 3 }, approval: { threshold: 2, of: 3 } },
      anchorFolders: [],
      station: 'bench',
    });
    this.sheets = created.sheets;
    await this.open();
    for (const name of ['approver', 'keeper']) {
      await this.signIn(name, true);
      const keyFiles = [this.keyFile(name), this.keyFile(name, '-spare')];
      await this.call('keyfile.confirm', { signature: this.signature(name), keyFiles });
      const sheets = name === 'keeper' ? this.sheets.custody : this.sheets.approval;
      await this.call('recovery.confirm', { signature: this.signature(name), sheets: [...sheets] });
    }
    for (const [name, role] of [
      ['author', 'author'],
      ['reader', 'borrower'],
    ] as const)
      await this.enrol(name, role);
  }

  async enrol(name: string, role: 'author' | 'borrower' | 'custodian'): Promise<void> {
    const keyFiles = role === 'custodian' ? [this.keyFile(name), this.keyFile(name, '-spare')] : [];
    const enrolled = await this.call('person.enrol', {
      name,
      staffNumber: name,
      language: 'en',
      keyFiles,
      signature: this.signature('keeper'),
      cosign: [this.credential('approver', true)],
    });
    this.passphrases.set(name, enrolled.drawnPassphrase ?? '');
    await this.call('role.give', {
      self: this.credential(name, role === 'custodian'),
      role,
      clearance: 'secret',
      signature: this.signature('keeper'),
      cosign: [this.credential('approver', true)],
    });
  }

  async open(): Promise<void> {
    this.router = new VaultRouter(this.ports);
    await this.call('vault.open', {
      folder: join(this.root, 'vault'),
      ...this.signature('keeper'),
      keyFile: this.keyFile('keeper'),
      station: 'bench',
      place: 'bench',
      anchorFolders: [],
    });
  }
  signIn(who: string, founder = false): Promise<unknown> {
    return this.call('session.sign-in', { ...this.credential(who, founder), place: 'bench' });
  }
  close(): Promise<unknown> {
    return this.call('vault.close', {});
  }

  async dispose(): Promise<void> {
    this.router.abandon();
    await this.rasteriser.close();
    rmSync(this.root, { recursive: true, force: true });
  }
}
