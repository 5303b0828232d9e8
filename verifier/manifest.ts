import { type Fault, fault } from './fault.ts';
import { anything, count, exactly, hash, id, instant, integer, object, oneOf, type TypeOf } from './kinds.ts';
import { decodeUtf8 } from './strict-encoding.ts';
import { parseStrictJson } from './strict-json.ts';

/** manifest.json: what the bundle says of itself (audit-bundle.md). It guards against accidents, not against forgers. */

const manifestKind = object({
  format: exactly('dossier-vault-audit-bundle/1'),
  vault: id,
  generation: integer(1),
  exportedAt: instant,
  size: count,
  openings: oneOf('all', 'none'),
  files: anything,
});
const fileKind = object({ bytes: count, sha256: hash });

export interface Manifest extends Omit<TypeOf<typeof manifestKind>, 'files'> {
  readonly files: ReadonlyMap<string, TypeOf<typeof fileKind>>;
}

/** Names of files in the folder itself: nothing leads out of it. */
const fileName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

export function parseManifest(bytes: Buffer): Manifest | Fault {
  const text = decodeUtf8(bytes);
  const parsed = text === null ? null : parseStrictJson(text);
  if (parsed === null || 'fault' in parsed) return malformed('JSON');
  const met = { shown: [], withheld: [] };
  const where = manifestKind(parsed.value, met);
  if (where !== null) return malformed(where);
  const manifest = parsed.value as TypeOf<typeof manifestKind>;
  const { files } = manifest;
  if (typeof files !== 'object' || files === null || Array.isArray(files)) return malformed('.files');
  for (const [name, file] of Object.entries(files)) {
    if (!fileName.test(name) || fileKind(file, met) !== null) return malformed(`.files.${name}`);
  }
  return { ...manifest, files: new Map(Object.entries(files)) };
}

const malformed = (where: string): Fault => fault('manifest-malformed', { field: where.replace(/^\./, '') });
