/**
 * The only way into the log: within one durable transaction an entry is given its place, its time, the root it
 * has seen and its signers' chain positions; it is signed, hashed into the tree, projected into the tables; then a
 * checkpoint over the whole is signed and the transaction commits. What was not committed never existed (A3).
 */
import type { AnyEntry, Committed, EntryBody, EntryData, EntryType } from '../../shared/vocabulary/entry.ts';
import { entryPayloadType, outcomeOf, parseEntryBody } from '../../shared/vocabulary/entry.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { PersonId, StationId, VaultId } from '../../shared/vocabulary/ids.ts';
import type { Role, SigningAs } from '../../shared/vocabulary/terms.ts';
import { isKeyStatement, type KeyStatement } from '../keys/key-statements.ts';
import type { Signer } from '../keys/signer.ts';
import { checkpointOrigin, formatCheckpoint, signCheckpoint } from '../log/checkpoint.ts';
import { cosignNote } from '../log/signed-note.ts';
import { Frontier, leafHash } from '../log/tree.ts';
import { leafData, pae, type StatementSignature } from '../sealing/statement.ts';
import {
  concatBytes,
  decodeHex,
  encodeBase64,
  encodeHex,
  encodeUtf8,
  type SigningKey,
  sha256,
} from '../sealing/suite.ts';
import { cosignerName, keepCosigned } from '../storage/cosigned-notes.ts';
import { storageFault, type VaultDatabase } from '../storage/database.ts';
import { dayAt } from '../storage/gates.ts';
import { treeReader } from '../storage/log-rows.ts';
import { projectEntry } from '../storage/project-entry.ts';
import { type Clock, type ClockReading, clockDoubt } from '../time/clock.ts';
import { assertRolesActive } from './role-gate.ts';
import { Texts } from './texts.ts';

export interface NewEntry<T extends EntryType> {
  readonly type: T;
  readonly data: (texts: Texts) => EntryData<T>;
  readonly signers?: readonly Signer[];
  readonly actor?: { readonly person: PersonId | null; readonly role: Role | null };
  readonly place?: string | null;
}

export interface AppendedEntry {
  readonly index: number;
  readonly body: AnyEntry;
}

export interface LogIdentity {
  readonly vault: VaultId;
  readonly station: StationId | null;
}

export class Transaction {
  readonly db: VaultDatabase;
  /** Approvers who sign in this transaction: they put their names to the state that it leaves (A5a). */
  readonly approvers = new Map<PersonId, Signer>();
  private readonly writer: LogWriter;
  private readonly frontier: Frontier;

  constructor(writer: LogWriter, frontier: Frontier) {
    this.writer = writer;
    this.db = writer.db;
    this.frontier = frontier;
  }

  get size(): number {
    return this.frontier.size;
  }

  append<T extends EntryType>(entry: NewEntry<T>): AppendedEntry {
    const { writer, frontier, db } = this;
    const index = frontier.size;
    const now = writer.readClock();
    const texts = new Texts();
    const data = entry.data(texts);
    const place: Committed | null = entry.place ? texts.of(entry.place) : null;
    const signers = entry.signers ?? [];
    for (const signer of signers) if (signer.as === 'approver') this.approvers.set(signer.person, signer);
    const judged = writer.judgedMs();
    const body: EntryBody<T> = {
      v: 1,
      vault: writer.identity.vault,
      type: entry.type,
      at: {
        wall: now.wallMs,
        offset: now.offsetMinutes,
        mono: now.monoMs,
        boot: encodeHex(sha256(concatBytes(decodeHex(writer.identity.vault), encodeUtf8(now.boot)))).slice(
          0,
          16,
        ),
        doubt: entry.type === 'clock.jumped' || index === 0 ? 'none' : clockDoubt(now.wallMs, judged),
      },
      station: writer.identity.station,
      place,
      log: { size: index, root: encodeHex(frontier.root()) },
      actor: entry.actor ?? { person: signers[0]?.person ?? null, role: actingRole(signers[0]?.as) },
      signers: signers.map((signer) => ({
        as: signer.as,
        person: signer.person,
        keyset: signer.keyset,
        ...this.chainPosition(signer.person),
      })),
      outcome: outcomeOf(entry.type),
      data,
    } as EntryBody<T>;

    // What nobody could read back must never become part of the log: one such entry would condemn all of it.
    parseEntryBody(body);
    // By the time that the entry has: the wall clock, and never before the last entry (A8).
    const judgedNow = body.at.doubt === 'none' ? Math.max(judged, now.wallMs) : judged;
    assertRolesActive(db, index, body as unknown as AnyEntry, dayAt(judgedNow, now.offsetMinutes));
    const payload = encodeUtf8(JSON.stringify(body));
    const message = pae(entryPayloadType, payload);
    const signatures: StatementSignature[] =
      signers.length === 0
        ? [{ keyid: `log:${writer.fact('log-key-name')}`, sig: writer.logKey().sign(message) }]
        : signers.map((signer) => ({ keyid: signer.keyset, sig: signer.key.sign(message) }));
    const hash = leafHash(leafData(entryPayloadType, payload, signatures));

    db.run(
      'INSERT INTO leaf VALUES (?, ?, ?, ?)',
      index,
      entry.type,
      payload,
      JSON.stringify(signatures.map((s) => ({ keyid: s.keyid, sig: encodeBase64(s.sig) }))),
    );
    for (const opening of texts.openings) {
      db.run('INSERT INTO opening VALUES (?, ?, ?, ?)', index, opening.commit, opening.salt, opening.text);
    }
    for (const stored of frontier.append(hash)) {
      db.run('INSERT INTO tree_hash VALUES (?, ?, ?)', stored.level, stored.index, stored.hash);
    }
    const appended = body as unknown as AnyEntry;
    if (isKeyStatement(appended)) writer.noteKeyStatement({ index, payload, body: appended, signatures });
    const opened = new Map(texts.openings.map((opening) => [opening.commit, opening.text]));
    projectEntry(db, {
      index,
      leafHash: encodeHex(hash),
      body: appended,
      text: (committed) => opened.get(committed.commit) ?? null,
    });
    return { index, body: appended };
  }

  /** Number and predecessor of the person's next statement; (0, null) for one who has not signed yet. */
  private chainPosition(person: PersonId): { seq: number; prev: string | null } {
    const row = this.db.get<{ next_seq: number; last_leaf: string }>(
      'SELECT next_seq, last_leaf FROM person WHERE id = ?',
      person,
    );
    if (row === undefined || row.next_seq === 0) return { seq: 0, prev: null };
    return { seq: row.next_seq, prev: row.last_leaf };
  }
}

/** Null where somebody signs for themselves. */
export const actingRole = (as: SigningAs | undefined): Role | null =>
  as === undefined || as === 'self' || as === 'founder' ? null : as;

export class LogWriter {
  readonly db: VaultDatabase;
  readonly clock: Clock;
  readonly identity: LogIdentity;
  private frontier: Frontier;
  private key: SigningKey;
  private held: ClockReading | null = null;
  private readonly committedKeys: KeyStatement[] = [];
  private pendingKeys: KeyStatement[] = [];
  /** Hears of each statement about keys within its transaction; what it throws ends that. */
  onKeyStatement: () => void = () => {};

  constructor(db: VaultDatabase, clock: Clock, identity: LogIdentity, logKey: SigningKey) {
    this.db = db;
    this.clock = clock;
    this.identity = identity;
    this.key = logKey;
    this.frontier = Frontier.load(this.committedSize(), treeReader(db));
  }

  get size(): number {
    return this.frontier.size;
  }
  get root(): Uint8Array {
    return this.frontier.root();
  }
  /** Statements about keys that this writer has appended, and those of the transaction under way. */
  get keyStatements(): {
    readonly committed: readonly KeyStatement[];
    readonly pending: readonly KeyStatement[];
  } {
    return { committed: this.committedKeys, pending: this.pendingKeys };
  }
  /** For `Transaction.append` alone. */
  noteKeyStatement(statement: KeyStatement): void {
    this.pendingKeys.push(statement);
    this.onKeyStatement();
  }
  logKey(): SigningKey {
    return this.key;
  }
  /** From here on a new log key signs: `generation.new` and `log-key.new` do this, inside their own transactions. */
  replaceLogKey(key: SigningKey): void {
    this.key = key;
  }
  fact(name: string): string {
    return this.db.get<{ value: string }>('SELECT value FROM fact WHERE name = ?', name)?.value ?? '';
  }
  generation(): number {
    return Number(this.fact('generation'));
  }
  /**
   * The clock as policy and entries see it: within a transaction it stands still, so that what was allowed at a
   * window's last moment is not recorded as having happened after it.
   */
  readClock(): ClockReading {
    return this.held ?? this.clock.read();
  }
  /** The time entries are judged by: the latest the log has seen (A8). */
  judgedMs(): number {
    return Number(this.fact('judged'));
  }
  /** Time by which windows are judged now: never behind the log. */
  nowMs(): number {
    const { wallMs } = this.readClock();
    const judged = this.judgedMs();
    return clockDoubt(wallMs, judged) === 'none' ? Math.max(wallMs, judged) : judged;
  }
  private committedSize(): number {
    return this.db.get<{ size: number }>('SELECT size FROM checkpoint WHERE one = 1')?.size ?? 0;
  }

  /**
   * Runs `work` in one immediate, durable transaction. If it throws, nothing happened; a fault of the disk comes
   * back as VaultFault. `beforeCommit` is a named point for crash tests.
   */
  transact<R>(work: (transaction: Transaction) => R, beforeCommit?: () => void): R {
    const { connection } = this.db;
    const keyBefore = this.key;
    this.held = this.clock.read();
    try {
      connection.exec('BEGIN IMMEDIATE');
      const size = this.committedSize();
      // Another process may have appended since; the lock forbids it, the arithmetic does not rely on that.
      const frontier =
        size === this.frontier.size ? this.frontier.clone() : Frontier.load(size, treeReader(this.db));
      const transaction = new Transaction(this, frontier);
      const result = work(transaction);
      if (frontier.size > size) {
        const checkpoint = {
          origin: checkpointOrigin(decodeHex(this.identity.vault), this.generation()),
          size: frontier.size,
          root: frontier.root(),
        };
        const seconds = Math.floor(this.readClock().wallMs / 1000);
        const text = formatCheckpoint(checkpoint);
        const lines = [...transaction.approvers].map(([person, { key }]) =>
          cosignNote(text, cosignerName(person), key, seconds),
        );
        const note = signCheckpoint(checkpoint, this.key, lines);
        this.db.run(
          'INSERT INTO checkpoint VALUES (1, ?, ?) ON CONFLICT (one) DO UPDATE SET size = excluded.size, note = excluded.note',
          frontier.size,
          note,
        );
        for (const person of transaction.approvers.keys()) keepCosigned(this.db, person, note);
      }
      beforeCommit?.();
      connection.exec('COMMIT');
      this.frontier = frontier;
      this.committedKeys.push(...this.pendingKeys);
      this.db.committed();
      return result;
    } catch (error) {
      this.key = keyBefore;
      if (connection.inTransaction) connection.exec('ROLLBACK');
      throw storageFault(error);
    } finally {
      this.held = null;
      this.pendingKeys = [];
    }
  }

  checkpointNote(): string {
    const row = this.db.get<{ note: string }>('SELECT note FROM checkpoint WHERE one = 1');
    if (row === undefined) throw new VaultFault('VAULT_DAMAGED', { part: 'checkpoint' });
    return row.note;
  }
}
