/** Plans and applications: who makes them, who decides in which order, and issuing a plan (P6, S6). */
import type { ProposalShown } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { decideRules, issueRules, postsDue, proposeRules } from '../../shared/policy/training-rules.ts';
import type { DepartmentId, ProposalId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Post, ProposalKind } from '../../shared/vocabulary/training-terms.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { oneself, signedAct } from '../acts/signed-act.ts';
import { assertAllowed, assertStanding, optionalText, requiredText } from '../acts/signing.ts';
import { today } from '../acts/today.ts';
import { newId } from '../sealing/new-ids.ts';
import { findPerson, loadPerson, type Person } from '../storage/people.ts';
import {
  type Course,
  coursesProposed,
  findCourse,
  findDepartment,
  findProposal,
  isApproved,
  type Proposal,
  rulesInForce,
  traineesOf,
} from '../storage/training.ts';
import { clerkOrSelf, departmentOf, heldByOthers, holdsPost, isClerk, isHeadOf } from './posts.ts';
import { isConcerned, nextPost, planKinds, shownProposal, visibleProposal } from './proposals-shown.ts';
import { failedTwice } from './results.ts';

type ProposeInput = ParsedInput<'training.propose'>;

/** Made by the person it is for. */
const ownKinds: readonly ProposalKind[] = ['external', 'self-paid', 'leave'];

interface Proposed {
  readonly department: DepartmentId | null;
  readonly trainee: Person | null;
  readonly courses: readonly Course[];
  readonly due: readonly Post[];
}

function readProposal(vault: OpenVault, desk: Person, input: ProposeInput): Proposed {
  const { kind } = input;
  const own = ownKinds.includes(kind);
  let trainee: Person | null = null;
  if (own) trainee = desk;
  else if (kind === 'confirmation') trainee = findPerson(vault.db, input.who ?? '');
  const named = input.department === undefined ? null : findDepartment(vault.db, input.department).id;
  const department = trainee === null ? named : departmentOf(vault, trainee.human);
  const courses = input.courses.map((no) => findCourse(vault.db, no));
  const concerned = trainee === null ? [desk] : [desk, trainee];
  const { posts } = rulesInForce(vault.db);
  const due = postsDue(posts[kind], heldByOthers(vault, concerned, department));
  return { department, trainee, courses, due };
}

/** Whether somebody may make it at all: the clerk, the head for their department, the person for themselves. */
/** As mayPropose has it, for whoever is told that it is not theirs. */
const whoProposes = (kind: ProposeInput['kind']): string =>
  kind === 'department-plan'
    ? 'head'
    : kind === 'yearly-plan' || kind === 'confirmation'
      ? 'clerk'
      : 'head,clerk';

function mayPropose(
  vault: OpenVault,
  desk: Person,
  { kind }: ProposeInput,
  { department }: Proposed,
): boolean {
  if (ownKinds.includes(kind)) return true;
  if (kind === 'yearly-plan' || kind === 'confirmation') return isClerk(desk);
  if (kind === 'department-plan') return isHeadOf(vault, desk, department);
  return isClerk(desk) || isHeadOf(vault, desk, department);
}

function coursesFit(vault: OpenVault, desk: Person, input: ProposeInput, { department, courses }: Proposed) {
  const { kind } = input;
  if (new Set(courses.map(({ id }) => id)).size < courses.length) return false;
  if (kind === 'confirmation') return courses.length === 0;
  const one = courses.length === 1 ? courses[0]! : null;
  if (kind === 'external' || kind === 'self-paid')
    return one?.kind === kind && !isApproved(one) && traineesOf(vault.db, one.id).join() === desk.id;
  if (kind === 'leave') return one === null ? courses.length === 0 : isListed(vault, one, desk);
  if (courses.length === 0 && kind !== 'yearly-plan') return false;
  // A year's plan holds those of all departments; a plan or change of one department only its own.
  return kind === 'yearly-plan' || courses.every((course) => course.department === department);
}

const isListed = (vault: OpenVault, course: Course, desk: Person): boolean =>
  traineesOf(vault.db, course.id).includes(desk.id);

export async function propose(
  vault: OpenVault,
  input: ProposeInput,
  call: Call,
): Promise<{ proposal: number }> {
  const desk = assertStanding(vault, call, []);
  const proposal = newId<ProposalId>();
  const { kind, from = null, to = null } = input;
  const isPlan = kind === 'department-plan' || kind === 'yearly-plan';
  if (isPlan !== (input.year !== undefined)) throw new Refusal('INPUT_MALFORMED', { field: 'year' });
  if ((kind === 'yearly-plan') !== (input.budget !== undefined))
    throw new Refusal('INPUT_MALFORMED', { field: 'budget' });
  const dated = from !== null && to !== null && from <= to;
  if (kind === 'leave' ? !dated : from !== null || to !== null)
    throw new Refusal('INPUT_MALFORMED', { field: 'on' });
  const judge = () => {
    const proposed = readProposal(vault, desk, input);
    const { trainee, department, due } = proposed;
    if (trainee !== null) call.about.person = trainee.id;
    assertAllowed(
      decide(proposeRules, {
        post: whoProposes(kind),
        yours: mayPropose(vault, desk, input, proposed),
        own: kind === 'confirmation' && trainee?.human === desk.human,
        placed: trainee === null || department !== null,
        coursesFit: coursesFit(vault, desk, input, proposed),
        due,
      }),
    );
    return proposed;
  };
  judge();
  // A leave for an examination is given on proof; whoever applies says why.
  const proof = kind === 'leave' ? requiredText(input.proof, 'proof') : optionalText(input.proof, 'proof');
  const ground =
    isPlan || kind === 'confirmation'
      ? optionalText(input.ground, 'ground')
      : requiredText(input.ground, 'ground');
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, ownKinds.includes(kind) ? 'self' : clerkOrSelf(desk), input.signature),
    enter: (sign, { department, trainee, courses, due }) =>
      sign('proposal.made', (texts) => ({
        proposal,
        kind,
        year: input.year ?? null,
        department,
        trainee: trainee?.id ?? null,
        courses: courses.map((course) => ({ course: course.id, state: course.state })),
        budget: input.budget ?? null,
        from,
        to,
        ground: ground === '' ? null : texts.of(ground),
        proof: proof === '' ? null : texts.of(proof),
        posts: [...due],
      })),
  });
  return { proposal: vault.db.count('SELECT no AS n FROM proposal WHERE id = ?', proposal) };
}

const changedSince = (vault: OpenVault, proposal: Proposal): boolean =>
  coursesProposed(vault.db, proposal.id).some(
    ({ course, state }) => vault.db.count('SELECT state AS n FROM course WHERE id = ?', course) !== state,
  );

export async function decideProposal(
  vault: OpenVault,
  input: ParsedInput<'training.decide'>,
  call: Call,
): Promise<ProposalShown> {
  const desk = assertStanding(vault, call, []);
  const known = visibleProposal(vault, desk, input.proposal);
  call.about.person = known.trainee;
  const granted = input.decision === 'grant';
  const withdrawn = input.decision === 'withdraw';
  const judge = () => {
    const proposal = findProposal(vault.db, input.proposal);
    const next = nextPost(vault, proposal);
    const own = isConcerned(vault, desk, proposal);
    const isMaker = loadPerson(vault.db, proposal.maker).human === desk.human;
    const holds = next !== null && holdsPost(vault, desk, next, proposal.department);
    assertAllowed(
      decide(decideRules, {
        post: withdrawn ? 'maker' : (next ?? ''),
        yours: withdrawn ? isMaker : holds,
        own: own && !withdrawn,
        state: proposal.state,
        kind: proposal.kind,
        granted,
        failedTwice: proposal.trainee !== null && failedTwice(vault, proposal.trainee),
      }),
    );
    if (granted && changedSince(vault, proposal)) throw new Refusal('COURSES_UNFIT');
    return withdrawn ? ('maker' as const) : next!;
  };
  const as = judge();
  // A refusal says why.
  const reason = granted ? optionalText(input.reason, 'reason') : requiredText(input.reason, 'reason');
  const capacity = as === 'clerk' ? 'clerk' : as === 'maker' ? clerkOrSelf(desk) : 'self';
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, capacity, input.signature),
    enter: (sign, post) =>
      sign('proposal.decided', (texts) => ({
        proposal: known.id,
        as: post,
        granted,
        reason: reason === '' ? null : texts.of(reason),
      })),
  });
  return shownProposal(vault, desk, findProposal(vault.db, input.proposal));
}

export async function issuePlan(
  vault: OpenVault,
  input: ParsedInput<'training.issue'>,
  call: Call,
): Promise<ProposalShown> {
  const desk = assertStanding(vault, call, ['clerk']);
  const judge = () => {
    const proposal = findProposal(vault.db, input.proposal);
    assertAllowed(
      decide(issueRules, {
        state: proposal.state,
        isPlan: planKinds.includes(proposal.kind),
        issued: proposal.issuedOn !== null,
      }),
    );
    return proposal;
  };
  judge();
  const number = requiredText(input.number, 'code');
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, 'clerk', input.signature),
    enter: (sign, { id }) =>
      sign('proposal.issued', (texts) => ({
        proposal: id,
        number: texts.of(number),
        on: input.on ?? today(vault),
      })),
  });
  return shownProposal(vault, desk, findProposal(vault.db, input.proposal));
}
