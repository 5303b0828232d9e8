/** The leaver's own application: made at the desk with their own key, or a letter that is filed and named (P2). */
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { keptRules } from '../../shared/policy/leaving-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { isCalendarDay } from '../../shared/vocabulary/calendar-day.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { oneself, signedAct } from '../acts/signed-act.ts';
import { assertAllowed, assertStanding, keeperOf, requiredText } from '../acts/signing.ts';
import { departureKnown, findDeparture } from '../storage/departures.ts';
import { findDocument, loadDocument, loadDossier, mayKnow } from '../storage/dossiers.ts';
import { type LeavingEntry, leavingEntriesOf } from '../storage/leaving.ts';
import { loadPerson, type Person } from '../storage/people.ts';
import { caseAtDesk, today } from './departure-case.ts';

type Application = LeavingEntry<'departure.applied'>;

export async function applyToLeave(
  vault: OpenVault,
  input: ParsedInput<'departure.apply'>,
  call: Call,
): Promise<{ lastDay: string }> {
  const desk = assertStanding(vault, call, []);
  const { lastDay } = input;
  const judge = () => {
    if (departureKnown(vault.db, desk.human)) throw new Refusal('DEPARTURE_KNOWN');
    if (!isCalendarDay(lastDay) || lastDay < today(vault)) throw new Refusal('DATES_INVALID');
  };
  judge();
  const reason = requiredText(input.reason, 'reason');
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, 'self', input.signature),
    enter: (sign) =>
      sign('departure.applied', (texts) => ({ person: desk.id, reason: texts.of(reason), lastDay })),
  });
  return { lastDay };
}

/** The newest application of each human, in the order of the log. */
function newestApplications(vault: OpenVault): Map<string, Application> {
  const byHuman = new Map<string, Application>();
  for (const entry of leavingEntriesOf(vault.db, 'departure.applied', ['departure.applied'])) {
    const { human } = loadPerson(vault.db, entry.data.person);
    byHuman.delete(human);
    byHuman.set(human, entry);
  }
  return byHuman;
}

/** Registered since, under any account: the registration answers it. */
const isAnswered = (vault: OpenVault, human: string, { index }: Application): boolean =>
  vault.db.get(
    'SELECT 1 FROM departure d JOIN person p ON p.id = d.person WHERE p.human = ? AND d.registered > ?',
    human,
    index,
  ) !== undefined;

export const ownApplication = (
  vault: OpenVault,
  human: string,
): { readonly entry: Application; readonly registered: boolean } | null => {
  const entry = newestApplications(vault).get(human);
  return entry === undefined ? null : { entry, registered: isAnswered(vault, human, entry) };
};

export const applicationsWaiting = (vault: OpenVault): readonly Application[] =>
  [...newestApplications(vault)]
    .filter(([human, entry]) => !isAnswered(vault, human, entry))
    .map(([, entry]) => entry);

/** The application that a registration answered: the newest before it, after the one that ended before. */
export function applicationOf(vault: OpenVault, leaver: Person, registered: number): Application | undefined {
  const before = vault.db.count(
    `SELECT coalesce(max(d.registered), -1) AS n FROM departure d JOIN person p ON p.id = d.person
     WHERE p.human = ? AND d.registered < ?`,
    leaver.human,
    registered,
  );
  return leavingEntriesOf(vault.db, 'departure.applied', ['departure.applied'])
    .filter(
      ({ index, data }) =>
        index < registered && index > before && loadPerson(vault.db, data.person).human === leaver.human,
    )
    .at(-1);
}

/** A letter or its scan, filed by an author like any document; who may not know of it is told of none. */
export async function nameLetter(
  vault: OpenVault,
  input: ParsedInput<'departure.name-letter'>,
  call: Call,
): Promise<{ document: string }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const { departure, isSelf } = caseAtDesk(vault, desk, input.departure, call);
  const judge = () => {
    assertAllowed(decide(keptRules, { isSelf, state: findDeparture(vault.db, departure.no).state }));
    return findDocument(vault.db, input.document.trim(), desk);
  };
  judge();
  const { document, dossier } = await signedAct(vault, call, {
    judge,
    by: oneself(desk, keeperOf(desk), input.signature),
    enter: (sign, found) => {
      sign('departure.letter-named', () => ({ departure: departure.id, document: found.document.id }));
      return found;
    },
  });
  return { document: `${dossier.code}/${document.no}` };
}

/** As the person at the desk may know it; null where none is named, or not to them (D3). */
export function letterOf(vault: OpenVault, desk: Person, { id }: { readonly id: string }): string | null {
  const named = leavingEntriesOf(vault.db, id, ['departure.letter-named']).at(-1);
  if (named === undefined) return null;
  const document = loadDocument(vault.db, named.data.document);
  const dossier = loadDossier(vault.db, document.dossier);
  return mayKnow(desk, dossier) ? `${dossier.code}/${document.no}` : null;
}
