/** Plans and applications as people see them: whose turn it is, who may decide, what was decided (P6). */
import type { ProposalShown } from '../../shared/contract/answers.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Post, ProposalKind } from '../../shared/vocabulary/training-terms.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { loadPerson, type Person, shownAmongOthers } from '../storage/people.ts';
import {
  coursesProposed,
  decisionsOf,
  departmentName,
  findProposal,
  listProposals,
  loadCourse,
  type Proposal,
} from '../storage/training.ts';
import { holdsPost, isHeadOf, seesRegisters } from './posts.ts';

/** Those that are issued. */
export const planKinds: readonly ProposalKind[] = ['yearly-plan', 'change'];

/** Whose turn it is; null once it is over. */
export const nextPost = (vault: OpenVault, { id, posts, state }: Proposal): Post | null =>
  state === 'open' ? (posts[decisionsOf(vault.db, id).length] ?? null) : null;

export function mayDecide(vault: OpenVault, desk: Person, proposal: Proposal): boolean {
  const next = nextPost(vault, proposal);
  return (
    next !== null && holdsPost(vault, desk, next, proposal.department) && !isConcerned(vault, desk, proposal)
  );
}

/** Who made it, or whom it is for. */
export const isConcerned = (vault: OpenVault, desk: Person, { maker, trainee }: Proposal): boolean =>
  [maker, trainee].some((id) => id !== null && loadPerson(vault.db, id).human === desk.human);

/** The registers of plans are those of whoever runs them; an application is seen by its people as well. */
export function visibleProposal(vault: OpenVault, desk: Person, no: number): Proposal {
  const proposal = findProposal(vault.db, no);
  if (!isSeen(vault, desk, proposal)) throw new Refusal('NO_SUCH_PROPOSAL');
  return proposal;
}

const isSeen = (vault: OpenVault, desk: Person, proposal: Proposal): boolean =>
  seesRegisters(vault, desk) ||
  isHeadOf(vault, desk, proposal.department) ||
  isConcerned(vault, desk, proposal);

export function shownProposal(vault: OpenVault, desk: Person, proposal: Proposal): ProposalShown {
  const { db } = vault;
  return {
    proposal: proposal.no,
    kind: proposal.kind,
    state: proposal.state,
    year: proposal.year,
    department: departmentName(db, proposal.department),
    trainee: proposal.trainee === null ? null : shownAmongOthers(db, proposal.trainee),
    maker: shownAmongOthers(db, proposal.maker),
    madeAtMs: proposal.madeAtMs,
    budget: proposal.budget,
    from: proposal.from,
    to: proposal.to,
    ground: proposal.ground,
    proof: proposal.proof,
    courses: coursesProposed(db, proposal.id).map(({ course, state }) => {
      const now = loadCourse(db, course);
      return { course: now.no, title: now.title, changed: now.state !== state };
    }),
    posts: proposal.posts,
    decisions: decisionsOf(db, proposal.id).map(({ person, granted, ...rest }) => ({
      ...rest,
      person: shownAmongOthers(db, person),
      granted: granted === 1,
    })),
    next: nextPost(vault, proposal),
    mayDecide: mayDecide(vault, desk, proposal),
    number: proposal.number,
    issuedOn: proposal.issuedOn,
  };
}

export const proposalsSeen = (vault: OpenVault, desk: Person): Proposal[] =>
  listProposals(vault.db).filter((each) => isSeen(vault, desk, each));

export function showProposals(vault: OpenVault, _input: unknown, call: Call): readonly ProposalShown[] {
  const desk = assertStanding(vault, call, []);
  return proposalsSeen(vault, desk).map((each) => shownProposal(vault, desk, each));
}
