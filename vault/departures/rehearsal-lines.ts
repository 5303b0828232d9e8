/** The clients that would need a successor if somebody left, and who could be named for them. */

import type { DepartureRehearsal } from '../../shared/contract/answers.ts';
import { amongOthers } from '../../shared/vocabulary/among-others.ts';
import type { DossierId } from '../../shared/vocabulary/ids.ts';
import { clearanceCovers } from '../../shared/vocabulary/terms.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { peopleOnce, successorFacts } from '../clients/client-lines.ts';
import { clientLoads, contactSheetOf, linesOf, listClientHandovers } from '../storage/clients.ts';
import { loadDossier } from '../storage/dossiers.ts';
import { listPeople, type Person } from '../storage/people.ts';
import { clientsWithoutLine } from './held-by-leaver.ts';

type Line = DepartureRehearsal['lines'][number];

/** Accounts that may be named for a client of the leaver's, before it is asked which client. */
export const followersOf = (vault: OpenVault, leaver: Person): Person[] =>
  listPeople(vault.db).filter((person) => {
    const facts = successorFacts(leaver, person, null);
    return facts.successorCan && !facts.successorFrozen && !facts.successorLeaving;
  });

/** In the order of the dossiers: those that a registration would open a line for, and those that pass on already. */
export function linesToPass(vault: OpenVault, leaver: Person, followers: readonly Person[]): Line[] {
  const lines: { no: number; line: Line }[] = [];
  const person = peopleOnce(vault);
  const add = (dossier: DossierId, handover: number | null, successor: string | null): void => {
    const { no, code, client, classification } = loadDossier(vault.db, dossier);
    const able = followers.filter(({ clearance }) => clearanceCovers(clearance, classification));
    lines.push({
      no,
      line: {
        code,
        client,
        classification,
        handover,
        successor,
        contactSheet: contactSheetOf(vault.db, dossier) !== null,
        mayFollow: new Set(able.map(({ human }) => human)).size,
      },
    });
  };
  for (const dossier of clientsWithoutLine(vault, leaver.human)) add(dossier, null, null);
  for (const handover of listClientHandovers(vault.db)) {
    if (person(handover.transferor).human !== leaver.human) continue;
    for (const { dossier, closed, successor } of linesOf(vault.db, handover.id))
      if (closed === null)
        add(dossier, handover.no, successor === null ? null : amongOthers(person(successor)));
  }
  return lines.sort((a, b) => a.no - b.no).map(({ line }) => line);
}

/** What each of those who may be named has already, and what open lines of any handover would bring them. */
export function loadsOfFollowers(
  vault: OpenVault,
  followers: readonly Person[],
): DepartureRehearsal['loads'] {
  const { now, proposed } = clientLoads(vault.db);
  const once = new Map<string, Person>();
  for (const person of followers) if (!once.has(person.human)) once.set(person.human, person);
  return [...once.values()].map((person) => ({
    no: person.no,
    person: amongOthers(person),
    now: now.get(person.human) ?? 0,
    proposed: proposed.get(person.human) ?? 0,
  }));
}

/** Clients of others that open lines would bring to this human. */
export const linesFollowed = (vault: OpenVault, human: string): number =>
  clientLoads(vault.db).proposed.get(human) ?? 0;
