/** How large a table may be that somebody brings in (K6); sizes in bytes. A million cells are about 200 MB while they are looked at. */
export const tableLimits = {
  bytesMax: 64 * 1024 * 1024,
  rowsMax: 200_000,
  columnsMax: 200,
  cellsMax: 2_000_000,
  sheetsMax: 200,
  sheetNameMax: 255,
} as const;
