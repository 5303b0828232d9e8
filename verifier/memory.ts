import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { readSmallFile } from './bundle-files.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { type Cosigner, cosigned, ownCosignature, verifierKey } from './cosigner.ts';
import { fault } from './fault.ts';
import { decodeUtf8 } from './strict-encoding.ts';
import { Unreadable } from './unreadable.ts';

/**
 * An auditor's memory: a folder of their own, on a computer of their own, with the newest state that they have seen of
 * each vault, cosigned by their key. What comes later must go on from there.
 *
 *     key.pem                      the auditor's key, made at first use (PKCS 8); whoever has it signs as the auditor
 *     verifier-key                 the public half in one line, for whoever is shown a cosigned state
 *     <vault id>/checkpoint        the newest state seen
 *     <vault id>/checkpoint-<n>    each of them, by its number of entries
 */
export class Memory {
  private readonly folder: string;
  readonly cosigner: Cosigner;

  /** Makes the folder and its key where there are none. Throws `Unreadable`. */
  constructor(folder: string, name: string) {
    this.folder = folder;
    this.cosigner = { name, key: keyIn(folder) };
  }

  /** The path of the newest state of a vault; null where it was never seen. Throws `Unreadable` where it was changed. */
  newestOf(vault: string): string | null {
    const path = join(this.folder, vault, 'checkpoint');
    if (!existsSync(path)) {
      if (existsSync(join(this.folder, vault))) throw new Unreadable(fault('memory-changed', { file: path }));
      return null;
    }
    const remembered = read(path);
    // Only the auditor's own line shows that nobody put another state in its place.
    if (
      remembered === null ||
      remembered.vault !== vault ||
      ownCosignature(remembered, this.cosigner) === null
    )
      throw new Unreadable(fault('memory-changed', { file: path }));
    return path;
  }

  /** To be called for what was verified, and goes on from what is remembered. Returns the cosigned checkpoint's path. */
  remember(checkpoint: Checkpoint, seconds: number): string {
    const folder = join(this.folder, checkpoint.vault);
    const note = cosigned(checkpoint, this.cosigner, seconds);
    try {
      mkdirSync(folder, { recursive: true });
      writeWhole(join(folder, `checkpoint-${checkpoint.size}`), note);
      writeWhole(join(folder, 'checkpoint'), note);
      writeWhole(join(this.folder, 'verifier-key'), `${verifierKey(this.cosigner)}\n`);
    } catch (cause) {
      throw unwritable(folder, cause);
    }
    return join(folder, 'checkpoint');
  }
}

function keyIn(folder: string) {
  const path = join(folder, 'key.pem');
  try {
    if (!existsSync(path)) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const { privateKey } = generateKeyPairSync('ed25519');
      writeWhole(path, privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
    }
    const key = createPrivateKey(readFileSync(path));
    if (key.asymmetricKeyType !== 'ed25519') throw new Unreadable(fault('memory-key', { file: path }));
    return key;
  } catch (cause) {
    if (cause instanceof Unreadable) throw cause;
    const isOurs = cause instanceof Error && 'syscall' in cause;
    throw isOurs ? unwritable(folder, cause) : new Unreadable(fault('memory-key', { file: path }));
  }
}

function read(path: string): Checkpoint | null {
  const text = decodeUtf8(readSmallFile(path));
  return text === null ? null : parseCheckpoint(text);
}

function writeWhole(path: string, text: string): void {
  const beside = `${path}.${process.pid}.tmp`;
  const file = openSync(beside, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, path);
}

function unwritable(folder: string, cause: unknown): Unreadable {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return new Unreadable(fault('memory-unwritable', { file: folder, code }));
}
