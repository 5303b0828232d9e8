/**
 * Writes a part of a synthetic log from docs/formats/audit-part.md alone: straight from its definitions, without a
 * thought of speed, and with a place for each lie.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Body,
  type BundleLies,
  formatCheckpoint,
  type Line,
  type Step,
  SyntheticLog,
  sha256,
  text,
} from './synthetic-log.ts';
import { honestStory } from './synthetic-log-story-of-handovers.ts';

export interface AskedPart {
  readonly form: 'extract' | 'skeleton';
  readonly filter?: {
    from?: number;
    to?: number;
    people?: readonly string[];
    dossier?: string;
    document?: string;
    types?: readonly string[];
    outcome?: string;
    place?: string;
  };
  readonly blank?: { names?: boolean; texts?: boolean; entries?: readonly number[] };
}

export interface PartLine extends Line {
  chosen: boolean;
}

export interface PartLies {
  readonly story?: (story: Step[]) => Step[];
  /** Changes what the vault chooses, before it signs how many. */
  readonly choose?: (chosen: Set<number>, log: SyntheticLog) => void;
  /** Changes what an extract carries besides. */
  readonly carry?: (carried: Set<number>, log: SyntheticLog) => void;
  /** Added to the openings that the entry says were given. */
  readonly miscount?: number;
  /** Changes `part` before it is signed. */
  readonly sign?: (part: Body) => void;
  readonly lines?: (lines: PartLine[], log: SyntheticLog) => PartLine[];
  readonly proof?: (hashes: string[]) => string[];
  readonly proofText?: (text: string) => string;
  readonly manifest?: (manifest: Body) => void;
  readonly checkpoint?: BundleLies['checkpoint'];
  readonly without?: readonly string[];
}

const named = new Set(
  'name department departments client code dossiers title fileName number outsider teacher employer'.split(
    ' ',
  ),
);
const keyTypes = new Set(
  'vault.created person.enrolled person.rekeyed recovery.used recovery.admitted generation.new log-key.new'.split(
    ' ',
  ),
);

const bodyOf = (line: Line): Body => JSON.parse(Buffer.from(line.envelope.payload, 'base64').toString());

const stringsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
};

/** The name of each commitment of a body. */
function commitments(value: unknown, name = ''): [commit: string, name: string][] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => commitments(item, name));
  const { commit } = value as { commit?: unknown };
  if (typeof commit === 'string' && Object.keys(value).length === 1) return [[commit, name]];
  return Object.entries(value).flatMap(([key, inner]) => commitments(inner, key));
}

/** Ids that belong to a subject after each entry, with the entry that introduced each. */
function belonging(bodies: readonly Body[], subject: string): Map<string, number>[] {
  const known = new Map([[subject, -1]]);
  return bodies.map(({ type, data }, index) => {
    const by: Record<string, [string, unknown[]]> = {
      'document.submitted': ['document', [data.dossier]],
      'loan.requested': ['loan', [data.dossier, data.document]],
      'view.open': ['view', [data.dossier, data.document]],
      'note.written': ['note', [data.document]],
      'release.requested': [
        'release',
        [
          data.dossier,
          ...(type === 'release.requested' ? data.documents : []).map((each: Body) => each.document),
        ],
      ],
    };
    const [introduces, parents] = by[type] ?? ['', []];
    if (parents.some((parent) => known.has(parent as string)) && !known.has(data[introduces]))
      known.set(data[introduces], index);
    return new Map(known);
  });
}

/** Tells the story, and exports a part of it into an emptied folder. */
export function writePart(directory: string, asked: AskedPart, lies: PartLies = {}): SyntheticLog {
  const log = new SyntheticLog();
  const story = honestStory();
  for (const step of lies.story?.(story) ?? story) log.write(step);
  const bodies = log.lines.map(bodyOf);
  const { filter = {}, blank = {} } = asked;
  const subjects = [filter.dossier, filter.document]
    .filter((subject) => subject !== undefined)
    .map((subject) => ({ subject, after: belonging(bodies, subject) }));
  const namesIn = ({ actor, signers, data }: Body): Set<string> =>
    new Set([...stringsOf(data), actor.person, ...signers.map((signer: Body) => signer.person)]);
  const chosen = new Set<number>();
  const carried = new Set<number>();
  for (const [index, body] of bodies.entries()) {
    const names = namesIn(body);
    const fits =
      body.at.wall >= (filter.from ?? 0) &&
      body.at.wall < (filter.to ?? Number.POSITIVE_INFINITY) &&
      (filter.people === undefined || filter.people.some((person) => names.has(person))) &&
      (filter.types === undefined || filter.types.includes(body.type)) &&
      (filter.outcome === undefined || filter.outcome === body.outcome) &&
      (filter.place === undefined ||
        log.lines[index]!.openings.some(
          ({ commit, text: opened }) => commit === body.place?.commit && opened === filter.place,
        )) &&
      subjects.every(({ after }) => [...after[index]!.keys()].some((id) => names.has(id)));
    if (fits) chosen.add(index);
    else if (keyTypes.has(body.type)) carried.add(index);
  }
  lies.choose?.(chosen, log);
  for (const index of chosen) {
    const names = namesIn(bodies[index]!);
    for (const { subject, after } of subjects) {
      if (names.has(subject)) continue;
      for (const [id, at] of after[index]!) if (names.has(id) && !chosen.has(at)) carried.add(at);
    }
  }
  for (const [index, { type, data }] of bodies.entries())
    if (type === 'opening.erased' && chosen.has(data.index) && !chosen.has(index)) carried.add(index);
  // An entry by which a note came to belong rests on the one by which its document did.
  for (const index of carried)
    for (const { after } of subjects)
      for (const [id, at] of after[index]!)
        if (at >= 0 && at < index && namesIn(bodies[index]!).has(id) && !chosen.has(at)) carried.add(at);
  lies.carry?.(carried, log);
  const isBlanked = (index: number, name: string): boolean =>
    (blank.entries ?? []).includes(index) || ((named.has(name) ? blank.names : blank.texts) ?? false);
  const shown = (line: Line): Line['openings'] => {
    const body = bodyOf(line);
    const names = new Map([...commitments({ place: body.place }), ...commitments(body.data, 'data')]);
    return line.openings.filter(({ commit }) => !isBlanked(line.index, names.get(commit) ?? ''));
  };
  const extract = asked.form === 'extract';
  const openings = [...chosen].reduce((sum, index) => sum + shown(log.lines[index]!).length, 0);
  const size = log.lines.length;
  const part = {
    form: asked.form,
    filter: {
      from: filter.from ?? null,
      to: filter.to ?? null,
      people: filter.people ?? [],
      dossier: filter.dossier ?? null,
      document: filter.document ?? null,
      types: filter.types ?? [],
      outcome: filter.outcome ?? null,
      place: filter.place === undefined ? null : text(filter.place),
    },
    blank: { names: blank.names ?? false, texts: blank.texts ?? false, entries: [...(blank.entries ?? [])] },
    chosen: chosen.size,
    leftOut: extract ? size - chosen.size - carried.size : 0,
    choice: sha256(
      [...chosen]
        .sort((a, b) => a - b)
        .map((index) => `${index}\n`)
        .join(''),
    ).toString('hex'),
  };
  lies.sign?.(part);
  log.write({
    name: 'exported',
    type: 'log.exported',
    by: [],
    actor: 'ada',
    data: {
      size,
      root: sha256(`root ${size}`).toString('hex'),
      openings: openings + (lies.miscount ?? 0),
      part,
    },
    place: text('the auditor’s room'),
  });
  const here = log.lines.filter(
    ({ index }) => !extract || index === size || chosen.has(index) || carried.has(index),
  );
  const honest = here.map((line): PartLine => {
    const { index, envelope } = line;
    const isShown = chosen.has(index) || index === size;
    return { index, chosen: chosen.has(index), envelope, openings: isShown ? shown(line) : [] };
  });
  const lines = lies.lines?.(honest, log) ?? honest;
  const hashes = proofOf(log, new Set(here.map(({ index }) => index)));
  const proof = (lies.proof?.(hashes) ?? hashes).map((hash) => `${hash}\n`).join('');
  const files: Record<string, string> = {
    checkpoint: formatCheckpoint(log, lies.checkpoint),
    'entries.jsonl': lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
    ...(extract ? { proof: lies.proofText?.(proof) ?? proof } : {}),
  };
  const manifest = {
    format: 'dossier-vault-audit-part/1',
    vault: log.vault,
    generation: log.generation,
    exportedAt: log.wall,
    size: log.lines.length,
    part: bodyOf(log.lines.at(-1)!).data.part,
    files: Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        { bytes: Buffer.byteLength(content), sha256: sha256(content).toString('hex') },
      ]),
    ),
  };
  lies.manifest?.(manifest);
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  for (const [name, content] of Object.entries(files))
    if (!lies.without?.includes(name)) writeFileSync(join(directory, name), content);
  writeFileSync(join(directory, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
  return log;
}

/** Head of 2^level leaves, by definition. */
function headOf(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0]!;
  const half = leaves.length / 2;
  return sha256(Buffer.of(1), headOf(leaves.slice(0, half)), headOf(leaves.slice(half)));
}

/** The widest complete subtrees between the leaves that are here (merkle-tree.md §5). */
function proofOf({ leaves }: SyntheticLog, here: ReadonlySet<number>): string[] {
  const hashes: string[] = [];
  for (let at = 0; at < leaves.length; ) {
    if (here.has(at)) {
      at++;
      continue;
    }
    let end = at;
    while (end < leaves.length && !here.has(end)) end++;
    let width = 1;
    while (at % (2 * width) === 0 && at + 2 * width <= end) width *= 2;
    hashes.push(headOf(leaves.slice(at, at + width)).toString('hex'));
    at += width;
  }
  return hashes;
}
