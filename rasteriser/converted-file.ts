/** The two halves of an examination by way of paper, on the vault's side: checked as what a stranger's file made it. */
import { lossList, renditionReport } from '../shared/vocabulary/rendition-report.ts';
import type { Examination } from './rasteriser.ts';
import type { ConvertedFile, RenditionLimits } from './worker-messages.ts';

const fontsMax = 500;
const fontNameCharactersMax = 200;

/** The limits once more: whoever answers here has read hostile bytes. Throws an ordinary Error. */
export function checkConverted(answer: ConvertedFile, limits: RenditionLimits): ConvertedFile {
  const { attachments = [], encoding = null, fonts = [] } = answer;
  const sound =
    typeof answer.html === 'string' &&
    answer.html.length <= limits.htmlCharactersMax &&
    typeof answer.words === 'string' &&
    typeof answer.characters === 'string' &&
    lossList.safeParse(answer.losses).success &&
    renditionReport.shape.encoding.safeParse(encoding).success &&
    Array.isArray(fonts) &&
    fonts.length <= fontsMax &&
    fonts.every((name) => typeof name === 'string' && name.length <= fontNameCharactersMax) &&
    attachments.length <= limits.attachmentsMax &&
    attachments.every(({ fileName, bytes }) => typeof fileName === 'string' && bytes instanceof Uint8Array);
  if (!sound) throw new Error('The rasteriser answered what it cannot have found');
  return answer;
}

/** The paper's pages under the file's own kind and words. */
export function joinExamination(
  converted: ConvertedFile,
  printed: Examination,
  pdf: Uint8Array,
): Examination {
  const { kind, words, losses, attachments, encoding, fonts = [] } = converted;
  return {
    ...printed,
    kind,
    rendition: pdf,
    likeness: { text: words },
    ...(attachments ? { attachments } : {}),
    report: {
      ...printed.report,
      ...(encoding ? { encoding } : {}),
      losses,
      fontsSubstituted: [...new Set([...printed.report.fontsSubstituted, ...fonts])],
    },
  };
}
