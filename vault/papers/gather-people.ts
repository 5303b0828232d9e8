/** The facts of papers about clients that pass and people who leave. */
import { withNumber } from '../../shared/vocabulary/among-others.ts';
import type { HandoverId, PersonId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { isKeeper } from '../../shared/vocabulary/terms.ts';
import { readBody } from '../access-log/log-rows-shown.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { showClients } from '../clients/clients-shown.ts';
import { bindingAfter } from '../departures/binding.ts';
import { showDeparture } from '../departures/departures-shown.ts';
import { drawExposure } from '../departures/exposure-statement.ts';
import { type ClientHandoverRow, findClientHandover, linesOf } from '../storage/clients.ts';
import { findDeparture } from '../storage/departures.ts';
import { findDossier } from '../storage/dossiers.ts';
import type { LeafRow } from '../storage/log-rows.ts';
import { findPerson, loadPerson, type Person, shownAmongOthers } from '../storage/people.ts';
import { clientLetterSheet } from './client-letter.ts';
import { clientHandoverNumber, clientListSheet } from './client-list.ts';
import { type AskedPaper, type DrawnPaper, firmOf } from './drawn-paper.ts';
import { exposureSheet } from './exposure-paper.ts';
import { leavingCertificateSheet } from './leaving-certificate.ts';
import { departureNumber, leavingChecklistSheet } from './leaving-checklist.ts';

/** A number as people write it; null for what is none. */
const numberIn = (text: string): number | null => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : null);

/** By its number; without one, the latest. */
function clientHandoverAsked(vault: OpenVault, about: string): ClientHandoverRow {
  if (about.trim() !== '') return findClientHandover(vault.db, numberIn(about) ?? 0);
  const latest = vault.db.count('SELECT coalesce(max(no), 0) AS n FROM client_handover');
  if (latest === 0) throw new Refusal('PAPER_TOO_EARLY');
  return findClientHandover(vault.db, latest);
}

/** Approvers whose signatures closed lines: as witness, or beside a custodian where lines were taken over. */
function witnessesOf(vault: OpenVault, handover: HandoverId): string[] {
  const entries = vault.db.all<{ entry: number | null }>(
    'SELECT DISTINCT coalesce(witness_signed, closed_by) AS entry FROM client_line WHERE handover = ?',
    handover,
  );
  const names = entries.flatMap(({ entry }) => {
    const leaf =
      entry === null ? undefined : vault.db.get<LeafRow>('SELECT * FROM leaf WHERE idx = ?', entry);
    if (leaf === undefined) return [];
    return readBody(leaf)
      .signers.filter(({ as }) => as === 'approver')
      .map(({ person }) => shownAmongOthers(vault.db, person));
  });
  return [...new Set(names)];
}

export function gatherClientList({ vault, call, about, words }: AskedPaper): DrawnPaper {
  assertStanding(vault, call, ['custodian', 'approver']);
  const row = clientHandoverAsked(vault, about);
  const handover = showClients(vault, { handover: row.no }, call);
  call.about.role = vault.person().roles.includes('custodian') ? 'custodian' : 'approver';
  const sheet = clientListSheet(
    {
      firm: firmOf(vault),
      onMs: vault.writer.readClock().wallMs,
      handover,
      witnesses: witnessesOf(vault, row.id),
    },
    words,
  );
  return { sheet, about: { handover: row.id, person: row.transferor } };
}

/** `3:K-1`, or `K-1` for the latest handover that this client is in. */
function lineAsked(vault: OpenVault, desk: Person, about: string) {
  const { db } = vault;
  const [, no, code = about] = /^(\d{1,9}):(.+)$/s.exec(about.trim()) ?? [];
  const dossier = findDossier(db, code.trim(), desk);
  const latest = db.count(
    'SELECT coalesce(max(h.no), 0) AS n FROM client_handover h JOIN client_line l ON l.handover = h.id WHERE l.dossier = ?',
    dossier.id,
  );
  if (no === undefined && latest === 0) throw new Refusal('NO_SUCH_LINE');
  const handover = findClientHandover(db, no === undefined ? latest : Number(no));
  const line = linesOf(db, handover.id).find((each) => each.dossier === dossier.id);
  if (line === undefined) throw new Refusal('NO_SUCH_LINE');
  return { handover, line, dossier };
}

export function gatherClientLetter({ vault, call, about, words }: AskedPaper): DrawnPaper {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const { handover, line, dossier } = lineAsked(vault, desk, about);
  call.about.dossier = dossier.id;
  if (line.successor === null) throw new Refusal('LINE_WITHOUT_SUCCESSOR');
  const sheet = clientLetterSheet(
    {
      firm: firmOf(vault),
      number: `${clientHandoverNumber(handover.no, handover.openedAtMs, words)} · ${dossier.code}`,
      onMs: vault.writer.readClock().wallMs,
      client: dossier.client,
      transferor: shownAmongOthers(vault.db, handover.transferor),
      successor: shownAmongOthers(vault.db, line.successor),
      meetingOn: line.meetingOn,
      meetingHeld: line.meetingHeld === 1,
    },
    words,
  );
  return { sheet, about: { handover: handover.id, dossier: dossier.id, person: handover.transferor } };
}

function departureAsked(vault: OpenVault, about: string): number {
  const no = numberIn(about);
  if (no !== null) return no;
  if (about.trim() !== '') throw new Refusal('NO_SUCH_DEPARTURE');
  const latest = vault.db.count('SELECT coalesce(max(no), 0) AS n FROM departure');
  if (latest === 0) throw new Refusal('PAPER_TOO_EARLY');
  return latest;
}

export function gatherLeavingChecklist({ vault, call, about, words }: AskedPaper): DrawnPaper {
  assertStanding(vault, call, ['custodian', 'approver']);
  const no = departureAsked(vault, about);
  const { id, person } = findDeparture(vault.db, no);
  const zh = showDeparture(vault, { departure: no }, { ...call, language: 'zh-CN' });
  // Where the firm has set no list of its own, the labels are ours and come in either language.
  const en = showDeparture(vault, { departure: no }, { ...call, language: 'en' });
  const sheet = leavingChecklistSheet(
    {
      firm: firmOf(vault),
      onMs: vault.writer.readClock().wallMs,
      departure: zh,
      checklist: zh.checklist.map((item, i) => ({
        ...item,
        shown: words.say([item.label, en.checklist[i]?.label ?? item.label]),
      })),
    },
    words,
  );
  return { sheet, about: { departure: id, person } };
}

/** At no time made to depend on how far anything is handed over (P2). */
export function gatherLeavingCertificate({ vault, call, about, words }: AskedPaper): DrawnPaper {
  assertStanding(vault, call, ['custodian', 'approver']);
  const no = departureAsked(vault, about);
  const { id, person, state, lastDay } = findDeparture(vault.db, no);
  // Taken back: nobody left.
  if (state === 'withdrawn') throw new Refusal('DEPARTURE_OVER');
  const leaver = loadPerson(vault.db, person);
  const departure = showDeparture(vault, { departure: no }, call);
  const sheet = leavingCertificateSheet(
    {
      firm: firmOf(vault),
      number: departureNumber(departure, words),
      onMs: vault.writer.readClock().wallMs,
      name: leaver.name,
      employment: departure.leaving.employment,
      department: leaver.department,
      lastDay,
      binding: departure.binding,
    },
    words,
  );
  return { sheet, about: { departure: id, person } };
}

/** A departure's number, somebody's name or `#3`, or nothing: one's own. */
function exposedPerson(
  vault: OpenVault,
  desk: Person,
  about: string,
): { person: Person; departure: number | null } {
  const no = numberIn(about);
  if (no === null) {
    return { person: about.trim() === '' ? desk : findPerson(vault.db, about.trim()), departure: null };
  }
  return { person: loadPerson(vault.db, findDeparture(vault.db, no).person as PersonId), departure: no };
}

/** Custodians and approvers print anybody's, everybody their own. */
export function gatherExposure({ vault, call, about, words }: AskedPaper): DrawnPaper {
  const desk = assertStanding(vault, call, []);
  const keeper = isKeeper(desk.roles);
  // Of others' departures one learns nothing, not even whether there are any.
  const own = keeper ? null : ownOnly(vault, desk, about);
  const { person, departure } = own ?? exposedPerson(vault, desk, about);
  call.about.person = person.id;
  call.about.role = desk.roles.find((role) => role === 'custodian' || role === 'approver') ?? null;
  const sheet = exposureSheet(
    {
      firm: firmOf(vault),
      onMs: vault.writer.readClock().wallMs,
      person: withNumber(person),
      department: person.department,
      statement: {
        ...drawExposure(vault, person),
        binding: bindingAfter(
          vault,
          person.human,
          departure === null ? null : findDeparture(vault.db, departure).lastDay,
        ),
      },
    },
    words,
  );
  return {
    sheet,
    about: {
      person: person.id,
      ...(departure === null ? {} : { departure: findDeparture(vault.db, departure).id }),
    },
  };
}

function ownOnly(
  vault: OpenVault,
  desk: Person,
  about: string,
): { person: Person; departure: number | null } {
  try {
    const asked = exposedPerson(vault, desk, about);
    if (asked.person.human === desk.human) return asked;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  throw new Refusal('ROLE_NEEDED', { role: 'custodian,approver' });
}
