/**
 * Whether a file that a register names by its digest is a document of the vault (P5, P6), and who may be told (D3). A clerk keeps
 * registers and knows no dossier. What a clerk is told a custodian saw before: that a filing was such a file, when they took it in.
 * A digest that is brought in later tells only those who may know the document, so that nobody can ask the vault with a file in
 * hand whether it holds that file.
 */
import type { ScanSealed } from '../../shared/contract/answers-of-agreements.ts';
import type { RegisteredAs } from '../../shared/contract/answers-of-dossiers.ts';
import type { DocumentId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { decodeHex } from '../sealing/suite.ts';
import { findDocument, loadDossier, mayKnow } from '../storage/dossiers.ts';
import type { Person } from '../storage/people.ts';
import {
  bearsMark,
  documentsWithMark,
  type MarkedDocument,
  registeredFiles,
} from '../storage/registered-files.ts';
import { bytesMark, likenessKeyOf } from './likeness-marks.ts';

const markOf = (vault: OpenVault, sha256: string): string =>
  bytesMark(likenessKeyOf(vault.db), decodeHex(sha256));

/** What filings that wait are in the registers, by document. */
export function registeredFilings(vault: OpenVault): ReadonlyMap<DocumentId, readonly RegisteredAs[]> {
  const found = new Map<DocumentId, RegisteredAs[]>();
  for (const { register, no, sha256 } of registeredFiles(vault.db))
    for (const { id } of documentsWithMark(vault.db, markOf(vault, sha256), 'submitted'))
      found.set(id, [...(found.get(id) ?? []), { register, no }]);
  return found;
}

/**
 * Null where there is nothing to tell. `kept` is what the register says of where the file lies, which may be a document's code.
 * `filedAfter` says whether a document was submitted when the register already named the file.
 */
export function scanSealed(
  vault: OpenVault,
  desk: Person,
  { sha256, kept }: { readonly sha256: string | null; readonly kept: string },
  filedAfter: (document: MarkedDocument) => boolean,
): ScanSealed | null {
  if (sha256 === null) return null;
  const mark = markOf(vault, sha256);
  const same = documentsWithMark(vault.db, mark, 'accepted').map((document) => {
    const dossier = loadDossier(vault.db, document.dossier);
    return { document, dossier, known: mayKnow(desk, dossier) };
  });
  const known = same.find((each) => each.known);
  if (known !== undefined)
    return { stands: 'sealed', document: `${known.dossier.code}/${known.document.no}` };
  if (same.some(({ document }) => filedAfter(document))) return { stands: 'sealed', document: null };
  const named = knownByCode(vault, desk, kept);
  return named === null || bearsMark(vault.db, named, mark)
    ? null
    : { stands: 'other', document: kept.trim() };
}

/** The document that this text is the code of, where the desk may know it. */
function knownByCode(vault: OpenVault, desk: Person, text: string): DocumentId | null {
  try {
    return findDocument(vault.db, text.trim(), desk).document.id;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
