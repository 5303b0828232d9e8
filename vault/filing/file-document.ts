/** One document on its way into the vault: its parts sealed on disk, then its entry in the transaction of the act. */

import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Examination } from '../../rasteriser/rasteriser.ts';
import { cleanText } from '../../shared/policy/visible-text.ts';
import type { FormCount } from '../../shared/vocabulary/form-fields.ts';
import type { DocumentId } from '../../shared/vocabulary/ids.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import type { Transaction } from '../audit/log-writer.ts';
import type { Signer } from '../keys/signer.ts';
import { newId } from '../sealing/new-ids.ts';
import { encodeHex, sha256, zero } from '../sealing/suite.ts';
import { sealCapsule } from '../shares/document-shares.ts';
import type { Dossier } from '../storage/dossiers.ts';
import { syncFolder } from '../storage/durable-file.ts';
import type { Person } from '../storage/people.ts';
import { objectPath } from '../storage/vault-folder.ts';
import type { FileInput } from './file-input.ts';
import { keptMarks, likenessKeyOf, likenessMarks, noMarks } from './likeness-marks.ts';
import { type Likeness, placeInLineages } from './place-in-lineages.ts';
import { reportOf } from './report-of.ts';
import { type SealedPart, sealPart } from './seal-part.ts';

export interface FileToSeal {
  readonly title: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly examination: Examination;
  /** Of a form: nothing else of its contents is told, and no mark of likeness is made of them. */
  readonly form?: FormCount;
}

export class FiledDocument {
  private readonly vault: OpenVault;
  private readonly file: FileToSeal;
  readonly id = newId<DocumentId>();
  private readonly parts: SealedPart[] = [];

  constructor(vault: OpenVault, file: FileToSeal) {
    this.vault = vault;
    this.file = file;
  }

  /** Durable when it resolves. */
  async seal(): Promise<void> {
    const { vault, id, parts } = this;
    const { bytes, examination } = this.file;
    const { rendition } = examination;
    parts.push(await sealPart(vault, id, 'rendition', rendition === 'same' ? bytes : rendition));
    if (rendition !== 'same') parts.push(await sealPart(vault, id, 'original', bytes));
    syncFolder(dirname(objectPath(vault.folder, id, 'rendition')));
  }

  /** Its entry, signed by its author; what it says of lineages holds at this moment of the transaction. */
  enter(
    tx: Transaction,
    dossier: Dossier,
    no: number,
    input: FileInput,
    author: Person,
    signer: Signer,
    place: string | null,
  ): Likeness {
    const { vault, id, parts } = this;
    const { title, fileName, bytes, examination, form } = this.file;
    const marks =
      form === undefined
        ? likenessMarks(likenessKeyOf(vault.db), [title, fileName], sha256(bytes), examination)
        : noMarks;
    const likeness = placeInLineages(vault, dossier, input, marks, author);
    const keys = vault.keys.now();
    const [custody, approval] = [keys.group('custody'), keys.group('approval')];
    for (const { part, sealed } of parts) {
      sealCapsule(vault.db, vault, 'custody', custody, id, part, sealed.cmt, sealed.shareCustody);
      sealCapsule(vault.db, vault, 'approval', approval, id, part, sealed.cmt, sealed.shareApproval);
    }
    tx.append({
      type: 'document.submitted',
      data: (texts) => ({
        document: id,
        dossier: dossier.id,
        no,
        lineage: likeness.lineage,
        joined: likeness.joined,
        likeTo: likeness.joined === 'new' ? [...likeness.likeTo] : [],
        sheet: input.sheet,
        ownership: input.ownership,
        media: examination.kind,
        title: texts.of(title),
        fileName: texts.of(fileName),
        likeness: texts.of(JSON.stringify(keptMarks(marks))),
        ...(input.dated === undefined ? {} : { dated: input.dated }),
        ...(form === undefined ? {} : { form }),
        ...(input.check === undefined
          ? {}
          : { check: { ...input.check, subject: texts.of(cleanText(input.check.subject)) } }),
        pages: examination.pages,
        bytes: bytes.length,
        fontsSubstituted: examination.report.fontsSubstituted.length,
        glyphsMissing: examination.report.glyphsMissing,
        report: reportOf(examination),
        custodyEpoch: custody.epoch,
        approvalEpoch: approval.epoch,
        custodyKey: custody.key,
        approvalKey: approval.key,
        parts: parts.map(({ part, sealed, bytes: length }) => ({
          part,
          fileHash: encodeHex(sealed.fileHash),
          cmt: encodeHex(sealed.cmt),
          shareCustody: encodeHex(sealed.commitments.custody),
          shareApproval: encodeHex(sealed.commitments.approval),
          bytes: length,
        })),
      }),
      signers: [signer],
      place,
    });
    return likeness;
  }

  /** Nothing is half-filed: without its entry a sealed file is rubbish that nobody can open. */
  takeAway(): void {
    for (const part of ['rendition', 'original'] as const) {
      rmSync(objectPath(this.vault.folder, this.id, part), { force: true });
    }
  }

  /** The secrets and the plaintext, once the act is done or undone. */
  forget(): void {
    for (const { sealed } of this.parts) zero(sealed.shareCustody, sealed.shareApproval);
    zero(this.file.bytes);
  }
}
