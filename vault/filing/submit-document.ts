/**
 * Submitting: the author's file is examined, sealed under the public keys of both groups, and entered (D5–D7). From then on
 * nobody opens it except by a view. What a mail brings along becomes documents of its own, all of them or none.
 */

import { basename } from 'node:path';
import type { Examiner } from '../../rasteriser/rasteriser.ts';
import type { SubmittedDocument, SubmittedFile } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { submitRules } from '../../shared/policy/filing-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { cleanText, visibleOnly } from '../../shared/policy/visible-text.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { ShownReport } from '../../shared/vocabulary/rendition-report.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertAllowed, assertStanding, optionalText, requiredText } from '../acts/signing.ts';
import { assertKeysFollowLog, assertNobodyElseWrote } from '../acts/tables-follow-log.ts';
import { unlock } from '../acts/unlock.ts';
import type { Signer } from '../keys/signer.ts';
import { type Dossier, dossierByCode, mayKnow } from '../storage/dossiers.ts';
import { hasActed, type Person } from '../storage/people.ts';
import { readWholeFile } from '../storage/read-source-file.ts';
import { attachmentTitle } from './attachment-title.ts';
import { examineAttachments, examinerOf, examineSource } from './examine-source.ts';
import { FiledDocument, type FileToSeal } from './file-document.ts';
import type { FileInput } from './file-input.ts';
import { isReady } from './readiness.ts';
import { isWithoutText, shownReport } from './report-of.ts';
import { joinToldTo, likesToldTo } from './told-of-likeness.ts';

type SubmitInput = ParsedInput<'document.submit'>;

/** Who files, and what has to hold each time before anything of it goes on. */
export interface Filing {
  /** Throws where the author may not go on; called again after everything that takes time. */
  readonly author: () => Person;
  /** From the passphrase to the signing key, as late as possible. */
  readonly signer: () => Promise<Signer>;
  readonly place: string | null;
  /** Found in the vault already: then nothing is filed, and this is the answer. */
  readonly already?: (dossier: Dossier, bytes: Uint8Array) => SubmittedFile | null;
  /** What the renditions of a file and its attachments do not show; throws where its author has not signed for that (D5). */
  readonly seen?: (reports: readonly ShownReport[]) => void;
  /** Called in the transaction of the entries. */
  readonly entered?: (submitted: SubmittedFile) => void;
}

export async function submitDocument(
  vault: OpenVault,
  input: SubmitInput,
  call: Call,
): Promise<SubmittedFile> {
  const desk = assertStanding(vault, call, ['author']);
  const session = vault.signedIn;
  const examiner = examinerOf(vault.ports);
  const filing: Filing = {
    author: () => {
      if (vault.signedIn !== session) throw new Refusal('NOT_SIGNED_IN');
      return desk;
    },
    signer: async () => (await unlock(vault, call, desk, input.signature)).signer(desk.id, 'author'),
    place: vault.place(),
  };
  try {
    return await fileOne(vault, input, call, filing, examiner);
  } finally {
    await examiner.close();
  }
}

/** The dossier, where this author may file into it at this moment. */
export function dossierToFile(vault: OpenVault, code: string, call: Call, author: Person): Dossier {
  const dossier = dossierByCode(vault.db, code);
  const known = dossier !== null && mayKnow(author, dossier);
  if (known) call.about.dossier = dossier.id;
  assertAllowed(
    decide(submitRules, {
      dossierKnown: known,
      ready: isReady(vault),
      dossierHeld: known && dossier.held,
      dossierClosed: known && dossier.status === 'closed',
      hasKept: known && hasActed(vault.db, author.human, dossier.id, 'keeper'),
    }),
  );
  return dossier!;
}

/** One file, with what came with it, in one entry for each document; nothing is half-filed. */
const fileOne = async (
  vault: OpenVault,
  input: FileInput,
  call: Call,
  filing: Filing,
  examiner: Examiner,
): Promise<SubmittedFile> =>
  enterFile(vault, input, call, filing, await lookIntoFile(vault, input, call, filing, examiner));

/** What is known of a file before it is sealed; or that it is in the vault already. */
export type LookedInto =
  | { readonly already: SubmittedFile }
  | { readonly already: null; readonly bytes: Uint8Array; readonly files: readonly FileToSeal[] };

/** Changes nothing: it may be done ahead of its turn. */
export async function lookIntoFile(
  vault: OpenVault,
  input: FileInput,
  call: Call,
  filing: Pick<Filing, 'author' | 'already' | 'seen'>,
  examiner: Examiner,
): Promise<LookedInto> {
  assertCheckSaid(input);
  const dossier = dossierToFile(vault, input.code, call, filing.author());
  const bytes = readWholeFile(input.file);
  const already = filing.already?.(dossier, bytes) ?? null;
  if (already !== null) return { already };
  const files = await examineFiles(examiner, input, bytes);
  filing.seen?.(files.map(({ examination }) => shownReport(examination)));
  return { already, bytes, files };
}

export async function enterFile(
  vault: OpenVault,
  input: FileInput,
  call: Call,
  filing: Filing,
  looked: LookedInto,
): Promise<SubmittedFile> {
  const check = (): Dossier => dossierToFile(vault, input.code, call, filing.author());
  // Looking into a file takes long: somebody else may be at the desk by now, or nobody; or the same file was filed meanwhile.
  const dossier = check();
  const already = looked.already ?? filing.already?.(dossier, looked.bytes) ?? null;
  if (already !== null || looked.already !== null) {
    filing.entered?.(already!);
    return already!;
  }
  const { files } = looked;
  const signer = await filing.signer();
  call.about.document = null;
  const documents = files.map((file) => new FiledDocument(vault, file));
  try {
    for (const document of documents) await document.seal();
    await assertKeysFollowLog(vault);
    const author = filing.author();
    return vault.writer.transact((tx) => {
      assertNobodyElseWrote(vault);
      const now = check();
      const entered = documents.map((document, index) => {
        const no = now.documents + 1 + index;
        const asked = index === 0 ? input : attachmentInput(input);
        const likeness = document.enter(tx, now, no, asked, author, signer, filing.place);
        return { no, id: document.id, likeness };
      });
      const told = entered.map(({ no, id, likeness }, index): SubmittedDocument => {
        const { pages } = files[index]!.examination;
        const joined = joinToldTo(vault, { id, ...likeness }, author);
        return {
          document: `${dossier.code}/${no}`,
          pages,
          joined,
          like: likeness.joined === 'new' ? likesToldTo(vault, likeness.likeTo, author).length : 0,
          report: shownReport(files[index]!.examination),
          withoutText: isWithoutText(files[index]!.examination),
        };
      });
      const submitted = { ...told[0]!, attachments: told.slice(1) };
      filing.entered?.(submitted);
      return submitted;
    });
  } catch (error) {
    for (const document of documents) document.takeAway();
    throw error;
  } finally {
    for (const document of documents) document.forget();
  }
}

/** The file itself first, then what came with it. */
async function examineFiles(examiner: Examiner, input: FileInput, bytes: Uint8Array): Promise<FileToSeal[]> {
  const fileName = visibleOnly(cleanText(basename(input.file))) || '—';
  const title = optionalText(input.title ?? '', 'title') || fileName.replace(/\.[^.]+$/, '');
  const examination = await examineSource(examiner, bytes, fileName, input.encoding);
  const attached = await examineAttachments(examiner, examination);
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
function attachmentInput({
  versionOf: _mailOnly,
  dated: _ofTheMail,
  check: _ofTheCheck,
  ...input
}: FileInput): FileInput {
  return { ...input, sheet: 'document' };
}

/** A background check says its day and what it is about, outside the seal; nothing else has these (D2). */
function assertCheckSaid({ sheet, check }: FileInput): void {
  if ((sheet === 'background-check') !== (check !== undefined)) throw new Refusal('CHECK_UNSAID');
  if (check === undefined) return;
  requiredText(check.subject, 'check-subject');
  if (check.renewal !== null && check.renewal <= check.on) throw new Refusal('CHECK_DAYS_TURNED');
}
