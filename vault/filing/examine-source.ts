/** What filing learns of a file before it is sealed, and of the files that came inside it (D6). */
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { VaultPorts } from '../ports.ts';
import { type Examination, FileFault, type FileFaultCode, renditionLimits } from '../rendition/rasteriser.ts';

export type ExaminingPorts = Pick<VaultPorts, 'rasteriser' | 'htmlPrinter'>;

export interface ExaminedFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly examination: Examination;
  /** Names of the mails it came in, from the outermost on; empty for what was itself submitted. */
  readonly within: readonly string[];
}

/** Throws Refusal. */
export async function examineSource(
  ports: ExaminingPorts,
  bytes: Uint8Array,
  fileName: string,
): Promise<Examination> {
  try {
    return await examineCopy(ports, bytes, fileName);
  } catch (error) {
    if (error instanceof FileFault) throw new Refusal(error.code, error.detail);
    throw error;
  }
}

/** A copy goes: the rasteriser takes its bytes for good, and sealing needs them still. */
const examineCopy = (ports: ExaminingPorts, bytes: Uint8Array, fileName: string): Promise<Examination> =>
  ports.rasteriser.examine(bytes.slice(), fileName, ports.htmlPrinter);

/** A mail within a mail is looked into; one within that is refused: somebody hides there, or nobody reads it. */
const mailsWithinMax = 1;

/**
 * The attachments of a mail, and those of a mail among them, in order. Throws Refusal FILE_ATTACHMENT_REFUSED with
 * the number of the attachment as the mail's own list counts it, FILE_ATTACHMENTS_TOO_MANY.
 */
export async function examineAttachments(
  ports: ExaminingPorts,
  { attachments = [] }: Examination,
): Promise<ExaminedFile[]> {
  const found: ExaminedFile[] = [];
  for (const [index, { fileName, bytes }] of attachments.entries()) {
    try {
      await examineInto(found, ports, fileName, bytes, []);
    } catch (error) {
      if (!(error instanceof FileFault)) throw error;
      const fileFault: FileFaultCode = error.code;
      throw new Refusal('FILE_ATTACHMENT_REFUSED', { ordinal: index + 1, fileFault });
    }
    if (found.length > renditionLimits.attachmentsMax) {
      const { attachmentsMax } = renditionLimits;
      throw new Refusal('FILE_ATTACHMENTS_TOO_MANY', { attachments: found.length, attachmentsMax });
    }
  }
  return found;
}

async function examineInto(
  found: ExaminedFile[],
  ports: ExaminingPorts,
  fileName: string,
  bytes: Uint8Array,
  within: readonly string[],
): Promise<void> {
  const examination = await examineCopy(ports, bytes, fileName);
  if (examination.kind === 'eml' && within.length >= mailsWithinMax) {
    throw new FileFault('FILE_KIND_UNSUPPORTED', { found: 'nested-mail' });
  }
  found.push({ fileName, bytes, examination, within });
  for (const inner of examination.attachments ?? []) {
    await examineInto(found, ports, inner.fileName, inner.bytes, [...within, fileName]);
  }
}
