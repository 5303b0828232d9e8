/** Reasons of departures over time, as numbers and as a table outside the vault; no name is in either (P2b). */
import { existsSync } from 'node:fs';
import Papa from 'papaparse';
import type { ReasonsByYear } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { reasonsByYear } from '../../shared/policy/reasons-by-year.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { leavingText } from '../../shared/vocabulary/leaving-words.ts';
import type { Language } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { storageFault } from '../storage/database.ts';
import { listDepartures } from '../storage/departures.ts';
import { writeDurably } from '../storage/durable-file.ts';
import { liesInside } from '../storage/vault-folder.ts';
import { leavingRulesOf } from './leaving-rules.ts';
import { kindOf } from './things.ts';

export function showReasons(vault: OpenVault, _input: unknown, call: Call): ReasonsByYear {
  assertStanding(vault, call, ['custodian', 'approver', 'auditor']);
  return reasonsByYear(
    listDepartures(vault.db)
      .filter(({ state }) => state === 'left')
      .map((departure) => ({
        year: Number(departure.lastDay.slice(0, 4)),
        kind: kindOf(vault, departure),
      })),
    leavingRulesOf(vault, call.language).fewerThan,
  );
}

const heads: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': ['年份', '原因', '人数'],
  en: ['year', 'reason', 'people'],
};

export function writeReasonsCsv(
  vault: OpenVault,
  { file }: ParsedInput<'departure.reasons-csv'>,
  call: Call,
): { file: string; rows: number } {
  const { years } = showReasons(vault, {}, call);
  if (existsSync(file) || liesInside(vault.folder, file)) throw new VaultFault('VAULT_EXISTS');
  const { language } = call;
  const rows = years.flatMap(({ year, kinds, others }) => [
    ...kinds.map(({ kind, count }) => [String(year), leavingText('kind', kind, language), String(count)]),
    ...(others === 0 ? [] : [[String(year), leavingText('kind', 'other', language), String(others)]]),
  ]);
  try {
    writeDurably(file, `\ufeff${Papa.unparse([heads[language], ...rows])}\r\n`);
  } catch (error) {
    throw storageFault(error);
  }
  return { file, rows: rows.length };
}
