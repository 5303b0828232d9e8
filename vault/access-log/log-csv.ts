/** What the filters show, as CSV whose cells never begin a formula; the export is an entry. */
import { existsSync } from 'node:fs';
import Papa from 'papaparse';
import type { CommandAnswers } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { termText } from '../../shared/vocabulary/term-words.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { storageFault } from '../storage/database.ts';
import { writeDurably } from '../storage/durable-file.ts';
import { liesInside } from '../storage/vault-folder.ts';
import { localTimeText } from '../time/local-time.ts';
import { logReaders, recordReading } from './log-page.ts';
import { findLeaves, shownRow } from './log-rows-shown.ts';
import { plainCell } from './plain-cell.ts';

const rowsAtOnce = 1_000;

const heads = {
  'zh-CN': ['序号', '时间 UTC', '当地时间', '人员', '角色', '事项', '档号', '地点', '事由', '结果'],
  en: ['index', 'time UTC', 'local time', 'person', 'role', 'entry', 'about', 'place', 'reason', 'outcome'],
} as const;

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
  const lines: string[][] = [[...heads[call.language]]];
  for (let before: number | null = size; before !== null; ) {
    const found = findLeaves(vault, desk, filter, before, rowsAtOnce);
    for (const leaf of found.leaves) {
      const row = shownRow(vault, desk, leaf, call.language);
      lines.push(
        [
          String(row.index),
          new Date(row.atMs).toISOString(),
          localTimeText(row.atMs, row.offsetMinutes),
          row.person ?? '',
          row.role === null ? '' : termText('signingAs', row.role, call.language),
          row.sentence,
          row.about ?? '',
          row.place ?? '',
          row.reason ?? '',
          termText('outcome', row.outcome, call.language),
        ].map(plainCell),
      );
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
