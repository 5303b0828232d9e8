import type { EntryBody } from './entry-body.ts';
import type { Policy } from './entry-data.ts';
import { type Fault, fault } from './fault.ts';
import { type Demand, dayAt, type Held, isDay, monthsAfter } from './gates.ts';
import type { LogState } from './log-state.ts';
import type { Human } from './people.ts';

/** Nobody signs in a role without what policy demands of it on that day (log-entry.md §5.19). */
export function gateFault(state: LogState, index: number, body: EntryBody): Fault | null {
  if (body.type === 'vault.created')
    return body.data.policy.gates === undefined ? null : fault('gate-at-creation');
  const day = dayAt(state.judgedAfter(body), body.at.offset);
  if (body.type === 'policy.tightened') {
    const wrong = demandsFault(state, body.data.policy.gates, day);
    if (wrong !== null) return wrong;
  }
  if (state.gates.demands.length === 0) return null;
  for (const { as, person } of body.signers) {
    if (as === 'self' || as === 'founder' || isOpen(body, person)) continue;
    const held = state.gates.heldBy(person, as);
    const missing = held === null ? null : missingOf(state, person, as, held, day);
    if (missing !== null) return fault('role-not-active', { person, role: as, missing: missing.what });
  }
  return keyGivenFault(state, index, body, day);
}

/** Demands are only added, none from a day before the one on which it is signed. */
function demandsFault({ gates }: LogState, next: Policy['gates'], day: string): Fault | null {
  const now = gates.demands;
  const list = next ?? [];
  const kept = now.every((demand, i) => sameDemand(demand, list[i]));
  if (!kept) return fault('policy-loosened', { setting: 'gates' });
  for (const { from } of list.slice(now.length))
    if (!isDay(from) || from < day) return fault('gate-backdated', { day: from });
  return null;
}

type Listed = NonNullable<Policy['gates']>[number];
const sameDemand = (a: Demand, b: Listed | undefined): boolean =>
  b !== undefined &&
  a.role === b.role &&
  a.what === b.what &&
  a.from === b.from &&
  a.kind === b.kind &&
  a.months === b.months;

/** A keeper's role brings a key with it: it is asked for as it is given. */
function keyGivenFault(state: LogState, index: number, body: EntryBody, day: string): Fault | null {
  if (body.type !== 'role.given') return null;
  const { person, role } = body.data;
  if (role !== 'custodian' && role !== 'approver') return null;
  const missing = missingOf(state, person, role, { entry: index, wall: body.at.wall, day }, day);
  return missing === null ? null : fault('role-not-active', { person, role, missing: missing.what });
}

function missingOf(state: LogState, person: string, role: string, held: Held, day: string): Demand | null {
  const human = state.people.human(person);
  return (
    state.gates.demands.find(
      (demand) =>
        demand.role === role && isAsked(demand, held, day) && !isMet(state, demand, held, human, day),
    ) ?? null
  );
}

/** Whoever held the role when the demand was set is asked from its day on, others from the start. */
const isAsked = (demand: Demand, held: Held, day: string): boolean =>
  day >= (held.entry > demand.entry ? held.day : demand.from);

function isMet(state: LogState, demand: Demand, held: Held, human: Human, day: string): boolean {
  switch (demand.what) {
    case 'agreement':
      return [...state.agreements.all.values()].some(
        ({ made, signed, ended }) =>
          signed &&
          !ended &&
          made.kind === 'confidentiality' &&
          human.ids.has(made.person) &&
          made.from <= day &&
          (made.until === null || made.until >= day),
      );
    case 'rules':
      return rulesTold(state, held.entry > demand.entry ? held.wall : demand.wall, human, day);
    default:
      return passedCourse(state, demand, human, day);
  }
}

/** What was there when it began to be asked counts at once, a later version from the day after the one it is due on. */
function rulesTold({ gates, agreements }: LogState, there: number, human: Human, day: string): boolean {
  if (gates.texts.size === 0) return false;
  for (const [rules, versions] of gates.texts) {
    const told = (agreements.told.get(rules) ?? []).filter(({ person }) => human.ids.has(person));
    const highest = Math.max(0, ...told.map(({ version }) => version));
    const missing = versions
      .slice(highest)
      .some(({ wall, due }) => wall <= there || (due !== null && due < day));
    if (missing) return false;
  }
  return true;
}

/** Courses that are granted as they were described last, and not called off. */
function passedCourse(
  { gates, training }: LogState,
  { kind, months }: Demand,
  human: Human,
  day: string,
): boolean {
  for (const [id, tests] of gates.passed) {
    const course = training.courses.get(id);
    if (course === undefined || course.granted !== course.state) continue;
    if (course.described.off || course.described.kind !== kind) continue;
    const valid = tests.some(
      ({ person, on }) =>
        human.ids.has(person) && on <= day && (typeof months !== 'number' || monthsAfter(on, months) >= day),
    );
    if (valid) return true;
  }
  return false;
}

/** Acts that a role gives though it is not active: they keep the vault, lead back in, take back or end. */
function isOpen(body: EntryBody, person: string): boolean {
  if (body.type === 'role.given') return body.data.role === 'clerk';
  if (body.type === 'custody.handed-over') return body.data.outgoing === person;
  return openActs.has(body.type);
}

const openActs: ReadonlySet<string> = new Set([
  ...['vault.opened', 'place.taken', 'clock.jumped', 'anchor.added', 'generation.new', 'gap.narrowed'],
  ...['gap.closed', 'epoch.begun', 'epoch.new', 'recovery.confirmed', 'recovery.used', 'recovery.admitted'],
  ...['backup.planned', 'backup.ended', 'vault.restored'],
  ...['person.enrolled', 'person.rekeyed', 'person.renamed', 'person.same-as', 'agreement.made'],
  ...['agreement.signed', 'agreement.ended', 'training.ruled'],
  ...['person.frozen', 'role.ended', 'hold.set', 'loan.withdrawn', 'loan.returned', 'loan.checked-in'],
  ...['loan.recalled', 'loan.reminded', 'release.withdrawn', 'release.returned', 'whole.withdrawn'],
  ...['invitation.withdrawn', 'custody.begun', 'custody.abandoned', 'clients.opened', 'clients.assigned'],
  ...['clients.described', 'clients.withdrawn', 'departure.registered', 'departure.rescheduled'],
  ...['departure.approved', 'departure.ticked', 'departure.interviewed', 'departure.exposure-signed'],
  ...['departure.ended', 'departure.letter-named', 'departure.approvers-named', 'departure.items-listed'],
  ...['departure.item-returned', 'departure.employment-stated', 'departure.classed'],
  ...['departure.announced', 'departure.reminded', 'talk.recorded'],
]);
