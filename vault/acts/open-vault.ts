/**
 * A vault that a custodian has opened: its database, its log, the keys that stay until closing, and who is
 * signed in. Commands work on this; nothing else holds key material between calls, but a filing that goes on (D5b).
 */
import { dirname, resolve, sep } from 'node:path';
import type { ClassLabels } from '../../shared/vocabulary/class-labels.ts';
import type { PersonId, VaultId } from '../../shared/vocabulary/ids.ts';
import { type PolicySettings, policySettings } from '../../shared/vocabulary/policy-settings.ts';
import type { Quarantine } from '../../shared/vocabulary/quarantine.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Role } from '../../shared/vocabulary/terms.ts';
import { AnchorFolder, type AnchorKeeper, type AnchorKeys } from '../audit/anchors.ts';
import type { FullCheck } from '../audit/full-check.ts';
import { FullChecks } from '../audit/full-checks.ts';
import { type AnchorFindings, consultAnchors, joinFindings } from '../audit/integrity.ts';
import { KeysOfLog } from '../audit/keys-of-log.ts';
import type { LogWriter } from '../audit/log-writer.ts';
import { PersonChains } from '../audit/person-chain.ts';
import type { ScannedLog } from '../audit/scan-log.ts';
import { keysAreThoseOfTables } from '../keys/keys-in-tables.ts';
import { LogBroken } from '../log/log-broken.ts';
import { type SealingKey, zero } from '../sealing/suite.ts';
import type { VaultDatabase } from '../storage/database.ts';
import { keepJson, readJson } from '../storage/kept-json.ts';
import { viewsFrom } from '../storage/loans.ts';
import { loadPerson, type Person } from '../storage/people.ts';
import { vaultFolder } from '../storage/vault-folder.ts';
import type * as work from './at-desk.ts';
import type { VaultPorts } from './ports.ts';

export interface OpenVaultParts {
  readonly folder: string;
  readonly vault: VaultId;
  readonly db: VaultDatabase;
  readonly writer: LogWriter;
  readonly ports: VaultPorts;
  readonly databaseKey: Uint8Array;
  readonly custodyKey: SealingKey;
  readonly custodyEpoch: number;
  readonly anchorKeys: AnchorKeys;
  readonly anchors: readonly AnchorKeeper[];
  readonly findings: AnchorFindings;
  readonly quarantine: Quarantine;
  readonly openedBy: PersonId;
  /** One pass over the log; where it is long, the pass of the check beside the work. */
  readonly scanned: ScannedLog | null;
  readonly release: () => void;
}

type Verdict = 'sound' | 'tables-differ' | 'log-broken';
type Occasion = 'opening' | 'beside' | 'act' | 'written' | 'another-file';

const anchorsSeenName = 'anchors-seen';

/** The folder and the machine that the log names, for eyes. */
const whereOf = (writer: LogWriter): string =>
  [writer.fact('place-folder'), writer.fact('place-host')].filter(Boolean).join(' · ');

export class OpenVault {
  readonly folder: string;
  readonly vault: VaultId;
  readonly db: VaultDatabase;
  readonly writer: LogWriter;
  readonly ports: VaultPorts;
  databaseKey: Uint8Array;
  readonly anchorKeys: AnchorKeys;
  readonly openedBy: PersonId;
  readonly openedMono: number;
  readonly openedAtMs: number;
  /** Entries of the log before this opening wrote its own. */
  readonly openedSize: number;
  readonly chains = new PersonChains();
  custodyKey: SealingKey;
  custodyEpoch: number;
  findings: AnchorFindings;
  /** Who holds which keys, by the log and not by tables (S7). */
  readonly keys: KeysOfLog;
  readonly checks: FullChecks;
  /** The whole log has been read in this session and the tables are what it says. */
  fullyChecked = true;
  /** The database's `dataVersion` at which its tables were compared with the log last (tables-follow-log.ts). */
  followsLogAt: string | null = null;
  signedIn: work.SignedIn | null = null;
  viewing: work.ViewUnderWay | null = null;
  /** The file that an author looks at before submitting it; it goes with them. */
  previewing: work.FileLookedAt | null = null;
  /** Rows that somebody wants to open dossiers by; they go with them. */
  table: work.TableInHand | null = null;
  /** A filing of many files; it outlives the session of its author, never the vault (D5b). */
  filing: work.FilingUnderWay | null = null;
  backup: work.BackupUnderWay | null = null;
  wholeRelease: work.WholeReleaseUnderWay | null = null;
  private readonly release: () => void;
  private closed = false;
  private amiss: Quarantine;
  private readonly unrecorded: { verdict: Verdict; occasion: Occasion }[] = [];
  private readonly anchors = new Map<string, AnchorKeeper>();
  private anchoredSize = -1;
  private anchorsAnswered = 0;
  /** When each anchor answered last, by its path. */
  private readonly anchorsSeen: Map<string, number>;

  constructor(parts: OpenVaultParts) {
    this.folder = parts.folder;
    this.vault = parts.vault;
    this.db = parts.db;
    this.writer = parts.writer;
    this.ports = parts.ports;
    this.databaseKey = parts.databaseKey;
    this.custodyKey = parts.custodyKey;
    this.custodyEpoch = parts.custodyEpoch;
    this.anchorKeys = parts.anchorKeys;
    this.findings = parts.findings;
    this.amiss = parts.quarantine;
    this.openedBy = parts.openedBy;
    ({ monoMs: this.openedMono, wallMs: this.openedAtMs } = parts.ports.clock.read());
    this.openedSize = parts.writer.size;
    this.release = parts.release;
    // These were consulted at opening.
    for (const keeper of parts.anchors) this.anchors.set(keeper.name, keeper);
    this.anchorsSeen = new Map(Object.entries(readJson(parts.db, anchorsSeenName)));
    this.checks = new FullChecks(() => ({
      db: this.db,
      vault: this.vault,
      databasePath: vaultFolder(this.folder).database,
      databaseKey: this.databaseKey,
      size: this.writer.size,
    }));
    this.keys = new KeysOfLog(this.vault, this.writer, parts.scanned ?? this.checkBesideWork().scanned);
    this.keys.whenKnown().then(
      () => this.heedKeys(),
      (error: unknown) => {
        if (error instanceof LogBroken && !this.closed) this.findAmiss('log-broken', 'beside');
      },
    );
  }

  get isClosed(): boolean {
    return this.closed;
  }

  /** Why the vault is in quarantine; `none` where it is not. */
  get quarantine(): Quarantine {
    return this.amiss;
  }
  /** Only `generation.new` ends a quarantine, with its entry. */
  endQuarantine(): void {
    this.amiss = 'none';
  }

  /**
   * Something is not as the log says. From here on nothing goes on but mending, and the verdict becomes an entry as soon as
   * no transaction is open: closing and opening again forget nothing (A6).
   */
  findAmiss(verdict: 'tables-differ' | 'log-broken', occasion: Occasion): void {
    if (this.amiss !== 'none') return;
    this.amiss = verdict;
    this.noteFinding(verdict, occasion);
  }

  /** Puts what a check found on record. Called again after each act, for what was found inside a transaction. */
  noteFinding(verdict: Verdict, occasion: Occasion): void {
    this.unrecorded.push({ verdict, occasion });
    this.recordFindings();
  }
  recordFindings(): void {
    if (this.closed || this.unrecorded.length === 0 || this.db.connection.inTransaction) return;
    const entries = this.writer.size;
    const found = this.unrecorded.splice(0);
    try {
      this.writer.transact((tx) => {
        for (const { verdict, occasion } of found)
          tx.append({
            type: 'check.found',
            data: () => ({ verdict, occasion, entries }),
            actor: { person: null, role: null },
          });
      });
      this.syncAnchors();
    } catch {
      // The disk does not take it down: the next act tries again.
      this.unrecorded.unshift(...found);
    }
  }

  /** Starts the full check that a fast opening owes; what it comes to is put on record where it is not sound. */
  checkBesideWork(): FullCheck {
    const version = this.db.dataVersion();
    const check = this.checks.start();
    this.fullyChecked = false;
    void check.finished.then((finished) => {
      if (this.closed || finished === 'stopped') return;
      if (finished === 'failed') {
        // No verdict: nobody goes on without one, and nothing is said of it for good.
        if (this.amiss === 'none') this.amiss = 'log-broken';
        return;
      }
      const result = this.checks.verdictOf(check, finished);
      this.checks.remember();
      if (result === 'sound') {
        this.fullyChecked = true;
        if (this.followsLogAt === null) this.followsLogAt = version;
      } else if (result === 'another-file') this.findAmiss('tables-differ', 'another-file');
      else this.findAmiss(result, 'beside');
    });
    return check;
  }
  /** Ends the full check; whether one was under way, which is then owed again. */
  async stopFullCheck(): Promise<boolean> {
    const under = !this.fullyChecked;
    this.checks.remember();
    await this.checks.stop();
    return under;
  }
  /** Entries the full check has read, of how many; null where none is under way. */
  get checking(): { readonly done: number; readonly total: number } | null {
    return this.fullyChecked ? null : this.checks.progress;
  }
  /** Resolves when a full check under way has come to its end. */
  whenChecked = async (): Promise<void> => this.checks.whenFinished();

  get policy(): PolicySettings {
    return policySettings.parse(JSON.parse(this.writer.fact('policy')));
  }
  /** What the founders call the three classes; null where they chose no labels of their own. */
  get classLabels(): ClassLabels | null {
    const kept = this.writer.fact('class-labels');
    if (kept === '') return null;
    const [internal = '', confidential = '', secret = ''] = JSON.parse(kept) as string[];
    return { internal, confidential, secret };
  }
  get sample(): boolean {
    return this.writer.fact('sample') === '1';
  }
  get name(): string {
    return this.writer.fact('name');
  }
  /** The person at the desk; refuses when there is none. */
  person(): Person {
    if (this.signedIn === null) throw new Refusal('NOT_SIGNED_IN');
    return loadPerson(this.db, this.signedIn.person);
  }
  place(): string {
    return this.signedIn?.place ?? '';
  }
  /** On whose behalf the machine acts now. */
  actor(role: Role | null = null): { person: PersonId | null; role: Role | null } {
    return { person: this.signedIn?.person ?? null, role };
  }

  /**
   * Brings every anchor that can be reached up to the log. Returns how many outside the vault's folder answered.
   * Where the anchors know more than this copy does nothing is written; a verdict on the log itself goes to every one of
   * them. `afresh` asks even those that have
   * answered for all of the log: a stick may have been pulled out since.
   */
  syncAnchors(afresh = false): number {
    if (this.amiss !== 'none' && !this.isVerdict()) return 0;
    const known = this.anchoredSize === this.writer.size && this.anchorsAnswered > 0;
    if (known && !afresh) return this.anchorsAnswered;
    const state = {
      generation: this.writer.generation(),
      checkpoint: this.writer.checkpointNote(),
      size: this.writer.size,
      quarantine: this.amiss,
      place: this.writer.fact('place'),
      where: whereOf(this.writer),
      viewsFrom: (index: number) =>
        viewsFrom(this.db, index).map(({ person, lineage, n, id }) => ({ person, lineage, n, view: id })),
    };
    const inside = resolve(this.folder);
    let answered = 0;
    for (const anchor of this.anchors.values()) {
      const outside = anchor.name !== inside && !anchor.name.startsWith(`${inside}${sep}`);
      if (!anchor.write(state)) continue;
      this.anchorsSeen.set(anchor.name, this.ports.clock.read().wallMs);
      if (outside) answered += 1;
    }
    this.anchoredSize = this.writer.size;
    this.anchorsAnswered = answered;
    return answered;
  }

  private isVerdict(): boolean {
    return (
      this.findings.quarantine === 'none' && (this.amiss === 'tables-differ' || this.amiss === 'log-broken')
    );
  }

  /** The log may know of a quarantine that the tables have been made to forget, and of keys other than theirs. */
  private heedKeys(): void {
    if (this.closed) return;
    const { quarantine } = this.keys.now();
    if (this.amiss === 'none') this.amiss = quarantine;
    if (!keysAreThoseOfTables(this.db, this.keys.now())) this.findAmiss('tables-differ', 'beside');
  }

  /** When the anchor in a folder answered last; null where it never did. */
  anchorSeenMs(folder: string): number | null {
    return this.anchorsSeen.get(resolve(folder)) ?? null;
  }

  /** What something outside says of this log that came after opening: it may know of more. */
  hear(found: AnchorFindings): void {
    this.findings = joinFindings(this.findings, found);
    if (this.amiss === 'none') this.amiss = found.quarantine === 'none' ? found.verdict : found.quarantine;
  }

  /** A further folder for anchors. What lies there is heard first: an anchor that knows more is never written over. */
  addAnchorFolder(folder: string): void {
    const path = resolve(folder);
    if (this.anchors.has(path)) return;
    const keeper = new AnchorFolder(path, this.vault, this.anchorKeys);
    const found = consultAnchors(this.db, this.vault, [keeper], this.writer.size);
    if (found.answered > 0) this.hear(found);
    this.anchors.set(path, keeper);
    this.anchoredSize = -1;
  }

  /** A key stick came with somebody: it becomes an anchor as long as it is there. */
  noticeKeyFile(path: string): void {
    this.addAnchorFolder(dirname(path));
  }

  async endViewing(
    cause: 'closed' | 'loan-ended' | 'recalled' | 'window-ended' | 'person-frozen' | 'generation' | 'held',
  ): Promise<void> {
    const view = this.viewing;
    this.viewing = null;
    if (view !== null) await view.end(cause);
  }

  /**
   * Drops the signed-in person's secrets and says so in the log, in one go: no call under way finds somebody half signed
   * out. What the disk cannot take down keeps nobody signed in; its fault comes afterwards.
   */
  async signOut(cause: 'command' | 'lock' | 'switch' | 'closing' | 'ended'): Promise<void> {
    const person = this.signedIn;
    if (person === null) return;
    // A view writes its entry before it waits for anything.
    const letGo = Promise.all([this.viewing?.blank('lock'), this.previewing?.close()]);
    letGo.catch(() => undefined);
    this.viewing = null;
    this.previewing = null;
    this.table = null;
    try {
      this.writer.transact((tx) =>
        tx.append({
          type: 'session.signed-out',
          data: () => ({ session: person.session, cause }),
          actor: { person: person.person, role: null },
        }),
      );
    } finally {
      if (person.keyFileSecret !== null) zero(person.keyFileSecret);
      this.signedIn = null;
    }
    await letGo;
  }

  async close(cause: 'command' | 'shutdown' | 'timeout'): Promise<void> {
    if (this.closed) return;
    try {
      for (const going of [this.filing, this.backup, this.wholeRelease]) await going?.stop();
      await this.signOut('closing');
      this.writer.transact((tx) =>
        tx.append({ type: 'vault.closed', data: () => ({ cause }), actor: { person: null, role: null } }),
      );
      this.syncAnchors();
      keepJson(this.db, anchorsSeenName, Object.fromEntries(this.anchorsSeen));
    } finally {
      this.abandon();
    }
  }

  /** Lets go of everything without a word in the log: what a fault leaves, or a process that must end now. */
  abandon(): void {
    if (this.closed) return;
    this.checks.remember();
    this.closed = true;
    void this.checks.stop();
    zero(this.databaseKey);
    this.db.close();
    this.release();
  }
}
