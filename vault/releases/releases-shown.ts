/** The register of releases, and one of them with all that whoever decides has to see (D8). */
import type {
  CommandAnswers,
  ReleaseDetail,
  ReleaseItem,
  ReleaseSummary,
} from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { tooFewHere } from '../../shared/policy/absence-rules.ts';
import { carriesContent } from '../../shared/policy/release-rules.ts';
import { amongOthers } from '../../shared/vocabulary/among-others.ts';
import type { ReleaseId } from '../../shared/vocabulary/ids.ts';
import { releaseApproversOf } from '../../shared/vocabulary/policy-settings.ts';
import type { ReleaseWarning } from '../../shared/vocabulary/term-words.ts';
import { isKeeper } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding, cleanText } from '../acts/signing.ts';
import { approversWho } from '../lending/deciders.ts';
import type { Parameter } from '../storage/database.ts';
import type { Document } from '../storage/dossiers.ts';
import { loadAllowance } from '../storage/loans.ts';
import { peopleWithLikeNames, shownAmongOthers } from '../storage/people.ts';
import { approvalsOfRelease, loadRelease, slipsOfRelease } from '../storage/releases.ts';
import { pastViews } from '../viewing/past-views.ts';
import { mayDecideRelease, refusalOfReleaseApproval } from './decide-release.ts';
import { cosignersOf, refusalOfHandOut } from './judge-hand-out.ts';
import { completeRelease, type LoadedRelease, todayAtDesk, visibleRelease } from './release-facts.ts';
import { daysOverdue, itemsOut, standingOf } from './release-standing.ts';

function summaryOf(vault: OpenVault, loaded: LoadedRelease): ReleaseSummary {
  const { release, dossier, items, documents, requester, recipient, approvers } = loaded;
  const today = todayAtDesk(vault);
  const [first] = documents;
  return {
    no: `R${release.no}`,
    standing: standingOf(release, items, { nowMs: vault.writer.nowMs(), today, approvals: approvers.length }),
    code: dossier.code,
    client: dossier.client,
    classification: dossier.classification,
    form: release.form,
    documents: items.length,
    out: itemsOut(release, items).length,
    firstDocument: first === undefined ? '' : `${dossier.code}/${first.no} ${first.title}`,
    recipient: recipient === null ? (release.outsider ?? '') : amongOthers(recipient),
    outsider: recipient === null,
    requester: amongOthers(requester),
    ground: release.ground,
    requestedAtMs: release.requestedAtMs,
    handedOutAtMs: release.handedOutAtMs,
    dueOn: release.due,
    daysOverdue: daysOverdue(release, items, today),
  };
}

function itemShown(vault: OpenVault, loaded: LoadedRelease, document: Document, i: number): ReleaseItem {
  const { dossier, items, recipient } = loaded;
  const item = items[i];
  const allowance =
    recipient === null
      ? null
      : loadAllowance(vault.db, recipient.human, document.lineage, dossier.classification, vault.policy);
  return {
    document: `${dossier.code}/${document.no}`,
    no: document.no,
    title: document.title,
    fileName: document.fileName,
    pages: document.pages,
    version: document.version,
    author: shownAmongOthers(vault.db, document.author),
    bytes: item?.bytes ?? null,
    sha256: item?.digest ?? null,
    back:
      item === undefined || item.back === null
        ? null
        : { how: item.back, on: item.backOn ?? '', remark: item.remark },
    viewsLeft: allowance?.left ?? null,
    viewsUsed: allowance?.used ?? null,
    cap: allowance?.cap ?? null,
  };
}

function warningsFor(
  vault: OpenVault,
  loaded: LoadedRelease,
  items: readonly ReleaseItem[],
): ReleaseWarning[] {
  const { release, documents, recipient } = loaded;
  if (!['requested', 'approved'].includes(release.state)) return [];
  const warnings: ReleaseWarning[] = [];
  // Somebody whose views are spent might be named as an outsider (L4).
  if (recipient === null && peopleWithLikeNames(vault.db, release.outsider ?? '').length > 0)
    warnings.push('name-of-a-person');
  if (carriesContent(release.form) && items.some(({ viewsLeft }) => viewsLeft === 1))
    warnings.push('last-view');
  if (carriesContent(release.form) && release.due === null) warnings.push('for-good');
  if (recipient !== null && overdueOf(vault, recipient.human, release.id))
    warnings.push('has-overdue-releases');
  if (documents.some(({ sheet }) => sheet === 'contact-sheet')) warnings.push('contact-sheet');
  return warnings;
}

const overdueOf = (vault: OpenVault, human: string, but: ReleaseId): boolean =>
  vault.db.get(
    `SELECT 1 FROM release r JOIN person p ON p.id = r.recipient JOIN release_item i ON i.release = r.id
     WHERE p.human = ? AND r.id <> ? AND r.state = 'handed-out' AND r.form <> 'certificate' AND i.back IS NULL AND r.due < ?`,
    human,
    but,
    todayAtDesk(vault),
  ) !== undefined;

export function showRelease(vault: OpenVault, input: ParsedInput<'release.show'>, call: Call): ReleaseDetail {
  const desk = assertStanding(vault, call, ['borrower', 'custodian', 'approver']);
  const loaded = visibleRelease(vault, desk, input.release, call);
  const { release, documents, dossier, recipient } = loaded;
  const items = documents.map((document, i) => itemShown(vault, loaded, document, i));
  const approvals = approvalsOfRelease(vault.db, release.id);
  const deciders =
    release.state === 'requested'
      ? approversWho(vault, (approver) => mayDecideRelease(vault, approver, loaded))
      : [];
  const lastApproval = approvals.at(-1)?.entry ?? 0;
  const slips = slipsOfRelease(vault.db, release.id);
  const tellsViews = isKeeper(desk.roles) || recipient?.human === desk.human;
  const slip = slips.find(({ entry }) => entry === release.paper);
  return {
    ...summaryOf(vault, loaded),
    // How often a colleague has looked is for keepers and for the one who looked.
    items: tellsViews
      ? items
      : items.map((item) => ({ ...item, viewsLeft: null, viewsUsed: null, cap: null })),
    approvals: approvals.map(({ approver, at, reason }) => ({
      approver: shownAmongOthers(vault.db, approver),
      atMs: at,
      reason,
    })),
    approvalsNeeded: releaseApproversOf(vault.policy, dossier.classification),
    deciders,
    tooFewHere:
      release.state === 'requested' &&
      tooFewHere(deciders, releaseApproversOf(vault.policy, dossier.classification) - approvals.length),
    rejectedBecause: release.state === 'rejected' ? release.decisionReason : null,
    handOutUntilMs: release.untilMs,
    handedOutBy: release.custodian === null ? null : shownAmongOthers(vault.db, release.custodian),
    slip: slip === undefined ? null : `R${release.no}-${slip.n}`,
    slips:
      release.state === 'approved' ? slips.filter(({ entry }) => entry > lastApproval).map(({ n }) => n) : [],
    written: release.written !== null,
    writeUntilMs: release.written === null ? release.writeUntilMs : null,
    tries: release.tries,
    trace: release.trace,
    warnings: isKeeper(desk.roles) ? warningsFor(vault, loaded, items) : [],
    cosigners: cosignersOf(release),
    refusal: desk.roles.includes('approver')
      ? refusalOfReleaseApproval(vault, desk, loaded)
      : desk.roles.includes('custodian')
        ? refusalOfHandOut(vault, desk, loaded)
        : null,
    earlierViews:
      recipient === null || !isKeeper(desk.roles)
        ? []
        : [...new Set(documents.map(({ lineage }) => lineage))].flatMap((lineage) =>
            pastViews(vault, recipient.human, lineage),
          ),
    mine: loaded.requester.human === desk.human,
  };
}

/** Each as SQL over a release and the items of it that are out. */
const out = `r.state = 'handed-out' AND r.form <> 'certificate' AND EXISTS (SELECT 1 FROM release_item i WHERE i.release = r.id AND i.back IS NULL)`;
const states = {
  waiting: { where: "r.state = 'requested'", values: [] },
  'to-hand-out': { where: "r.state = 'approved' AND r.until > ?", values: ['now'] },
  out: { where: out, values: [] },
  overdue: { where: `${out} AND r.due < ?`, values: ['today'] },
  settled: {
    where: `NOT (r.state = 'requested' OR (r.state = 'approved' AND r.until > ?) OR (${out}))`,
    values: ['now'],
  },
} as const;

const releasesIn = (
  vault: OpenVault,
  state: keyof typeof states,
): { readonly where: string; readonly values: readonly Parameter[] } => ({
  where: states[state].where,
  values: states[state].values.map((value) => (value === 'now' ? vault.writer.nowMs() : todayAtDesk(vault))),
});

/** Newest first. Custodians and approvers see all, others what they asked for or receive. */
export function listReleases(
  vault: OpenVault,
  input: ParsedInput<'release.list'>,
  call: Call,
): CommandAnswers['release.list'] {
  const desk = assertStanding(vault, call, ['borrower', 'custodian', 'approver'], true);
  const state = input.state === undefined ? { where: '1', values: [] } : releasesIn(vault, input.state);
  const query = cleanText(input.query).toLowerCase();
  const joined = `FROM release r JOIN dossier o ON o.id = r.dossier JOIN person q ON q.id = r.requester
    LEFT JOIN person p ON p.id = r.recipient`;
  const where = `WHERE ${state.where} AND (? OR q.human = ? OR p.human = ?) AND (? = '' OR instr(lower('r' || r.no || char(10)
    || coalesce(o.code, '') || char(10) || coalesce(o.client, '') || char(10) || coalesce(p.name, r.outsider, '') || char(10)
    || coalesce(q.name, '') || char(10) || coalesce(r.ground, '')), ?) > 0)`;
  const values = [...state.values, isKeeper(desk.roles) ? 1 : 0, desk.human, desk.human, query, query];
  const total = vault.db.count(`SELECT count(*) AS n ${joined} ${where}`, ...values);
  const rows = vault.db.all<{ id: ReleaseId }>(
    `SELECT r.id ${joined} ${where} ORDER BY r.no DESC LIMIT ? OFFSET ?`,
    ...values,
    input.limit,
    input.offset,
  );
  return {
    total,
    rows: rows.map(({ id }) => summaryOf(vault, completeRelease(vault, loadRelease(vault.db, id)))),
  };
}
