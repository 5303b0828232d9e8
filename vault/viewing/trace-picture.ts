/**
 * From a picture of a page to the view that it came from, by the second carrier of its trace code (L8).
 *
 * The file is a stranger's: it is read by the rasteriser, where there is no key, and only its pixels come here.
 */
import { basename } from 'node:path';
import type { PixelPage } from '../../rasteriser/pixel-page.ts';
import { FileFault, type FileKind } from '../../rasteriser/rasteriser.ts';
import type { TraceAnswer } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { logReaders } from '../access-log/log-rows-shown.ts';
import { lookUpCode } from '../access-log/look-up-trace.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { readWholeFile } from '../storage/read-source-file.ts';
import { readPageCode } from './read-page-code.ts';

const pictureBytesMax = 64 * 1024 * 1024;
/** Of a PDF, which may be a scan or a marked copy; reading a page takes about a second. */
const pagesMax = 20;
/** Longer side of what is looked at. A picture of the whole of a page then has squares of about seventeen pixels. */
const longSidePx = 1_500;
const pictureKinds: ReadonlySet<FileKind> = new Set(['png', 'jpeg', 'webp', 'gif', 'tiff', 'pdf']);

/** Throws Refusal where the file is no picture, or no code is found in it: nothing was looked up then. */
export async function tracePicture(
  vault: OpenVault,
  input: ParsedInput<'trace.picture'>,
  call: Call,
): Promise<TraceAnswer> {
  assertStanding(vault, call, logReaders, true);
  const session = vault.signedIn;
  const code = await codeInFile(vault, input.file, call);
  if (vault.signedIn !== session) throw new Refusal('NOT_SIGNED_IN');
  if (code === null) throw new Refusal('TRACE_NOT_IN_PICTURE');
  return lookUpCode(vault, code, call);
}

async function codeInFile({ ports }: OpenVault, file: string, call: Call): Promise<string | null> {
  const bytes = readWholeFile(file, pictureBytesMax);
  try {
    const kept = bytes.slice();
    const { kind, rendition, pages } = await ports.rasteriser.examine(bytes, basename(file));
    if (!pictureKinds.has(kind)) throw new Refusal('FILE_KIND_UNSUPPORTED');
    const opened = await ports.rasteriser.open(rendition === 'same' ? kept : rendition);
    try {
      const looked = Math.min(pages, pagesMax);
      for (let index = 0; index < looked; index++) {
        call.progress(index, looked);
        const found = await readPageCode(await pixelsOf(opened, index), call.signal ?? undefined);
        if (found !== null) return found.code;
      }
      return null;
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (error instanceof FileFault) throw new Refusal(error.code, error.detail);
    throw error;
  }
}

async function pixelsOf(
  opened: { renderPage(index: number, dpi: number): Promise<PixelPage> },
  index: number,
): Promise<PixelPage> {
  const dpi = 36;
  const { widthPx, heightPx } = await opened.renderPage(index, dpi);
  return opened.renderPage(index, (dpi * longSidePx) / Math.max(widthPx, heightPx));
}
