/**
 * What an auditor outside has cosigned comes back (A5a): the newest state of this log that they had seen becomes an entry, with
 * their line, for every export to show. One that goes further than this log, or tells another history, shows that an older
 * copy was put back; the vault is then in quarantine, as by an anchor that is ahead (A6).
 */
import { join, resolve } from 'node:path';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { logKeyAt } from '../audit/integrity.ts';
import { type Checkpoint, parseCheckpoint, verifyCheckpoint } from '../log/checkpoint.ts';
import { cosignatureOf, noteKeyTypes, parseSignedNote, parseVerifierKey } from '../log/signed-note.ts';
import { rootHash } from '../log/tree.ts';
import { SealBroken, SealMalformed } from '../sealing/faults.ts';
import { decodeHex, decodeUtf8, encodeHex, equalBytes } from '../sealing/suite.ts';
import { keepJson, readJson } from '../storage/kept-json.ts';
import { treeReader } from '../storage/log-rows.ts';
import { readWholeFile } from '../storage/read-source-file.ts';

/** A cosigned state is a few hundred bytes. */
const bytesMax = 64 * 1024;

/** By witness's key the largest size whose line was taken in: the same is not entered twice. */
const knownName = 'witnesses';

interface Witnessed {
  readonly encoded: string;
  readonly checkpoint: Checkpoint;
  readonly generation: number;
  readonly name: string;
  readonly publicKey: Uint8Array;
  /** Since 1970. */
  readonly seconds: number;
  /** 64 bytes. */
  readonly signature: Uint8Array;
}

/** Throws WITNESS_UNREADABLE, WITNESS_UNKNOWN, WITNESS_OF_GAP, WITNESS_KNOWN; QUARANTINE where this copy is the older one, or another. */
export async function takeWitness(
  vault: OpenVault,
  input: ParsedInput<'log.witness'>,
  call: Call,
): Promise<{ size: number; name: string; atMs: number }> {
  assertStanding(vault, call, ['auditor', 'custodian', 'approver']);
  const seen = readWitnessed(vault, resolve(input.folder));
  const { size } = seen.checkpoint;
  const cause = quarantineBy(vault, seen);
  if (cause !== 'none') {
    vault.hear({
      quarantine: cause,
      verdict: 'none',
      answered: 1,
      newestSize: size,
      ledgerCovers: false,
      ledgerViews: [],
      reaches: [{ generation: seen.generation, size, whole: false }],
    });
    // Closing must not end it: what was found becomes an entry.
    vault.noteFinding('log-broken', 'act');
    throw new Refusal('QUARANTINE', { cause });
  }
  const key = encodeHex(seen.publicKey);
  const known = readJson(vault.db, knownName);
  if ((known[key] ?? 0) >= size) throw new Refusal('WITNESS_KNOWN');
  vault.writer.transact((tx) => {
    keepJson(tx.db, knownName, { ...known, [key]: size });
    tx.append({
      type: 'checkpoint.cosigned',
      data: (texts) => ({
        generation: seen.generation,
        size,
        root: encodeHex(seen.checkpoint.root),
        name: texts.of(seen.name),
        key,
        seconds: seen.seconds,
        signature: encodeHex(seen.signature),
      }),
      actor: vault.actor(call.about.role),
      place: vault.place(),
    });
  });
  return { size, name: seen.name, atMs: seen.seconds * 1000 };
}

function readWitnessed(vault: OpenVault, folder: string): Witnessed {
  try {
    const read = (path: string) => decodeUtf8(readWholeFile(path, bytesMax));
    const { name, type, publicKey } = parseVerifierKey(read(join(folder, 'verifier-key')).trimEnd());
    const encoded = read(join(folder, vault.vault, 'checkpoint'));
    const note = parseSignedNote(encoded);
    const checkpoint = parseCheckpoint(note.text);
    const cosigned = cosignatureOf(note, name, publicKey);
    const [, ofVault, generation] = /^dossier-vault\/([0-9a-f]{32})\/g(\d+)$/.exec(checkpoint.origin) ?? [];
    if (type !== noteKeyTypes.cosignatureV1 || cosigned === null || ofVault !== vault.vault)
      throw new Refusal('WITNESS_UNREADABLE');
    return {
      encoded,
      checkpoint,
      generation: Number(generation),
      name,
      publicKey,
      seconds: cosigned.timeSeconds,
      signature: cosigned.signature,
    };
  } catch {
    throw new Refusal('WITNESS_UNREADABLE');
  }
}

/** Only what this vault's own log key signed can speak against it: anybody can cosign what they made up. */
function quarantineBy(vault: OpenVault, seen: Witnessed): 'none' | 'anchor-ahead' | 'anchor-differs' {
  const { db, writer } = vault;
  const { size, root } = seen.checkpoint;
  const generation = writer.generation();
  if (seen.generation > generation) throw new Refusal('WITNESS_UNKNOWN');
  if (!isSignedByLog(vault, seen))
    throw new Refusal(size > writer.size ? 'WITNESS_UNKNOWN' : 'WITNESS_UNREADABLE');
  const next = db.get<{ have: number }>('SELECT have FROM gap WHERE generation = ?', seen.generation + 1);
  if (next !== undefined && size > next.have) throw new Refusal('WITNESS_OF_GAP');
  if (size > writer.size) return 'anchor-ahead';
  return equalBytes(root, rootHash(size, treeReader(db))) ? 'none' : 'anchor-differs';
}

function isSignedByLog({ db }: OpenVault, { encoded, checkpoint, generation }: Witnessed): boolean {
  try {
    const logPublicKey = decodeHex(logKeyAt(db, generation, checkpoint.size), 32);
    verifyCheckpoint(encoded, { origin: checkpoint.origin, logPublicKey });
    return true;
  } catch (error) {
    if (error instanceof SealBroken || error instanceof SealMalformed) return false;
    throw error;
  }
}
