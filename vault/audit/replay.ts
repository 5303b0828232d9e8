/**
 * Reading the log again from its first leaf: every signature against keys the log itself enrolled, every chain,
 * every root; into empty tables, which must come out equal to the ones on disk. The log is the ground truth.
 */
import { type AnyEntry, entryPayloadType, parseEntryBody } from '../../shared/vocabulary/entry.ts';
import { datesAreDays, holdsInItself } from '../../shared/vocabulary/entry-in-itself.ts';
import { isSignedByARow } from '../../shared/vocabulary/entry-signers.ts';
import type { VaultId } from '../../shared/vocabulary/ids.ts';
import { isKeyStatement } from '../keys/key-statements.ts';
import { introducedFor, KnownKeys } from '../keys/known-keys.ts';
import { checkpointOrigin, verifyCheckpoint } from '../log/checkpoint.ts';
import { LogBroken } from '../log/log-broken.ts';
import { Frontier, leafHash } from '../log/tree.ts';
import { checkOpening, leafData, pae, type StatementSignature } from '../sealing/statement.ts';
import { decodeHex, decodeUtf8, encodeHex, equalBytes, verifySignature } from '../sealing/suite.ts';
import { createProjections, type VaultDatabase } from '../storage/database.ts';
import { type LeafRow, leavesFrom, type OpeningRow, parseSignatures } from '../storage/log-rows.ts';
import { projectionNames } from '../storage/migrations/tables.ts';
import { foreignPrograms } from '../storage/own-programs.ts';
import { projectEntry } from '../storage/project-entry.ts';

export type ReplayProgress = (entriesDone: number, entriesTotal: number) => void;

const fact = (db: VaultDatabase, name: string): string =>
  db.get<{ value: string }>('SELECT value FROM fact WHERE name = ?', name)?.value ?? '';

/** Keys by which the signers of this entry must verify; throws LogBroken. */
function keysFor(tables: VaultDatabase, index: number, body: AnyEntry): Uint8Array[] {
  if (body.signers.length === 0) {
    if (index === 0) throw new LogBroken(index, 'first entry unsigned');
    return [decodeHex(fact(tables, 'log-key'), 32)];
  }
  return body.signers.map((signer) => {
    const introduced = isKeyStatement(body) ? introducedFor(body, signer.as) : null;
    if (introduced !== null) {
      const own = introduced.find(
        ({ person, keyset }) => person === signer.person && keyset === signer.keyset,
      );
      if (own === undefined) throw new LogBroken(index, 'signed by a keyset that is not introduced here');
      return decodeHex(own.signKey, 32);
    }
    const row = tables.get<{ sign_key: string }>(
      'SELECT sign_key FROM keyset WHERE id = ? AND person = ? AND current = 1',
      signer.keyset,
      signer.person,
    );
    if (row === undefined) throw new LogBroken(index, 'signed by a keyset that is not enrolled');
    return decodeHex(row.sign_key, 32);
  });
}

function checkSigners(tables: VaultDatabase, index: number, body: AnyEntry): void {
  if (!isSignedByARow(body)) throw new LogBroken(index, 'signed by the wrong people');
  for (const signer of body.signers) {
    const row = tables.get<{ next_seq: number; last_leaf: string }>(
      'SELECT next_seq, last_leaf FROM person WHERE id = ?',
      signer.person,
    );
    const seq = row?.next_seq ?? 0;
    const prev = seq === 0 ? null : (row?.last_leaf ?? null);
    if (signer.seq !== seq || signer.prev !== prev)
      throw new LogBroken(index, "a person's statements do not follow each other");
    if (signer.as === 'self' || signer.as === 'founder') continue;
    const held = tables.get(
      'SELECT 1 FROM role WHERE person = ? AND role = ? AND ended IS NULL',
      signer.person,
      signer.as,
    );
    if (held === undefined) throw new LogBroken(index, 'signed in a role that the person did not hold');
  }
}

/** Has each signature verified by the key it must verify by. Throws LogBroken where they are not those that are due. */
function checkSignatures(
  reading: Reading,
  index: number,
  body: AnyEntry,
  payload: Uint8Array,
  signatures: StatementSignature[],
): void {
  const { tables, verify } = reading;
  const keys = keysFor(tables, index, body);
  const keyids =
    body.signers.length === 0
      ? [`log:${fact(tables, 'log-key-name')}`]
      : body.signers.map((signer) => signer.keyset);
  if (signatures.length !== keyids.length || signatures.some(({ keyid }, i) => keyid !== keyids[i]))
    throw new LogBroken(index, 'a signature does not verify');
  const message = pae(entryPayloadType, payload);
  for (const [i, { sig }] of signatures.entries()) verify(index, keys[i]!, message, sig);
}

function parseBody(index: number, payload: Uint8Array): AnyEntry {
  try {
    const body = parseEntryBody(JSON.parse(decodeUtf8(payload)));
    if (holdsInItself(body)) return body;
  } catch {
    // Falls through: what has not the form of an entry cannot be read as one.
  }
  throw new LogBroken(index, 'the entry cannot be read');
}

function openingTexts(index: number, rows: readonly OpeningRow[], payloadText: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const row of rows) {
    const holds =
      payloadText.includes(`"${row.commitment}"`) &&
      checkOpening({ commit: row.commitment, salt: row.salt, text: row.text });
    if (!holds) throw new LogBroken(index, 'a text does not match its commitment');
    texts.set(row.commitment, row.text);
  }
  return texts;
}

const commitments = /\{"commit":"([0-9a-f]{64})"\}/g;

/** Told each signature with the key and the message it must verify by; throws LogBroken, or sees to it later. */
export type Verify = (index: number, key: Uint8Array, message: Uint8Array, signature: Uint8Array) => void;

const verifyAtOnce: Verify = (index, key, message, signature) => {
  if (!verifySignature(key, message, signature)) throw new LogBroken(index, 'a signature does not verify');
};

interface Reading {
  readonly db: VaultDatabase;
  readonly tables: VaultDatabase;
  readonly frontier: Frontier;
  readonly vault: VaultId;
  readonly keys: KnownKeys;
  readonly erased: ReadonlySet<string>;
  readonly verify: Verify;
}

const entriesOfStep = 256;

/**
 * Replays every leaf, with a pause for the caller after some of them, where it is told how many there are so far and the root of
 * these. Returns the tables it comes to; the caller closes them. Throws LogBroken naming the first entry that does not hold.
 */
export function* replaySteps(
  db: VaultDatabase,
  vault: VaultId,
  verify: Verify,
): Generator<Frontier, VaultDatabase> {
  const tables = createProjections();
  // One transaction for all of it: nobody else sees these tables, and none of them is ever rolled back.
  tables.connection.exec('BEGIN');
  const frontier = Frontier.empty();
  const erased = new Set(
    db
      .all<{ idx: number; commitment: string }>('SELECT idx, commitment FROM erased')
      .map((row) => `${row.idx}/${row.commitment}`),
  );
  const reading = { db, tables, frontier, vault, keys: new KnownKeys(vault), erased, verify };
  let finished = false;
  try {
    let missing = 0;
    for (const leaf of leavesFrom(db, 0)) {
      missing += replayLeaf(reading, leaf);
      if (frontier.size % entriesOfStep === 0) yield frontier;
    }
    // An erasure claimed by the tables must be in the log as well, or it hides a tampering.
    if (missing !== tables.count('SELECT count(*) AS n FROM erased')) {
      throw new LogBroken(frontier.size, 'a text is missing without an erasure');
    }
    checkHead(db, tables, vault, frontier);
    tables.connection.exec('COMMIT');
    yield frontier;
    finished = true;
    return tables;
  } finally {
    if (!finished) tables.close();
  }
}

/** The same in one go. */
export function replayLog(db: VaultDatabase, vault: VaultId, progress?: ReplayProgress): VaultDatabase {
  const total = db.get<{ size: number }>('SELECT size FROM checkpoint WHERE one = 1')?.size ?? 0;
  const steps = replaySteps(db, vault, verifyAtOnce);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    progress?.(step.value.size, total);
  }
}

/** Returns how many commitments of this leaf have no opening. */
function replayLeaf(reading: Reading, leaf: LeafRow): number {
  const { db, tables, frontier, vault, erased } = reading;
  const index = frontier.size;
  if (leaf.idx !== index) throw new LogBroken(index, 'an entry is missing');
  const payload = new Uint8Array(leaf.payload);
  const body = parseBody(index, payload);
  if (body.vault !== vault || body.type !== leaf.type || (index === 0) !== (body.type === 'vault.created')) {
    throw new LogBroken(index, 'the entry belongs elsewhere');
  }
  if (fact(tables, 'place') !== '' && !datesAreDays(body))
    throw new LogBroken(index, 'the calendar has no such day');
  if (body.log.size !== index || body.log.root !== encodeHex(frontier.root())) {
    throw new LogBroken(index, 'the entry was written to another log');
  }
  checkSigners(tables, index, body);
  const signatures = parseSignatures(leaf.signatures);
  checkSignatures(reading, index, body, payload, signatures);
  if (isKeyStatement(body)) reading.keys.accept({ index, payload, body, signatures });

  const text = decodeUtf8(payload);
  const texts = openingTexts(index, db.all<OpeningRow>('SELECT * FROM opening WHERE idx = ?', index), text);
  let missing = 0;
  for (const [, commit] of text.matchAll(commitments)) {
    if (texts.has(commit!)) continue;
    if (!erased.has(`${index}/${commit}`)) throw new LogBroken(index, 'a text is missing without an erasure');
    missing += 1;
  }

  const hash = leafHash(leafData(entryPayloadType, payload, signatures));
  for (const stored of frontier.append(hash)) {
    const row = db.get<{ hash: Uint8Array }>(
      'SELECT hash FROM tree_hash WHERE level = ? AND idx = ?',
      stored.level,
      stored.index,
    );
    if (row === undefined || !equalBytes(new Uint8Array(row.hash), stored.hash)) {
      throw new LogBroken(index, 'a stored hash differs');
    }
  }
  projectEntry(tables, {
    index,
    leafHash: encodeHex(hash),
    body,
    text: (committed) => texts.get(committed.commit) ?? null,
  });
  return missing;
}

function checkHead(db: VaultDatabase, tables: VaultDatabase, vault: VaultId, frontier: Frontier): void {
  const note = db.get<{ note: string }>('SELECT note FROM checkpoint WHERE one = 1')?.note ?? '';
  try {
    const { checkpoint } = verifyCheckpoint(note, {
      origin: checkpointOrigin(decodeHex(vault), Number(fact(tables, 'generation'))),
      logPublicKey: decodeHex(fact(tables, 'log-key'), 32),
    });
    if (checkpoint.size === frontier.size && equalBytes(checkpoint.root, frontier.root())) return;
  } catch {
    // Falls through: a checkpoint that does not parse or verify is one that does not match.
  }
  throw new LogBroken(Math.max(0, frontier.size - 1), 'the checkpoint does not match the entries');
}

/** The name of the first table that differs from its replay, `sqlite_schema` for programs of others; null when all are equal. */
export function firstDifference(db: VaultDatabase, replayed: VaultDatabase): string | null {
  if (foreignPrograms(db).length > 0) return 'sqlite_schema';
  for (const table of projectionNames) {
    const columns = db
      .all<{ name: string }>(`SELECT name FROM pragma_table_info('${table}')`)
      .map((c) => c.name);
    const order = columns.join(', ');
    const stored = db.iterate(`SELECT * FROM ${table} ORDER BY ${order}`);
    const expected = replayed.iterate(`SELECT * FROM ${table} ORDER BY ${order}`);
    try {
      for (;;) {
        const a = stored.next();
        const b = expected.next();
        if (a.done === true && b.done === true) break;
        if (a.done !== b.done || columns.some((column) => a.value[column] !== b.value[column])) return table;
      }
    } finally {
      stored.return?.();
      expected.return?.();
    }
  }
  return null;
}
