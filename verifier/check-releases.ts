import { borrowsOwnFault } from './check-separation.ts';
import type { BodyOf, EntryBody } from './entry-body.ts';
import { type Fault, fault } from './fault.ts';
import type { Document } from './filing.ts';
import type { LogState } from './log-state.ts';
import type { Human } from './people.ts';
import type { Release } from './releases.ts';

/**
 * Nothing leaves the vault but what was asked for, approved by as many as policy asks for, handed out by somebody else, and signed
 * for (log-entry.md §5.11).
 */

const dayMs = 86_400_000;

export function releaseFault(state: LogState, index: number, body: EntryBody): Fault | null {
  switch (body.type) {
    case 'release.requested':
      return requestFault(state, body);
    case 'release.withdrawn':
      return ofState(state, body.data.release, ['requested', 'approved'], (release) =>
        sameHuman(state, body.signers[0]?.person, release.requester)
          ? null
          : fault('release-not-the-requester', { release: release.id }),
      );
    case 'release.rejected':
      return ofState(state, body.data.release, ['requested'], (release) =>
        deciderFault(state, release, body),
      );
    case 'release.approved':
      return ofState(state, body.data.release, ['requested'], (release) =>
        approvalFault(state, release, body),
      );
    case 'release.handed-out':
      return ofState(state, body.data.release, ['approved'], (release) =>
        handOutFault(state, index, release, body),
      );
    case 'release.again':
      return ofState(state, body.data.release, ['handed-out'], (release) => againFault(state, release, body));
    case 'release.written':
      return ofState(state, body.data.release, ['handed-out'], unwrittenFault);
    case 'release.returned':
      return ofState(state, body.data.release, ['handed-out'], (release) => backFault(release, body.data));
    default:
      return null;
  }
}

function ofState(
  { releases }: LogState,
  id: string,
  states: readonly Release['state'][],
  next: (release: Release) => Fault | null,
): Fault | null {
  const release = releases.all.get(id);
  if (release === undefined) return fault('release-unknown', { release: id });
  return states.includes(release.state)
    ? next(release)
    : fault('release-step', { release: id, state: release.state });
}

const sameHuman = ({ people }: LogState, a: string | undefined, b: string): boolean =>
  a !== undefined && people.human(a) === people.human(b);

/** What has to hold of the request, the approval and the handing out alike. */
function standingFault(
  state: LogState,
  { id, dossier, documents, recipient, form, requester }: Release,
): Fault | null {
  if (dossier.held) return fault('dossier-held', { dossier: dossier.id });
  if (state.people.human(requester).frozenIds.size > 0)
    return fault('release-for-frozen', { person: requester });
  if (recipient === null) return null;
  const human = state.people.human(recipient);
  if (human.frozenIds.size > 0) return fault('release-for-frozen', { person: recipient });
  if (!state.people.rolesOf(recipient).has('borrower'))
    return fault('release-to-no-borrower', { person: recipient });
  if (human.kept.has(dossier.id)) return fault('keeper-turned-user', { dossier: dossier.id });
  for (const document of documents) {
    const own = borrowsOwnFault(state, human, document);
    if (own !== null) return own;
    if (form !== 'certificate') {
      const spent = spentFault(state, human, document);
      if (spent !== null) return spent;
      const second = secondFault(state, human, document, id);
      if (second !== null) return second;
      const successor = state.clients.lines.get(dossier.id)?.successor ?? null;
      if (document.sheet === 'contact-sheet' && successor !== null && sameHuman(state, successor, recipient))
        return fault('envelope-sealed', { dossier: dossier.id });
    }
  }
  return null;
}

/** Whoever has no view left receives nothing either (L4). */
function spentFault(state: LogState, human: Human, document: Document): Fault | null {
  const { lineage, dossier } = document;
  const used = human.views.get(lineage.id) ?? 0;
  const cap = state.policy?.viewCap[dossier.classification] ?? 0;
  if (used < cap && !state.losses.isLost(human, lineage)) return null;
  return fault('release-views-spent', { document: document.id, used, cap });
}

/** One release of a lineage to a person at a time. */
function secondFault(state: LogState, human: Human, { lineage }: Document, but: string): Fault | null {
  for (const other of state.releases.all.values()) {
    if (other.id === but || other.recipient === null || other.form === 'certificate') continue;
    if (state.people.human(other.recipient) !== human) continue;
    const open =
      other.state === 'requested' ||
      (other.state === 'approved' && other.until > state.judged) ||
      other.state === 'handed-out';
    const has = other.documents.some(
      (document) => document.lineage === lineage && !other.back.has(document.id),
    );
    if (open && has) return fault('release-open-already', { release: other.id });
  }
  return null;
}

function requestFault(state: LogState, body: BodyOf<'release.requested'>): Fault | null {
  const { filing, people, releases } = state;
  const { release: id, dossier: dossierId, recipient, outsider, form, documents } = body.data;
  if (releases.all.has(id)) return fault('release-twice', { release: id });
  const dossier = filing.dossiers.get(dossierId);
  if (dossier === undefined) return fault('dossier-unknown', { dossier: dossierId });
  if ((recipient === null) === (outsider === null)) return fault('release-recipient');
  if (recipient !== null && !people.isEnrolled(recipient))
    return fault('person-unknown', { person: recipient });
  const named: Document[] = [];
  for (const { document: documentId, lineage } of documents) {
    const document = filing.documents.get(documentId);
    if (document?.state !== 'accepted') return fault('document-not-accepted', { document: documentId });
    if (document.dossier !== dossier)
      return fault('dossier-of-another', { dossier: dossierId, due: document.dossier.id });
    if (document.lineage.id !== lineage)
      return fault('lineage-of-another', { lineage, due: document.lineage.id });
    if (named.includes(document)) return fault('release-document-twice', { document: documentId });
    named.push(document);
  }
  const [requester] = body.signers;
  const asked: Release = {
    id,
    dossier,
    documents: named,
    requester: requester!.person,
    recipient,
    form,
    state: 'requested',
    approvers: [],
    approvedAt: 0,
    until: 0,
    writeUntil: 0,
    handedOutOn: '',
    written: false,
    back: new Set(),
  };
  return standingFault(state, asked);
}

/** Neither requester, recipient, author nor the first approver decides (S6). */
function deciderFault(state: LogState, release: Release, { signers }: EntryBody): Fault | null {
  const human = state.people.human(signers[0]!.person);
  const parties = [
    ['requester', release.requester],
    ['recipient', release.recipient],
    ...release.documents.map(({ author }) => ['author', author] as const),
    ...release.approvers.map((approver) => ['approver', approver] as const),
  ] as const;
  for (const [party, person] of parties)
    if (person !== null && state.people.human(person) === human)
      return fault('two-parts-in-release', { acting: 'approver', party });
  return null;
}

const neededFor = ({ policy }: LogState, { dossier }: Release): number =>
  policy?.releaseApprovers?.[dossier.classification] ?? 1;

function approvalFault(state: LogState, release: Release, body: BodyOf<'release.approved'>): Fault | null {
  const bad = deciderFault(state, release, body) ?? standingFault(state, release);
  if (bad !== null) return bad;
  const { complete, until, recipientKeyset, recipientKey, grants } = body.data;
  const needed = neededFor(state, release);
  const given = release.approvers.length + 1;
  if (complete !== given >= needed) return fault('release-approvals', { given, needed });
  if (complete !== (until !== null)) return fault('release-until');
  const daysMax = state.policy?.loanDaysMax ?? 0;
  if (until !== null && !(state.judged < until && until <= state.judged + daysMax * dayMs))
    return fault('release-until');
  const seals = complete && release.recipient !== null && release.form !== 'certificate';
  if (grants.length !== (seals ? release.documents.length : 0) || (recipientKeyset !== null) !== seals)
    return fault('release-grants', { grants: grants.length });
  if (recipientKeyset === null || release.recipient === null)
    return recipientKey === null ? null : fault('release-grants', { grants: 0 });
  const keyset = state.people.keysets.get(recipientKeyset);
  if (keyset === undefined || keyset.person !== release.recipient)
    return fault('grant-to-another', { keyset: recipientKeyset });
  return recipientKey === keyset.sealKey && !keyset.replaced
    ? null
    : fault('grant-to-another-key', { keyset: recipientKeyset });
}

/** The custodian is nobody else of the release; who signs beside is the recipient, or an approver who is no other party. */
function handsFault(state: LogState, release: Release, body: EntryBody): Fault | null {
  const { people } = state;
  const others = [release.requester, release.recipient, ...release.documents.map(({ author }) => author)]
    .filter((person) => person !== null)
    .map((person) => people.human(person));
  const content = release.form !== 'certificate';
  const due = [
    'custodian',
    ...(release.recipient === null || !content ? ['approver'] : []),
    ...(release.recipient === null ? [] : ['self']),
  ];
  if (body.signers.map(({ as }) => as).join() !== due.join())
    return fault('release-signers', { due: due.join(', ') });
  for (const { as, person } of body.signers) {
    const human = people.human(person);
    if (as === 'self') {
      if (person !== release.recipient) return fault('release-received-by-another', { person });
    } else if (others.includes(human)) return fault('two-parts-in-release', { acting: as, party: 'user' });
    else if (as === 'custodian' && release.approvers.some((approver) => people.human(approver) === human))
      return fault('two-parts-in-release', { acting: as, party: 'approver' });
  }
  return null;
}

function handOutFault(
  state: LogState,
  index: number,
  release: Release,
  body: BodyOf<'release.handed-out'>,
): Fault | null {
  const bad = handsFault(state, release, body) ?? standingFault(state, release);
  if (bad !== null) return bad;
  const { paper, writeUntil, items } = body.data;
  const [given, needed] = [release.approvers.length, neededFor(state, release)];
  if (given < needed) return fault('release-approvals', { given, needed });
  if (!(state.judged < release.until)) return fault('release-lapsed', { release: release.id });
  if (
    items.length !== release.documents.length ||
    items.some(({ document }, at) => document !== release.documents[at]?.id)
  )
    return fault('release-items', { release: release.id });
  if ((paper !== null) !== (release.recipient === null))
    return fault('release-slip', { release: release.id });
  if (
    paper !== null &&
    (paper >= index || paper < release.approvedAt || state.releases.slips.get(paper) !== release.id)
  )
    return fault('release-slip', { release: release.id });
  const content = release.form !== 'certificate';
  if ((writeUntil !== null) !== content || (writeUntil ?? 0) > state.judged + dayMs)
    return fault('release-write-window');
  return null;
}

const unwrittenFault = (release: Release): Fault | null =>
  release.written ? fault('release-written-already', { release: release.id }) : null;

function againFault(state: LogState, release: Release, body: BodyOf<'release.again'>): Fault | null {
  const bad = unwrittenFault(release) ?? handsFault(state, release, body);
  if (bad !== null) return bad;
  if (release.dossier.held) return fault('dossier-held', { dossier: release.dossier.id });
  for (const person of [release.requester, release.recipient])
    if (person !== null && state.people.human(person).frozenIds.size > 0)
      return fault('release-for-frozen', { person });
  return state.judged < release.writeUntil ? null : fault('release-write-window');
}

function backFault(release: Release, { documents, on }: BodyOf<'release.returned'>['data']): Fault | null {
  const named = new Set<string>();
  for (const document of documents) {
    const known = release.documents.some(({ id }) => id === document);
    if (!known || release.form === 'certificate' || release.back.has(document) || named.has(document))
      return fault('release-not-out', { document });
    named.add(document);
  }
  return on < release.handedOutOn ? fault('release-back-early', { on, out: release.handedOutOn }) : null;
}
