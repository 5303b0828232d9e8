/** The report of an examination as an entry keeps it, and as people are told of it. */

import type { Examination } from '../../rasteriser/rasteriser.ts';
import type { RenditionReport, ShownReport } from '../../shared/vocabulary/rendition-report.ts';
import type { Document } from '../storage/dossiers.ts';

export const reportOf = ({ report }: Examination): RenditionReport => ({
  losses: [...report.losses],
  encoding: report.encoding ?? null,
  repaired: report.repaired === true,
});

/** A picture, or a scan: nothing on its pages is known as words. */
export const isWithoutText = ({ likeness, pageLooks }: Examination): boolean =>
  likeness.text === '' && pageLooks.every(({ blank, picture }) => !blank && picture);

export const shownReport = (examination: Examination): ShownReport => ({
  ...reportOf(examination),
  fontsSubstituted: examination.report.fontsSubstituted.length,
  glyphsMissing: examination.report.glyphsMissing,
});

export const shownReportOfFiled = ({ report, fontsSubstituted, glyphsMissing }: Document): ShownReport => ({
  ...report,
  fontsSubstituted,
  glyphsMissing,
});
