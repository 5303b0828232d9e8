/**
 * The clients of an analysis as a table outside the vault, for those who keep and approve: a list of all clients is what a leaver would
 * take along, so nobody else writes one. That it was written is an entry.
 */
import { existsSync } from 'node:fs';
import Papa from 'papaparse';
import type { CommandAnswers } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { classLabel } from '../../shared/vocabulary/class-labels.ts';
import { missingText, riskText } from '../../shared/vocabulary/client-words.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { FormCount } from '../../shared/vocabulary/form-fields.ts';
import { plainCellThroughout } from '../../shared/vocabulary/plain-cell.ts';
import type { Language } from '../../shared/vocabulary/refusal.ts';
import { categoryText, termText } from '../../shared/vocabulary/term-words.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding, cleanText } from '../acts/signing.ts';
import { storageFault } from '../storage/database.ts';
import { writeDurably } from '../storage/durable-file.ts';
import { liesInside } from '../storage/vault-folder.ts';
import { localTimeText } from '../time/local-time.ts';
import { analyse, recordListing } from './client-analysis.ts';

const heads: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': [
    '档号',
    '客户名称',
    '类别',
    '密级',
    '客户负责人',
    '第二联系人',
    '状态',
    '文件数',
    '缺',
    '风险',
    '最近一次查阅',
    '了解的人数',
    '唯一了解者',
    '在其手中',
    '联系方式表已填',
    '客户概况表已填',
  ],
  en: [
    'code',
    'client',
    'category',
    'classification',
    'responsible person',
    'second contact',
    'status',
    'documents',
    'missing',
    'at risk',
    'last looked at',
    'people who know it',
    'known to',
    'loans out with them',
    'contact sheet filled',
    'profile sheet filled',
  ],
};

/** In words: a spreadsheet takes 2/3 for a day. */
const filledText = (count: FormCount | null, language: Language): string =>
  count === null
    ? ''
    : language === 'en'
      ? `${count.filled} of ${count.of}`
      : `${count.of} 栏已填 ${count.filled} 栏`;

export function writeClientsCsv(
  vault: OpenVault,
  input: ParsedInput<'resources.csv'>,
  call: Call,
): CommandAnswers['resources.csv'] {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const { file, ...given } = input;
  if (existsSync(file) || liesInside(vault.folder, file)) throw new VaultFault('VAULT_EXISTS');
  const asked = { ...given, query: cleanText(given.query) };
  const { language } = call;
  const comma = language === 'en' ? ', ' : '、';
  const { offsetMinutes } = vault.ports.clock.read();
  const rows = analyse(vault, desk, asked).asked.map((each) => [
    each.code,
    each.client,
    categoryText(each.category, each.ownCategory, language),
    classLabel(vault.classLabels, each.classification, language),
    each.responsible ?? '',
    each.second ?? '',
    termText('dossierStatus', each.status, language),
    String(each.documents),
    each.missing.map((part) => missingText(part, language)).join(comma),
    each.risks.map((risk) => riskText(risk, language)).join(comma),
    each.lastViewMs === null ? '' : localTimeText(each.lastViewMs, offsetMinutes).slice(0, 10),
    each.knownTo === null ? '' : String(each.knownTo),
    each.alone?.person ?? '',
    each.alone === null ? '' : String(each.alone.out),
    filledText(each.contactSheet, language),
    filledText(each.profileSheet, language),
  ]);
  // On record before anything lies outside: a list without its entry would be the worse of the two.
  recordListing(vault, call, asked, rows.length, true);
  const lines = [heads[language], ...rows].map((cells) => cells.map(plainCellThroughout));
  try {
    writeDurably(file, `\ufeff${Papa.unparse(lines)}\r\n`);
  } catch (error) {
    throw storageFault(error);
  }
  return { file, rows: rows.length };
}
