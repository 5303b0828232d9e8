/** One entry by its place, proven to be in the log that the writer goes on with: a row that was put there otherwise has no path to its root. */
import { type AnyEntry, entryPayloadType, parseEntryBody } from '../../shared/vocabulary/entry.ts';
import { LogBroken } from '../log/log-broken.ts';
import { checkInclusion, proveInclusion } from '../log/proof.ts';
import { leafHash } from '../log/tree.ts';
import { leafData, pae } from '../sealing/statement.ts';
import { decodeHex, decodeUtf8, verifySignature } from '../sealing/suite.ts';
import { type LeafRow, parseSignatures, treeReader } from '../storage/log-rows.ts';
import type { LogWriter } from './log-writer.ts';

export interface EntryInLog {
  readonly body: AnyEntry;
  /** Whether the first signature is by this Ed25519 key, in hexadecimal. */
  isSignedBy(key: string): boolean;
}

/** Reads O(log n) hashes. Throws LogBroken. */
export function entryInLog(writer: LogWriter, index: number): EntryInLog {
  const leaf = writer.db.get<LeafRow>('SELECT * FROM leaf WHERE idx = ?', index);
  if (leaf === undefined || index >= writer.size) throw new LogBroken(index, 'an entry is missing');
  const payload = new Uint8Array(leaf.payload);
  const signatures = parseSignatures(leaf.signatures);
  const hash = leafHash(leafData(entryPayloadType, payload, signatures));
  const path = proveInclusion(index, writer.size, treeReader(writer.db));
  if (!checkInclusion(hash, index, writer.size, writer.root, path))
    throw new LogBroken(index, 'a stored hash differs');
  return {
    body: parseEntryBody(JSON.parse(decodeUtf8(payload))),
    isSignedBy: (key) => {
      const [first] = signatures;
      return (
        first !== undefined && verifySignature(decodeHex(key, 32), pae(entryPayloadType, payload), first.sig)
      );
    },
  };
}
