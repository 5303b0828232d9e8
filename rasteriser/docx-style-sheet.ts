/**
 * The fixed half of a Word page's style sheet. The other half are the looks that the file asks for (`paper-looks.ts`): they come after it
 * and weigh no less, so they win.
 */
export const wordStyleSheet = `
  .word { font-size: 10pt; color: #000; }
  .word .p { margin: 0; white-space: pre-wrap; tab-size: 21pt; orphans: 2; widows: 2; }
  .word sup, .word sub { line-height: 0; }
  .word img { max-width: 100%; max-height: 235mm; object-fit: contain; vertical-align: bottom; }
  .word table { border-collapse: collapse; margin: 0; max-width: 100%; }
  .word-table td { padding: 0 5.4pt; vertical-align: top; }
  .word-table td .p:last-child { margin-bottom: 0; }
  table.running { width: 100%; table-layout: fixed; }
  table.running > thead > tr > td, table.running > tfoot > tr > td, table.running > tbody > tr > td { padding: 0; }
  table.running > thead > tr > td { vertical-align: top; }
  table.running > tbody > tr { break-inside: auto; }
  .new-section { break-before: page; }
  .label { display: inline-block; text-indent: 0; white-space: pre; }
  .leader { flex: 1 1 6pt; min-width: 6pt; margin: 0 2pt; }
  .leader.dots { border-bottom: 1pt dotted #000; }
  .leader.line { border-bottom: .6pt solid #000; }
  .in-place { border: .6pt solid #8a8375; color: #4d483e; padding: 0 3pt; font-size: 8.5pt; text-indent: 0; white-space: pre-wrap; }
  .text-box { padding: 3pt 5pt; max-width: 100%; text-indent: 0; }
  .canvas { max-width: 100%; text-indent: 0; break-inside: avoid; }
  .placed { display: flex; flex-direction: column; justify-content: center; padding: 2pt; line-height: 1.25; }
  .drawn-line { border-top: .75pt solid #404040; height: 0; max-width: 100%; min-width: 40pt; margin: 3pt 0; }
  .word-art { color: #666; font-size: 14pt; }
  .chart-data { margin: 3pt 0; font-size: 8.5pt; line-height: 1.3; }
  .chart-data td { border: .4pt solid #b8b4aa; padding: 1pt 4pt; }
  .ticked { display: inline-block; border: .6pt solid #000; line-height: 1; width: 1.05em; text-align: center; text-indent: 0; font-size: .86em; }
  .note-mark { vertical-align: super; font-size: 7pt; line-height: 0; }
  .note-mark.comment { color: #8a5a00; }
  .notes { margin-top: 14pt; border-top: .6pt solid #000; padding-top: 4pt; }
  .notes-title { font-weight: bold; margin-bottom: 3pt; break-after: avoid; }
  .note { margin-bottom: 3pt; }
  .note-author { color: #8a5a00; font-size: 8.5pt; break-after: avoid; }
  .once { border-left: 1.5pt solid #d8d4ca; padding-left: 4pt; margin: 2pt 0 6pt; }
  .once > .quiet { font-size: 7.5pt; }
  .hidden-text { border-bottom: .75pt dotted #666; }
  .word ins { text-decoration: underline double #1f6b3a; }
  .word del, .deleted-row { text-decoration: line-through #b00020; color: #7a0016; }
  .word rt { font-size: .5em; }
`;
