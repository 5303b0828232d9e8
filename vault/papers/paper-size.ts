/** A4 in points. */
export const pageWidthPt = 595.28;
export const pageHeightPt = 841.89;
