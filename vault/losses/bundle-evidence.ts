/**
 * An exported bundle as evidence (A6b): what it shows counts only if its entries are those of a checkpoint that this vault's log
 * signed, and its beginning is this very log. Reads line by line: a log may be longer than memory.
 */
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { entryPayloadType, parseEntryBody } from '../../shared/vocabulary/entry.ts';
import { isSignedByARow } from '../../shared/vocabulary/entry-signers.ts';
import type { KeysetId, PersonId, VaultId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Role } from '../../shared/vocabulary/terms.ts';
import type { LedgerView } from '../audit/anchors.ts';
import { logKeyAt } from '../audit/integrity.ts';
import type { KnownKeys } from '../keys/known-keys.ts';
import { checkpointOrigin, parseCheckpoint, verifyCheckpoint } from '../log/checkpoint.ts';
import { parseSignedNote } from '../log/signed-note.ts';
import { Frontier, type HashReader, leafHash } from '../log/tree.ts';
import { leafData, pae, type StatementSignature } from '../sealing/statement.ts';
import { decodeBase64, decodeHex, decodeUtf8, equalBytes, verifySignature } from '../sealing/suite.ts';
import type { VaultDatabase } from '../storage/database.ts';
import { treeReader } from '../storage/log-rows.ts';
import { listGaps } from '../storage/losses.ts';

export interface BundleEvidence {
  /** Index of the first entry that is not this log's; null where all are. */
  readonly forked: number | null;
  /** Entries of the log that it was exported from. */
  readonly size: number;
  /** Views of entries that this log has lost. */
  readonly views: readonly LedgerView[];
}

const line = z.object({
  index: z.int().min(0),
  envelope: z.object({
    payloadType: z.literal(entryPayloadType),
    payload: z.string(),
    signatures: z.array(z.object({ keyid: z.string(), sig: z.string() })).max(40),
  }),
});

const files = (folder: string) => ({
  checkpoint: join(folder, 'checkpoint'),
  entries: join(folder, 'entries.jsonl'),
});

export const looksLikeBundle = (folder: string): boolean =>
  Object.values(files(folder)).every((path) => existsSync(path));

/** A checkpoint is a few hundred bytes; what is far longer is none. */
const checkpointBytesMax = 64 * 1024;

interface Leaf {
  readonly payload: Uint8Array;
  readonly signatures: readonly StatementSignature[];
}

function parseLine(text: string, index: number): Leaf {
  const parsed = line.parse(JSON.parse(text));
  if (parsed.index !== index) throw new Error('the lines do not follow each other');
  return {
    payload: decodeBase64(parsed.envelope.payload),
    signatures: parsed.envelope.signatures.map(({ keyid, sig }) => ({ keyid, sig: decodeBase64(sig, 64) })),
  };
}

const mayMatter = /"type":"(view\.open|log-key\.new|generation\.new)"/;

/** How the bundle stands to this log while it is read. */
interface Reading {
  readonly keys: KnownKeys;
  readonly views: LedgerView[];
  /** In force at the entry that was read last. */
  generation: number;
  logKey: string;
}

/**
 * Follows this log from its first entry to where the two part, and the bundle's own from there: its log keys by the signatures of
 * those who put them in force. Throws EVIDENCE_BROKEN.
 */
export async function readBundle(
  db: VaultDatabase,
  vault: VaultId,
  keys: KnownKeys,
  folder: string,
  progress: (done: number, total: number) => void,
): Promise<BundleEvidence> {
  try {
    const note = readFileSync(files(folder).checkpoint);
    if (note.length > checkpointBytesMax) throw new Error('no checkpoint');
    const written = note.toString('utf8');
    const { size: stated } = parseCheckpoint(parseSignedNote(written).text);
    const ours = treeReader(db);
    const { size: have } = db.get<{ size: number }>('SELECT size FROM checkpoint WHERE one = 1') ?? {
      size: 0,
    };
    const frontier = Frontier.empty();
    let reading: Reading | null = null;
    let forked = 0;
    const lines = createInterface({
      input: createReadStream(files(folder).entries),
      crlfDelay: Number.POSITIVE_INFINITY,
    });
    for await (const text of lines) {
      const index = frontier.size;
      const leaf = parseLine(text, index);
      const hash = leafHash(leafData(entryPayloadType, leaf.payload, leaf.signatures));
      frontier.append(hash);
      if (reading === null && !(index < have && isOurs(ours, index, hash))) {
        // Another first entry is another vault.
        if (index === 0) throw new Error('of another log');
        forked = index;
        reading = { keys, views: [], ...inForceAt(db, index) };
      }
      if (reading !== null) take(reading, leaf);
      if (frontier.size % 2_000 === 0) progress(frontier.size, stated);
    }
    const { generation, logKey, views } = reading ?? { ...inForceAt(db, frontier.size), views: [] };
    const { checkpoint } = verifyCheckpoint(written, {
      origin: checkpointOrigin(decodeHex(vault), generation),
      logPublicKey: decodeHex(logKey, 32),
    });
    if (checkpoint.size !== frontier.size || !equalBytes(checkpoint.root, frontier.root()))
      throw new Error('the entries are not those of the checkpoint');
    return { forked: reading === null ? null : forked, size: frontier.size, views };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('EVIDENCE_BROKEN');
  }
}

const isOurs = (ours: HashReader, index: number, hash: Uint8Array): boolean =>
  ours.readHashes([{ level: 0, index }]).every((leaf) => equalBytes(leaf, hash));

function inForceAt(db: VaultDatabase, size: number): Pick<Reading, 'generation' | 'logKey'> {
  const begun = listGaps(db).filter(({ began }) => began < size);
  const generation = begun.at(-1)?.generation ?? 1;
  return { generation, logKey: logKeyAt(db, generation, size) };
}

/** Notes a view that was lost, and follows generation and log key. */
function take(reading: Reading, { payload, signatures }: Leaf): void {
  const text = decodeUtf8(payload);
  if (!mayMatter.test(text)) return;
  const body = parseEntryBody(JSON.parse(text));
  const message = pae(entryPayloadType, payload);
  const isSigned = (key: string | null, at: number): boolean =>
    key !== null &&
    signatures[at] !== undefined &&
    verifySignature(decodeHex(key, 32), message, signatures[at].sig);
  const keyOf = ({ person, keyset }: { person: PersonId; keyset: KeysetId }): string | null =>
    reading.keys.signingKeyOf(person, keyset);
  if (body.type === 'log-key.new') {
    if (!isSigned(reading.logKey, 0)) throw new Error('a log key that nobody put in force');
    reading.logKey = body.data.logKey;
  } else if (body.type === 'generation.new') {
    const signed =
      isSignedByARow(body) &&
      body.signers.every(
        (signer, i) =>
          isSigned(keyOf(signer), i) && reading.keys.rolesOf(signer.person).includes(signer.as as Role),
      );
    if (!signed || body.data.generation !== reading.generation + 1)
      throw new Error('a generation that nobody signed');
    reading.generation = body.data.generation;
    reading.logKey = body.data.logKey;
  } else if (body.type === 'view.open') {
    const [signer] = body.signers;
    if (signer === undefined) throw new Error('a view that nobody signed');
    // Keys that came in what is lost are not known here: such a view counts all the same, for the checkpoint holds it.
    if (keyOf(signer) !== null && !isSigned(keyOf(signer), 0))
      throw new Error('a view that its person did not sign');
    const { lineage, view, n } = body.data;
    reading.views.push({ person: signer.person, lineage, view, n });
  }
}
