/** The parts of a Word document that stand on its pages, found by their relations, never by a guess at their names. */
import { readPart } from './office-archive.ts';
import { type Relation, relations, relationsOf } from './office-relations.ts';
import { FileFault } from './rasteriser.ts';
import { type XmlElement, xmlTree } from './xml-tree.ts';
import type { ZipArchive } from './zip-archive.ts';

export interface WordPart {
  readonly name: string;
  readonly root: XmlElement;
  readonly relations: ReadonlyMap<string, Relation>;
}

export interface WordPackage {
  readonly archive: ZipArchive;
  readonly main: WordPart;
  /** The part of one kind that another points at, the first one; undefined where there is none. */
  part(from: WordPart, kind: string): Promise<WordPart | undefined>;
  read(name: string): Promise<WordPart>;
}

/** Relations have one name in each of the two editions of the format; the last step is the same. */
export const relationKind = ({ type }: Relation): string => type.slice(type.lastIndexOf('/') + 1);

export async function openWordPackage(archive: ZipArchive): Promise<WordPackage> {
  const read = async (name: string): Promise<WordPart> => ({
    name,
    root: xmlTree(await readPart(archive, name)),
    relations: new Map(
      (await relationsOf(archive, name, 'with links')).map((relation) => [relation.id, relation]),
    ),
  });
  const roots = await relations(archive, '_rels/.rels', '');
  const main = roots.find((relation) => relationKind(relation) === 'officeDocument')?.target;
  if (main === undefined || !archive.has(main))
    throw new FileFault('FILE_DAMAGED', { kind: 'docx', part: 'document' });
  return {
    archive,
    main: await read(main),
    async part(from, kind) {
      const found = [...from.relations.values()].find(
        (relation) => relationKind(relation) === kind && !relation.external && archive.has(relation.target),
      );
      return found && read(found.target);
    },
    read,
  };
}
