/** Reading the log: for auditors, custodians and approvers; each reading is an entry. */
import type { ParsedInput } from '../../shared/contract/commands.ts';
import type { AnyEntry } from '../../shared/vocabulary/entry.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import type { LeafRow } from '../storage/log-rows.ts';
import { openingsOf } from '../storage/log-rows.ts';
import { loadPerson, shownAmongOthers } from '../storage/people.ts';
import { hidesNames, leavesNaming, logReaders, personAsked, readBody, refsOf } from './log-rows-shown.ts';

export interface LogLine {
  readonly index: number;
  readonly body: AnyEntry;
  /** Texts of the entry's commitments, by commitment. An auditor without clearance is not shown names (D3). */
  readonly texts: Readonly<Record<string, string>>;
  /** Names of the people who signed, or on whose behalf the machine acted. */
  readonly people: readonly string[];
}

export function listLog(vault: OpenVault, input: ParsedInput<'log.list'>, call: Call): readonly LogLine[] {
  const desk = assertStanding(vault, call, logReaders, true);
  const limit = input.limit ?? 50;
  const person = input.person === undefined ? null : personAsked(vault, desk, input.person);
  // The newest ones unless a beginning is named; shown in the order they happened.
  const forward = input.from !== undefined;
  const named = leavesNaming(refsOf(vault, desk, input), input.from ?? 0, vault.writer.size);
  const conditions = [...named.conditions, ...(input.type === undefined ? [] : ['l.type = ?'])];
  const found = vault.db.all<LeafRow>(
    `SELECT l.* FROM ${named.from} WHERE ${conditions.join(' AND ')} ORDER BY l.idx ${forward ? 'ASC' : 'DESC'} LIMIT ?`,
    ...named.values,
    ...(input.type === undefined ? [] : [input.type]),
    limit,
  );
  const rows = forward ? found : found.reverse();
  vault.writer.transact((tx) =>
    tx.append({
      type: 'log.read',
      data: (texts) => ({
        person: person?.id ?? null,
        query: texts.maybe(input.about ?? input.type),
        results: rows.length,
      }),
      actor: vault.actor(call.about.role),
      place: vault.place(),
    }),
  );
  const hidden = hidesNames(desk);
  return rows.map((row) => {
    const body = readBody(row);
    const people =
      body.signers.length > 0 ? body.signers.map((signer) => signer.person) : [body.actor.person];
    return {
      index: row.idx,
      body,
      texts: hidden
        ? {}
        : Object.fromEntries(
            openingsOf(vault.db, row.idx).map((opening) => [opening.commitment, opening.text]),
          ),
      people: people.map((id) =>
        id === null ? '' : hidden ? `#${loadPerson(vault.db, id).no}` : shownAmongOthers(vault.db, id),
      ),
    };
  });
}
