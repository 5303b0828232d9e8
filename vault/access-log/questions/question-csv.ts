/** The answer to a question as CSV, all of its rows; the export is an entry, as a reading is. */
import { existsSync } from 'node:fs';
import Papa from 'papaparse';
import type { CommandAnswers } from '../../../shared/contract/answers.ts';
import type { ParsedInput } from '../../../shared/contract/commands.ts';
import { VaultFault } from '../../../shared/vocabulary/fault.ts';
import { plainCellThroughout } from '../../../shared/vocabulary/plain-cell.ts';
import type { Call } from '../../acts/call.ts';
import type { OpenVault } from '../../acts/open-vault.ts';
import { assertStanding } from '../../acts/signing.ts';
import { storageFault } from '../../storage/database.ts';
import { writeDurably } from '../../storage/durable-file.ts';
import { liesInside } from '../../storage/vault-folder.ts';
import { logReaders } from '../log-page.ts';
import { answerQuestion, recordQuestion } from './ask.ts';

const rowsMax = 1_000_000;

export async function writeQuestionCsv(
  vault: OpenVault,
  { asked, file }: ParsedInput<'log.question-csv'>,
  call: Call,
): Promise<CommandAnswers['log.question-csv']> {
  assertStanding(vault, call, logReaders, true);
  if (existsSync(file) || liesInside(vault.folder, file)) throw new VaultFault('VAULT_EXISTS');
  const answer = await answerQuestion(vault, asked, call, rowsMax);
  const lines = [
    answer.columns.map(({ label }) => label),
    ...answer.rows.map(({ cells }) => cells.map((cell) => String(cell ?? ''))),
  ].map((cells) => cells.map(plainCellThroughout));
  // On record before anything lies outside.
  recordQuestion(vault, call, answer);
  try {
    writeDurably(file, `\ufeff${Papa.unparse(lines)}\r\n`);
  } catch (error) {
    throw storageFault(error);
  }
  return { file, rows: answer.rows.length };
}
