/**
 * Anchors: the newest checkpoint and the view ledger, kept outside the vault's folder, so that an older copy of
 * the vault put back is found and the views spent since still count (A6). docs/formats/anchor.md.
 *
 * An anchor is two files in a folder: `dossier-vault-<id>.ledger`, append-only records of views, each encrypted and
 * chained to the one before; and `dossier-vault-<id>.anchor`, the checkpoint and how far the ledger goes, under a MAC.
 * Order: ledger, fsync, anchor written beside, fsync, renamed. A ledger longer than its anchor says is the trace of
 * a crash between the two: its surplus is read all the same, for a view once spent stays spent.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs';
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
import { type Quarantine, quarantines } from '../../shared/vocabulary/quarantine.ts';
import { SealBroken } from '../sealing/faults.ts';
import {
  aes256GcmOpen,
  aes256GcmSeal,
  concatBytes,
  decodeHex,
  decodeUtf8,
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

const fileOfBefore = {
  kind: z.literal('dossier-vault anchor'),
  vault: vaultId,
  generation: z.int().min(1),
  /** Signed note of the newest checkpoint. */
  checkpoint: z.string(),
  ledgerRecords: z.int().min(0),
  ledgerHead: hex32Bytes,
  mac: hex32Bytes,
};
const anchorFile = z.union([
  z.strictObject({ ...fileOfBefore, version: z.literal(1) }),
  /** Of programs that knew quarantines and no places: databases of format 3 have been left with such anchors. */
  z.strictObject({ ...fileOfBefore, version: z.literal(2), quarantine: z.enum(quarantines) }),
  /** Since version 2: what a check found of this log and no new generation has ended. */
  z.strictObject({
    ...fileOfBefore,
    version: z.literal(2),
    quarantine: z.enum(quarantines),
    /** Where the vault was when this was written: its mark, empty where the log names none, and sealed words for eyes. */
    place: z.string().regex(/^([0-9a-f]{32})?$/),
    where: z.string().regex(/^[0-9a-f]*$/),
  }),
]);
type AnchorFile = z.infer<typeof anchorFile>;
type Unsigned<T> = T extends unknown ? Omit<T, 'mac'> : never;

export interface AnchorState {
  readonly generation: number;
  readonly checkpoint: string;
  readonly views: readonly LedgerView[];
  /** What this vault was in when the anchor was written. */
  readonly quarantine: Quarantine;
  /** Mark of the place that the vault was in, and where that is in words; empty where no place was known. */
  readonly place: string;
  readonly where: string;
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

export const anchorPaths = (folder: string, vault: VaultId) => ({
  anchor: join(folder, `dossier-vault-${vault}.anchor`),
  ledger: join(folder, `dossier-vault-${vault}.ledger`),
});

function macOf(keys: AnchorKeys, file: Unsigned<AnchorFile>): Uint8Array {
  const said = [
    file.vault,
    file.generation,
    file.checkpoint,
    file.ledgerRecords,
    file.ledgerHead,
    ...('quarantine' in file ? [file.quarantine] : []),
    ...('place' in file ? [file.place, file.where] : []),
  ];
  return hmacSha256(keys.mac, encodeUtf8(JSON.stringify(said)));
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

const whereAad = encodeUtf8('dossier-vault/v1/anchor-where');

function sealWhere(keys: AnchorKeys, where: string): string {
  if (where === '') return '';
  const nonce = randomBytes(12);
  return encodeHex(concatBytes(nonce, aes256GcmSeal(keys.seal, nonce, whereAad, encodeUtf8(where))));
}

function openWhere(keys: AnchorKeys, sealed: string): string {
  if (sealed === '') return '';
  const bytes = decodeHex(sealed);
  return decodeUtf8(aes256GcmOpen(keys.seal, bytes.subarray(0, 12), whereAad, bytes.subarray(12)));
}

/** Null where there is no anchor here, or none that this vault's key made. */
export function readAnchor(folder: string, vault: VaultId, keys: AnchorKeys): AnchorState | null {
  const { anchor, ledger } = anchorPaths(folder, vault);
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
    quarantine: 'quarantine' in file ? file.quarantine : 'none',
    place: 'place' in file ? file.place : '',
    where: 'place' in file ? openWhere(keys, file.where) : '',
    views,
    ledgerWhole: head !== undefined && equalBytes(head, decodeHex(file.ledgerHead)),
  };
}

/** What an anchor is brought up to. */
export interface AnchorUpdate {
  readonly generation: number;
  readonly checkpoint: string;
  readonly size: number;
  readonly quarantine: Quarantine;
  readonly place: string;
  readonly where: string;
  /** The vault's views of entries from an index on, in order. */
  readonly viewsFrom: (index: number) => readonly LedgerView[];
}

/**
 * Somewhere that keeps an anchor: a folder, or the system's credential store, which has room for a checkpoint and none for a
 * ledger (credential-anchor.ts).
 */
export interface AnchorKeeper {
  /** Tells keepers apart; a folder's path. */
  readonly name: string;
  /** What lies there; null where nothing does, or nothing that this vault's key made. */
  read(): AnchorState | null;
  /** Brings it up to date and reads it back; whether it answered. */
  write(update: AnchorUpdate): boolean;
}

/**
 * One anchor as this session keeps it: what its ledger holds is read once, so that a further view costs the
 * writing of one record, however long the ledger has grown.
 */
export class AnchorFolder implements AnchorKeeper {
  readonly name: string;
  private readonly vault: VaultId;
  private readonly keys: AnchorKeys;
  /** Whether the folder is the product's own to make. One that somebody named and that is gone is not made anew. */
  private readonly mayMake: boolean;
  private ledger: { records: number; head: Uint8Array; known: Set<string>; to: number } | null = null;

  constructor(folder: string, vault: VaultId, keys: AnchorKeys, mayMake = false) {
    this.mayMake = mayMake;
    this.name = folder;
    this.vault = vault;
    this.keys = keys;
  }

  read(): AnchorState | null {
    return readAnchor(this.name, this.vault, this.keys);
  }

  write(state: AnchorUpdate): boolean {
    const { anchor, ledger: ledgerPath } = anchorPaths(this.name, this.vault);
    try {
      if (this.mayMake) mkdirSync(this.name, { recursive: true, mode: 0o700 });
      else if (!existsSync(this.name)) return false;
      const ledger = this.ledgerAsIs(ledgerPath);
      const added: Uint8Array[] = [];
      let head = ledger.head;
      for (const view of state.viewsFrom(ledger.to)) {
        if (ledger.known.has(view.view)) continue;
        const record = sealRecord(this.keys, head, ledger.records + added.length, view);
        added.push(record);
        ledger.known.add(view.view);
        head = sha256(head, record);
      }
      if (added.length > 0) appendDurably(ledgerPath, ledger.records * recordBytes, concatBytes(...added));
      const file = {
        kind: 'dossier-vault anchor' as const,
        version: 2 as const,
        vault: this.vault,
        generation: state.generation,
        checkpoint: state.checkpoint,
        quarantine: state.quarantine,
        place: state.place,
        where: sealWhere(this.keys, state.where),
        ledgerRecords: ledger.records + added.length,
        ledgerHead: encodeHex(head),
      };
      const text = `${JSON.stringify({ ...file, mac: encodeHex(macOf(this.keys, file)) })}\n`;
      writeDurably(anchor, text);
      this.ledger = { records: file.ledgerRecords, head, known: ledger.known, to: state.size };
      const ledgerBytes = file.ledgerRecords === 0 ? 0 : statSync(ledgerPath).size;
      return readFileSync(anchor, 'utf8') === text && ledgerBytes === file.ledgerRecords * recordBytes;
    } catch {
      // An anchor that cannot be written has not answered; whether another did is the caller's question.
      this.ledger = null;
      return false;
    }
  }

  /** What the ledger holds: as remembered while the file is as long as we left it, else read anew and mended. */
  private ledgerAsIs(path: string): { records: number; head: Uint8Array; known: Set<string>; to: number } {
    const bytes = existsSync(path) ? statSync(path).size : 0;
    if (this.ledger !== null && bytes === this.ledger.records * recordBytes) return this.ledger;
    const old = readIfThere(path) ?? new Uint8Array(0);
    const read = readLedger(this.keys, this.vault, old);
    const whole = read.views.length * recordBytes;
    // A torn or foreign tail: cut it off rather than append behind rubbish.
    if (old.length !== whole) writeDurably(path, old.subarray(0, whole));
    return {
      records: read.views.length,
      head: read.heads[read.heads.length - 1]!,
      known: new Set(read.views.map((view) => view.view as string)),
      to: 0,
    };
  }
}

/** What a state of a backup knows: heard, and never written. */
export class AnchorOfState implements AnchorKeeper {
  readonly name: string;
  private readonly vault: VaultId;
  private readonly keys: AnchorKeys;

  constructor(folder: string, vault: VaultId, keys: AnchorKeys) {
    this.name = folder;
    this.vault = vault;
    this.keys = keys;
  }
  read(): AnchorState | null {
    return readAnchor(this.name, this.vault, this.keys);
  }
  write(): boolean {
    return false;
  }
}

function appendDurably(path: string, offset: number, bytes: Uint8Array): void {
  const handle = openSync(path, existsSync(path) ? 'r+' : 'wx', 0o600);
  try {
    for (let done = 0; done < bytes.length; ) {
      done += writeSync(handle, bytes, done, bytes.length - done, offset + done);
    }
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
