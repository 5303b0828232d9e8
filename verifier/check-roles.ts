import { absenceFault } from './check-absences.ts';
import { backupFault } from './check-backups.ts';
import { epochFault } from './check-epochs.ts';
import { gateFault } from './check-gates.ts';
import { lossFault } from './check-losses.ts';
import type { BodyOf, EntryBody } from './entry-body.ts';
import type { Policy, Role } from './entry-data.ts';
import { roleOfSide } from './epochs.ts';
import { type Fault, fault } from './fault.ts';
import type { LogState } from './log-state.ts';
import { isFrozen, isLeaving, type People, rolesExclude } from './people.ts';
import { sheetsProven } from './sheets-proof.ts';
import { isSignedByARow, rowsFor } from './signer-rows.ts';

/** Who may sign what, and as whom (log-entry.md §3, §4.1, §5.2). */
export function roleFault(state: LogState, index: number, body: EntryBody): Fault | null {
  if (!isSignedByARow(body)) return rowFault(body);
  if (body.type === 'vault.created') return foundersFault(body) ?? gateFault(state, index, body);
  return (
    signersFault(state.people, body) ??
    subjectFault(state.people, body) ??
    recoveryFault(state, body) ??
    exclusionFault(state.people, body) ??
    leavingFault(state.people, body) ??
    freezeFault(state.people, body) ??
    state.invitations.fault(state.people, body) ??
    houseFault(state, index, body) ??
    absenceFault(state, body) ??
    gateFault(state, index, body)
  );
}

function rowFault(body: EntryBody): Fault {
  const words = (row: readonly string[]) => (row.length === 0 ? '—' : row.join(', '));
  return fault('signers-row', {
    due: rowsFor(body).map(words).join(' / '),
    found: words(body.signers.map(({ as }) => as)),
  });
}

function foundersFault({ data, signers }: BodyOf<'vault.created'>): Fault | null {
  for (const [at, founder] of data.founders.entries()) {
    const signer = signers[at]!;
    if (signer.person !== founder.person || signer.keyset !== founder.keyset) return fault('founder-order');
  }
  const roles = new Set(data.founders.map(({ role }) => role));
  return roles.has('custodian') && roles.has('approver') ? null : fault('founders-missing');
}

/** Different people, each holding the role that they sign in. */
function signersFault(people: People, { type, signers }: EntryBody): Fault | null {
  const seen = new Set();
  for (const { as, person } of signers) {
    const human = people.human(person);
    if (seen.has(human)) return fault('signs-twice', { person });
    seen.add(human);
    if (as === 'self' || as === 'founder') continue;
    if (!people.rolesOf(person).has(as)) return fault('role-not-held', { person, role: as });
    if (as === 'borrower' && isFrozen(human) && frozenNever.has(type))
      return fault('frozen-acts', { person });
  }
  return null;
}

const frozenNever: ReadonlySet<string> = new Set([
  'loan.requested',
  'loan.extension-requested',
  'loan.received',
  'view.open',
  'view.resumed',
]);

/** `self` is the person whom the entry is about; co-signers are not. */
function subjectFault(people: People, body: EntryBody): Fault | null {
  switch (body.type) {
    case 'person.renamed':
    case 'person.frozen':
    case 'person.unfrozen':
    case 'role.ended':
      return aboutOthersFault(people, body, [body.data.person]);
    case 'person.same-as':
      return aboutOthersFault(people, body, [body.data.person, body.data.same]);
    default:
      return selfFault(body);
  }
}

/** Of every entry that names a person: whoever signs as self is that very id. */
function selfFault({ data, signers }: EntryBody): Fault | null {
  const person = 'person' in data ? data.person : null;
  if (person === null) return null;
  const another = signers.some((signer) => signer.as === 'self' && signer.person !== person);
  return another ? fault('self-is-another', { person }) : null;
}

function aboutOthersFault(
  people: People,
  { type, signers }: EntryBody,
  about: readonly string[],
): Fault | null {
  for (const person of about) {
    if (!people.isEnrolled(person)) return fault('person-unknown', { person });
    // A custodian who freezes somebody acts at once and alone, be it on themself.
    if (type === 'person.frozen') continue;
    if (signers.some((signer) => people.human(signer.person) === people.human(person))) {
      return fault('signs-about-self', { person });
    }
  }
  return null;
}

/** Excluding roles meet by a role given, or by finding that two ids are one human. */
function exclusionFault(people: People, body: EntryBody): Fault | null {
  const roles = rolesBroughtTogether(people, body);
  if (roles === null) return null;
  const { person } = body.data as { readonly person: string };
  return rolesExclude(roles) ? fault('roles-exclude', { person, roles: [...roles].sort().join(', ') }) : null;
}

function rolesBroughtTogether(people: People, body: EntryBody): Set<Role> | null {
  switch (body.type) {
    case 'role.given':
      return people.rolesTogether(people.human(body.data.person)).add(body.data.role);
    case 'recovery.admitted':
      // Their own roles end with it; what they hold under other ids stays.
      return people.rolesOfOtherIds(body.data.person).add(roleOfSide[body.data.side]);
    case 'person.same-as':
      return people.rolesTogether(people.human(body.data.person), people.human(body.data.same));
    default:
      return null;
  }
}

/** Sheets give new keys to a member of their side, or make one of somebody who is none. */
function recoveryFault({ people, epochs }: LogState, body: EntryBody): Fault | null {
  if (body.type !== 'recovery.used' && body.type !== 'recovery.admitted') return null;
  if (!sheetsProven(epochs.sheetsKeys[body.data.side], body)) return fault('sheets-unproven');
  const { person, side } = body.data;
  const role = roleOfSide[side];
  const holds = people.rolesOf(person).has(role);
  if (body.type === 'recovery.used') return holds ? null : fault('role-not-held', { person, role });
  return holds ? fault('role-held-already', { person, role }) : null;
}

/** Who is leaving stays frozen and is given no role (P1). */
function leavingFault(people: People, body: EntryBody): Fault | null {
  if (body.type !== 'person.unfrozen' && body.type !== 'role.given') return null;
  const { person } = body.data;
  if (!isLeaving(people.human(person))) return null;
  return fault(body.type === 'role.given' ? 'handed-to-leaving' : 'unfrozen-while-leaving', { person });
}

/** `note.released` is signed as self, and nobody frozen does that either. */
function freezeFault(people: People, { type, signers }: EntryBody): Fault | null {
  const person = type === 'note.released' ? signers[0]!.person : null;
  return person !== null && isFrozen(people.human(person)) ? fault('frozen-acts', { person }) : null;
}

/** What the house itself may only do in one direction: tighten the policy, count the epochs up, stay in quarantine. */
function houseFault(state: LogState, index: number, body: EntryBody): Fault | null {
  const { policy, epochs, found, place } = state;
  if (body.type === 'policy.tightened') {
    const loosened = policy === null ? null : loosenedIn(policy, body.data.policy);
    if (loosened !== null) return fault('policy-loosened', { setting: loosened });
  }
  if (body.type === 'vault.opened' && body.data.quarantine === 'none' && found !== null)
    return fault('quarantine-forgotten', { entry: found });
  if (body.type === 'place.taken') return placeFault(place, body.data);
  return (
    backupFault(state, index, body) ??
    lossFault(state, body) ??
    state.wholeReleases.fault(body, policy, (person) => isFrozen(state.people.human(person))) ??
    epochFault(epochs, body)
  );
}

/** A place follows the one before; on another machine only two people say that it does (A6c). */
function placeFault(before: LogState['place'], data: BodyOf<'place.taken'>['data']): Fault | null {
  if (data.before !== (before?.place ?? null)) return fault('place-not-next', { place: data.before ?? '—' });
  return data.said || before === null || before.machine === data.machine ? null : fault('place-unsaid');
}

/** The first setting in which `next` permits what `now` forbids. */
function loosenedIn(now: Policy, next: Policy): string | null {
  for (const level of ['internal', 'confidential', 'secret'] as const) {
    if (next.viewCap[level] > now.viewCap[level]) return `viewCap.${level}`;
    if ((next.releaseApprovers?.[level] ?? 1) < (now.releaseApprovers?.[level] ?? 1))
      return `releaseApprovers.${level}`;
    if ((next.loanApprovers?.[level] ?? 1) < (now.loanApprovers?.[level] ?? 1))
      return `loanApprovers.${level}`;
  }
  for (const limit of ['loanDaysMax', 'viewMinutes', 'viewMinutesMax'] as const) {
    if (next[limit] > now[limit]) return limit;
  }
  if (now.authorSeparation === 'dossier' && next.authorSeparation === 'lineage') return 'authorSeparation';
  return next.authorMayBorrow && !now.authorMayBorrow ? 'authorMayBorrow' : null;
}
