/**
 * Anchors: the newest checkpoint and the view ledger, kept outside the vault's folder, so that an older copy of
 * the vault put back is found and the views spent since still count (A6). docs/formats/anchor.md.
 *
 * An anchor is two files in a folder: `dossier-vault-<id>.ledger`, append-only records of views, each encrypted and
 * chained to the one before; and `dossier-vault-<id>.anchor`, the checkpoint and how far the ledger goes, under a MAC.
 * Order: ledger, fsync, anchor written beside, fsync, renamed. A ledger longer than its anchor says is the trace of
 * a crash between the two: its surplus is read all the same, for a view once spent stays spent.
 */
import { appendFileSync, closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  hex32Bytes,
  type LineageId,
  type PersonId,
  type VaultId,
  type ViewId,
  vaultId,
} from '../../shared/vocabulary/ids.ts';
import { SealBroken } from '../sealing/faults.ts';
import {
  aes256GcmOpen,
  aes256GcmSeal,
  concatBytes,
  decodeHex,
  encodeHex,
  encodeUtf8,
  equalBytes,
  hkdfExpand,
  hmacSha256,
  randomBytes,
  sha256,
  uint64Bytes,
} from '../sealing/suite.ts';
import { readIfThere, writeDurably } from '../storage/durable-file.ts';

/** One view as the ledger keeps it. */
export interface LedgerView {
  readonly person: PersonId;
  readonly lineage: LineageId;
  readonly n: number;
  readonly view: ViewId;
}

const plainBytes = 16 + 16 + 16 + 1;
const recordBytes = 12 + plainBytes + 16;

const anchorFile = z.strictObject({
  kind: z.literal('dossier-vault anchor'),
  version: z.literal(1),
  vault: vaultId,
  generation: z.int().min(1),
  /** Signed note of the newest checkpoint. */
  checkpoint: z.string(),
  ledgerRecords: z.int().min(0),
  ledgerHead: hex32Bytes,
  mac: hex32Bytes,
});
type AnchorFile = z.infer<typeof anchorFile>;

export interface AnchorState {
  readonly generation: number;
  readonly checkpoint: string;
  readonly views: readonly LedgerView[];
  /** The ledger reaches to what the anchor says: it covers every view up to the checkpoint. */
  readonly ledgerWhole: boolean;
}

/** Keys of the ledger, drawn from the secret in the encrypted database. */
export class AnchorKeys {
  readonly seal: Uint8Array;
  readonly mac: Uint8Array;
  constructor(ledgerSecret: Uint8Array) {
    this.seal = hkdfExpand(ledgerSecret, encodeUtf8('dossier-vault/v1/ledger-seal'), 32);
    this.mac = hkdfExpand(ledgerSecret, encodeUtf8('dossier-vault/v1/anchor-mac'), 32);
  }
}

const emptyHead = (vault: VaultId): Uint8Array =>
  sha256(encodeUtf8('dossier-vault/v1/ledger'), decodeHex(vault));

const paths = (folder: string, vault: VaultId) => ({
  anchor: join(folder, `dossier-vault-${vault}.anchor`),
  ledger: join(folder, `dossier-vault-${vault}.ledger`),
});

function macOf(keys: AnchorKeys, file: Omit<AnchorFile, 'mac'>): Uint8Array {
  return hmacSha256(
    keys.mac,
    encodeUtf8(
      JSON.stringify([file.vault, file.generation, file.checkpoint, file.ledgerRecords, file.ledgerHead]),
    ),
  );
}

function sealRecord(keys: AnchorKeys, head: Uint8Array, seq: number, view: LedgerView): Uint8Array {
  const plain = concatBytes(
    decodeHex(view.person),
    decodeHex(view.lineage),
    decodeHex(view.view),
    Uint8Array.of(view.n),
  );
  const nonce = randomBytes(12);
  return concatBytes(nonce, aes256GcmSeal(keys.seal, nonce, concatBytes(head, uint64Bytes(seq)), plain));
}

interface LedgerRead {
  readonly views: LedgerView[];
  /** Head after each record, [0] before the first. */
  readonly heads: Uint8Array[];
}

/** Reads records until the first that does not belong to the chain: what follows is not counted as read. */
function readLedger(keys: AnchorKeys, vault: VaultId, bytes: Uint8Array): LedgerRead {
  const views: LedgerView[] = [];
  const heads = [emptyHead(vault)];
  for (let offset = 0; offset + recordBytes <= bytes.length; offset += recordBytes) {
    const record = bytes.subarray(offset, offset + recordBytes);
    const head = heads[heads.length - 1]!;
    let plain: Uint8Array;
    try {
      plain = aes256GcmOpen(
        keys.seal,
        record.subarray(0, 12),
        concatBytes(head, uint64Bytes(views.length)),
        record.subarray(12),
      );
    } catch (error) {
      if (error instanceof SealBroken) break;
      throw error;
    }
    views.push({
      person: encodeHex(plain.subarray(0, 16)) as PersonId,
      lineage: encodeHex(plain.subarray(16, 32)) as LineageId,
      view: encodeHex(plain.subarray(32, 48)) as ViewId,
      n: plain[48] ?? 3,
    });
    heads.push(sha256(head, record));
  }
  return { views, heads };
}

/** Null where there is no anchor here, or none that this vault's key made. */
export function readAnchor(folder: string, vault: VaultId, keys: AnchorKeys): AnchorState | null {
  const { anchor, ledger } = paths(folder, vault);
  const bytes = readIfThere(anchor);
  if (bytes === null) return null;
  let file: AnchorFile;
  try {
    file = anchorFile.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return null;
  }
  if (file.vault !== vault || !equalBytes(macOf(keys, file), decodeHex(file.mac))) return null;
  const { views, heads } = readLedger(keys, vault, readIfThere(ledger) ?? new Uint8Array(0));
  const head = heads[file.ledgerRecords];
  return {
    generation: file.generation,
    checkpoint: file.checkpoint,
    views,
    ledgerWhole: head !== undefined && equalBytes(head, decodeHex(file.ledgerHead)),
  };
}

/**
 * Brings the anchor in `folder` up to the checkpoint and the views given (all of the vault's, in order), and
 * reads it back. Returns whether it answered.
 */
export function writeAnchor(
  folder: string,
  vault: VaultId,
  keys: AnchorKeys,
  state: { generation: number; checkpoint: string; views: readonly LedgerView[] },
): boolean {
  const { anchor, ledger } = paths(folder, vault);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const old = readIfThere(ledger) ?? new Uint8Array(0);
    const read = readLedger(keys, vault, old);
    const known = new Set(read.views.map((view) => view.view));
    let head = read.heads[read.heads.length - 1]!;
    let seq = read.views.length;
    const added: Uint8Array[] = [];
    for (const view of state.views) {
      if (known.has(view.view)) continue;
      const record = sealRecord(keys, head, seq, view);
      added.push(record);
      head = sha256(head, record);
      seq += 1;
    }
    const whole = old.length === read.views.length * recordBytes;
    if (!whole) {
      // A torn or foreign tail: write the good part anew rather than append behind rubbish.
      writeDurably(ledger, concatBytes(old.subarray(0, read.views.length * recordBytes), ...added));
    } else if (added.length > 0) {
      appendFileSync(ledger, concatBytes(...added), { mode: 0o600 });
      const handle = openSync(ledger, 'r+');
      fsyncSync(handle);
      closeSync(handle);
    }
    const file = {
      kind: 'dossier-vault anchor' as const,
      version: 1 as const,
      vault,
      generation: state.generation,
      checkpoint: state.checkpoint,
      ledgerRecords: seq,
      ledgerHead: encodeHex(head),
    };
    writeDurably(anchor, `${JSON.stringify({ ...file, mac: encodeHex(macOf(keys, file)) })}\n`);
  } catch {
    // An anchor that cannot be written has not answered; whether another did is the caller's question.
    return false;
  }
  const back = readAnchor(folder, vault, keys);
  return back !== null && back.checkpoint === state.checkpoint && back.ledgerWhole;
}
