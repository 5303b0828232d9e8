/**
 * A vault that a custodian has opened: its database, its log, the keys that stay until closing, and who is
 * signed in. Commands work on this; nothing else holds key material between calls.
 */
import { dirname, resolve, sep } from 'node:path';
import type { KeysetId, LoanId, PersonId, SessionId, VaultId } from '../shared/vocabulary/ids.ts';
import { type PolicySettings, policySettings } from '../shared/vocabulary/policy-settings.ts';
import { Refusal } from '../shared/vocabulary/refusal.ts';
import type { Role } from '../shared/vocabulary/terms.ts';
import { AnchorFolder, type AnchorKeeper, type AnchorKeys } from './audit/anchors.ts';
import { type FullCheck, startFullCheck } from './audit/full-check.ts';
import { type AnchorFindings, consultAnchors, joinFindings, type Quarantine } from './audit/integrity.ts';
import type { LogWriter, Signer } from './audit/log-writer.ts';
import { PersonChains } from './audit/person-chain.ts';
import type { FilePreviewing } from './filing/file-previewing.ts';
import type { VaultPorts } from './ports.ts';
import { type SealingKey, zero } from './sealing/suite.ts';
import type { VaultDatabase } from './storage/database.ts';
import { viewsFrom } from './storage/loans.ts';
import { loadPerson, type Person } from './storage/people.ts';
import { vaultFolder } from './storage/vault-folder.ts';
import type { ViewSession } from './viewing/view-session.ts';

/** Who is signed in. The passphrase is asked again for every act; the key file's secret is kept until lock. */
export interface SignedIn {
  readonly session: SessionId;
  readonly person: PersonId;
  readonly keyset: KeysetId;
  readonly keyFileSecret: Uint8Array | null;
  readonly place: string;
  /** When each request was opened for reading, by loan: a batch may only hold those (L2). */
  readonly requestsOpenedMs: Map<LoanId, number>;
}

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
  readonly release: () => void;
}

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
  quarantine: Quarantine;
  /** The whole log has been read in this session and the tables are what it says: only then a snapshot may be signed. */
  fullyChecked = true;
  /** The database's `dataVersion` at which its tables were compared with the log last (tables-follow-log.ts). */
  followsLogAt: string | null = null;
  signedIn: SignedIn | null = null;
  viewing: ViewSession | null = null;
  /** The file that an author looks at before submitting it; it goes with them. */
  previewing: FilePreviewing | null = null;
  private readonly release: () => void;
  private closed = false;
  private fullCheck: FullCheck | null = null;
  private readonly anchors = new Map<string, AnchorKeeper>();
  private anchoredSize = -1;
  private anchorsAnswered = 0;

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
    this.quarantine = parts.quarantine;
    this.openedBy = parts.openedBy;
    this.openedMono = parts.ports.clock.read().monoMs;
    this.openedAtMs = parts.ports.clock.read().wallMs;
    this.openedSize = parts.writer.size;
    this.release = parts.release;
    // These were consulted at opening.
    for (const keeper of parts.anchors) this.anchors.set(keeper.name, keeper);
  }

  get isClosed(): boolean {
    return this.closed;
  }

  /** Starts the full check that a fast opening owes; its verdict may put the vault into quarantine. */
  checkBesideWork(): void {
    const version = this.db.dataVersion();
    const check = startFullCheck({
      database: vaultFolder(this.folder).database,
      key: this.databaseKey.slice(),
      vault: this.vault,
    });
    this.fullCheck = check;
    this.fullyChecked = false;
    void check.finished.then((result) => {
      if (result === 'sound') {
        this.fullyChecked = true;
        this.followsLogAt = version;
      } else if (result !== 'stopped' && !this.closed) {
        // A check that could not be made is one that did not come out well.
        this.quarantine = result === 'failed' ? 'log-broken' : result;
      }
    });
  }
  /** Ends the full check; whether one was under way, which is then owed again. */
  async stopFullCheck(): Promise<boolean> {
    const under = this.fullCheck !== null && !this.fullyChecked;
    await this.fullCheck?.stop();
    this.fullCheck = null;
    return under;
  }
  /** Entries the full check has read, of how many; null where opening read them all itself. */
  get checking(): { readonly done: number; readonly total: number } | null {
    return this.fullCheck?.progress() ?? null;
  }
  /** Resolves when a full check under way has come to its end. */
  async whenChecked(): Promise<void> {
    await this.fullCheck?.finished;
  }

  get policy(): PolicySettings {
    return policySettings.parse(JSON.parse(this.writer.fact('policy')));
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
   * In quarantine nothing is written: the anchors know more than this copy does. `afresh` asks even those that have
   * answered for all of the log: a stick may have been pulled out since.
   */
  syncAnchors(afresh = false): number {
    if (this.quarantine !== 'none') return 0;
    const known = this.anchoredSize === this.writer.size && this.anchorsAnswered > 0;
    if (known && !afresh) return this.anchorsAnswered;
    const state = {
      generation: this.writer.generation(),
      checkpoint: this.writer.checkpointNote(),
      size: this.writer.size,
      viewsFrom: (index: number) =>
        viewsFrom(this.db, index).map(({ person, lineage, n, id }) => ({ person, lineage, n, view: id })),
    };
    const inside = resolve(this.folder);
    let answered = 0;
    for (const anchor of this.anchors.values()) {
      const outside = anchor.name !== inside && !anchor.name.startsWith(`${inside}${sep}`);
      if (anchor.write(state) && outside) answered += 1;
    }
    this.anchoredSize = this.writer.size;
    this.anchorsAnswered = answered;
    return answered;
  }

  /** A further folder for anchors. What lies there is heard first: an anchor that knows more is never written over. */
  addAnchorFolder(folder: string): void {
    const path = resolve(folder);
    if (this.anchors.has(path)) return;
    const keeper = new AnchorFolder(path, this.vault, this.anchorKeys);
    const found = consultAnchors(this.db, this.vault, [keeper], this.writer.size);
    if (found.answered > 0) {
      this.findings = joinFindings(this.findings, found);
      if (this.quarantine === 'none') this.quarantine = found.quarantine;
    }
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
      await this.signOut('closing');
      this.writer.transact((tx) =>
        tx.append({ type: 'vault.closed', data: () => ({ cause }), actor: { person: null, role: null } }),
      );
      this.syncAnchors();
    } finally {
      this.abandon();
    }
  }

  /** Lets go of everything without a word in the log: what a fault leaves, or a process that must end now. */
  abandon(): void {
    if (this.closed) return;
    this.closed = true;
    void this.fullCheck?.stop();
    zero(this.databaseKey);
    this.db.close();
    this.release();
  }
}

export type { Signer };
