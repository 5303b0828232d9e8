/** What filing learns of a file before it is sealed, and of the files that came inside it (D6). */

import {
  type Examination,
  type Examiner,
  FileFault,
  type FileFaultCode,
  type FileKind,
  type PlacardCause,
  renditionLimits,
} from '../../rasteriser/rasteriser.ts';
import { cleanText, visibleOnly } from '../../shared/policy/visible-text.ts';
import type { TextEncoding } from '../../shared/vocabulary/losses.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { VaultPorts } from '../acts/ports.ts';
import { encodeHex, sha256 } from '../sealing/suite.ts';

/** For the files of one act; whoever asks for it closes it. */
export const examinerOf = ({ rasteriser, htmlPrinter }: VaultPorts): Examiner =>
  rasteriser.examiner(htmlPrinter);

export interface ExaminedFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly examination: Examination;
  /** Names of the mails it came in, from the outermost on; empty for what was itself submitted. */
  readonly within: readonly string[];
}

/** Throws Refusal. */
export async function examineSource(
  examiner: Examiner,
  bytes: Uint8Array,
  fileName: string,
  encoding?: TextEncoding,
): Promise<Examination> {
  return examining(() => examineCopy(examiner, bytes, fileName, encoding));
}

/** What the rasteriser finds wrong, as a refusal. */
export async function examining(look: () => Promise<Examination>): Promise<Examination> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof FileFault) throw new Refusal(error.code, error.detail);
    throw error;
  }
}

/** A copy goes: the rasteriser takes its bytes for good, and sealing needs them still. */
const examineCopy = (
  examiner: Examiner,
  bytes: Uint8Array,
  fileName: string,
  encoding?: TextEncoding,
): Promise<Examination> => examiner.examine(bytes.slice(), fileName, encoding);

/** How deep files within files are looked into; what lies deeper is sealed unseen: somebody hides there, or nobody reads it. */
const withinMax = 3;
/** Of mails alone: one within a mail is looked into. */
const mailsWithinMax = 1;
/** Enough of a file to tell its kind by. */
const beginsBytes = 64 * 1024;

/**
 * What came with a file, and with what came with it, in order. What cannot be shown is kept all the same: a placard stands for it.
 * Throws Refusal FILE_ATTACHMENTS_TOO_MANY, and FILE_ATTACHMENT_REFUSED with the number of the attachment as the mail's own list
 * counts it where this machine lacks what another has.
 */
export async function examineAttachments(
  examiner: Examiner,
  { kind, attachments = [] }: Examination,
): Promise<ExaminedFile[]> {
  const found: ExaminedFile[] = [];
  const known = new KnownFiles(attachments.length);
  for (const [index, { fileName, bytes }] of attachments.entries()) {
    try {
      await examineInto(found, known, examiner, fileName, bytes, { names: [], mails: isMail(kind) ? 1 : 0 });
    } catch (error) {
      if (!(error instanceof FileFault)) throw error;
      if (error.code === 'FILE_ATTACHMENTS_TOO_MANY') throw new Refusal(error.code, error.detail);
      const fileFault: FileFaultCode = error.code;
      throw new Refusal('FILE_ATTACHMENT_REFUSED', { ordinal: index + 1, fileFault });
    }
  }
  return found;
}

const isMail = (kind: FileKind): boolean => kind === 'eml' || kind === 'msg';

/** The files around one: their names from the outermost on, and how many of them are mails. */
interface Around {
  readonly names: readonly string[];
  readonly mails: number;
}

/** How many files are there, as far as has been seen: too many are refused before each of them was drawn. */
class KnownFiles {
  private count: number;
  constructor(count: number) {
    this.count = count;
  }
  add(further: number): void {
    this.count += further;
    const { attachmentsMax } = renditionLimits;
    if (this.count > attachmentsMax)
      throw new FileFault('FILE_ATTACHMENTS_TOO_MANY', { attachments: this.count, attachmentsMax });
  }
}

async function examineInto(
  found: ExaminedFile[],
  known: KnownFiles,
  examiner: Examiner,
  fileName: string,
  bytes: Uint8Array,
  around: Around,
): Promise<void> {
  const examination = await examineOrPlacard(examiner, fileName, bytes, around);
  found.push({ fileName, bytes, examination, within: around.names });
  known.add(examination.attachments?.length ?? 0);
  const inner = {
    names: [...around.names, fileName],
    mails: around.mails + (isMail(examination.kind) ? 1 : 0),
  };
  for (const each of examination.attachments ?? []) {
    await examineInto(found, known, examiner, each.fileName, each.bytes, inner);
  }
}

/** Causes that another machine mends: nothing is sealed unseen for their sake. */
const mendedElsewhere: ReadonlySet<FileFaultCode> = new Set(['FILE_NEEDS_DESKTOP']);

async function examineOrPlacard(
  examiner: Examiner,
  fileName: string,
  bytes: Uint8Array,
  { names, mails }: Around,
): Promise<Examination> {
  let cause: PlacardCause = 'FILE_WITHIN_TOO_DEEP';
  if (names.length < withinMax) {
    try {
      const examination = await examineCopy(examiner, bytes, fileName);
      if (!isMail(examination.kind) || mails <= mailsWithinMax) return examination;
    } catch (error) {
      if (!(error instanceof FileFault) || mendedElsewhere.has(error.code)) throw error;
      cause = error.code;
    }
  }
  return examiner.placard({
    fileName: visibleOnly(cleanText(fileName)),
    bytes: bytes.byteLength,
    sha256: encodeHex(sha256(bytes)),
    begins: bytes.slice(0, beginsBytes),
    cause,
  });
}
