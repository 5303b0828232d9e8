/** From the code on a picture, legible in part perhaps, to the views and releases that it can have come from (L8). */
import type { TraceAnswer, TracedView } from '../../shared/contract/answers.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import {
  type Agreement,
  byAgreement,
  compareTrace,
  formatTraceReading,
  legibleIn,
  legibleMin,
  parseTraceReading,
  partsToSeek,
  type TraceReading,
} from '../sealing/trace-reading.ts';
import { loadDossier } from '../storage/dossiers.ts';
import { type ViewRecord, viewByTrace } from '../storage/loans.ts';
import type { LeafRow } from '../storage/log-rows.ts';
import { loadPerson, shownAmongOthers } from '../storage/people.ts';
import { type Release, releaseByTrace } from '../storage/releases.ts';
import { traceCodesLike } from '../storage/trace-codes.ts';
import { hidesNames, logReaders, readBody } from './log-rows-shown.ts';

/** More than these nobody goes through one by one; a further legible character leaves a thirtieth of them. */
const candidatesMax = 20;

/** One entry for each look-up. It names the view only where no other is as likely. */
export function lookUpCode(vault: OpenVault, code: string, call: Call): TraceAnswer {
  const desk = assertStanding(vault, call, logReaders, true);
  const reading = parseTraceReading(code);
  if (reading === null) throw new Refusal('INPUT_MALFORMED', { field: 'trace-code' });
  const legible = legibleIn(reading);
  if (legible < legibleMin) throw new Refusal('TRACE_TOO_DOUBTFUL', { legible, min: legibleMin });

  const candidates = candidatesFor(vault, reading);
  const [first, second] = candidates;
  const likeliest = first !== undefined && (second === undefined || byAgreement(first, second) < 0);
  // A whole code names its view, as it did before codes could be legible in part.
  const named = likeliest || first?.same === 8 ? first : undefined;
  vault.writer.transact((tx) =>
    tx.append({
      type: 'trace.looked-up',
      data: (texts) => ({ query: texts.of(code), view: named?.view?.id ?? null }),
      actor: vault.actor(call.about.role),
      place: vault.place(),
    }),
  );
  const hidden = hidesNames(desk);
  return {
    reading: formatTraceReading(reading),
    legible,
    found: candidates
      .slice(0, candidatesMax)
      .map((each) =>
        each.view === null
          ? tracedRelease(vault, each, each.release, hidden)
          : tracedView(vault, each, each.view, hidden),
      ),
    more: Math.max(0, candidates.length - candidatesMax),
  };
}

type Candidate = Agreement &
  (
    | { readonly view: ViewRecord; readonly release: null }
    | { readonly view: null; readonly release: Release }
  );

/** Best first, of equals the newest. Where a whole code is on record, nothing is said of those that look like it. */
function candidatesFor(vault: OpenVault, reading: TraceReading): Candidate[] {
  const { db } = vault;
  const withCode = (code: string): Candidate[] => {
    const agreement = compareTrace(reading, code);
    if (agreement === null) return [];
    return [
      ...viewByTrace(db, code).map((view) => ({ ...agreement, view, release: null })),
      ...releaseByTrace(db, code).map((release) => ({ ...agreement, view: null, release })),
    ];
  };
  const whole = withCode(formatTraceReading(reading));
  if (whole.length > 0) return whole;
  const codes = new Set(partsToSeek(reading).flatMap((part) => traceCodesLike(db, part)));
  return [...codes]
    .flatMap(withCode)
    .sort((one, other) => byAgreement(one, other) || entryOf(other) - entryOf(one));
}

const entryOf = ({ view, release }: Candidate): number =>
  view === null ? (release.handedOut ?? release.requested) : view.opened;

/** Who received it, by which release. */
function tracedRelease(
  vault: OpenVault,
  { same, alike }: Agreement,
  release: Release,
  hidden: boolean,
): TracedView {
  const dossier = loadDossier(vault.db, release.dossier);
  const { recipient } = release;
  return {
    code: release.trace,
    same,
    alike,
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

function tracedView(
  vault: OpenVault,
  { same, alike }: Agreement,
  view: ViewRecord,
  hidden: boolean,
): TracedView {
  const leaf = vault.db.get<Pick<LeafRow, 'payload'>>('SELECT payload FROM leaf WHERE idx = ?', view.opened);
  const document =
    view.document === null
      ? undefined
      : vault.db.get<{ code: string | null; no: number; title: string | null }>(
          'SELECT o.code, d.no, d.title FROM document d JOIN dossier o ON o.id = d.dossier WHERE d.id = ?',
          view.document,
        );
  return {
    code: view.trace,
    same,
    alike,
    person: hidden ? `#${loadPerson(vault.db, view.person).no}` : shownAmongOthers(vault.db, view.person),
    n: view.n,
    release: null,
    atMs: view.openedAtMs,
    offsetMinutes: leaf === undefined ? 0 : readBody(leaf).at.offset,
    place: hidden ? '—' : view.place,
    reason: hidden ? '—' : view.reason,
    document:
      document === undefined || hidden
        ? null
        : `${document.code}/${document.no} ${document.title ?? ''}`.trim(),
    entry: view.opened,
  };
}
