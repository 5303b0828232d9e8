/** The log, filtered, newest first, in plain sentences; each reading is an entry (A4). */
import type { LogPage } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { findPerson } from '../storage/people.ts';
import { findLeaves, type LogFilter, shownRow } from './log-rows-shown.ts';

export const logReaders = ['auditor', 'custodian', 'approver'] as const;

/** Somebody read the log: who, what they asked by, and how much they saw. */
export function recordReading(vault: OpenVault, call: Call, filter: LogFilter, results: number): void {
  const person = filter.person === undefined ? null : findPerson(vault.db, filter.person).id;
  const query = [filter.about, filter.types?.join(' '), filter.outcome].filter(Boolean).join(' ');
  vault.writer.transact((tx) =>
    tx.append({
      type: 'log.read',
      data: (texts) => ({ person, query: texts.maybe(query), results }),
      actor: vault.actor(call.about.role),
      place: vault.place(),
    }),
  );
}

export function pageOfLog(vault: OpenVault, input: ParsedInput<'log.page'>, call: Call): LogPage {
  const desk = assertStanding(vault, call, logReaders, true);
  const { before, limit, ...filter } = input;
  const { size } = vault.writer;
  const { leaves, next } = findLeaves(vault, desk, filter, before ?? size, limit);
  const rows = leaves.map((leaf) => shownRow(vault, desk, leaf, call.language));
  recordReading(vault, call, filter, rows.length);
  return { size, rows, next };
}
