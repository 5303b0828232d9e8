/**
 * A desk to test at: a real vault on disk with its people enrolled, a clock that the test sets, the real rasteriser,
 * and passphrases kept by name so that a test reads like what happens in the office.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { createWorkerRasteriser } from '../../rasteriser/worker-rasteriser.ts';
import type { CommandName } from '../../shared/contract/commands.ts';
import type { ClassLabels } from '../../shared/vocabulary/class-labels.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { PolicySettings } from '../../shared/vocabulary/policy-settings.ts';
import { Refusal, type RefusalCode } from '../../shared/vocabulary/refusal.ts';
import type { Classification, Role } from '../../shared/vocabulary/terms.ts';
import type { OpenVault } from '../../vault/acts/open-vault.ts';
import type { VaultPorts } from '../../vault/acts/ports.ts';
import type { Watermarker } from '../../vault/acts/watermarker.ts';
import { type Answer, VaultRouter } from '../../vault/router/router.ts';
import type { PassphraseHasher } from '../../vault/sealing/passphrase.ts';
import type { Clock, ClockReading } from '../../vault/time/clock.ts';
import { createWatermarker } from '../../vault/viewing/watermark.ts';
import { builtRasteriserUrl } from './built-cli.ts';
import { remember, saveDesk } from './desk-memory.ts';
import { madeOnce } from './made-once.ts';
import { weakPassphraseHasher } from './weak-passphrase-hasher.ts';

/** A clock that stands until it is moved. */
class SetClock implements Clock {
  wallMs = Date.UTC(2026, 10, 19, 2, 0, 0);
  monoMs = 1_000_000;
  boot = 'first start';
  read(): ClockReading {
    return { wallMs: this.wallMs, offsetMinutes: 480, monoMs: this.monoMs, boot: this.boot };
  }
  pass(ms: number): void {
    this.wallMs += ms;
    this.monoMs += ms;
  }
  restartMachine(): void {
    this.boot = `${this.boot} again`;
    this.monoMs = 10_000;
  }
}

let watermarker: Promise<Watermarker> | null = null;
export const sharedRasteriser = createWorkerRasteriser({ workerUrl: await builtRasteriserUrl() });

export interface DeskOptions {
  readonly sample?: boolean;
  readonly policy?: PolicySettings;
  readonly labels?: ClassLabels;
  readonly pages?: VaultPorts['pages']['kind'];
  readonly foregroundEntriesMax?: number;
  /** Where the built CLI is to open the vault too: its clock, and passphrases stretched as it demands. */
  readonly clock?: Clock;
  readonly hasher?: PassphraseHasher;
}

export interface Person {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly clearance?: Classification;
}

/** The office of most tests. */
export const office: readonly Person[] = [
  { name: '孟编', roles: ['author'] },
  { name: 'Ada Writer', roles: ['author'] },
  { name: '许借', roles: ['borrower'] },
  { name: 'Ben Reader', roles: ['borrower'] },
  { name: '审计', roles: ['auditor'] },
];

export class Desk {
  readonly root: string;
  readonly clock = new SetClock();
  readonly ports: VaultPorts;
  router: VaultRouter;
  readonly passphrases = new Map<string, string>();
  readonly keyFiles = new Map<string, string>();
  sheets: { custody: readonly string[]; approval: readonly string[] } = { custody: [], approval: [] };
  at = '';

  constructor(options: DeskOptions = {}) {
    this.root = mkdtempSync(join(tmpdir(), 'dossier-vault-test-'));
    this.ports = {
      clock: options.clock ?? this.clock,
      hasher: options.hasher ?? weakPassphraseHasher,
      rasteriser: sharedRasteriser,
      watermarker: () => {
        watermarker ??= createWatermarker();
        return watermarker;
      },
      userDataFolder: join(this.root, 'user-data'),
      // Copies of a desk stand for the one before, but where a test is about places.
      placeOf: () => null,
      pages: { kind: options.pages ?? 'screen' },
      foregroundEntriesMax: options.foregroundEntriesMax ?? 100_000,
    };
    this.router = new VaultRouter(this.ports);
  }

  path(...parts: string[]): string {
    return join(this.root, ...parts);
  }
  get folder(): string {
    return this.path('vault');
  }

  /** The opened vault itself, for tests that reach behind the router as an attacker would. */
  get vault(): OpenVault {
    return (this.router as unknown as { open: OpenVault }).open;
  }

  call<C extends CommandName>(name: C, input: unknown): Promise<Answer<C>> {
    return this.router.call(name, input, { language: 'zh-CN' });
  }

  /** The passphrase of whoever is at the desk, for a signed act. */
  get signature(): { passphrase: string } {
    return { passphrase: this.passphrases.get(this.at) ?? '' };
  }
  credential(who: string): { who: string; passphrase: string; keyFile?: string } {
    const keyFile = this.keyFiles.get(who);
    return {
      who,
      passphrase: this.passphrases.get(who) ?? '',
      ...(keyFile === undefined ? {} : { keyFile }),
    };
  }

  async create(options: DeskOptions = {}): Promise<this> {
    const founder = (name: string, staffNumber: string, role: 'custodian' | 'approver') => {
      const keyFiles = [
        this.path('sticks', name, 'key.json'),
        this.path('sticks', `${name} spare`, 'key.json'),
      ];
      this.passphrases.set(name, `${name} speaks a long passphrase`);
      this.keyFiles.set(name, keyFiles[0]!);
      return {
        name,
        staffNumber,
        department: '档案室',
        role,
        clearance: 'secret',
        passphrase: this.passphrases.get(name),
        keyFiles,
      };
    };
    const created = await this.call('vault.create', {
      folder: this.folder,
      name: '总部档案室',
      sample: options.sample ?? false,
      ...(options.policy === undefined ? {} : { policy: options.policy }),
      ...(options.labels === undefined ? {} : { labels: options.labels }),
      founders: [
        founder('李保', 'C-01', 'custodian'),
        founder('Cora Keeper', 'C-02', 'custodian'),
        founder('赵批', 'A-01', 'approver'),
        founder('Abel Approver', 'A-02', 'approver'),
      ],
      sheets: { custody: { threshold: 2, of: 3 }, approval: { threshold: 2, of: 3 } },
      anchorFolders: [],
      station: '总部 12 层 A-03',
    });
    this.sheets = created.sheets;
    return this;
  }

  async open(who = '李保', extra: Record<string, unknown> = {}): Promise<Answer<'vault.open'>> {
    const { passphrase, keyFile } = this.credential(who);
    const opened = await this.call('vault.open', {
      folder: this.folder,
      passphrase,
      keyFile,
      station: '总部 12 层 A-03',
      place: '总部 12 层档案室',
      anchorFolders: [],
      ...extra,
    });
    this.at = who;
    return opened;
  }

  async signIn(who: string): Promise<void> {
    if (this.at === who) return;
    await this.call('session.sign-in', { ...this.credential(who), place: '总部 12 层档案室' });
    this.at = who;
  }

  async close(): Promise<void> {
    await this.call('vault.close', {});
    this.at = '';
  }

  /** As a crash leaves it: nothing said, nothing closed. */
  crash(): void {
    this.router.abandon();
    this.router = new VaultRouter(this.ports);
    this.at = '';
  }

  async crashAndOpen(who = '李保'): Promise<void> {
    this.crash();
    await this.open(who);
  }

  async confirmRecovery(): Promise<void> {
    for (const who of ['李保', 'Cora Keeper', '赵批', 'Abel Approver']) {
      await this.signIn(who);
      const keyFiles = [
        this.path('sticks', who, 'key.json'),
        this.path('sticks', `${who} spare`, 'key.json'),
      ];
      await this.call('keyfile.confirm', { signature: this.signature, keyFiles });
    }
    await this.signIn('李保');
    await this.call('recovery.confirm', { signature: this.signature, sheets: [...this.sheets.custody] });
    await this.signIn('赵批');
    await this.call('recovery.confirm', { signature: this.signature, sheets: [...this.sheets.approval] });
    await this.signIn('李保');
  }

  async enrol(person: Person, staffNumber = `S-${this.passphrases.size}`): Promise<void> {
    await this.signIn('李保');
    const enrolled = await this.call('person.enrol', {
      name: person.name,
      staffNumber,
      department: '业务部',
      language: 'en',
      keyFiles: [],
      signature: this.signature,
      cosign: [this.credential('赵批')],
    });
    this.passphrases.set(person.name, enrolled.drawnPassphrase ?? '');
    for (const role of person.roles) await this.giveRole(person.name, role, person.clearance ?? 'secret');
  }

  async giveRole(who: string, role: Role, clearance: Classification = 'secret'): Promise<void> {
    await this.signIn('李保');
    await this.call('role.give', {
      self: this.credential(who),
      role,
      clearance,
      signature: this.signature,
      cosign: [this.credential('赵批')],
    });
  }

  async dossier(code: string, options: Record<string, unknown> = {}): Promise<void> {
    await this.signIn('孟编');
    await this.call('dossier.open', {
      code,
      client: `客户 ${code}`,
      category: 'key-account',
      classification: 'confidential',
      scope: { everybody: true, people: [], departments: [] },
      signature: this.signature,
      ...options,
    });
  }

  /** Writes a text file of the given content and returns its path. */
  textFile(name: string, content: string): string {
    mkdirSync(this.path('files'), { recursive: true });
    const path = this.path('files', name);
    writeFileSync(path, content);
    return path;
  }

  /** Submits and accepts; returns e.g. `K-1/1`. */
  async fileDocument(
    code: string,
    path: string,
    options: Record<string, unknown> = {},
    author = '孟编',
  ): Promise<string> {
    await this.signIn(author);
    const { document } = await this.call('document.submit', {
      code,
      file: path,
      sheet: 'document',
      ownership: 'company',
      signature: this.signature,
      ...options,
    });
    await this.signIn('李保');
    await this.call('document.accept', { document, signature: this.signature });
    return document;
  }

  async request(document: string, borrower = '许借', extra: Record<string, unknown> = {}): Promise<string> {
    await this.signIn(borrower);
    const { loan } = await this.call('loan.request', {
      document,
      category: 'negotiation',
      reason: '准备续约谈判',
      place: '总部 12 层档案室',
      signature: this.signature,
      ...extra,
    });
    return loan;
  }

  async approve(loan: string, approver = '赵批', extra: Record<string, unknown> = {}): Promise<void> {
    await this.signIn(approver);
    await this.call('loan.decide', {
      decisions: [{ loan, decision: 'approve', reason: '理由充分', ...extra }],
      signature: this.signature,
    });
  }

  /** Requested, approved, issued and received. */
  async lend(document: string, borrower = '许借', extra: Record<string, unknown> = {}): Promise<string> {
    const loan = await this.request(document, borrower, extra);
    await this.approve(loan);
    await this.signIn('Cora Keeper');
    await this.call('loan.issue', { loan, signature: this.signature });
    await this.signIn(borrower);
    await this.call('loan.receive', { loan, signature: this.signature });
    return loan;
  }

  async view(loan: string, borrower = '许借'): Promise<Answer<'view.open'>> {
    await this.signIn(borrower);
    return this.call('view.open', {
      loan,
      reason: '准备续约谈判',
      place: '总部 12 层档案室',
      signature: this.signature,
    });
  }
  async viewAndClose(loan: string, borrower = '许借'): Promise<Answer<'view.open'>> {
    const shown = await this.view(loan, borrower);
    await this.call('view.close', {});
    return shown;
  }

  /** Puts a copy of the vault's folder aside, or back. */
  copyVault(to: string): void {
    cpSync(this.folder, this.path(to), { recursive: true });
  }
  restoreVault(from: string): void {
    rmSync(this.folder, { recursive: true, force: true });
    cpSync(this.path(from), this.folder, { recursive: true });
  }

  async dispose(): Promise<void> {
    this.router.abandon();
    rmSync(this.root, { recursive: true, force: true });
  }
}

/**
 * An office ready for work: created, confirmed, everybody enrolled, opened. The vault is sealed once a run and copied, unless it
 * goes by a clock or a hasher of the test's own.
 */
export async function openDesk(options: DeskOptions = {}, people: readonly Person[] = office): Promise<Desk> {
  const { clock, hasher, sample = false, policy = null, labels = null } = options;
  if (clock !== undefined || hasher !== undefined) return found(new Desk(options), options, people);
  const { folder, told } = await madeOnce(['desk', sample, policy, labels, people], async (into) => {
    const made = await found(new Desk(options), options, people);
    await made.close();
    const memory = saveDesk(made, into);
    await made.dispose();
    return memory;
  });
  const desk = new Desk(options);
  cpSync(folder, desk.root, { recursive: true });
  remember(desk, told);
  await desk.open();
  return desk;
}

async function found(desk: Desk, options: DeskOptions, people: readonly Person[]): Promise<Desk> {
  await desk.create(options);
  await desk.open();
  await desk.confirmRecovery();
  for (const person of people) await desk.enrol(person);
  return desk;
}

/** Expects a refusal with exactly this code: the class of failure counts, not that something failed. */
export async function expectRefusal(code: RefusalCode, attempt: Promise<unknown>): Promise<void> {
  const outcome = await attempt.then(
    () => 'allowed',
    (error: unknown) => error,
  );
  if (outcome instanceof Refusal) return expect(outcome.code).toBe(code);
  throw new Error(
    `expected ${code}, got ${outcome instanceof Error ? `${outcome.name} ${outcome.message}` : String(outcome)}`,
    {
      cause: outcome instanceof VaultFault ? outcome.cause : outcome,
    },
  );
}

/** The name alone, of a person as lists show them: 许借 #7 业务部. */
export const nameIn = (shown: string | null | undefined): string => (shown ?? '').replace(/ #\d+( .*)?$/, '');
