import { sheetsOfOne } from '../../shared/vocabulary/form-fields.ts';
import type { LineageId } from '../../shared/vocabulary/ids.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { newId } from '../sealing/new-ids.ts';
import { type Document, type Dossier, findDocument } from '../storage/dossiers.ts';
import type { Person } from '../storage/people.ts';
import type { FileInput } from './file-input.ts';
import { comparedLooks, type LikenessMarks, looksLikeOneOf } from './likeness-marks.ts';

export interface Likeness {
  readonly lineage: LineageId;
  readonly joined: Document['joined'];
  readonly likeTo: readonly LineageId[];
}

/** Where the new document belongs: joined by sameness, or on its own with a list of what it is like (D7). */
export function placeInLineages(
  vault: OpenVault,
  dossier: Dossier,
  input: FileInput,
  marks: LikenessMarks,
  person: Person,
): Likeness {
  const lineagesOf = (mark: string): LineageId[] =>
    vault.db
      .all<{ lineage: LineageId }>(
        "SELECT DISTINCT d.lineage FROM likeness_mark m JOIN document d ON d.id = m.document WHERE m.mark = ? AND d.state <> 'sent-back' ORDER BY d.submitted",
        mark,
      )
      .map((row) => row.lineage);
  const lineagesHere = (mark: string): LineageId[] =>
    vault.db
      .all<{ lineage: LineageId }>(
        "SELECT DISTINCT d.lineage FROM likeness_mark m JOIN document d ON d.id = m.document WHERE m.mark = ? AND d.dossier = ? AND d.state <> 'sent-back' ORDER BY d.submitted",
        mark,
        dossier.id,
      )
      .map((row) => row.lineage);
  const like = [
    ...new Set([
      ...[...marks.pages, ...marks.singlePages].flatMap(lineagesOf),
      ...lineagesThatLookAlike(vault, marks.looks),
      ...marks.words.flatMap(lineagesHere),
    ]),
  ];
  const join = (joined: Document['joined'], lineage: LineageId): Likeness => ({
    lineage,
    joined,
    likeTo: like.filter((other) => other !== lineage),
  });
  const sameBytes = marks.sameBytes === null ? undefined : lineagesOf(marks.sameBytes)[0];
  if (sameBytes !== undefined) return join('same-bytes', sameBytes);
  const samePages = marks.samePages === null ? undefined : lineagesOf(marks.samePages)[0];
  if (samePages !== undefined) return join('same-pages', samePages);
  const named = namedLineage(vault, dossier, input, person);
  if (named === null) return { lineage: newId<LineageId>(), joined: 'new', likeTo: like };
  if (like.every((other) => other === named.lineage)) return join(named.joined, named.lineage);
  // It is like others as well: what the author named is one of the choices then, and the custodian makes it.
  return { lineage: newId<LineageId>(), joined: 'new', likeTo: [...new Set([named.lineage, ...like])] };
}

/** Every kept look is held against those of the new pages: half a microsecond each, and few pages are pictures. */
function lineagesThatLookAlike(vault: OpenVault, looks: LikenessMarks['looks']): LineageId[] {
  return comparedLooks(looks).flatMap((begin) =>
    vault.db
      .all<{ mark: string; lineage: LineageId }>(
        "SELECT m.mark, d.lineage FROM likeness_mark m JOIN document d ON d.id = m.document WHERE m.mark >= ? AND m.mark < ? AND d.state <> 'sent-back' ORDER BY d.submitted",
        begin,
        `${begin.slice(0, -1)};`,
      )
      .filter(({ mark }) => looksLikeOneOf(mark, looks))
      .map((row) => row.lineage),
  );
}

/** The lineage that the author names: that of the dossier's sheet of this kind, or of the document it is a version of. */
function namedLineage(
  vault: OpenVault,
  dossier: Dossier,
  input: FileInput,
  person: Person,
): { readonly lineage: LineageId; readonly joined: 'same-sheet' | 'version-of' } | null {
  // Of background checks and visits there may be several, each on its own unless it is said to be a version of another.
  if (sheetsOfOne.includes(input.sheet)) {
    const sheet = vault.db.get<{ lineage: LineageId }>(
      "SELECT lineage FROM document WHERE dossier = ? AND sheet = ? AND state <> 'sent-back' ORDER BY no LIMIT 1",
      dossier.id,
      input.sheet,
    );
    if (sheet !== undefined) return { lineage: sheet.lineage, joined: 'same-sheet' };
  }
  if (input.versionOf === undefined) return null;
  return { lineage: findDocument(vault.db, input.versionOf, person).document.lineage, joined: 'version-of' };
}
