/**
 * A second writer of logs, small and independent of the vault's: written from docs/formats alone, so that the
 * verifier is not tested against the assumptions of the code that it judges.
 *
 * A log is told as steps. The writer adds what a true vault would add (numbers, chains, roots, times, signatures,
 * commitments with their openings), all of it derived from names, so that equal steps give equal bytes.
 * A step may override any of it: that is a lie, and everything after is signed consistently with it.
 */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const entryPayloadType = 'application/vnd.dossier-vault.entry+json';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface Step {
  /** Found by it in lies and expectations. */
  readonly name: string;
  readonly type: string;
  /** Capacity, person, and the keyset where it is not the person's newest. */
  readonly by: readonly (readonly [as: string, person: string, keyset?: string])[];
  /** Texts stand as `text('…')`. */
  readonly data: { readonly [key: string]: unknown };
  readonly place?: unknown;
  /** Milliseconds that pass before it; one minute unless told. */
  readonly after?: number;
  /** Name of the run of the machine; the one before unless told. */
  readonly boot?: string;
  readonly doubt?: 'none' | 'back' | 'forward';
  readonly actor?: string;
  /** Changes the body before it is signed. */
  readonly tamper?: (body: Body) => void;
  /** Signs with other keys: name of a key for each signature, with its key id. */
  readonly signAs?: readonly (readonly [keyid: string, key: string])[];
  /** The signed text in place of the body's JSON. */
  readonly payload?: (json: string) => string;
  /** Changes the line's parts after signing; what follows is computed from the changed ones. */
  readonly forge?: (line: Line) => void;
}

/** Loosely typed on purpose: lies put anything anywhere. */
// biome-ignore lint/suspicious/noExplicitAny: the body is built to be broken in any place.
export type Body = any;

export interface Line {
  index: number;
  envelope: { payloadType: string; payload: string; signatures: { keyid: string; sig: string }[] };
  openings: { commit: string; salt: string; text: string }[];
}

class Text {
  readonly words: string;
  constructor(words: string) {
    this.words = words;
  }
}
export const text = (words: string): Text => new Text(words);

/** Stands for the index that the step of this name was given. */
class StepIndex {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}
export const indexOfStep = (name: string): StepIndex => new StepIndex(name);

export const sha256 = (...parts: readonly (string | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** The id that stands for a name. */
export const id = (name: string): string => sha256(`id ${name}`).toString('hex').slice(0, 32);
export const hashOf = (name: string): string => sha256(`hash ${name}`).toString('hex');

/** One answer for each name, kept: hundreds of logs are told with the same few keys. */
function once<T>(make: (name: string) => T): (name: string) => T {
  const made = new Map<string, T>();
  return (name) => {
    if (!made.has(name)) made.set(name, make(name));
    return made.get(name)!;
  };
}

/** Ed25519 from a seed derived from the name: PKCS #8, RFC 8410 §7. */
export const signingKey = once((name: string): { readonly key: KeyObject; readonly hex: string } => {
  const seed = sha256(`sign ${name}`);
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return { key, hex: rawPublicKey(key) };
});

const signatures = new Map<string, string>();
/** In base64. Ed25519 signs the same the same way (RFC 8032 §5.1.6), and most logs begin alike. */
function signed(name: string, message: Buffer): string {
  const asked = `${name}\0${sha256(message).toString('base64')}`;
  const sig = signatures.get(asked) ?? sign(null, message, signingKey(name).key).toString('base64');
  signatures.set(asked, sig);
  return sig;
}

/** X25519 from a seed derived from the name; only the public half is needed. */
export const sealingKeyHex = once((name: string): string => {
  const der = Buffer.concat([Buffer.from('302e020100300506032b656e04220420', 'hex'), sha256(`seal ${name}`)]);
  return rawPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
});

const rawPublicKey = (key: KeyObject): string =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');

/** Head of a Merkle tree, straight from its definition (RFC 6962 §2.1). */
function treeHead(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256('');
  if (leaves.length === 1) return leaves[0]!;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(Buffer.of(1), treeHead(leaves.slice(0, split)), treeHead(leaves.slice(split)));
}

export function pae(payload: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`DSSEv1 ${entryPayloadType.length} ${entryPayloadType} ${payload.length} `),
    payload,
  ]);
}

function leafHash({ envelope }: Line): Buffer {
  const parts = [Buffer.of(0), pae(Buffer.from(envelope.payload, 'base64'))];
  for (const { keyid, sig } of envelope.signatures) {
    const bytes = Buffer.from(sig, 'base64');
    const lengths = [Buffer.alloc(4), Buffer.alloc(4)] as const;
    lengths[0].writeUInt32BE(keyid.length);
    lengths[1].writeUInt32BE(bytes.length);
    parts.push(lengths[0], Buffer.from(keyid), lengths[1], bytes);
  }
  return sha256(...parts);
}

export const startMs = Date.UTC(2025, 2, 3, 1, 0, 0);
export const minuteMs = 60_000;

export class SyntheticLog {
  readonly vault: string;
  readonly lines: Line[] = [];
  readonly leaves: Buffer[] = [];
  /** Index of each step by its name. */
  readonly indexOf = new Map<string, number>();
  generation = 1;
  /** Of the log key in force, after each entry: `logKeyNames[size]`. */
  readonly logKeyNames = ['1'];
  wall = startMs;
  private mono = 5_000_000;
  private boot = 'monday';
  private readonly newestKeyset = new Map<string, string>();
  private readonly chains = new Map<string, { seq: number; prev: string | null }>();

  constructor(vaultName = 'vault') {
    this.vault = id(vaultName);
  }

  write(step: Step): void {
    const index = this.lines.length;
    this.indexOf.set(step.name, index);
    const passed = step.after ?? minuteMs;
    this.wall += passed;
    this.mono += Math.max(passed, 0);
    if (step.boot !== undefined && step.boot !== this.boot) {
      this.boot = step.boot;
      this.mono = 60_000;
    }
    const openings: Line['openings'] = [];
    const data = this.withCommitments(step.data, step.name, openings);
    const place = this.withCommitments(step.place ?? null, `${step.name} place`, openings);
    this.introduce(step);
    const signers = step.by.map(([as, person, keyset]) => ({
      as,
      person: id(person),
      keyset: id(keyset ?? this.newestKeyset.get(person) ?? person),
      ...(this.chains.get(person) ?? { seq: 0, prev: null }),
    }));
    const [first] = step.by;
    const body: Body = {
      v: 1,
      vault: this.vault,
      type: step.type,
      at: {
        wall: this.wall,
        offset: 480,
        mono: this.mono,
        boot: id(this.boot).slice(0, 16),
        doubt: step.doubt ?? 'none',
      },
      station: id('front desk'),
      place,
      log: { size: index, root: this.root().toString('hex') },
      actor: {
        person: first === undefined ? (step.actor === undefined ? null : id(step.actor)) : id(first[1]),
        role: first === undefined || first[0] === 'self' || first[0] === 'founder' ? null : first[0],
      },
      signers,
      outcome: step.type === 'refusal' ? 'refused' : step.type.endsWith('.failed') ? 'failed' : 'done',
      data,
    };
    step.tamper?.(body);
    const line = this.seal(step, body, index, openings);
    step.forge?.(line);
    const leaf = leafHash(line);
    this.lines.push(line);
    this.leaves.push(leaf);
    this.grow(leaf);
    for (const [at, [, person]] of step.by.entries()) {
      const { seq } = body.signers[at] ?? { seq: 0 };
      this.chains.set(person, { seq: seq + 1, prev: leaf.toString('hex') });
    }
    if (step.type === 'generation.new') this.generation = body.data.generation;
    this.logKeyNames.push(logKeyNameAfter(body) ?? this.logKeyName);
  }

  /** Whole subtrees from the left, each smaller than the one before: what the next head is made of. */
  private readonly subtrees: { readonly leaves: number; readonly head: Buffer }[] = [];
  private grow(leaf: Buffer): void {
    let grown = { leaves: 1, head: leaf };
    while (this.subtrees.at(-1)?.leaves === grown.leaves) {
      const left = this.subtrees.pop()!;
      grown = { leaves: left.leaves * 2, head: sha256(Buffer.of(1), left.head, grown.head) };
    }
    this.subtrees.push(grown);
  }
  private root(): Buffer {
    const last = this.subtrees.at(-1);
    if (last === undefined) return treeHead([]);
    return this.subtrees
      .slice(0, -1)
      .reduceRight((right, left) => sha256(Buffer.of(1), left.head, right), last.head);
  }

  private get logKeyName(): string {
    return this.logKeyNames.at(-1)!;
  }

  /** Replaces steps by their indexes and texts by commitments, and keeps the openings of those that may be shown. */
  private withCommitments(value: unknown, path: string, openings: Line['openings']): unknown {
    if (value instanceof Text) {
      const salt = sha256(`salt ${path}`);
      const commit = sha256(salt, value.words).toString('hex');
      if (!/ (?:staff|likeness)$/.test(path))
        openings.push({ commit, salt: salt.toString('hex'), text: value.words });
      return { commit };
    }
    if (value instanceof StepIndex) return this.indexOf.get(value.name) ?? 0;
    if (Array.isArray(value))
      return value.map((item, at) => this.withCommitments(item, `${path} ${at}`, openings));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        this.withCommitments(item, `${path} ${key}`, openings),
      ]),
    );
  }

  /** A step that introduces a keyset names it: `introduces` of the story's helpers. */
  private introduce({ type, data, by }: Step): void {
    if (!introducing.has(type)) return;
    const [first] = by;
    if (first?.[2] !== undefined && data.keyset === id(first[2])) this.newestKeyset.set(first[1], first[2]);
  }

  private seal(step: Step, body: Body, index: number, openings: Line['openings']): Line {
    const json = JSON.stringify(body);
    const payload = Buffer.from(step.payload?.(json) ?? json);
    const message = pae(payload);
    const keys =
      step.signAs ??
      (step.by.length === 0
        ? [[`log:${this.logKeyName}`, `log ${this.logKeyName}`] as const]
        : step.by.map(([, person, keyset]) => {
            const name = keyset ?? this.newestKeyset.get(person) ?? person;
            return [id(name), name] as const;
          }));
    const signatures = keys.map(([keyid, key]) => ({
      keyid,
      sig: signed(key, message),
    }));
    return {
      index,
      envelope: { payloadType: entryPayloadType, payload: payload.toString('base64'), signatures },
      openings,
    };
  }
}

const introducing = new Set([
  'person.enrolled',
  'invitation.taken',
  'person.rekeyed',
  'recovery.used',
  'recovery.admitted',
]);

function logKeyNameAfter({ type, data }: Body): string | null {
  if (type === 'generation.new') return String(data.generation);
  return type === 'log-key.new' ? data.name : null;
}

/** What a bundle may be told to say other than the truth. */
export interface BundleLies {
  readonly checkpoint?: { generation?: number; size?: number; root?: Buffer; key?: string; vault?: string };
  readonly checkpointText?: (note: string) => string;
  readonly entriesText?: (jsonl: string) => string;
  readonly manifest?: (manifest: Body) => void;
  readonly manifestText?: (json: string) => string;
  /** Changes files after the manifest was made. */
  readonly afterwards?: (directory: string) => void;
  readonly openings?: 'all' | 'none';
}

export function formatCheckpoint(log: SyntheticLog, lies: BundleLies['checkpoint'] = {}): string {
  const size = lies.size ?? log.leaves.length;
  const generation = lies.generation ?? log.generation;
  const origin = `dossier-vault/${lies.vault ?? log.vault}/g${generation}`;
  const root = lies.root ?? treeHead(log.leaves.slice(0, size));
  const newest = log.logKeyNames[Math.min(size, log.leaves.length)]!;
  const keyName = newest.split('.')[0] === String(generation) ? newest : generation;
  const note = `${origin}\n${size}\n${root.toString('base64')}\n`;
  const { key, hex } = signingKey(lies.key ?? `log ${keyName}`);
  const keyHash = sha256(`${origin}\n`, Buffer.of(1), Buffer.from(hex, 'hex')).subarray(0, 4);
  const signature = Buffer.concat([keyHash, sign(null, Buffer.from(note), key)]);
  return `${note}\n— ${origin} ${signature.toString('base64')}\n`;
}

function formatEntries(log: SyntheticLog, openings: 'all' | 'none' = 'all'): string {
  const shown = log.lines.map((line) => (openings === 'all' ? line : { ...line, openings: [] }));
  return shown.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** Writes checkpoint, entries.jsonl and manifest.json into an emptied folder. */
export function writeBundle(log: SyntheticLog, directory: string, lies: BundleLies = {}): void {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const note = formatCheckpoint(log, lies.checkpoint);
  const entries = formatEntries(log, lies.openings);
  const files = {
    checkpoint: lies.checkpointText?.(note) ?? note,
    'entries.jsonl': lies.entriesText?.(entries) ?? entries,
  };
  const manifest = {
    format: 'dossier-vault-audit-bundle/1',
    vault: log.vault,
    generation: log.generation,
    exportedAt: log.wall + minuteMs,
    size: log.lines.length,
    openings: lies.openings ?? 'all',
    files: Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        { bytes: Buffer.byteLength(content), sha256: sha256(content).toString('hex') },
      ]),
    ),
  };
  lies.manifest?.(manifest);
  const json = `${JSON.stringify(manifest, null, 2)}\n`;
  for (const [name, content] of Object.entries(files)) writeFileSync(join(directory, name), content);
  writeFileSync(join(directory, 'manifest.json'), lies.manifestText?.(json) ?? json);
  lies.afterwards?.(directory);
}
