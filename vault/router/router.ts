/**
 * The one way in. A call is parsed, the vault's own duties are done, the command runs; a refusal is an entry of the log
 * with its code (L1, A1); a fault goes out with what it changed; anything else is an internal error that tells nobody a secret.
 */
import { type CommandName, commandInputs, type ParsedInput } from '../../shared/contract/commands.ts';
import { type AskedBy, screenQuestions } from '../../shared/contract/screen-questions.ts';
import { traceOf } from '../../shared/diagnostics/trace.ts';
import type { Changed } from '../../shared/vocabulary/changed.ts';
import { type FaultCode, VaultFault } from '../../shared/vocabulary/fault.ts';
import { type Language, Refusal } from '../../shared/vocabulary/refusal.ts';
import type { SignedIn } from '../acts/at-desk.ts';
import { type Call, newCall } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import type { VaultPorts } from '../acts/ports.ts';
import { recordRefusal } from '../acts/record-refusal.ts';
import { drillVault } from '../backup/drill-folder.ts';
import { backUpAtClosing, backUpInTime } from '../backup/in-time.ts';
import { lookAtBackup, restoreBackup } from '../backup/restore-backup.ts';
import { vaultStatus } from '../desk/status.ts';
import { createVault } from '../opening/create-vault.ts';
import { type CreatedFiles, discardCreated, filesOfCreated } from '../opening/discard-created.ts';
import { openVault } from '../opening/open-vault.ts';
import { recoverCustody } from '../opening/use-recovery.ts';
import { printSheet } from '../papers/recovery-sheet-paper.ts';
import { createSample } from '../sample/create-sample.ts';
import { readSamplePeople } from '../sample/sample-people-file.ts';
import { updateAskedEntries } from '../storage/asked-entries.ts';
import { storageFault } from '../storage/database.ts';
import { AnsweredReadings } from './answered-readings.ts';
import { doDuties } from './duties.ts';
import { type Answer, handlers, type InsideCommand } from './handlers.ts';

export type { Answer } from './handlers.ts';

/** Asked often: their answers wait for no anchor. A page's entry reaches them with the next other call. */
const quiet = new Set<CommandName>([
  'vault.status',
  'session.people',
  'session.touch',
  'view.touch',
  'view.page',
  'view.page-written',
  'person.list',
  'view.before',
  'desk.find',
  'news.show',
  'news.seen',
  'document.pending',
  'filing.show',
  'folders.show',
  'backup.show',
  'whole.show',
]);

/** What a refused call is recorded as where no such command exists: what was asked for is anybody's text. */
const unknownVerb = 'unknown';

/** Taken in by each tick of the timer, so that nobody waits for it. */
const askedEntriesAtTick = 500;

/** What a backup may keep a program that ends; what it copied stays for the next one. */
const backupAtEndMsMax = 20_000;

/** Twelve hours after its opening a vault closes by itself. */
const openMsMax = 12 * 3_600_000;

/** Faults whose cause lies in the program or the disk, not in what was asked for. */
const tracedFaults: ReadonlySet<FaultCode> = new Set([
  'INTERNAL',
  'VAULT_DAMAGED',
  'DATABASE_KEY_MISMATCH',
  'LOG_TAMPERED',
  'DISK_FULL',
  'FOLDER_READ_ONLY',
  'STORAGE_FAULT',
  'SELF_TEST_FAILED',
]);

/** Work that may go on in durable steps which are no entries: the capsules of an epoch, one group after another. */
const stepsWithoutEntries: ReadonlySet<CommandName> = new Set(['session.sign-in']);

/** By how much the wall clock outruns the machine's own count when it has slept. */
const sleptMsMin = 20_000;

/** Of which vault a call was asked, and by whom. */
interface Asked {
  readonly vault: OpenVault | null;
  readonly by: SignedIn | null;
  readonly atMono: number;
  /** Entries there were when the command itself began; null until then. */
  entriesBefore: number | null;
}

export interface CallOptions {
  readonly language?: Language;
  readonly progress?: Call['progress'];
  readonly signal?: AbortSignal;
  /** Left out: a person asks. */
  readonly by?: AskedBy;
}

export class VaultRouter {
  private readonly ports: VaultPorts;
  private open: OpenVault | null = null;
  /** What the last ceremony wrote, until somebody opens it. */
  private created: CreatedFiles | null = null;
  private lastTick: { readonly wallMs: number; readonly monoMs: number } | null = null;

  constructor(ports: VaultPorts) {
    this.ports = ports;
  }

  get isOpen(): boolean {
    return this.open !== null;
  }

  /** Throws Refusal or VaultFault, and nothing else. */
  async call<C extends CommandName>(name: C, input: unknown, options: CallOptions = {}): Promise<Answer<C>> {
    const byScreen = options.by === 'screen' && Object.hasOwn(screenQuestions, name);
    const call = newCall(options.language ?? 'zh-CN', options.progress, options.signal, byScreen);
    const asked: Asked = {
      vault: this.open,
      by: this.open?.signedIn ?? null,
      atMono: this.ports.clock.read().monoMs,
      entriesBefore: null,
    };
    try {
      const parsed = parseInput(name, input);
      return (await this.dispatch(name, parsed, call, asked)) as Answer<C>;
    } catch (error) {
      throw this.settle(name, error, call, asked);
    } finally {
      call.unlocked.end();
    }
  }

  private async dispatch<C extends CommandName>(
    name: C,
    input: ParsedInput<C>,
    call: Call,
    asked: Asked,
  ): Promise<unknown> {
    if (name === 'vault.create') {
      const asked = input as ParsedInput<'vault.create'>;
      const created = await createVault(this.ports, asked, call);
      this.created = filesOfCreated(this.ports, asked, created.vault);
      return created;
    }
    if (name === 'vault.discard-created') {
      const files = this.created;
      this.created = null;
      return { discarded: files !== null && discardCreated(files) };
    }
    if (name === 'sheet.print') return printSheet(input as ParsedInput<'sheet.print'>);
    if (name === 'vault.open') {
      if (this.open !== null) throw new VaultFault('VAULT_IN_USE', { pid: process.pid });
      this.open = await openVault(this.ports, input as ParsedInput<'vault.open'>, call);
      this.created = null;
      try {
        return vaultStatus(this.open, call);
      } catch (error) {
        // Nobody was told that it is open: it is not, and its lock goes.
        this.abandon();
        throw error;
      }
    }
    if (name === 'vault.drill') return drillVault(this.ports, input as ParsedInput<'vault.drill'>, call);
    if (name === 'backup.look') return lookAtBackup(input as ParsedInput<'backup.look'>);
    if (name === 'backup.restore') return restoreBackup(input as ParsedInput<'backup.restore'>, call);
    if (name === 'sample.create') {
      // A router of its own: whatever is open here stays so.
      const routerOn = (ports: VaultPorts): VaultRouter => new VaultRouter(ports);
      return createSample(this.ports, routerOn, input as ParsedInput<'sample.create'>, call);
    }
    if (name === 'sample.people') return readSamplePeople((input as ParsedInput<'sample.people'>).folder);
    if (name === 'vault.recover') {
      if (this.open !== null) throw new VaultFault('VAULT_IN_USE', { pid: process.pid });
      return recoverCustody(this.ports, input as ParsedInput<'vault.recover'>, call);
    }
    const vault = this.open;
    if (vault === null) throw new VaultFault('VAULT_CLOSED');
    // A call may come before the first tick after a sleep.
    if (this.lastTick !== null && this.hasSlept()) await vault.signOut('lock');
    if (name === 'vault.close') return this.close('command', call);
    if (this.isTimedOut(vault)) {
      await this.close('timeout');
      throw new VaultFault('VAULT_CLOSED');
    }
    asked.entriesBefore = vault.writer.size;
    // Whoever leaves is let go whatever else the vault finds to do.
    if (name !== 'session.sign-out') await doDuties(vault);
    // The duties' entries are no part of the act.
    asked.entriesBefore = vault.writer.size;
    const handler = handlers[name as InsideCommand] as (v: OpenVault, i: unknown, c: Call) => unknown;
    try {
      const readings = screenQuestions[name] === 'reading' ? new AnsweredReadings(vault, name, input) : null;
      call.answeredBefore = call.byScreen && readings?.has === true;
      const answer = await vault.checks.givingWay(() => handler(vault, input, call));
      readings?.note();
      if (!quiet.has(name)) vault.syncAnchors();
      return answer;
    } finally {
      vault.recordFindings();
    }
  }

  /** `call` is whoever waits for it; where nobody does, a backup at closing has to be short. */
  async close(cause: 'command' | 'shutdown' | 'timeout', call?: Call): Promise<{ closed: boolean }> {
    const vault = this.open;
    this.open = null;
    if (vault === null) return { closed: false };
    try {
      await vault.filing?.stop();
      await vault.wholeRelease?.stop();
      await vault.signOut('closing');
      const signal = call === undefined ? AbortSignal.timeout(backupAtEndMsMax) : call.signal;
      await backUpAtClosing(vault, call?.progress ?? (() => {}), signal);
    } catch (error) {
      vault.abandon();
      throw error;
    }
    // Its lock goes whatever the disk says.
    await vault.close(cause);
    return { closed: true };
  }

  /** A filing of many files is under way (D5b). */
  get isFiling(): boolean {
    return this.open?.filing?.running === true;
  }

  get signedIn(): boolean {
    return this.open !== null && this.open.signedIn !== null;
  }

  /** The shell locks: the page goes blank, the person's keys go, whatever else is under way. */
  async lock(): Promise<void> {
    await this.open?.signOut('lock');
  }

  /** The vault's own duties, for a shell that has a timer. Says how the view under way stands. */
  async tick(): Promise<'none' | 'showing' | 'blank'> {
    const vault = this.open;
    if (vault === null) return 'none';
    if (this.hasSlept()) await vault.signOut('lock');
    if (this.isTimedOut(vault)) {
      await this.close('timeout');
      return 'none';
    }
    await doDuties(vault);
    backUpInTime(vault);
    // A first question to a long log would have to read all of it.
    if (vault.quarantine === 'none') updateAskedEntries(vault.db, vault.writer.size, askedEntriesAtTick);
    return this.showing;
  }

  /**
   * Whether the machine slept since the last tick without telling anybody: the wall clock went on and the machine's own count did
   * not. A machine that slept counts as locked (L7); so does one whose clock was set.
   */
  private hasSlept(): boolean {
    const { wallMs, monoMs } = this.ports.clock.read();
    const before = this.lastTick;
    this.lastTick = { wallMs, monoMs };
    return before !== null && wallMs - before.wallMs - (monoMs - before.monoMs) > sleptMsMin;
  }

  get showing(): 'none' | 'showing' | 'blank' {
    const view = this.open?.viewing ?? null;
    if (view === null) return 'none';
    return view.blanked ? 'blank' : 'showing';
  }

  private isTimedOut(vault: OpenVault): boolean {
    return vault.ports.clock.read().monoMs - vault.openedMono >= openMsMax;
  }

  /** Lets go of the vault as a crash would: for shells that must end at once. */
  abandon(): void {
    this.open?.abandon();
    this.open = null;
  }

  /** The error as the caller may see it; a refusal is recorded first. */
  private settle(name: CommandName, error: unknown, call: Call, asked: Asked): Error {
    const known = storageFault(error);
    if (known instanceof Refusal) {
      if (call.at !== null) known.several = { at: call.at, changed: changedSince(name, asked, call) };
      this.recordRefusal(name, known, call, asked);
      return known;
    }
    const fault = known instanceof VaultFault ? known : new VaultFault('INTERNAL', {}, error);
    if (fault.code !== 'INTERNAL' && fault.changed.kind === 'unknown')
      fault.changed = changedSince(name, asked, call);
    if (tracedFaults.has(fault.code)) {
      this.ports.trace?.({
        kind: 'error',
        during: Object.hasOwn(commandInputs, name) ? name : unknownVerb,
        tookMs: Math.round(this.ports.clock.read().monoMs - asked.atMono),
        errors: traceOf(fault),
      });
    }
    return fault;
  }

  private recordRefusal(name: CommandName, refusal: Refusal, call: Call, asked: Asked): void {
    const vault = this.open;
    // What was asked of another vault is nothing to this one.
    if (vault === null || (asked.vault !== null && asked.vault !== vault)) return;
    if (isOfScreen(name, refusal, call)) return;
    // Whoever asked, not whoever has come to the desk since; at the door it is nobody yet.
    const by = name === 'session.sign-in' ? vault.signedIn : asked.by;
    const verb = Object.hasOwn(commandInputs, name) ? name : unknownVerb;
    recordRefusal(vault, verb, refusal, call.about, by);
  }
}

/** Before its command begins a call has changed nothing of an open vault; afterwards its entries say what stands. */
function changedSince(name: CommandName, { vault, entriesBefore }: Asked, { done }: Call): Changed {
  if (vault === null || entriesBefore === null) return { kind: 'unknown' };
  const { size } = vault.writer;
  if (size > entriesBefore)
    return { kind: 'part', from: entriesBefore, to: size - 1, ...(done.length === 0 ? {} : { done }) };
  return stepsWithoutEntries.has(name) ? { kind: 'unknown' } : { kind: 'nothing' };
}

/** A0: what a screen asks by itself is no entry, least of all a refusal. A reading that nobody recorded yet stays one. */
const isOfScreen = (name: CommandName, refusal: Refusal, call: Call): boolean =>
  call.byScreen &&
  (screenQuestions[name] === 'look' || call.answeredBefore || refusal.code === 'NOT_SIGNED_IN');

function parseInput<C extends CommandName>(name: C, input: unknown): ParsedInput<C> {
  const schema = Object.hasOwn(commandInputs, name) ? commandInputs[name] : undefined;
  if (schema === undefined) throw new Refusal('INPUT_MALFORMED', { field: String(name).slice(0, 40) });
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data as ParsedInput<C>;
  const issue = parsed.error.issues[0];
  const field = issue?.path.map(String).join('.') ?? '';
  if (issue?.code === 'too_big' && issue.origin === 'string') {
    throw new Refusal('TEXT_TOO_LONG', { field, max: Number(issue.maximum) });
  }
  // Words of a list are named: whoever types at a terminal sees no list.
  if (issue?.code === 'invalid_value')
    throw new Refusal('INPUT_MALFORMED', { field: `${field} (${issue.values.join(', ')})` });
  // Screens ask for who signs along; a terminal may have left it out.
  if (field === 'cosign') throw new Refusal('INPUT_MALFORMED', { field: 'cosign (--with)' });
  throw new Refusal('INPUT_MALFORMED', { field });
}
