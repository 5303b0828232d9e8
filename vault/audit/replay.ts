/**
 * Reading the log again from its first leaf: every signature against keys the log itself enrolled, every chain,
 * every root; into empty tables, which must come out equal to the ones on disk. The log is the ground truth.
 */
import { type AnyEntry, entryPayloadType, parseEntryBody, signersOf } from '../../shared/vocabulary/entry.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { VaultId } from '../../shared/vocabulary/ids.ts';
import { sheetsProven } from '../keys/sheets-proof.ts';
import { checkpointOrigin, verifyCheckpoint } from '../log/checkpoint.ts';
import { Frontier, leafHash } from '../log/tree.ts';
import { checkOpening, leafData, pae, type StatementSignature } from '../sealing/statement.ts';
import { decodeHex, decodeUtf8, encodeHex, equalBytes, verifySignature } from '../sealing/suite.ts';
import { createProjections, type VaultDatabase } from '../storage/database.ts';
import { type LeafRow, leavesFrom, type OpeningRow, parseSignatures } from '../storage/log-rows.ts';
import { projectionNames } from '../storage/migrations/tables.ts';
import { foreignPrograms } from '../storage/own-programs.ts';
import { projectEntry } from '../storage/project-entry.ts';

/** What is wrong with the log, and where. */
export class LogBroken extends VaultFault {
  constructor(index: number, cause: string) {
    super('LOG_TAMPERED', { index, cause });
  }
}

export type ReplayProgress = (entriesDone: number, entriesTotal: number) => void;

const fact = (db: VaultDatabase, name: string): string =>
  db.get<{ value: string }>('SELECT value FROM fact WHERE name = ?', name)?.value ?? '';

/** Keys by which the signers of this entry must verify; throws LogBroken. */
function keysFor(tables: VaultDatabase, index: number, body: AnyEntry): Uint8Array[] {
  if (body.signers.length === 0) {
    if (index === 0) throw new LogBroken(index, 'first entry unsigned');
    return [decodeHex(fact(tables, 'log-key'), 32)];
  }
  const introduced = new Map<string, string>();
  if (body.type === 'vault.created') {
    for (const founder of body.data.founders)
      introduced.set(`${founder.person}/${founder.keyset}`, founder.signKey);
  }
  if (
    body.type === 'person.enrolled' ||
    body.type === 'person.rekeyed' ||
    body.type === 'recovery.used' ||
    body.type === 'recovery.admitted'
  ) {
    introduced.set(`${body.data.person}/${body.data.keyset}`, body.data.signKey);
  }
  return body.signers.map((signer) => {
    const fresh = introduced.get(`${signer.person}/${signer.keyset}`);
    if (fresh !== undefined) return decodeHex(fresh, 32);
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
  const capacities = body.signers.map((signer) => signer.as);
  const allowed =
    body.type === 'vault.created'
      ? capacities.length > 0 && capacities.every((as) => as === 'founder')
      : signersOf[body.type].some(
          (row) => row.length === capacities.length && row.every((as, i) => as === capacities[i]),
        );
  if (!allowed) throw new LogBroken(index, 'signed by the wrong people');
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

function checkSignatures(
  index: number,
  body: AnyEntry,
  payload: Uint8Array,
  signatures: StatementSignature[],
  keys: Uint8Array[],
  logKeyName: string,
): void {
  const message = pae(entryPayloadType, payload);
  const keyids =
    body.signers.length === 0 ? [`log:${logKeyName}`] : body.signers.map((signer) => signer.keyset);
  const holds =
    signatures.length === keyids.length &&
    signatures.every(
      (signature, i) => signature.keyid === keyids[i] && verifySignature(keys[i]!, message, signature.sig),
    );
  if (!holds) throw new LogBroken(index, 'a signature does not verify');
}

function parseBody(index: number, payload: Uint8Array): AnyEntry {
  try {
    return parseEntryBody(JSON.parse(decodeUtf8(payload)));
  } catch {
    throw new LogBroken(index, 'the entry cannot be read');
  }
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

/**
 * Replays every leaf. Returns the tables it comes to; the caller closes them. Throws LogBroken naming the first
 * entry that does not hold.
 */
export function replayLog(db: VaultDatabase, vault: VaultId, progress?: ReplayProgress): VaultDatabase {
  const tables = createProjections();
  const total = db.get<{ size: number }>('SELECT size FROM checkpoint WHERE one = 1')?.size ?? 0;
  const frontier = Frontier.empty();
  const erased = new Set(
    db
      .all<{ idx: number; commitment: string }>('SELECT idx, commitment FROM erased')
      .map((row) => `${row.idx}/${row.commitment}`),
  );
  try {
    let missing = 0;
    for (const leaf of leavesFrom(db, 0)) {
      missing += replayLeaf(db, tables, frontier, leaf, vault, erased);
      if (progress !== undefined && (leaf.idx + 1) % 500 === 0) progress(leaf.idx + 1, total);
    }
    // An erasure claimed by the tables must be in the log as well, or it hides a tampering.
    if (missing !== tables.count('SELECT count(*) AS n FROM erased')) {
      throw new LogBroken(frontier.size, 'a text is missing without an erasure');
    }
    checkHead(db, tables, vault, frontier);
    progress?.(frontier.size, total);
    return tables;
  } catch (error) {
    tables.close();
    throw error;
  }
}

/** Returns how many commitments of this leaf have no opening. */
function replayLeaf(
  db: VaultDatabase,
  tables: VaultDatabase,
  frontier: Frontier,
  leaf: LeafRow,
  vault: VaultId,
  erased: ReadonlySet<string>,
): number {
  const index = frontier.size;
  if (leaf.idx !== index) throw new LogBroken(index, 'an entry is missing');
  const payload = new Uint8Array(leaf.payload);
  const body = parseBody(index, payload);
  if (body.vault !== vault || body.type !== leaf.type || (index === 0) !== (body.type === 'vault.created')) {
    throw new LogBroken(index, 'the entry belongs elsewhere');
  }
  if (body.log.size !== index || body.log.root !== encodeHex(frontier.root())) {
    throw new LogBroken(index, 'the entry was written to another log');
  }
  checkSigners(tables, index, body);
  const signatures = parseSignatures(leaf.signatures);
  checkSignatures(
    index,
    body,
    payload,
    signatures,
    keysFor(tables, index, body),
    fact(tables, 'log-key-name'),
  );

  if (body.type === 'recovery.used' || body.type === 'recovery.admitted') {
    const { side } = body.data;
    if (!sheetsProven(vault, side, fact(tables, `${side}-sheets-key`), body.data))
      throw new LogBroken(index, 'the sheets do not prove the new keys');
  }

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
