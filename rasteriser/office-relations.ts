/** What a part of an office file points at (ECMA-376 part 2, §9.3); links to elsewhere are left out where nobody asks for them. */
import { xmlTokens } from './markup.ts';
import { readPart } from './office-archive.ts';
import { FileFault } from './rasteriser.ts';
import type { ZipArchive } from './zip-archive.ts';

export interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  /** It leads out of the file; nothing follows it. */
  readonly external?: true;
}

/** None where a part has no relations of its own. */
export async function relationsOf(
  archive: ZipArchive,
  part: string,
  links: 'without links' | 'with links' = 'without links',
): Promise<readonly Relation[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`;
  return archive.has(name) ? relations(archive, name, folder, links) : [];
}

/** Throws FileFault where there are none: a file without them is no office file. */
export async function relations(
  archive: ZipArchive,
  name: string,
  folder: string,
  links: 'without links' | 'with links' = 'without links',
): Promise<Relation[]> {
  if (!archive.has(name)) throw new FileFault('FILE_DAMAGED', { kind: 'office', part: 'relations' });
  const found: Relation[] = [];
  for (const token of xmlTokens(await readPart(archive, name))) {
    if (token.type !== 'open' || token.name !== 'Relationship') continue;
    const target = token.attributes.get('Target') ?? '';
    const own = { id: token.attributes.get('Id') ?? '', type: token.attributes.get('Type') ?? '' };
    if (token.attributes.get('TargetMode') === 'External') {
      if (links === 'with links') found.push({ ...own, target, external: true });
      continue;
    }
    found.push({
      ...own,
      target: target.startsWith('/') ? target.slice(1) : within(folder, target),
    });
  }
  return found;
}

/** `../drawings/drawing1.xml` as seen from a folder. */
function within(folder: string, target: string): string {
  const steps = folder.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}
