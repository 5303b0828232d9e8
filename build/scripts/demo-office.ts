/**
 * The office of the demo: its people, its vault in a folder, a clock that can be set wrong, and a session in which lines
 * are said as a person would type them. Whatever does not go as told is counted.
 */
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runLine } from '../../cli/run-line.ts';
import { Report } from '../../cli/terminal/report.ts';
import { Secrets } from '../../cli/terminal/secrets.ts';
import { Session } from '../../cli/terminal/session.ts';
import { type Station, terminalStation } from '../../cli/terminal/station.ts';
import type { Language } from '../../shared/vocabulary/refusal.ts';
import { VaultRouter } from '../../vault/router/router.ts';
import { writeDurably } from '../../vault/storage/durable-file.ts';
import { type Clock, type ClockReading, systemClock } from '../../vault/time/clock.ts';

/** The machine's clock, moved by as much as the story says. */
class MovableClock implements Clock {
  private readonly real = systemClock();
  offsetMs = 0;
  read(): ClockReading {
    const reading = this.real.read();
    return { ...reading, wallMs: reading.wallMs + this.offsetMs };
  }
}

export interface Founder {
  readonly name: string;
  readonly staffNumber: string;
  readonly role: 'custodian' | 'approver';
}

export const founders: readonly Founder[] = [
  { name: '李慎之', staffNumber: 'DA-001', role: 'custodian' },
  { name: 'Cora Whitfield', staffNumber: 'DA-002', role: 'custodian' },
  { name: '赵明衡', staffNumber: 'SP-001', role: 'approver' },
  { name: 'Abel Morgan', staffNumber: 'SP-002', role: 'approver' },
];

export const staff = [
  { name: '孟书言', staffNumber: 'YW-101', role: 'author', department: '业务一部' },
  { name: 'Ada Sinclair', staffNumber: 'YW-102', role: 'author', department: '海外部' },
  { name: '许嘉禾', staffNumber: 'YW-201', role: 'borrower', department: '业务一部' },
  { name: 'Ben Carver', staffNumber: 'YW-202', role: 'borrower', department: '海外部' },
  { name: '唐一宁', staffNumber: 'YW-203', role: 'borrower', department: '业务二部' },
  { name: '顾澄', staffNumber: 'SJ-301', role: 'auditor', department: '审计部' },
] as const;

export class Office {
  readonly out: string;
  readonly language: Language;
  readonly clock = new MovableClock();
  readonly station: Station;
  private readonly secrets = new Secrets(null);
  private readonly report: Report;
  session: Session;
  private sheets: { readonly custody: readonly string[]; readonly approval: readonly string[] } = {
    custody: [],
    approval: [],
  };
  /** What did not go as told. */
  readonly surprises: string[] = [];
  private lineNumber = 0;

  constructor(out: string, language: Language) {
    this.out = out;
    this.language = language;
    const indented = (text: string): void => void process.stdout.write(text.replace(/^(?=.)/gm, '      '));
    this.report = new Report(language, false, indented, indented);
    this.station = terminalStation({ clock: this.clock, userDataFolder: join(out, 'user-data') });
    this.session = this.newSession();
  }

  path(...parts: string[]): string {
    return join(this.out, ...parts);
  }
  get vault(): string {
    return this.path('vault');
  }
  private newSession(): Session {
    return new Session(
      new VaultRouter(this.station.ports),
      this.report,
      this.secrets,
      '',
      this.words('总部 12 层档案室', 'Records room, 12th floor'),
    );
  }
  words(zh: string, en: string): string {
    return this.language === 'zh-CN' ? zh : en;
  }
  chapter(zh: string, en: string): void {
    process.stdout.write(`\n${this.words(zh, en)}\n`);
  }
  tell(zh: string, en: string): void {
    process.stdout.write(`   ${this.words(zh, en)}\n`);
  }
  surprise(text: string): void {
    this.surprises.push(text);
    process.stdout.write(`   !! ${text}\n`);
  }

  /** A line as somebody types it; it must go through. */
  async run(line: string): Promise<void> {
    this.lineNumber += 1;
    const { exit } = await runLine(this.session, line, this.lineNumber);
    if (exit !== 0) this.surprise(`${line} → ${exit}`);
  }
  /** A line that must be refused with exactly this code. */
  refused(code: string, line: string): Promise<void> {
    return this.run(`expect ${code} ${line}`);
  }

  async found(): Promise<void> {
    const people = founders.map((founder) => {
      const keyFiles = this.keyFilesOf(founder);
      const passphrase = this.secretOf(founder);
      return { ...founder, department: '档案室', clearance: 'secret', passphrase, keyFiles };
    });
    const created = await this.session.ask('vault.create', {
      folder: this.vault,
      name: this.words('样例档案室', 'Sample records room'),
      sample: true,
      founders: people,
      sheets: { custody: { threshold: 2, of: 3 }, approval: { threshold: 2, of: 3 } },
      anchorFolders: [],
      station: 'A-03',
    });
    this.sheets = created.sheets;
    for (const side of ['custody', 'approval'] as const) {
      mkdirSync(this.path('recovery-sheets'), { recursive: true });
      for (const [i, sheet] of this.sheets[side].entries()) {
        writeDurably(this.path('recovery-sheets', `${side}-${i + 1}.txt`), sheet);
      }
    }
    for (const founder of created.founders) this.report.say('fingerprint', { ...founder });
  }

  sheetOptions(side: 'custody' | 'approval'): string {
    return [1, 2, 3].map((i) => `--sheet '${this.path('recovery-sheets', `${side}-${i}.txt`)}'`).join(' ');
  }
  private keyFilesOf(founder: Founder): string[] {
    return ['', '-spare'].map((copy) => this.path('key-sticks', `${founder.staffNumber}${copy}`, 'key.json'));
  }
  keyFileOptions(founder: Founder): string {
    return this.keyFilesOf(founder)
      .map((path) => `--key-file '${path}'`)
      .join(' ');
  }
  /** A passphrase of their own for somebody with a key file; the session knows it from then on. */
  secretOf(founder: Founder): string {
    const passphrase = `${founder.name} sample passphrase`;
    this.secrets.remember(founder.name, passphrase, this.keyFilesOf(founder)[0]);
    return passphrase;
  }

  async open(who: string): Promise<string> {
    this.session = this.newSession();
    const opened = await this.session.ask('vault.open', {
      folder: this.vault,
      passphrase: await this.session.passphraseOf(who),
      keyFile: this.secrets.keyFileOf(who),
      station: 'A-03',
      place: this.session.place,
      anchorFolders: [],
    });
    this.session.atDesk = who;
    return opened.quarantine;
  }
  async close(): Promise<void> {
    await this.session.ask('vault.close', {});
  }

  copyVaultTo(name: string): void {
    cpSync(this.vault, this.path(name), { recursive: true });
  }
  putBack(name: string): void {
    rmSync(this.vault, { recursive: true });
    cpSync(this.path(name), this.vault, { recursive: true });
  }
  async leave(): Promise<void> {
    await this.station.close();
  }
}
