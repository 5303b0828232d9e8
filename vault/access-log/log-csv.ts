/** What the filters show, as CSV whose cells never begin a formula; the export is an entry. */
import { existsSync } from 'node:fs';
import Papa from 'papaparse';
import type { CommandAnswers } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { plainCellThroughout } from '../../shared/vocabulary/plain-cell.ts';
import {
  type Language,
  Refusal,
  type RefusalCode,
  refusalCodes,
  refusalSentences,
} from '../../shared/vocabulary/refusal.ts';
import { termText } from '../../shared/vocabulary/term-words.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { storageFault } from '../storage/database.ts';
import { writeDurably } from '../storage/durable-file.ts';
import { liesInside } from '../storage/vault-folder.ts';
import { localTimeText } from '../time/local-time.ts';
import { logReaders, recordReading } from './log-page.ts';
import { findLeaves, shownParts } from './log-rows-shown.ts';

const rowsAtOnce = 1_000;

/** A4b: a column for each thing that is asked about, so that a table can be sorted and counted by it. */
const columns: readonly (readonly [zh: string, en: string])[] = [
  ['序号', 'index'],
  ['时间 UTC', 'time UTC'],
  ['当地时间', 'local time'],
  ['时差', 'UTC offset'],
  ['人员', 'person'],
  ['人员编号', 'person no.'],
  ['角色', 'role'],
  ['事项', 'entry'],
  ['条目类型', 'entry type'],
  ['档号', 'dossier code'],
  ['客户', 'client'],
  ['文件号', 'document no.'],
  ['题名', 'title'],
  ['第几次查阅', 'view'],
  ['可查阅次数', 'views allowed'],
  ['拒绝代码', 'refusal'],
  ['规则', 'rule'],
  ['地点', 'place'],
  ['事由', 'reason'],
  ['结果', 'outcome'],
];

const offsetText = (minutes: number): string => {
  const size = Math.abs(minutes);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `UTC${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
};

function cellsOf(
  { row, body, personNo, filed }: ReturnType<typeof shownParts>,
  language: Language,
): string[] {
  const view = body.type === 'view.open' ? body.data : null;
  const refused = body.type === 'refusal' ? body.data.code : null;
  const told = (value: string | number | null | undefined): string => String(value ?? '');
  return [
    told(row.index),
    new Date(row.atMs).toISOString(),
    localTimeText(row.atMs, row.offsetMinutes),
    offsetText(row.offsetMinutes),
    told(row.person),
    personNo === null ? '' : `#${personNo}`,
    row.role === null ? '' : termText('signingAs', row.role, language),
    row.sentence,
    row.type,
    told(filed?.code),
    told(filed?.client),
    told(filed?.no),
    told(filed?.title),
    told(view?.n),
    told(view?.cap),
    told(refused),
    refused !== null && refusalCodes.includes(refused as RefusalCode)
      ? refusalSentences[refused as RefusalCode].rule
      : '',
    told(row.place),
    told(row.reason),
    termText('outcome', row.outcome, language),
  ];
}

export async function writeLogCsv(
  vault: OpenVault,
  input: ParsedInput<'log.csv'>,
  call: Call,
): Promise<CommandAnswers['log.csv']> {
  const desk = assertStanding(vault, call, logReaders, true);
  const session = vault.signedIn;
  const { file, ...filter } = input;
  if (existsSync(file) || liesInside(vault.folder, file)) throw new VaultFault('VAULT_EXISTS');
  const size = vault.writer.size;
  const lines: string[][] = [columns.map(([zh, en]) => (call.language === 'zh-CN' ? zh : en))];
  for (let before: number | null = size; before !== null; ) {
    const found = findLeaves(vault, desk, filter, before, rowsAtOnce);
    for (const leaf of found.leaves) {
      const shown = shownParts(vault, desk, leaf, call.language);
      lines.push(cellsOf(shown, call.language).map(plainCellThroughout));
    }
    before = found.next;
    call.progress(size - (before ?? 0), size);
    // Only now can anybody be heard who wants it stopped, or the desk locked.
    await new Promise((resolve) => setImmediate(resolve));
    if (call.signal?.aborted === true) throw new VaultFault('STOPPED');
    if (vault.signedIn !== session) throw new Refusal('NOT_SIGNED_IN');
  }
  recordReading(vault, call, filter, lines.length - 1);
  try {
    writeDurably(file, `\ufeff${Papa.unparse(lines)}\r\n`);
  } catch (error) {
    throw storageFault(error);
  }
  return { file, rows: lines.length - 1 };
}
