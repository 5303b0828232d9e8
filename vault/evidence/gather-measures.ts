/** What evidence is asked about, and going through the log for it (P8). For custodian and auditor. */
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { readStated } from '../access-log/entries-naming.ts';
import { goesOnWith } from '../access-log/export-bundle.ts';
import { hidesNames, personAsked, readBody } from '../access-log/log-rows-shown.ts';
import { dayOf, readPeriod } from '../access-log/read-period.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { dossierByCode, loadDossierByNo } from '../storage/dossiers.ts';
import { findLeaf, leavesFrom } from '../storage/log-rows.ts';
import type { Person } from '../storage/people.ts';
import { type CountedMeasures, MeasureCounts } from './count-measures.ts';
import type { Days, EvidenceSubject } from './measure.ts';

const entriesInOneGo = 1_000;

export interface EvidenceAsked {
  readonly desk: Person;
  readonly subject: EvidenceSubject;
  readonly days: Days;
}

export interface GatheredEvidence extends EvidenceAsked, CountedMeasures {}

const localDay = ({ wall, offset }: { readonly wall: number; readonly offset: number }): string =>
  dayOf(wall + offset * 60_000);

/**
 * `vault`, `client:K-1`, `client:#3` or `person:#7`, and after a semicolon the period (read-period.ts); without one, from the first
 * entry to today. Throws Refusal.
 */
export function readEvidenceAsked(vault: OpenVault, call: Call, about: string): EvidenceAsked {
  const desk = assertStanding(vault, call, ['custodian', 'auditor'], true);
  const at = about.lastIndexOf(';');
  const [what, period] =
    at < 0 ? [about.trim(), ''] : [about.slice(0, at).trim(), about.slice(at + 1).trim()];
  const today = localDay({
    wall: vault.writer.readClock().wallMs,
    offset: vault.ports.clock.read().offsetMinutes,
  });
  const first = findLeaf(vault.db, 0);
  const days =
    period === ''
      ? { fromDay: first === null ? today : localDay(readBody(first).at), toDay: today }
      : readPeriod(period, today);
  return { desk, subject: subjectOf(vault, desk, what), days: capped(days, today) };
}

/** Nothing is said of days that have not come. */
const capped = (days: Days, today: string): Days => {
  if (days.fromDay > today) throw new Refusal('INPUT_MALFORMED', { field: 'period' });
  return days.toDay > today ? { ...days, toDay: today } : days;
};

function subjectOf(vault: OpenVault, desk: Person, what: string): EvidenceSubject {
  if (what === '' || what === 'vault') return { kind: 'vault' };
  const [, kind, who = ''] = /^(client|person):(.+)$/s.exec(what) ?? [];
  if (kind === 'client') return { kind: 'dossier', dossier: dossierAsked(vault, desk, who.trim()).id };
  if (kind !== 'person') throw new Refusal('INPUT_MALFORMED', { field: 'about' });
  const { human } = personAsked(vault, desk, who.trim());
  return {
    kind: 'person',
    people: vault.db
      .all<{ id: Person['id'] }>('SELECT id FROM person WHERE human = ? ORDER BY no', human)
      .map(({ id }) => id),
  };
}

/** By its code, or by its number as `#3`: whoever is shown no names asks by number alone (D3). */
function dossierAsked(vault: OpenVault, desk: Person, what: string) {
  const no = /^#(\d{1,9})$/.exec(what)?.[1];
  if (no !== undefined) return loadDossierByNo(vault.db, Number(no));
  const found = hidesNames(desk) ? null : dossierByCode(vault.db, what);
  if (found === null) throw new Refusal('NO_SUCH_DOSSIER');
  return found;
}

/** Throws what ends a long read: a lock, a stop. */
export async function gatherMeasures(
  vault: OpenVault,
  asked: EvidenceAsked,
  call: Call,
): Promise<GatheredEvidence> {
  const assertGoesOn = goesOnWith(vault, call);
  const counts = new MeasureCounts(asked.subject, asked.days);
  const { size } = vault.writer;
  for (const leaf of leavesFrom(vault.db, 0)) {
    if (leaf.idx >= size) break;
    const { index, body, text } = readStated(vault.db, leaf);
    counts.see({ index, body, text, day: localDay(body.at) });
    if (leaf.idx % entriesInOneGo !== 0) continue;
    call.progress(leaf.idx, size);
    await new Promise((resolve) => setImmediate(resolve));
    assertGoesOn();
  }
  return { ...asked, ...counts.counted() };
}
