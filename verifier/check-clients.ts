import type { ClientHandover, ClientLine, HandoverCapacity } from './clients.ts';
import type { BodyOf, EntryBody } from './entry-body.ts';
import { type Fault, fault } from './fault.ts';
import type { LogState } from './log-state.ts';
import { isFrozen, isLeaving, type People } from './people.ts';

/** Each client passes by a line of its own that three sign, or that is taken over (log-entry.md §5.8). */
export function clientsFault(state: LogState, body: EntryBody): Fault | null {
  switch (body.type) {
    case 'clients.opened':
      return openedFault(state, body.data);
    case 'clients.assigned':
      return ofHandover(state, body.data.handover, (handover) => {
        const unfit = linesFault(handover, body.data.lines);
        return unfit ?? successorsFault(state, handover, body.data.lines);
      });
    case 'clients.described':
      return ofHandover(state, body.data.handover, (handover) => describedFault(state, handover, body));
    case 'clients.signed':
      return ofHandover(state, body.data.handover, (handover) => signedFault(state, handover, body));
    case 'clients.taken-over':
      return ofHandover(state, body.data.handover, (handover) => takenOverFault(state, handover, body));
    case 'clients.withdrawn':
      return ofHandover(state, body.data.handover, () => null);
    default:
      return null;
  }
}

function ofHandover(
  { clients }: LogState,
  id: string,
  next: (handover: ClientHandover) => Fault | null,
): Fault | null {
  const handover = clients.handovers.get(id);
  return handover === undefined ? fault('handover-unknown', { handover: id }) : next(handover);
}

function openedFault(state: LogState, data: BodyOf<'clients.opened'>['data']): Fault | null {
  const { people, filing, clients, departures } = state;
  const { handover, transferor, departure } = data;
  if (state.isHandoverKnown(handover)) return fault('handover-twice', { handover });
  if (!people.isEnrolled(transferor)) return fault('person-unknown', { person: transferor });
  if (departure !== null) {
    const known = departures.all.get(departure);
    if (known === undefined) return fault('departure-unknown', { departure });
    if (known.isOver) return fault('departure-over', { departure });
    if (people.human(known.person) !== people.human(transferor)) {
      return fault('departure-of-another', { departure, person: transferor });
    }
  }
  const own = new Set<string>();
  for (const dossier of data.dossiers) {
    if (!filing.dossiers.has(dossier)) return fault('dossier-unknown', { dossier });
    if (clients.lines.has(dossier) || own.has(dossier)) return fault('line-open-already', { dossier });
    own.add(dossier);
  }
  return null;
}

/** Each line is open, and named once. */
function linesFault({ open }: ClientHandover, lines: readonly { readonly dossier: string }[]): Fault | null {
  const named = new Set<string>();
  for (const { dossier } of lines) {
    if (!open.has(dossier)) return fault('line-not-open', { dossier });
    if (named.has(dossier)) return fault('line-named-twice', { dossier });
    named.add(dossier);
  }
  return null;
}

function successorsFault(
  { people }: LogState,
  { transferor }: ClientHandover,
  lines: BodyOf<'clients.assigned'>['data']['lines'],
): Fault | null {
  for (const { successor } of lines) {
    const bad = successorFault(people, transferor, successor);
    if (bad !== null) return bad;
  }
  return null;
}

/** Whether a client may pass to them: asked when they are named, and at each signature again. */
function successorFault(people: People, transferor: string, person: string): Fault | null {
  if (!people.isEnrolled(person)) return fault('person-unknown', { person });
  const human = people.human(person);
  if (human === people.human(transferor)) return fault('successor-is-transferor', { person });
  if (!people.rolesOf(person).has('borrower')) return fault('role-not-held', { person, role: 'borrower' });
  if (isLeaving(human)) return fault('handed-to-leaving', { person });
  return isFrozen(human) ? fault('frozen-acts', { person }) : null;
}

function describedFault(
  { people, filing }: LogState,
  handover: ClientHandover,
  { data, signers }: BodyOf<'clients.described'>,
): Fault | null {
  const line = handover.open.get(data.dossier);
  if (line === undefined) return fault('line-not-open', { dossier: data.dossier });
  const [signer] = signers;
  if (signer!.as === 'self') {
    const human = people.human(signer!.person);
    const parties = [handover.transferor, line.successor];
    if (!parties.some((party) => party !== null && people.human(party) === human)) {
      return fault('line-not-theirs', { person: signer!.person, dossier: data.dossier });
    }
  }
  if (handover.ofDeparture && data.balance != null)
    return fault('balance-of-leaver', { dossier: data.dossier });
  for (const document of data.personal) {
    if (filing.documents.get(document)?.dossier !== line.dossier) {
      return fault('personal-elsewhere', { document, dossier: data.dossier });
    }
  }
  return null;
}

type StatedLine = BodyOf<'clients.signed'>['data']['lines'][number];

/** Lines whose present state is signed away: open, with a successor. */
function statedFault(
  people: People,
  handover: ClientHandover,
  lines: readonly StatedLine[],
  next: (line: ClientLine) => Fault | null,
): Fault | null {
  const unfit = linesFault(handover, lines);
  if (unfit !== null) return unfit;
  for (const { dossier, state } of lines) {
    const line = handover.open.get(dossier)!;
    if (line.successor === null) return fault('line-without-successor', { dossier });
    if (line.state !== state) return fault('line-state', { state, due: line.state, dossier });
    const bad = successorFault(people, handover.transferor, line.successor) ?? next(line);
    if (bad !== null) return bad;
  }
  return null;
}

function signedFault(
  { people }: LogState,
  handover: ClientHandover,
  { data, signers }: BodyOf<'clients.signed'>,
): Fault | null {
  const { person } = signers[0]!;
  const signer = people.human(person);
  const transferor = people.human(handover.transferor);
  return statedFault(people, handover, data.lines, (line) => {
    const successor = people.human(line.successor!);
    const isTheirs = {
      transferor: signer === transferor,
      transferee: signer === successor,
      witness: signer !== transferor && signer !== successor,
    } satisfies Record<HandoverCapacity, boolean>;
    const dossier = line.dossier.id;
    if (!isTheirs[data.as]) return fault('line-not-theirs', { person, dossier });
    if (line.signed.has(data.as)) return fault('line-signed-already', { dossier });
    return data.as === 'witness' && line.signed.size < 2 ? fault('witness-not-last', { dossier }) : null;
  });
}

function takenOverFault(
  { people }: LogState,
  handover: ClientHandover,
  { data, signers }: BodyOf<'clients.taken-over'>,
): Fault | null {
  for (const { person } of signers) {
    if (people.human(person) === people.human(handover.transferor)) {
      return fault('signs-about-self', { person });
    }
  }
  return statedFault(people, handover, data.lines, ({ dossier, signed }) =>
    // The witness closes such a line: nobody refused and nobody is gone.
    signed.has('transferor') && signed.has('transferee')
      ? fault('line-agreed', { dossier: dossier.id })
      : null,
  );
}
