import { type Fault, fault } from './fault.ts';
import { anything, count, exactly, hash, id, instant, integer, object, oneOf, type TypeOf } from './kinds.ts';
import { type Part, partFormat, partKind } from './part.ts';
import { decodeUtf8 } from './strict-encoding.ts';
import { parseStrictJson } from './strict-json.ts';

/** manifest.json: what the bundle says of itself (audit-bundle.md). It guards against accidents, not against forgers. */

const shape = { vault: id, generation: integer(1), exportedAt: instant, size: count, files: anything };
const wholeKind = object({
  format: exactly('dossier-vault-audit-bundle/1'),
  ...shape,
  openings: oneOf('all', 'none'),
});
const partialKind = object({ format: partFormat, ...shape, part: partKind });
const fileKind = object({ bytes: count, sha256: hash });

export interface Manifest extends Omit<TypeOf<typeof wholeKind>, 'files' | 'format' | 'openings'> {
  readonly files: ReadonlyMap<string, TypeOf<typeof fileKind>>;
  /** Null where the bundle is of the whole log. */
  readonly part: Part | null;
  /** Of a whole bundle: whether all openings are given. */
  readonly openings: 'all' | 'none';
}

/** Names of files in the folder itself: nothing leads out of it. */
const fileName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

export function parseManifest(bytes: Buffer): Manifest | Fault {
  const text = decodeUtf8(bytes);
  const parsed = text === null ? null : parseStrictJson(text);
  if (parsed === null || 'fault' in parsed) return malformed('JSON');
  const met = { shown: [], withheld: [] };
  const isPart = partFormat((parsed.value as { readonly format?: unknown } | null)?.format, met) === null;
  const where = (isPart ? partialKind : wholeKind)(parsed.value, met);
  if (where !== null) return malformed(where);
  const manifest = parsed.value as TypeOf<typeof wholeKind> & { readonly part?: Part };
  const { files } = manifest;
  if (typeof files !== 'object' || files === null || Array.isArray(files)) return malformed('.files');
  for (const [name, file] of Object.entries(files)) {
    if (!fileName.test(name) || fileKind(file, met) !== null) return malformed(`.files.${name}`);
  }
  return { ...manifest, part: manifest.part ?? null, files: new Map(Object.entries(files)) };
}

const malformed = (where: string): Fault => fault('manifest-malformed', { field: where.replace(/^\./, '') });
