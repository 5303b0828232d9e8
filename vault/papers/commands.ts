/** Printing papers, and holding the log against a paper that comes back (H3). */
import { existsSync, rmSync } from 'node:fs';
import type { CheckedPaper, PrintedPaper } from '../../shared/contract/answers-of-handovers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Paper } from '../../shared/vocabulary/terms.ts';
import {
  checkpointNow,
  codeText,
  judgePaper,
  readPaperText,
  wordsOf,
} from '../access-log/paper-checkpoint.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { encodeHex, sha256 } from '../sealing/suite.ts';
import { writeDurably } from '../storage/durable-file.ts';
import { liesInside } from '../storage/vault-folder.ts';
import { gatherDataAudit } from './data-audit.ts';
import type { AskedPaper, DrawnPaper } from './drawn-paper.ts';
import { gatherAgreement, gatherReminder } from './gather-agreements.ts';
import { gatherAnswer } from './gather-answer.ts';
import { gatherChain } from './gather-chain.ts';
import { gatherTransferInstrument, gatherTransferList } from './gather-custody.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { gatherResignationForm } from './gather-leaving.ts';
import { gatherFilingReceipt, gatherLoanSlip } from './gather-lending.ts';
import { gatherLogReport, gatherMonthlyReport } from './gather-log-report.ts';
import { gatherOwnDataPaper } from './gather-own-data.ts';
import {
  gatherClientLetter,
  gatherClientList,
  gatherExposure,
  gatherLeavingCertificate,
  gatherLeavingChecklist,
} from './gather-people.ts';
import { gatherCertificate, gatherReleaseSlip } from './gather-releases.ts';
import {
  gatherSignInSheet,
  gatherTrainingApplication,
  gatherTrainingArchive,
  gatherTrainingCertificate,
  gatherTrainingPlan,
} from './gather-training.ts';
import { PaperWords } from './paper-words.ts';

/** Each says itself who may print it. */
const gathering: Readonly<Record<Paper, (asked: AskedPaper) => DrawnPaper | Promise<DrawnPaper>>> = {
  'transfer-instrument': gatherTransferInstrument,
  'transfer-list': gatherTransferList,
  'client-list': gatherClientList,
  'loan-slip': gatherLoanSlip,
  'filing-receipt': gatherFilingReceipt,
  'client-letter': gatherClientLetter,
  'leaving-checklist': gatherLeavingChecklist,
  'exposure-statement': gatherExposure,
  'leaving-certificate': gatherLeavingCertificate,
  'chain-of-custody': gatherChain,
  'release-slip': gatherReleaseSlip,
  'certified-copy': gatherCertificate,
  'sign-in-sheet': gatherSignInSheet,
  'training-certificate': gatherTrainingCertificate,
  'training-application': gatherTrainingApplication,
  'training-plan': gatherTrainingPlan,
  'training-archive': gatherTrainingArchive,
  agreement: gatherAgreement,
  'reminder-sheet': gatherReminder,
  'resignation-form': gatherResignationForm,
  'log-report': gatherLogReport,
  'monthly-report': gatherMonthlyReport,
  evidence: gatherEvidence,
  'own-data': gatherOwnDataPaper,
  'data-audit': gatherDataAudit,
  'log-answer': gatherAnswer,
};

/**
 * The paper is on disk before its entry commits, and goes again where the entry cannot: a power cut between the two leaves a
 * paper that the log does not know, never an entry without its paper.
 */
export async function printPaper(
  vault: OpenVault,
  input: ParsedInput<'paper.print'>,
  call: Call,
): Promise<PrintedPaper> {
  const { writer } = vault;
  const words = new PaperWords(input.language, writer.readClock().offsetMinutes, vault.classLabels);
  const drawn = await gathering[input.paper]({ vault, call, about: input.about, words });
  const { sheet, about } = drawn;
  const session = vault.signedIn;
  const checkpoint = drawn.checkpoint ?? checkpointNow(vault);
  if (existsSync(input.file) || liesInside(vault.folder, input.file)) throw new VaultFault('VAULT_EXISTS');
  // Only now and then can anybody be heard who wants it stopped, or the desk locked.
  const breathe = async (done: number, total: number): Promise<void> => {
    call.progress(done, total);
    await new Promise((go) => setImmediate(go));
    if (call.signal?.aborted === true) throw new VaultFault('STOPPED');
    if (vault.signedIn !== session) throw new Refusal('NOT_SIGNED_IN');
  };
  // The typesetter is loaded where something is printed: every start of the program would wait for it.
  const { typesetPaper } = await import('./paper-sheet.ts');
  const { bytes, pages } = await typesetPaper(sheet, {
    words,
    checkpoint,
    copies: input.copies,
    sample: vault.sample,
    breathe,
  });
  await breathe(pages * input.copies, pages * input.copies);
  const digest = encodeHex(sha256(bytes));
  writeDurably(input.file, bytes);
  try {
    writer.transact((tx) =>
      tx.append({
        type: 'paper.printed',
        data: () => ({
          paper: input.paper,
          language: input.language,
          digest,
          pages,
          copies: input.copies,
          size: checkpoint.size,
          root: encodeHex(checkpoint.root),
          dossier: about.dossier ?? null,
          document: about.document ?? null,
          loan: about.loan ?? null,
          person: about.person ?? null,
          handover: about.handover ?? null,
          departure: about.departure ?? null,
          release: about.release ?? null,
        }),
        actor: vault.actor(call.about.role),
        place: vault.place(),
      }),
    );
  } catch (error) {
    rmSync(input.file, { force: true });
    throw error;
  }
  return {
    paper: input.paper,
    language: input.language,
    file: input.file,
    pages,
    digest,
    size: checkpoint.size,
    words: [
      ...(words.hasChinese ? wordsOf(checkpoint, 'zh') : []),
      ...(words.hasEnglish ? wordsOf(checkpoint, 'en') : []),
    ],
    qr: codeText(checkpoint),
  };
}

/** Changes nothing; whoever is at the desk may ask, in quarantine too, where it matters most. */
export function checkPaper(vault: OpenVault, input: ParsedInput<'paper.check'>, call: Call): CheckedPaper {
  assertStanding(vault, call, [], true);
  const read = readPaperText(input.text);
  if (read === null) throw new Refusal('PAPER_UNKNOWN');
  const entries = vault.writer.size;
  return { verdict: judgePaper(vault.vault, vault.db, entries, read), size: read.size, entries };
}
