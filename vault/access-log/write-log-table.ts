/** What the filters of the log show, as a file for people or for a program that watches logs; the writing is an entry (A4, A4b). */
import { existsSync } from 'node:fs';
import type { CommandAnswers } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { LogTableForm } from '../../shared/vocabulary/log-table-forms.ts';
import type { Language } from '../../shared/vocabulary/refusal.ts';
import { termText } from '../../shared/vocabulary/term-words.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import type { LeafRow } from '../storage/log-rows.ts';
import { inNewFile } from '../storage/new-file.ts';
import type { Person } from '../storage/people.ts';
import { liesInside } from '../storage/vault-folder.ts';
import { localTimeText } from '../time/local-time.ts';
import { goesOnWith } from './export-bundle.ts';
import { logReaders, recordReading } from './log-page.ts';
import { findLeaves, type LogFilter, leavesForward, shownParts } from './log-rows-shown.ts';
import { csvWriter } from './table/csv-writer.ts';
import { ocsfWriter } from './table/ocsf-writer.ts';
import { syslogWriter } from './table/syslog-writer.ts';
import { offsetText, type TableRow } from './table/table-row.ts';
import type { Sink, TableAbout, TableWriter } from './table/table-writer.ts';
import { whichView } from './table/which-view.ts';
import { workbookWriter } from './table/workbook-writer.ts';

const rowsAtOnce = 1_000;

const writers: Readonly<Record<LogTableForm, (write: Sink, about: TableAbout) => TableWriter>> = {
  csv: (write, about) => csvWriter(write, about.language),
  xlsx: (write, about) => workbookWriter(write, about),
  ocsf: ocsfWriter,
  syslog: syslogWriter,
};

/** A table for people begins with the newest, as the screen does; programs read on where they stopped. */
const isForProgram = (form: LogTableForm): boolean => form === 'ocsf' || form === 'syslog';

export async function writeLogTable(
  vault: OpenVault,
  input: ParsedInput<'log.table'>,
  call: Call,
): Promise<CommandAnswers['log.table']> {
  const desk = assertStanding(vault, call, logReaders, true);
  const { file, form, ...filter } = input;
  if (existsSync(file) || liesInside(vault.folder, file)) throw new VaultFault('VAULT_EXISTS');
  const assertGoesOn = goesOnWith(vault, call);
  const size = vault.writer.size;
  let rows = 0;
  await inNewFile(file, async (written) => {
    const writer = writers[form]((bytes) => written.write(bytes), aboutOf(vault, filter, call));
    for (const { leaves, done } of blocks(vault, desk, filter, size, isForProgram(form))) {
      for (const leaf of leaves) writer.add(rowOf(vault, desk, leaf, call.language));
      rows += leaves.length;
      call.progress(done, size);
      // Only now can anybody be heard who wants it stopped, or the desk locked.
      await new Promise((resolve) => setImmediate(resolve));
      assertGoesOn();
    }
    writer.finish();
    // The reading is on record before the file has its name: no table without its entry.
    recordReading(vault, call, filter, rows);
  });
  return { file, rows };
}

function* blocks(
  vault: OpenVault,
  desk: Person,
  filter: LogFilter,
  size: number,
  oldestFirst: boolean,
): Generator<{ readonly leaves: readonly LeafRow[]; readonly done: number }> {
  if (oldestFirst) {
    for (const { leaves, at } of leavesForward(vault, desk, filter, size, rowsAtOnce))
      yield { leaves, done: at };
    return;
  }
  for (let before: number | null = size; before !== null; ) {
    const found = findLeaves(vault, desk, filter, before, rowsAtOnce);
    before = found.next;
    yield { leaves: found.leaves, done: size - (before ?? 0) };
  }
}

/** In the language of the desk: the other one's sentence is not asked for by any form. */
function rowOf(vault: OpenVault, desk: Person, leaf: LeafRow, language: Language): TableRow {
  const { row, body, personNo, filed } = shownParts(vault, desk, leaf, language);
  return {
    index: row.index,
    atMs: row.atMs,
    offsetMinutes: row.offsetMinutes,
    person: row.person,
    personNo,
    role: row.role,
    sentence: { zh: row.sentence, en: row.sentence },
    type: body.type,
    filed,
    view: whichView(vault.db, body),
    refusal: body.type === 'refusal' ? body.data.code : null,
    place: row.place,
    reason: row.reason,
    outcome: body.outcome,
  };
}

function aboutOf(vault: OpenVault, filter: LogFilter, call: Call): TableAbout {
  const { language } = call;
  const zh = language === 'zh-CN';
  const { offsetMinutes } = vault.ports.clock.read();
  const moment = (ms: number): string => `${localTimeText(ms, offsetMinutes)} ${offsetText(offsetMinutes)}`;
  const asked: [string, string | undefined][] = [
    [zh ? '自' : 'From', filter.fromMs === undefined ? undefined : moment(filter.fromMs)],
    [zh ? '至（不含）' : 'Until, not included', filter.toMs === undefined ? undefined : moment(filter.toMs)],
    [zh ? '人员' : 'Person', filter.person],
    [zh ? '案卷或文件' : 'Dossier or document', filter.about],
    [zh ? '条目类型' : 'Types of entry', filter.types?.join(', ')],
    [
      zh ? '结果' : 'Outcome',
      filter.outcome === undefined ? undefined : termText('outcome', filter.outcome, language),
    ],
  ];
  return {
    language,
    vault: vault.vault,
    vaultName: vault.name,
    madeAtMs: vault.writer.nowMs(),
    offsetMinutes,
    asked: asked.filter((line): line is [string, string] => line[1] !== undefined),
  };
}
