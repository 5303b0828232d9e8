/**
 * Submitting: the author's file is examined, sealed under the public keys of both groups, and entered (D5–D7). From then on
 * nobody opens it except by a view. What a mail brings along becomes documents of its own, all of them or none.
 */

import { basename } from 'node:path';
import type { SubmittedDocument, SubmittedFile } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { submitRules } from '../../shared/policy/filing-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { cleanText, visibleOnly } from '../../shared/policy/visible-text.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { assertKeysFollowLog, assertNobodyElseWrote } from '../audit/tables-follow-log.ts';
import type { Call } from '../call.ts';
import { attachmentTitle } from '../filing/attachment-title.ts';
import { examineAttachments, examineSource } from '../filing/examine-source.ts';
import { FiledDocument, type FileToSeal } from '../filing/file-document.ts';
import { readWholeFile } from '../filing/read-source-file.ts';
import { isReady } from '../filing/readiness.ts';
import { joinToldTo, likesToldTo } from '../filing/told-of-likeness.ts';
import type { OpenVault } from '../open-vault.ts';
import { assertAllowed, assertStanding, optionalText } from '../signing.ts';
import { type Dossier, dossierByCode, mayKnow } from '../storage/dossiers.ts';
import { hasActed } from '../storage/people.ts';
import { unlock } from '../unlock.ts';

type SubmitInput = ParsedInput<'document.submit'>;

export async function submitDocument(
  vault: OpenVault,
  input: SubmitInput,
  call: Call,
): Promise<SubmittedFile> {
  const desk = assertStanding(vault, call, ['author']);
  const session = vault.signedIn;
  const check = (): Dossier => {
    if (vault.signedIn !== session) throw new Refusal('NOT_SIGNED_IN');
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
  const files = await examineFiles(vault, input);
  // Looking into a file takes long: somebody else may be at the desk by now, or nobody.
  check();
  const keys = await unlock(vault, desk, input.signature);
  call.about.document = null;
  const documents = files.map((file) => new FiledDocument(vault, file));
  try {
    for (const document of documents) await document.seal();
    const signer = keys.signer(desk.id, 'author');
    await assertKeysFollowLog(vault);
    const entered = vault.writer.transact((tx) => {
      assertNobodyElseWrote(vault);
      const now = check();
      return documents.map((document, index) => {
        const no = now.documents + 1 + index;
        const asked = index === 0 ? input : attachmentInput(input);
        return { no, id: document.id, likeness: document.enter(tx, now, no, asked, desk, signer) };
      });
    });
    const submitted = entered.map(({ no, id, likeness }, index): SubmittedDocument => {
      const { pages, report } = files[index]!.examination;
      const joined = joinToldTo(vault, { id, ...likeness }, desk);
      return {
        document: `${dossier.code}/${no}`,
        pages,
        joined,
        like: likeness.joined === 'new' ? likesToldTo(vault, likeness.likeTo, desk).length : 0,
        fontsSubstituted: report.fontsSubstituted.length,
        glyphsMissing: report.glyphsMissing,
      };
    });
    return { ...submitted[0]!, attachments: submitted.slice(1) };
  } catch (error) {
    for (const document of documents) document.takeAway();
    throw error;
  } finally {
    for (const document of documents) document.forget();
    keys.drop();
  }
}

/** The file itself first, then what came with it. */
async function examineFiles(vault: OpenVault, input: SubmitInput): Promise<FileToSeal[]> {
  const fileName = visibleOnly(cleanText(basename(input.file))) || '—';
  const title = optionalText(input.title ?? '', 'title') || fileName.replace(/\.[^.]+$/, '');
  const bytes = readWholeFile(input.file);
  const examination = await examineSource(vault.ports, bytes, fileName);
  const attached = await examineAttachments(vault.ports, examination);
  return [
    { title, fileName, bytes, examination },
    ...attached.map((file) => ({
      ...file,
      title: attachmentTitle(title, file.within, file.fileName),
      fileName: visibleOnly(cleanText(file.fileName)) || '—',
    })),
  ];
}

/** What the author says of the mail holds for what it brings along, but for what the mail alone is. */
function attachmentInput({ versionOf: _mailOnly, ...input }: SubmitInput): SubmitInput {
  return { ...input, sheet: 'document' };
}
