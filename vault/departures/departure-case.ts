/** What every act of a departure begins with: the day at this desk, the case, and whose it is. */
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { findDeparture } from '../storage/departures.ts';
import { loadPerson, type Person } from '../storage/people.ts';
import { localTimeText } from '../time/local-time.ts';

/** The calendar day at this desk. */
export function today(vault: OpenVault): string {
  const { wallMs, offsetMinutes } = vault.ports.clock.read();
  return localTimeText(wallMs, offsetMinutes).slice(0, 10);
}

/** The case, with the person it is about and whether the person at the desk is that human. */
export function caseAtDesk(vault: OpenVault, desk: Person, no: number, call: Call) {
  const departure = findDeparture(vault.db, no);
  const leaver = loadPerson(vault.db, departure.person);
  call.about.person = leaver.id;
  return { departure, leaver, isSelf: leaver.human === desk.human };
}
