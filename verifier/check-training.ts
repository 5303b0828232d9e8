import { proposalFault } from './check-proposals.ts';
import type { BodyOf, EntryBody } from './entry-body.ts';
import { type Fault, fault } from './fault.ts';
import type { LogState } from './log-state.ts';
import { repaymentDue, yearsLater } from './repayment.ts';
import type { Course } from './training.ts';

/** Nobody decides on or records what is their own; a course counts in the state that was granted (log-entry.md §5.13). */
export function trainingFault(state: LogState, body: EntryBody): Fault | null {
  switch (body.type) {
    case 'training.ruled':
      return ruledFault(state, body);
    case 'trainee.placed':
      return placedFault(state, body);
    case 'survey.opened': {
      const { survey, year } = body.data;
      const years = [...state.training.surveys.values()];
      return state.training.surveys.has(survey) || years.includes(year) ? twice(survey) : null;
    }
    case 'survey.answered':
      return state.training.surveys.has(body.data.survey) ? null : unknown(body.data.survey);
    case 'attendance.signed':
    case 'attendance.checked':
    case 'report.given':
    case 'result.recorded':
    case 'certificate.given':
    case 'course.evaluated':
    case 'course.accounted':
    case 'obligation.signed': {
      const course = state.training.courses.get(body.data.course);
      return course === undefined ? unknown(body.data.course) : courseFault(state, course, body);
    }
    case 'obligation.ended':
      return endedFault(state, body);
    case 'rules.issued':
    case 'rules.acknowledged':
      return rulesFault(state, body);
    default:
      return proposalFault(state, body);
  }
}

const unknown = (id: string): Fault => fault('training-unknown', { id });
const twice = (id: string): Fault => fault('training-twice', { id });
const notTheirs = (person: string): Fault => fault('training-not-theirs', { person });
const own = (person: string): Fault => fault('training-own', { person });

const isManager = ({ people, training }: LogState, person: string): boolean => {
  const manager = training.rules?.generalManager ?? null;
  return manager !== null && people.human(manager) === people.human(person);
};

/** A clerk signs as one, and holds the role by then; whoever signs as self keeps the course by a post. */
function keeps(
  state: LogState,
  { described }: Course,
  { as, person }: EntryBody['signers'][number],
): boolean {
  if (as === 'clerk') return true;
  const { department } = described;
  if (department === null) return isManager(state, person);
  const head = state.training.headOf(department);
  return head !== null && state.people.human(head) === state.people.human(person);
}

function ruledFault({ people }: LogState, { data }: BodyOf<'training.ruled'>): Fault | null {
  const named = [data.generalManager, ...data.departments.map(({ head }) => head)];
  for (const person of named)
    if (person !== null && !people.isEnrolled(person)) return fault('person-unknown', { person });
  const ids = data.departments.map(({ department }) => department);
  const again = ids.find((id, at) => ids.indexOf(id) !== at);
  if (again !== undefined) return twice(again);
  return null;
}

function placedFault(state: LogState, { data, signers }: BodyOf<'trainee.placed'>): Fault | null {
  const { trainee, department } = data;
  const [signer] = signers;
  if (!state.people.isEnrolled(trainee)) return fault('person-unknown', { person: trainee });
  if (!state.training.isListed(department)) return unknown(department);
  if (signer!.as === 'self' && !isManager(state, signer!.person)) return notTheirs(signer!.person);
  return state.people.human(signer!.person) === state.people.human(trainee) ? own(trainee) : null;
}

type OfCourse = BodyOf<
  | 'attendance.signed'
  | 'attendance.checked'
  | 'report.given'
  | 'result.recorded'
  | 'certificate.given'
  | 'course.evaluated'
  | 'course.accounted'
  | 'obligation.signed'
>;

function courseFault(state: LogState, course: Course, body: OfCourse & EntryBody): Fault | null {
  const { people } = state;
  const { trainees, sessions } = course.described;
  const { data } = body;
  if (body.type === 'course.accounted') return null;
  if (course.granted !== course.state || course.described.off)
    return fault('course-not-granted', { course: body.data.course, state: course.state });
  if ('session' in data && data.session >= sessions.length) return unknown(`${data.session}`);
  const trainee = 'trainee' in data ? data.trainee : 'person' in data ? data.person : null;
  const listed = trainee === null || trainees.includes(trainee);
  if (!listed && body.type !== 'course.evaluated') return fault('training-line', { person: trainee! });
  const [signer] = body.signers;
  switch (body.type) {
    case 'attendance.signed':
      return signedFault(course, body.data);
    case 'attendance.checked':
      return keeps(state, course, signer!) ? checkedFault(state, course, body) : notTheirs(signer!.person);
    case 'result.recorded':
      if (!keeps(state, course, signer!)) return notTheirs(signer!.person);
      if (people.human(signer!.person) === people.human(trainee!)) return own(trainee!);
      return resultFault(course, body.data);
    case 'certificate.given':
      if (people.human(signer!.person) === people.human(trainee!)) return own(trainee!);
      return certificateFault(state, course, body.data);
    case 'course.evaluated': {
      const mine = trainees.some((id) => people.human(id) === people.human(signer!.person));
      const clerk = people.rolesOf(signer!.person).has('clerk');
      return mine || clerk || keeps(state, course, signer!) ? null : notTheirs(signer!.person);
    }
    case 'obligation.signed':
      return boundFault(state, course, body.data);
    default:
      return null;
  }
}

function signedFault(course: Course, { session, person }: BodyOf<'attendance.signed'>['data']): Fault | null {
  if (course.checked.has(session)) return fault('training-order');
  return course.signed.get(session)?.has(person) === true ? twice(person) : null;
}

/** A line for each on the list, those who signed as present, and nothing that the checker says of themselves. */
function checkedFault(
  { people }: LogState,
  course: Course,
  { data, signers }: BodyOf<'attendance.checked'>,
): Fault | null {
  const { trainees, sessions } = course.described;
  const signed = course.signed.get(data.session) ?? new Set();
  const seen = new Set<string>();
  for (const { person, presence, minutes } of data.lines) {
    if (!trainees.includes(person) || seen.has(person)) return fault('training-line', { person });
    seen.add(person);
    if ((presence === 'desk') !== signed.has(person)) return fault('training-line', { person });
    const there = presence === 'desk' || presence === 'paper';
    if (minutes > sessions[data.session]!.minutes || there !== minutes > 0)
      return fault('training-line', { person });
    const self = people.human(person) === people.human(signers[0]!.person);
    if (self && (presence === 'paper' || presence === 'excused')) return own(person);
  }
  const missing = trainees.find((person) => !seen.has(person));
  return missing === undefined ? null : fault('training-line', { person: missing });
}

function resultFault(course: Course, { trainee, attempt }: BodyOf<'result.recorded'>['data']): Fault | null {
  const before = course.results.get(trainee) ?? [];
  if (course.described.examination === 'none' || before.includes(true)) return fault('training-order');
  return attempt === before.length + 1 ? null : fault('training-order');
}

function certificateFault(
  { training }: LogState,
  course: Course,
  { certificate, trainee }: BodyOf<'certificate.given'>['data'],
): Fault | null {
  if (training.certificates.has(certificate) || course.certified.has(trainee)) return twice(certificate);
  const attended = [...course.checked.values()].some((lines) =>
    lines.some(({ person, minutes }) => person === trainee && minutes > 0),
  );
  const passed = course.results.get(trainee)?.includes(true) ?? false;
  const completed = course.described.examination === 'none' ? attended : passed;
  return completed ? null : fault('training-order');
}

function boundFault(
  { training }: LogState,
  course: Course,
  { obligation, person, from, years, contractUntil }: BodyOf<'obligation.signed'>['data'],
): Fault | null {
  if (training.obligations.has(obligation) || course.bound.has(person)) return twice(obligation);
  // Where nothing was ruled, nothing is granted, and this is not reached.
  if (years !== training.rules!.figures.serviceYears) return fault('service-years', { years });
  const until = yearsLater(from, years);
  return contractUntil === null || contractUntil >= until ? null : fault('contract-short', { until });
}

function endedFault(state: LogState, { data, signers }: BodyOf<'obligation.ended'>): Fault | null {
  const { training, people } = state;
  const known = training.obligations.get(data.obligation);
  if (known === undefined) return unknown(data.obligation);
  if (known.ended) return twice(data.obligation);
  const { paid, person, from, years } = known.data;
  for (const signer of signers) if (people.human(signer.person) === people.human(person)) return own(person);
  if (data.cause === 'waived' && !isManager(state, signers[0]!.person)) return notTheirs(signers[0]!.person);
  if (data.cause === 'served' && data.on < yearsLater(from, years)) return fault('training-order');
  const due = data.cause === 'left' ? repaymentDue(paid, from, years, data.on) : 0;
  return data.repayment === due ? null : fault('repayment', { repayment: data.repayment, due });
}

function rulesFault(
  { training, people }: LogState,
  body: BodyOf<'rules.issued'> | BodyOf<'rules.acknowledged'>,
): Fault | null {
  const { rules, version } = body.data;
  const known = training.firmRules.get(rules);
  if (body.type === 'rules.issued') {
    if (version !== (known?.version ?? 0) + 1) return fault('training-order');
    return known !== undefined && known.kind !== body.data.kind ? fault('training-order') : null;
  }
  if (known === undefined || known.version !== version) return unknown(rules);
  const human = people.human(body.data.person);
  return [...known.acknowledged].some((person) => people.human(person) === human) ? twice(rules) : null;
}
