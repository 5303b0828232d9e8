/** Kinds that people meet and the vault does not take, by the endings of their names: what they are called, and what to do with one. */

/** What its own program can do for it. */
export type SaveAs = 'as-document' | 'as-sheet' | 'as-picture' | 'unpacked';

const named: readonly (readonly [saveAs: SaveAs, unsupported: string, endings: string])[] = [
  ['as-document', 'ofd', 'ofd'],
  ['as-document', 'old-word', 'doc dot'],
  ['as-document', 'word-macros', 'docm dotm dotx'],
  ['as-document', 'rtf', 'rtf'],
  ['as-document', 'wps', 'wps wpt'],
  ['as-document', 'open-document', 'odt odp odg ott fodt'],
  ['as-document', 'pages', 'pages'],
  ['as-document', 'slides', 'ppt pps pptx ppsx pptm ppsm pot potx dps key'],
  ['as-document', 'web-archive', 'mht mhtml webarchive'],
  ['as-document', 'drawing', 'vsd vsdx dwg dxf'],
  ['as-document', 'book', 'epub mobi caj xps oxps djvu'],
  ['as-sheet', 'old-excel', 'xls xlt et ett'],
  ['as-sheet', 'excel-macros', 'xlsm xltm xlsb xltx'],
  ['as-sheet', 'open-sheet', 'ods fods numbers'],
  ['as-picture', 'heic', 'heic heif hif'],
  ['as-picture', 'picture', 'avif bmp dib svg svgz jp2 jxl psd ai eps tga pcx ico wmf emf dng cr2 nef arw'],
  ['unpacked', 'archive', 'zip rar tar gz tgz bz xz zst iso cab'],
];

const byEnding: ReadonlyMap<string, { readonly unsupported: string; readonly saveAs: SaveAs }> = new Map(
  named.flatMap(([saveAs, unsupported, endings]) =>
    endings.split(' ').map((ending) => [ending, { unsupported, saveAs }] as const),
  ),
);

export const kindNotTaken = (ending: string) => byEnding.get(ending);
