import type { BodyOf, EntryBody } from './entry-body.ts';
import { type Fault, fault } from './fault.ts';
import type { LogState } from './log-state.ts';
import type { Post, Proposal } from './training.ts';

/** Courses described, plans and applications made, decided and issued (log-entry.md §5.13). */
export function proposalFault(state: LogState, body: EntryBody): Fault | null {
  switch (body.type) {
    case 'course.described':
      return describedFault(state, body);
    case 'proposal.made':
      return madeFault(state, body);
    case 'proposal.decided':
      return decidedFault(state, body);
    case 'proposal.issued': {
      const proposal = state.training.proposals.get(body.data.proposal);
      if (proposal === undefined) return fault('training-unknown', { id: body.data.proposal });
      const { kind } = proposal.made;
      const isPlan = kind === 'yearly-plan' || kind === 'change';
      return proposal.over === 'granted' && isPlan && !proposal.issued ? null : fault('training-order');
    }
    default:
      return null;
  }
}

const unknown = (id: string): Fault => fault('training-unknown', { id });
const notTheirs = (person: string): Fault => fault('training-not-theirs', { person });

function isHead({ people, training }: LogState, person: string, department: string | null): boolean {
  const head = department === null ? null : training.headOf(department);
  return head !== null && people.human(head) === people.human(person);
}

function describedFault(state: LogState, { data, signers }: BodyOf<'course.described'>): Fault | null {
  const { training, people } = state;
  const known = training.courses.get(data.course);
  const [signer] = signers;
  const departments = [data.department, ...data.sessions.map(({ visited }) => visited)];
  for (const department of departments)
    if (department !== null && !training.isListed(department)) return unknown(department);
  for (const { part, visited } of data.sessions) {
    if ((part !== null) !== (data.kind === 'induction')) return fault('training-order');
    if ((visited !== null) !== (part === 'visit')) return fault('training-order');
  }
  const seen = new Set<string>();
  for (const person of data.trainees) {
    if (!people.isEnrolled(person)) return fault('person-unknown', { person });
    if (seen.has(person)) return fault('training-twice', { id: person });
    seen.add(person);
  }
  if (known !== undefined && (known.signed.size > 0 || known.checked.size > 0))
    return fault('training-order');
  if (signer!.as === 'clerk') return null;
  const person = signer!.person;
  if (data.kind === 'external' || data.kind === 'self-paid') {
    const before = known?.described.trainees ?? [person];
    return [data.trainees, before].every((list) => list.length === 1 && list[0] === person)
      ? null
      : notTheirs(person);
  }
  const before = known === undefined ? data.department : known.described.department;
  return isHead(state, person, data.department) && isHead(state, person, before) ? null : notTheirs(person);
}

/** Which posts somebody holds who is none of those concerned; a clerk's only where no clerk is concerned. */
function duePosts(
  state: LogState,
  concerned: readonly string[],
  data: BodyOf<'proposal.made'>['data'],
): Post[] {
  const { people, training } = state;
  const humans = new Set(concerned.map((person) => people.human(person)));
  const other = (person: string | null): boolean => person !== null && !humans.has(people.human(person));
  const general = other(training.rules!.generalManager);
  const held: Record<Post, boolean> = {
    clerk: !concerned.some((person) => people.rolesOf(person).has('clerk')) && people.holds('clerk'),
    head: data.department !== null && other(training.headOf(data.department)),
    general,
  };
  const posts = training.rules!.posts[data.kind];
  const due = posts.filter((post, at) => held[post] && posts.indexOf(post) === at);
  return due.length > 0 || !general ? due : ['general'];
}

function madeFault(state: LogState, { data, signers }: BodyOf<'proposal.made'>): Fault | null {
  const { people, training } = state;
  const { as, person: maker } = signers[0]!;
  const { kind, trainee, department } = data;
  if (training.proposals.has(data.proposal)) return fault('training-twice', { id: data.proposal });
  const ownKind = kind === 'external' || kind === 'self-paid' || kind === 'leave';
  if ((trainee !== null) !== (ownKind || kind === 'confirmation')) return fault('training-order');
  if ((data.year !== null) !== (kind === 'department-plan' || kind === 'yearly-plan'))
    return fault('training-order');
  if ((data.budget !== null) !== (kind === 'yearly-plan')) return fault('training-order');
  const dated = data.from !== null && data.to !== null && data.from <= data.to;
  if (kind === 'leave' ? !dated || data.proof === null : data.from !== null || data.to !== null)
    return fault('training-order');
  if (trainee !== null) {
    const isMaker = people.human(trainee) === people.human(maker);
    if (ownKind && trainee !== maker) return notTheirs(maker);
    if (!ownKind && isMaker) return fault('training-own', { person: maker });
    if (department === null || placeOf(state, trainee) !== department) return unknown(trainee);
  } else if (department !== null && !training.isListed(department)) return unknown(department);
  if (as === 'self' && !ownKind && !isHead(state, maker, department)) return notTheirs(maker);
  const unfit = coursesFault(state, data);
  if (unfit !== null) return unfit;
  if (training.rules === null) return fault('posts-due', { due: '—' });
  const due = duePosts(state, trainee === null ? [maker] : [maker, trainee], data);
  return due.length > 0 && due.join() === data.posts.join()
    ? null
    : fault('posts-due', { due: due.join(', ') });
}

/** By the newest placement of the human under any id. */
function placeOf({ people, training }: LogState, person: string): string | null {
  const human = people.human(person);
  let place: string | null = null;
  for (const [id, department] of training.placed) if (people.human(id) === human) place = department;
  return place;
}

function coursesFault({ training }: LogState, data: BodyOf<'proposal.made'>['data']): Fault | null {
  const { kind, courses, department, trainee } = data;
  const seen = new Set<string>();
  for (const { course, state } of courses) {
    const known = training.courses.get(course);
    if (known === undefined) return unknown(course);
    if (seen.has(course)) return fault('training-twice', { id: course });
    seen.add(course);
    if (known.state !== state) return fault('course-not-granted', { course, state: known.state });
    const { described } = known;
    if (kind === 'external' || kind === 'self-paid') {
      const theirs = described.trainees.length === 1 && described.trainees[0] === trainee;
      if (described.kind !== kind || !theirs) return fault('course-unfit', { course });
    } else if (kind === 'leave') {
      if (!described.trainees.includes(trainee!)) return fault('course-unfit', { course });
    } else if (kind !== 'yearly-plan' && described.department !== department)
      return fault('course-unfit', { course });
  }
  const few = courses.length;
  if (kind === 'external' || kind === 'self-paid') return few === 1 ? null : fault('training-order');
  if (kind === 'leave') return few <= 1 ? null : fault('training-order');
  if (kind === 'confirmation') return few === 0 ? null : fault('training-order');
  return few > 0 || kind === 'yearly-plan' ? null : fault('training-order');
}

function decidedFault(state: LogState, { data, signers }: BodyOf<'proposal.decided'>): Fault | null {
  const proposal = state.training.proposals.get(data.proposal);
  if (proposal === undefined) return unknown(data.proposal);
  if (proposal.over !== 'open') return fault('training-order');
  const { people, training } = state;
  const { person } = signers[0]!;
  const human = people.human(person);
  const { made, maker, granted } = proposal;
  if (data.as === 'maker') {
    if (people.human(maker) !== human) return notTheirs(person);
    return data.granted ? fault('training-own', { person }) : null;
  }
  if (made.posts[granted] !== data.as) return fault('training-order');
  if (data.as === 'head' && !isHead(state, person, made.department)) return notTheirs(person);
  const manager = training.rules?.generalManager ?? null;
  if (data.as === 'general' && (manager === null || people.human(manager) !== human))
    return notTheirs(person);
  for (const concerned of [maker, made.trainee])
    if (concerned !== null && people.human(concerned) === human) return fault('training-own', { person });
  return data.granted ? grantFault(state, proposal) : null;
}

function grantFault({ people, training }: LogState, { made }: Proposal): Fault | null {
  for (const { course, state } of made.courses) {
    const now = training.courses.get(course)!.state;
    if (now !== state) return fault('course-not-granted', { course, state: now });
  }
  if (made.kind !== 'confirmation') return null;
  const human = people.human(made.trainee!);
  for (const { results } of training.courses.values())
    for (const [trainee, attempts] of results)
      if (people.human(trainee) === human && attempts.length === 2 && attempts[1] === false)
        return fault('confirmed-after-failing', { person: made.trainee! });
  return null;
}
