/** Client handovers as they are shown: to custodians and approvers, to the transferor, and to each successor their lines (H2). */

import type { ClientHandover, ClientHandoverSummary, ClientLine } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { signRules } from '../../shared/policy/client-handover-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { amongOthers } from '../../shared/vocabulary/among-others.ts';
import type { DocumentId } from '../../shared/vocabulary/ids.ts';
import type { HandoverCapacity } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import {
  type ClientHandoverRow,
  clientLoads,
  contactSheetOf,
  type Line,
  linesOf,
  listClientHandovers,
} from '../storage/clients.ts';
import { departureNo } from '../storage/departures.ts';
import { loadDocument } from '../storage/dossiers.ts';
import { listPeople, named, type Person } from '../storage/people.ts';
import {
  capacityAt,
  isKeeper,
  mayCount,
  peopleOnce,
  successorFacts,
  visibleHandover,
} from './client-lines.ts';
import { practiceOf } from './practice.ts';

/** In which capacity the person at the desk may sign the line now. */
function turnOf(
  desk: Person,
  transferor: Person,
  successor: Person | null,
  line: Line,
): HandoverCapacity | null {
  const capacity = capacityAt(desk, transferor, successor);
  const decision = decide(signRules, {
    ...successorFacts(transferor, successor, line),
    known: true,
    closed: line.closed !== null,
    hasSuccessor: successor !== null,
    capacity,
    signed: {
      transferor: line.transferorSigned !== null,
      transferee: line.transfereeSigned !== null,
      witness: line.witnessSigned !== null,
    },
  });
  return decision.allowed ? capacity : null;
}

interface Reading {
  readonly vault: OpenVault;
  readonly desk: Person;
  readonly person: ReturnType<typeof peopleOnce>;
  readonly loads: ReturnType<typeof clientLoads>;
  readonly clientsMax: number;
  /** Wall time of an entry. */
  readonly atMs: (index: number | null) => number | null;
}

function timesOnce(vault: OpenVault): Reading['atMs'] {
  const known = new Map<number, number>();
  return (index) => {
    if (index === null) return null;
    const atMs =
      known.get(index) ??
      vault.db.count(
        "SELECT json_extract(CAST(payload AS TEXT), '$.at.wall') AS n FROM leaf WHERE idx = ?",
        index,
      );
    known.set(index, atMs);
    return atMs;
  };
}

/** With the lines that name them, they have as many as the firm lets one person have. */
const isFull = ({ loads, clientsMax }: Reading, human: string): boolean =>
  (loads.now.get(human) ?? 0) + (loads.proposed.get(human) ?? 0) >= clientsMax;

function shownLine(reading: Reading, transferor: Person, line: Line): ClientLine {
  const { vault, desk, person, atMs } = reading;
  const successor = line.successor === null ? null : person(line.successor);
  const released = line.closed !== null && line.closed !== 'withdrawn';
  const personal = JSON.parse(line.personal) as DocumentId[];
  return {
    code: line.code,
    client: line.client,
    classification: line.classification,
    successor: successor === null ? null : amongOthers(successor),
    successorFull: successor !== null && isFull(reading, successor.human),
    projects: line.projects ?? '',
    nextDates: line.nextDates ?? '',
    mandate: line.mandate ?? '',
    positions: line.positions ?? '',
    authority: line.authority ?? '',
    balance: line.balance ?? '',
    meetingOn: line.meetingOn,
    meetingHeld: line.meetingHeld === 1,
    answer: line.answer,
    formalRecords: line.formalRecords,
    personal: personal.map((id) => {
      const document = loadDocument(vault.db, id);
      return { document: `${line.code}/${document.no}`, title: document.title };
    }),
    signed: {
      transferor: atMs(line.transferorSigned),
      transferee: atMs(line.transfereeSigned),
      witness: atMs(line.witnessSigned),
    },
    yours: turnOf(desk, transferor, successor, line),
    closed: line.closed,
    closedAtMs: line.closedAtMs,
    ground: line.ground,
    envelope: contactSheetOf(vault.db, line.dossier) === null ? 'none' : released ? 'released' : 'sealed',
  };
}

/** The lines that this person may see: all of them, or as a successor their own. */
function linesFor(reading: Reading, handover: ClientHandoverRow): Line[] {
  const { vault, desk, person } = reading;
  const lines = linesOf(vault.db, handover.id);
  if (isKeeper(desk) || person(handover.transferor).human === desk.human) return lines;
  return lines.filter((line) => line.successor !== null && person(line.successor).human === desk.human);
}

const readingOf = (vault: OpenVault, desk: Person): Reading => ({
  vault,
  desk,
  person: peopleOnce(vault),
  loads: clientLoads(vault.db),
  clientsMax: practiceOf(vault, 'zh-CN').clientsMax,
  atMs: timesOnce(vault),
});

export function listClients(vault: OpenVault, _input: unknown, call: Call): readonly ClientHandoverSummary[] {
  const desk = assertStanding(vault, call, []);
  const reading = readingOf(vault, desk);
  return listClientHandovers(vault.db)
    .filter((handover) => mayCount(vault, desk, handover))
    .map((handover) => {
      const lines = linesFor(reading, handover);
      const transferor = reading.person(handover.transferor);
      const mine = lines.filter((line) => {
        const successor = line.successor === null ? null : reading.person(line.successor);
        return turnOf(desk, transferor, successor, line) !== null;
      });
      return {
        handover: handover.no,
        transferor: amongOthers(transferor),
        departure: handover.departure === null ? null : departureNo(vault.db, handover.departure),
        openedAtMs: handover.openedAtMs,
        lines: lines.length,
        closed: lines.filter((line) => line.closed !== null).length,
        mine: mine.length,
      };
    });
}

export function showClients(
  vault: OpenVault,
  input: ParsedInput<'clients.show'>,
  call: Call,
): ClientHandover {
  const desk = assertStanding(vault, call, []);
  const handover = visibleHandover(vault, desk, input.handover, call);
  const reading = readingOf(vault, desk);
  const transferor = reading.person(handover.transferor);
  const lines = linesFor(reading, handover);
  const assigns = isKeeper(desk);
  const successors = new Map<string, Person>();
  for (const { successor } of lines) {
    if (successor === null) continue;
    const person = reading.person(successor);
    successors.set(person.human, person);
  }
  // Only those who name successors are told whom they may name, and what each of them has already.
  const mayFollow = assigns
    ? listPeople(vault.db).filter((person) => {
        const facts = successorFacts(transferor, person, null);
        return facts.successorCan && !facts.successorFrozen && !facts.successorLeaving;
      })
    : [];
  for (const person of mayFollow) if (!successors.has(person.human)) successors.set(person.human, person);
  return {
    handover: handover.no,
    transferor: amongOthers(transferor),
    transferorLeaving: transferor.leaving,
    departure: handover.departure === null ? null : departureNo(vault.db, handover.departure),
    openedAtMs: handover.openedAtMs,
    lines: lines.map((line) => shownLine(reading, transferor, line)),
    loads: [...successors.values()].map((person) => ({
      no: person.no,
      person: amongOthers(person),
      now: reading.loads.now.get(person.human) ?? 0,
      proposed: reading.loads.proposed.get(person.human) ?? 0,
    })),
    clientsMax: reading.clientsMax,
    mayFollow: mayFollow.map(named),
  };
}
