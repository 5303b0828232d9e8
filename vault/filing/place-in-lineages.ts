import { sheetsOfOne } from '../../shared/vocabulary/form-fields.ts';
import type { DocumentId, LineageId } from '../../shared/vocabulary/ids.ts';
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
  const like = keptLikes(vault, dossier, marks);
  const join = (joined: Document['joined'], lineage: LineageId): Likeness => ({
    lineage,
    joined,
    likeTo: like.filter((other) => other !== lineage),
  });
  const sameBytes = marks.sameBytes === null ? undefined : lineagesOf(vault, marks.sameBytes)[0]?.lineage;
  if (sameBytes !== undefined) return join('same-bytes', sameBytes);
  const samePages = marks.samePages === null ? undefined : lineagesOf(vault, marks.samePages)[0]?.lineage;
  if (samePages !== undefined) return join('same-pages', samePages);
  const named = namedLineage(vault, dossier, input, person);
  if (named === null) return { lineage: newId<LineageId>(), joined: 'new', likeTo: like };
  if (like.every((other) => other === named.lineage)) return join(named.joined, named.lineage);
  // It is like others as well: what the author named is one of the choices then, and the custodian makes it.
  return { lineage: newId<LineageId>(), joined: 'new', likeTo: [...new Set([named.lineage, ...like])] };
}

/** The most that a custodian is asked about; nobody compares more, and each is signed for in the entry of the filing. */
export const likesMax = 50;

interface Found {
  readonly lineage: LineageId;
  /** The position of its first entry: what was filed first comes first. */
  readonly submitted: number;
}

/**
 * What it is like: by a page, by a look, by words within the dossier. Of more than `likesMax`, as with forms printed on the same
 * paper, half are those that share most with it, and half those that were filed first: whoever files many copies pushes out
 * neither the likest nor the oldest.
 */
function keptLikes(vault: OpenVault, dossier: Dossier, marks: LikenessMarks): LineageId[] {
  const found = [
    ...[...marks.pages, ...marks.singlePages].flatMap((mark) => lineagesOf(vault, mark)),
    ...lineagesThatLookAlike(vault, marks.looks),
    ...marks.words.flatMap((mark) => lineagesHere(vault, dossier, mark)),
  ];
  const shared = new Map<LineageId, { submitted: number; times: number }>();
  for (const { lineage, submitted } of found) {
    const before = shared.get(lineage);
    if (before === undefined) shared.set(lineage, { submitted, times: 1 });
    else before.times += 1;
  }
  if (shared.size <= likesMax) return [...shared.keys()];
  const likest = [...shared].sort(([, one], [, other]) => other.times - one.times).slice(0, likesMax / 2);
  const kept = new Set(likest.map(([lineage]) => lineage));
  for (const [lineage] of [...shared].sort(([, one], [, other]) => one.submitted - other.submitted)) {
    if (kept.size === likesMax) break;
    kept.add(lineage);
  }
  return [...shared.keys()].filter((lineage) => kept.has(lineage));
}

const lineagesOf = (vault: OpenVault, mark: string): Found[] =>
  vault.db.all<Found & Record<string, never>>(
    "SELECT d.lineage, min(d.submitted) AS submitted FROM likeness_mark m JOIN document d ON d.id = m.document WHERE m.mark = ? AND d.state <> 'sent-back' GROUP BY d.lineage ORDER BY 2",
    mark,
  );

/** The dossier's documents are looked up by the mark, and not the mark's by the dossier: many clients have a "contract". */
const lineagesHere = (vault: OpenVault, dossier: Dossier, mark: string): Found[] =>
  vault.db.all<Found & Record<string, never>>(
    `SELECT lineage, min(submitted) AS submitted FROM document WHERE id IN (
       SELECT d.id FROM document d WHERE d.dossier = ? AND EXISTS (SELECT 1 FROM likeness_mark m WHERE m.mark = ? AND m.document = d.id)
     ) AND state <> 'sent-back' GROUP BY lineage ORDER BY 2`,
    dossier.id,
    mark,
  );

/**
 * Every kept look is held against those of the new pages, and few pages are pictures. The document behind a look is read only where
 * the two are alike: its row is long, and reading one for each look took a hundred times as long as comparing them.
 */
function lineagesThatLookAlike(vault: OpenVault, looks: LikenessMarks['looks']): Found[] {
  const found: Found[] = [];
  for (const begin of comparedLooks(looks)) {
    const alike: DocumentId[] = [];
    for (const { mark, document } of vault.db.iterate<{ mark: string; document: DocumentId }>(
      'SELECT mark, document FROM likeness_mark WHERE mark >= ? AND mark < ?',
      begin,
      `${begin.slice(0, -1)};`,
    ))
      if (looksLikeOneOf(mark, looks)) alike.push(document);
    for (const id of alike)
      found.push(
        ...vault.db.all<Found & Record<string, never>>(
          "SELECT lineage, submitted FROM document WHERE id = ? AND state <> 'sent-back'",
          id,
        ),
      );
  }
  return found.sort((one, other) => one.submitted - other.submitted);
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
