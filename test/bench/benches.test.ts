/** The benches put rows into tables by themselves: whoever changes a table hears of it here, not at the next measurement. */
import { expect, it } from 'vitest';
import { benchBackup } from './backup.ts';
import { benchDirectory } from './directory.ts';
import { benchEvidence } from './evidence.ts';
import { benchFind } from './find.ts';
import { benchFolders } from './folders.ts';
import { benchGroupAudit } from './group-audit.ts';
import { benchHandover } from './handover.ts';
import { benchLists } from './lists.ts';
import { benchNames } from './names.ts';
import { benchQuestions } from './questions.ts';
import { benchTables } from './tables.ts';
import { benchTraceCodes } from './trace.ts';

it.each([
  ['lists', () => benchLists([20])],
  ['handover', () => benchHandover([20])],
  ['backup', () => benchBackup([{ documents: 20, bytesEach: 1_000 }])],
  ['tables', () => benchTables(20)],
  ['trace codes', () => benchTraceCodes([200])],
  ['folders', () => benchFolders(4)],
  ['questions', () => benchQuestions(400)],
  ['evidence', () => benchEvidence(400)],
  ['names', async () => benchNames(20)],
  ['directory', () => benchDirectory([200])],
  ['group audit', () => benchGroupAudit([200])],
  ['find', () => benchFind([200])],
])('%s measures every row on a small vault', async (_, bench) => {
  const rows = await bench();
  expect(rows.length).toBeGreaterThan(0);
  for (const { ours, bound } of rows) expect(`${ours} ${bound}`).not.toMatch(/NaN|undefined|Infinity/);
});
