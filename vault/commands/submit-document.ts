/**
 * Submitting: the author's file is examined, sealed under the public keys of both groups, and entered (D5–D7). From then on
 * nobody opens it except by a view.
 */
import { rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { submitRules } from '../../shared/policy/filing-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import type { DocumentId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../call.ts';
import { likenessMarks } from '../filing/likeness-marks.ts';
import { placeInLineages } from '../filing/place-in-lineages.ts';
import { readWholeFile } from '../filing/read-source-file.ts';
import { isReady } from '../filing/readiness.ts';
import { type SealedPart, sealPart } from '../filing/seal-part.ts';
import { sealCapsule } from '../keys/document-shares.ts';
import { newId } from '../new-ids.ts';
import type { OpenVault } from '../open-vault.ts';
import { type Examination, FileFault } from '../rendition/rasteriser.ts';
import { encodeHex, sha256, zero } from '../sealing/suite.ts';
import { assertAllowed, assertStanding, cleanText } from '../signing.ts';
import { type Document, type Dossier, dossierByCode, mayKnow } from '../storage/dossiers.ts';
import { syncFolder } from '../storage/durable-file.ts';
import { hasActed } from '../storage/people.ts';
import { objectPath } from '../storage/vault-folder.ts';
import { unlock } from '../unlock.ts';

export interface SubmittedDocument {
  readonly document: string;
  readonly pages: number;
  readonly joined: Document['joined'];
  readonly like: number;
  readonly fontsSubstituted: number;
  readonly glyphsMissing: number;
}

async function examine(vault: OpenVault, bytes: Uint8Array, fileName: string): Promise<Examination> {
  try {
    // A copy goes: the rasteriser takes its bytes for good, and sealing needs them still.
    return await vault.ports.rasteriser.examine(bytes.slice(), fileName);
  } catch (error) {
    if (error instanceof FileFault) throw new Refusal(error.code, error.detail);
    throw error;
  }
}

export async function submitDocument(
  vault: OpenVault,
  input: ParsedInput<'document.submit'>,
  call: Call,
): Promise<SubmittedDocument> {
  const desk = assertStanding(vault, call, ['author']);
  const check = (): Dossier => {
    const dossier = dossierByCode(vault.db, input.code);
    const known = dossier !== null && mayKnow(desk, dossier);
    if (known) call.about.dossier = dossier.id;
    assertAllowed(
      decide(submitRules, {
        dossierKnown: known,
        ready: isReady(vault),
        dossierHeld: known && dossier.held,
        dossierClosed: known && dossier.status === 'closed',
        hasKept: known && hasActed(vault.db, desk.human, dossier.id, 'keeper'),
      }),
    );
    return dossier!;
  };
  const dossier = check();
  const fileName = cleanText(basename(input.file)) || '—';
  const title = cleanText(input.title ?? '') || fileName.replace(/\.[^.]+$/, '');
  const bytes = readWholeFile(input.file);
  const examination = await examine(vault, bytes, fileName);
  const keys = await unlock(vault, desk, input.signature);
  const document = newId<DocumentId>();
  call.about.document = null;
  const parts: SealedPart[] = [];
  try {
    parts.push(
      await sealPart(
        vault,
        document,
        'rendition',
        examination.rendition === 'same' ? bytes : examination.rendition,
      ),
    );
    if (examination.rendition !== 'same') parts.push(await sealPart(vault, document, 'original', bytes));
    syncFolder(dirname(objectPath(vault.folder, document, 'rendition')));
    const likenessKey = new Uint8Array(
      vault.db.get<{ value: Uint8Array }>("SELECT value FROM secret WHERE name = 'likeness'")?.value ?? [],
    );
    const marks = likenessMarks(likenessKey, dossier.id, [title, fileName], sha256(bytes), examination);
    const result = vault.writer.transact((tx) => {
      const now = check();
      const likeness = placeInLineages(vault, now, input, marks, desk);
      for (const { part, sealed } of parts) {
        sealCapsule(vault.db, vault, 'custody', document, part, sealed.cmt, sealed.shareCustody);
        sealCapsule(vault.db, vault, 'approval', document, part, sealed.cmt, sealed.shareApproval);
      }
      const no = now.documents + 1;
      tx.append({
        type: 'document.submitted',
        data: (texts) => ({
          document,
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
          likeness: texts.of(JSON.stringify([marks.sameBytes, marks.samePages, ...marks.like])),
          pages: examination.pages,
          bytes: bytes.length,
          fontsSubstituted: examination.report.fontsSubstituted.length,
          glyphsMissing: examination.report.glyphsMissing,
          custodyEpoch: Number(vault.writer.fact('custody-epoch')),
          approvalEpoch: Number(vault.writer.fact('approval-epoch')),
          parts: parts.map(({ part, sealed, bytes: length }) => ({
            part,
            fileHash: encodeHex(sealed.fileHash),
            cmt: encodeHex(sealed.cmt),
            shareCustody: encodeHex(sealed.commitments.custody),
            shareApproval: encodeHex(sealed.commitments.approval),
            bytes: length,
          })),
        }),
        signers: [keys.signer(desk.id, 'author')],
        place: vault.place(),
      });
      return { no, likeness };
    });
    return {
      document: `${dossier.code}/${result.no}`,
      pages: examination.pages,
      joined: result.likeness.joined,
      like: result.likeness.joined === 'new' ? result.likeness.likeTo.length : 0,
      fontsSubstituted: examination.report.fontsSubstituted.length,
      glyphsMissing: examination.report.glyphsMissing,
    };
  } catch (error) {
    // Nothing is half-filed: without its entry a sealed file is rubbish that nobody can open.
    for (const part of ['rendition', 'original'] as const)
      rmSync(objectPath(vault.folder, document, part), { force: true });
    throw error;
  } finally {
    for (const { sealed } of parts) zero(sealed.shareCustody, sealed.shareApproval);
    zero(bytes);
    keys.drop();
  }
}
