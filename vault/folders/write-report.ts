/** What became of each file of a tree, as a table (K6). Its cells never begin a formula. */
import { existsSync } from 'node:fs';
import Papa from 'papaparse';
import type { CommandAnswers } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import type { CallProblem } from '../../shared/contract/messages.ts';
import { describeFault, VaultFault } from '../../shared/vocabulary/fault.ts';
import { fileOutcomes, fileOutcomeText } from '../../shared/vocabulary/folder-terms.ts';
import { plainCellThroughout } from '../../shared/vocabulary/plain-cell.ts';
import type { Language } from '../../shared/vocabulary/refusal.ts';
import { refusalInALine } from '../../shared/vocabulary/refusal-in-a-line.ts';
import { reportPhrases } from '../../shared/vocabulary/rendition-report-words.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { storageFault } from '../storage/database.ts';
import { writeDurably } from '../storage/durable-file.ts';
import { liesInside } from '../storage/vault-folder.ts';
import { type FileLine, trialInHand } from './folder-in-hand.ts';
import { keptCount, keptLines } from './kept-lines.ts';
import { shownLine } from './read-folder.ts';

const headings = {
  'zh-CN': ['文件', '结果', '卷宗', '文件号', '题名', '日期自', '日期至', '页数', '原因', '与原件的出入'],
  en: [
    'File',
    'Outcome',
    'Dossier',
    'Document',
    'Title',
    'Dated from',
    'Dated to',
    'Pages',
    'Cause',
    'Not as in the original',
  ],
} as const;

export function writeFolderReport(
  vault: OpenVault,
  { of, file }: ParsedInput<'folders.write-report'>,
  call: Call,
): CommandAnswers['folders.write-report'] {
  const desk = assertStanding(vault, call, ['author']);
  const lines: readonly FileLine[] =
    of === 'trial'
      ? trialInHand(vault).lines
      : fileOutcomes
          .flatMap((outcome) =>
            keptLines(vault.db, desk.id, outcome, 0, keptCount(vault.db, desk.id, outcome)),
          )
          .sort((one, other) => one.position - other.position);
  if (existsSync(file) || liesInside(vault.folder, file)) throw new VaultFault('VAULT_EXISTS');
  const rows = [headings[call.language], ...lines.map((line) => rowOf(line, call.language))];
  try {
    writeDurably(file, `\ufeff${Papa.unparse(rows.map((row) => row.map(plainCellThroughout)))}\r\n`);
  } catch (error) {
    throw storageFault(error);
  }
  return { file, rows: lines.length };
}

function rowOf(line: FileLine, language: Language): string[] {
  const { path, outcome, code, document, title, dated, pages, problem, reports } = shownLine(line);
  return [
    path,
    fileOutcomeText(outcome, language),
    code,
    document,
    title,
    dated?.from ?? '',
    dated?.to ?? '',
    pages === null ? '' : String(pages),
    problem === null ? '' : causeOf(problem, language),
    reports.flatMap((report) => reportPhrases(report, language)).join(' · '),
  ];
}

function causeOf(problem: CallProblem, language: Language): string {
  if (problem.kind === 'fault') return describeFault(problem.code, problem.facts, language);
  return refusalInALine(problem.code, problem.facts, language);
}
