/** The cells of a table that lies outside the vault, read where there is no key (K6). */
import { basename } from 'node:path';
import { FileFault } from '../../rasteriser/rasteriser.ts';
import type { TableAsked, TableRead } from '../../rasteriser/table-cells.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { readWholeFile } from '../storage/read-source-file.ts';

/** Throws Refusal, also where whoever asked has gone meanwhile; `tooLarge` before the file is read. */
export async function cellsOfFile(
  vault: OpenVault,
  file: string,
  bytesMax: number,
  tooLarge: () => Refusal,
  how: Pick<TableAsked, 'encoding' | 'separator' | 'sheet'> = {},
): Promise<TableRead> {
  const session = vault.signedIn;
  const bytes = readWholeFile(file, bytesMax, tooLarge);
  try {
    const read = await vault.ports.rasteriser.table({ bytes, fileName: basename(file), ...how });
    if (vault.signedIn !== session) throw new Refusal('NOT_SIGNED_IN');
    return read;
  } catch (error) {
    if (error instanceof FileFault) throw new Refusal(error.code, error.detail);
    throw error;
  }
}
