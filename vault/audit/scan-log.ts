/**
 * One pass over the whole log without verifying a signature: every leaf is hashed into the tree, and the statements about keys are
 * kept. The root binds the result to the log that the writer goes on with, so it does not matter who read the rows, or
 * through which file: other leaves have another root.
 */
import { type AnyEntry, entryPayloadType, parseEntryBody } from '../../shared/vocabulary/entry.ts';
import { isKeyStatement, isKeyStatementType, type KeyStatement } from '../keys/key-statements.ts';
import { LogBroken } from '../log/log-broken.ts';
import { Frontier, leafHash } from '../log/tree.ts';
import { leafData } from '../sealing/statement.ts';
import { decodeUtf8 } from '../sealing/suite.ts';
import type { VaultDatabase } from '../storage/database.ts';
import { leavesFrom, parseSignatures } from '../storage/log-rows.ts';

export interface ScannedLog {
  readonly size: number;
  readonly root: Uint8Array;
  readonly statements: readonly KeyStatement[];
}

/** The beginning of an entry as the product writes it; one that begins otherwise is parsed whole. */
const beginning = /^\{"v":1,"vault":"[0-9a-f]{32}","type":"([a-z.-]+)",/;

function typeOf(payload: Uint8Array): string {
  const text = Buffer.from(payload.buffer, payload.byteOffset, Math.min(payload.length, 120)).toString(
    'latin1',
  );
  const [, written] = beginning.exec(text) ?? [];
  if (written !== undefined) return written;
  const type = (JSON.parse(decodeUtf8(payload)) as { type?: unknown } | null)?.type;
  return typeof type === 'string' ? type : '';
}

/** Reads leaves [0, size). Throws LogBroken where one is missing or cannot be read. */
export function scanLog(db: VaultDatabase, size: number, progress?: (done: number) => void): ScannedLog {
  const frontier = Frontier.empty();
  const statements: KeyStatement[] = [];
  for (const leaf of leavesFrom(db, 0)) {
    const index = frontier.size;
    if (index === size) break;
    if (leaf.idx !== index) throw new LogBroken(index, 'an entry is missing');
    const payload = new Uint8Array(leaf.payload);
    try {
      const signatures = parseSignatures(leaf.signatures);
      frontier.append(leafHash(leafData(entryPayloadType, payload, signatures)));
      if (isKeyStatementType(typeOf(payload))) {
        const body: AnyEntry = parseEntryBody(JSON.parse(decodeUtf8(payload)));
        if (isKeyStatement(body)) statements.push({ index, payload, body, signatures });
      }
    } catch {
      throw new LogBroken(index, 'the entry cannot be read');
    }
    if (frontier.size % 2_000 === 0) progress?.(frontier.size);
  }
  if (frontier.size !== size) throw new LogBroken(frontier.size, 'an entry is missing');
  return { size, root: frontier.root(), statements };
}
