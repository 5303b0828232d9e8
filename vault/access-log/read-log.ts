/** Reading the log, and looking a trace code up: for auditors, custodians and approvers; each reading is an entry. */
import type { TracedView } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { type AnyEntry, parseEntryBody } from '../../shared/vocabulary/entry.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { decodeUtf8 } from '../sealing/suite.ts';
import { normaliseTraceCode } from '../sealing/trace-code.ts';
import { loadDossier } from '../storage/dossiers.ts';
import { type ViewRecord, viewByTrace } from '../storage/loans.ts';
import type { LeafRow } from '../storage/log-rows.ts';
import { openingsOf } from '../storage/log-rows.ts';
import { findPerson, loadPerson, shownAmongOthers } from '../storage/people.ts';
import { type Release, releaseByTrace } from '../storage/releases.ts';
import { hidesNames, leavesNaming, refsOf } from './log-rows-shown.ts';

export interface LogLine {
  readonly index: number;
  readonly body: AnyEntry;
  /** Texts of the entry's commitments, by commitment. An auditor without clearance is not shown names (D3). */
  readonly texts: Readonly<Record<string, string>>;
  /** Names of the people who signed, or on whose behalf the machine acted. */
  readonly people: readonly string[];
}

const readers = ['auditor', 'custodian', 'approver'] as const;

export function listLog(vault: OpenVault, input: ParsedInput<'log.list'>, call: Call): readonly LogLine[] {
  const desk = assertStanding(vault, call, readers, true);
  const limit = input.limit ?? 50;
  const person = input.person === undefined ? null : findPerson(vault.db, input.person);
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
    const body = parseEntryBody(JSON.parse(decodeUtf8(new Uint8Array(row.payload))));
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

/** Every view with this code: 40 bits tell a million views apart all but once or twice. */
export function lookUpTrace(
  vault: OpenVault,
  input: ParsedInput<'trace'>,
  call: Call,
): readonly TracedView[] {
  const desk = assertStanding(vault, call, readers, true);
  const code = normaliseTraceCode(input.code);
  const views = code === null ? [] : viewByTrace(vault.db, code);
  vault.writer.transact((tx) =>
    tx.append({
      type: 'trace.looked-up',
      data: (texts) => ({ query: texts.of(input.code), view: views[0]?.id ?? null }),
      actor: vault.actor(call.about.role),
      place: vault.place(),
    }),
  );
  const releases = code === null ? [] : releaseByTrace(vault.db, code);
  if (code === null || views.length + releases.length === 0) {
    throw new Refusal('INPUT_MALFORMED', { field: 'trace-code' });
  }
  const hidden = hidesNames(desk);
  return [
    ...views.map((view) => traced(vault, code, view, hidden)),
    ...releases.map((release) => tracedRelease(vault, code, release, hidden)),
  ];
}

/** Who received it, by which release. */
function tracedRelease(vault: OpenVault, code: string, release: Release, hidden: boolean): TracedView {
  const dossier = loadDossier(vault.db, release.dossier);
  const { recipient } = release;
  return {
    code,
    person:
      recipient === null
        ? hidden
          ? '—'
          : (release.outsider ?? '—')
        : hidden
          ? `#${loadPerson(vault.db, recipient).no}`
          : shownAmongOthers(vault.db, recipient),
    n: 0,
    release: `R${release.no}`,
    atMs: release.handedOutAtMs ?? release.requestedAtMs,
    offsetMinutes: 0,
    place: '—',
    reason: hidden ? '—' : release.ground,
    document: hidden ? null : dossier.code,
    entry: release.handedOut ?? release.requested,
  };
}

function traced(vault: OpenVault, code: string, view: ViewRecord, hidden: boolean): TracedView {
  const leaf = vault.db.get<{ payload: Uint8Array }>('SELECT payload FROM leaf WHERE idx = ?', view.opened);
  const body =
    leaf === undefined ? null : parseEntryBody(JSON.parse(decodeUtf8(new Uint8Array(leaf.payload))));
  const document =
    view.document === null
      ? undefined
      : vault.db.get<{ code: string | null; no: number; title: string | null }>(
          'SELECT o.code, d.no, d.title FROM document d JOIN dossier o ON o.id = d.dossier WHERE d.id = ?',
          view.document,
        );
  return {
    code,
    person: hidden ? `#${loadPerson(vault.db, view.person).no}` : shownAmongOthers(vault.db, view.person),
    n: view.n,
    release: null,
    atMs: view.openedAtMs,
    offsetMinutes: body?.at.offset ?? 0,
    place: hidden ? '—' : view.place,
    reason: hidden ? '—' : view.reason,
    document:
      document === undefined || hidden
        ? null
        : `${document.code}/${document.no} ${document.title ?? ''}`.trim(),
    entry: view.opened,
  };
}
