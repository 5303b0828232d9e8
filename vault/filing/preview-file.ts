/**
 * A page of the rendition that the author's own file would get, before anything is filed. The file lies outside the vault
 * and is the author's already; what the vault holds is shown by a view and nothing else. The page carries a mark all the
 * same, so that no unmarked page of ours exists.
 */

import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { FileFault, pageDpi } from '../../rasteriser/rasteriser.ts';
import type { FilePreview } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { cleanText, visibleOnly } from '../../shared/policy/visible-text.ts';
import type { TextEncoding } from '../../shared/vocabulary/losses.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { readWholeFile } from '../storage/read-source-file.ts';
import { localTimeText } from '../time/local-time.ts';
import { examining } from './examine-source.ts';
import { FilePreviewing } from './file-previewing.ts';
import { isWithoutText, shownReport } from './report-of.ts';

/** Stands where a view has its trace code: there is no view to trace. */
const noTrace = '0000-0000';

function sourceOf(path: string, encoding: TextEncoding | undefined): string {
  try {
    const { size, mtimeMs } = statSync(path);
    return `${path}\n${size}\n${mtimeMs}\n${encoding ?? ''}`;
  } catch {
    return path;
  }
}

async function closeBeforeIt(vault: OpenVault): Promise<void> {
  const before = vault.previewing;
  vault.previewing = null;
  await before?.close();
}

async function opened(
  vault: OpenVault,
  path: string,
  encoding: TextEncoding | undefined,
): Promise<FilePreviewing> {
  const session = vault.signedIn;
  const source = sourceOf(path, encoding);
  const open = vault.previewing;
  if (open instanceof FilePreviewing && open.source === source) return open;
  await closeBeforeIt(vault);
  const bytes = readWholeFile(path);
  const fileName = visibleOnly(cleanText(basename(path))) || '—';
  const examination = await examining(() =>
    vault.ports.rasteriser.examine(bytes.slice(), fileName, vault.ports.htmlPrinter, encoding),
  );
  const rendition = await vault.ports.rasteriser.open(
    examination.rendition === 'same' ? bytes.slice() : examination.rendition.slice(),
  );
  // It goes with its author, who may have gone while it was looked into.
  if (vault.signedIn !== session) {
    await rendition.close();
    throw new Refusal('NOT_SIGNED_IN');
  }
  // Asked for twice at a time, for another page or another encoding: the one that is ready last is the one wanted last.
  await closeBeforeIt(vault);
  const previewing = new FilePreviewing(source, examination, bytes.length, rendition);
  vault.previewing = previewing;
  return previewing;
}

export async function previewFile(
  vault: OpenVault,
  input: ParsedInput<'document.preview'>,
  call: Call,
): Promise<FilePreview> {
  const desk = assertStanding(vault, call, ['author']);
  try {
    const previewing = await opened(vault, input.file, input.encoding);
    const { kind, pages } = previewing.examination;
    if (input.page > pages) throw new Refusal('PAGE_OUT_OF_RANGE', { page: input.page, pages });
    const watermarker = await vault.ports.watermarker();
    const now = vault.ports.clock.read();
    const pixels = await previewing.page(input.page, pageDpi);
    if (vault.previewing !== previewing) throw new Refusal('NOT_SIGNED_IN');
    const image = watermarker.compose(pixels, {
      personName: desk.name,
      personNo: desk.no,
      instantText: localTimeText(now.wallMs, now.offsetMinutes),
      place: vault.place(),
      viewText: call.language === 'zh-CN' ? '提交前预览' : 'before submitting',
      classText: '',
      traceCode: noTrace,
    });
    const looked = input.attachments === true ? await previewing.attached(vault.ports) : null;
    if (vault.previewing !== previewing) throw new Refusal('NOT_SIGNED_IN');
    return {
      kind,
      bytes: previewing.bytes,
      pages,
      page: input.page,
      image,
      report: shownReport(previewing.examination),
      withoutText: isWithoutText(previewing.examination),
      attachments: {
        count: previewing.examination.attachments?.length ?? 0,
        looked:
          looked?.map(({ fileName, examination }) => ({
            fileName: visibleOnly(cleanText(fileName)) || '—',
            kind: examination.kind,
            report: shownReport(examination),
          })) ?? null,
      },
    };
  } catch (error) {
    if (error instanceof FileFault) throw new Refusal(error.code, error.detail);
    throw error;
  }
}
