/** Whether a file was filed before by the same person into the same dossier: a filing that is begun again files nothing twice (D5b). */
import type { SubmittedFile } from '../../shared/contract/answers.ts';
import type { DocumentId } from '../../shared/vocabulary/ids.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { sha256 } from '../sealing/suite.ts';
import { type Dossier, loadDocument } from '../storage/dossiers.ts';
import type { Person } from '../storage/people.ts';
import { bytesMark, likenessKeyOf } from './likeness-marks.ts';
import { shownReportOfFiled } from './report-of.ts';

/**
 * The document that holds these bytes, unless it was sent back. Of those of others nothing is told (D3), but where a folder is
 * brought in and the dossier has taken the document in: `byAnybody`. Everybody who knows the dossier sees those.
 */
export function alreadyFiled(
  vault: OpenVault,
  dossier: Dossier,
  author: Person,
  bytes: Uint8Array,
  byAnybody = false,
): SubmittedFile | null {
  const found = vault.db.get<{ id: DocumentId; no: number; pages: number }>(
    `SELECT d.id, d.no, d.pages FROM likeness_mark m JOIN document d ON d.id = m.document JOIN person p ON p.id = d.author
     WHERE m.mark = ? AND d.dossier = ? AND (p.human = ? OR (? AND d.state = 'accepted')) AND d.state <> 'sent-back'
     ORDER BY d.no LIMIT 1`,
    bytesMark(likenessKeyOf(vault.db), sha256(bytes)),
    dossier.id,
    author.human,
    byAnybody ? 1 : 0,
  );
  if (found === undefined) return null;
  return {
    document: `${dossier.code}/${found.no}`,
    pages: found.pages,
    joined: 'new',
    like: 0,
    report: shownReportOfFiled(loadDocument(vault.db, found.id)),
    attachments: [],
    already: true,
  };
}
