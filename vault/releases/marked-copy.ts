/** The pages of an access rendition with the release's mark burned into each, as a PDF of pictures: no text of the file comes along. */
import { type PdfPicture, picturesToPdf } from '../../rasteriser/picture-pdf.ts';
import { FileFault, renditionLimits } from '../../rasteriser/rasteriser.ts';
import { classLabel } from '../../shared/vocabulary/class-labels.ts';
import { Refusal, type RefusalCode, refusalCodes } from '../../shared/vocabulary/refusal.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import type { WatermarkText } from '../acts/watermarker.ts';
import { zero } from '../sealing/suite.ts';
import type { LoadedRelease } from './release-facts.ts';

/** Sharp enough to print: A4 is 1240 × 1754 pixels. */
const copyDpi = 150;

/** Who it went to, by which release and on which day; the code finds the release in the log. */
export const markOfRelease = (
  vault: OpenVault,
  { release, recipient, dossier }: LoadedRelease,
  on: string,
  language: 'zh-CN' | 'en',
): WatermarkText => ({
  personName: recipient?.name ?? release.outsider ?? '',
  personNo: recipient?.no ?? release.no,
  instantText: on,
  place: vault.name,
  viewText: language === 'zh-CN' ? `出库 R${release.no}` : `release R${release.no}`,
  classText: classLabel(vault.classLabels, dossier.classification, language),
  traceCode: release.trace,
});

/** The same mark over the same rendition gives the same bytes. Takes the plaintext over. Throws Refusal. */
export async function markedCopy(
  vault: OpenVault,
  plaintext: Uint8Array,
  mark: WatermarkText,
): Promise<Uint8Array> {
  try {
    const rendition = await vault.ports.rasteriser.open(plaintext);
    // The rasteriser has the bytes now; where they were copied to it, ours go.
    if (plaintext.byteLength > 0) zero(plaintext);
    try {
      const watermarker = await vault.ports.watermarker();
      const pictures: PdfPicture[] = [];
      let bytes = 0;
      for (let page = 0; page < rendition.pages; page++) {
        const marked = watermarker.compose(await rendition.renderPage(page, copyDpi), mark);
        bytes += marked.bytes.length;
        if (bytes > renditionLimits.renditionBytesMax) throw new Refusal('RENDITION_TOO_LARGE');
        pictures.push({
          widthPx: marked.widthPx,
          heightPx: marked.heightPx,
          space: 'DeviceRGB',
          bitsPerSample: 8,
          packed: 'jpeg',
          data: marked.bytes,
        });
      }
      return picturesToPdf(pictures);
    } finally {
      await rendition.close();
    }
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    throw new Refusal(
      (refusalCodes as string[]).includes(error.code) ? (error.code as RefusalCode) : 'PAGE_CANNOT_BE_SHOWN',
      error.detail,
    );
  }
}
