/** A person's own data as a paper, and as a folder with the paper and the data beside it. Whose it is, is on record. */
import Papa from 'papaparse';
import type { OwnDataWritten } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { withNumber } from '../../shared/vocabulary/among-others.ts';
import { type OwnDataKind, ownDataColumns, ownDataKinds } from '../../shared/vocabulary/own-data-words.ts';
import { plainCellThroughout } from '../../shared/vocabulary/plain-cell.ts';
import type { Language } from '../../shared/vocabulary/refusal.ts';
import { assertFreeFolder, type BundleFolder, inNewFolder } from '../access-log/bundle-folder.ts';
import { checkpointNow } from '../access-log/paper-checkpoint.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { gatherOwnData, type OwnData } from '../own-data/gather-own-data.ts';
import { encodeHex, sha256 } from '../sealing/suite.ts';
import { type AskedPaper, type DrawnPaper, firmOf } from './drawn-paper.ts';
import { ownDataSheet } from './own-data-paper.ts';
import { PaperWords } from './paper-words.ts';

const languageOf = (words: PaperWords): Language => (words.hasChinese ? 'zh-CN' : 'en');

const sheetOf = (vault: OpenVault, { person, tables }: OwnData, words: PaperWords) =>
  ownDataSheet(
    {
      firm: firmOf(vault),
      onMs: vault.writer.readClock().wallMs,
      person: withNumber(person),
      tables,
    },
    words,
  );

export function gatherOwnDataPaper({ vault, call, about, words }: AskedPaper): DrawnPaper {
  const data = gatherOwnData(vault, call, about, languageOf(words));
  return { sheet: sheetOf(vault, data, words), about: { person: data.person.id } };
}

/** Throws VaultFault and Refusal; then nothing is left of the folder. */
export async function exportOwnData(
  vault: OpenVault,
  input: ParsedInput<'own-data.export'>,
  call: Call,
): Promise<OwnDataWritten> {
  const words = new PaperWords(input.language, vault.writer.readClock().offsetMinutes, vault.classLabels);
  const data = gatherOwnData(vault, call, input.who, languageOf(words));
  assertFreeFolder(vault.folder, input.folder);
  const checkpoint = checkpointNow(vault);
  const { typesetPaper } = await import('./paper-sheet.ts');
  const { bytes, pages } = await typesetPaper(sheetOf(vault, data, words), {
    words,
    checkpoint,
    copies: 1,
    sample: vault.sample,
  });
  await inNewFolder(input.folder, async (folder) => {
    folder.begin('own-data.pdf').write(bytes);
    folder.finish();
    writeData(vault, data, folder, languageOf(words));
    // On record before the folder has its name: nothing leaves without its entries.
    vault.writer.transact((tx) => {
      const common = { actor: vault.actor(call.about.role), place: vault.place() };
      tx.append({
        type: 'log.read',
        data: (texts) => ({
          person: data.person.id,
          query: texts.of('own-data'),
          results: data.tables.reduce((sum, { rows }) => sum + rows.length, 0),
        }),
        ...common,
      });
      tx.append({
        type: 'paper.printed',
        data: () => ({
          paper: 'own-data',
          language: input.language,
          digest: encodeHex(sha256(bytes)),
          pages,
          copies: 1,
          size: checkpoint.size,
          root: encodeHex(checkpoint.root),
          dossier: null,
          document: null,
          loan: null,
          person: data.person.id,
          handover: null,
          departure: null,
          release: null,
        }),
        ...common,
      });
    });
  });
  return {
    folder: input.folder,
    pages,
    kinds: data.tables.map(({ kind, rows }) => ({ kind, rows: rows.length })),
  };
}

/** A table for each kind that has rows, and all of them in one file for programs. */
function writeData(
  vault: OpenVault,
  { person, tables }: OwnData,
  folder: BundleFolder,
  language: Language,
): void {
  const at = language === 'zh-CN' ? 0 : 1;
  for (const { kind, columns, rows } of tables) {
    if (rows.length === 0) continue;
    const lines = [columns.map((column) => ownDataColumns[column][at]), ...rows];
    folder.whole(
      `${kind}.csv`,
      `\ufeff${Papa.unparse(lines.map((line) => line.map(plainCellThroughout)))}\r\n`,
    );
  }
  const said = {
    format: 'dossier-vault-own-data/1',
    vault: vault.vault,
    person: person.no,
    on: new Date(vault.writer.readClock().wallMs).toISOString(),
    kinds: Object.fromEntries(
      tables.map(({ kind, columns, rows }): [OwnDataKind, object] => [
        kind,
        {
          name: ownDataKinds[kind].name[at],
          erasing: ownDataKinds[kind].erasing[at],
          rows: rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i] ?? '']))),
        },
      ]),
    ),
  };
  folder.whole('own-data.json', `${JSON.stringify(said, null, 1)}\n`);
}
