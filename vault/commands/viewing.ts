/**
 * Viewing, in the order of DESIGN §5: policy, prepare, commit, reveal. Nothing of the document leaves before the
 * entry that records the look is durable and an anchor outside the vault has it too.
 */
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { openViewRules, resumeViewRules } from '../../shared/policy/view-rules.ts';
import type { ViewId } from '../../shared/vocabulary/ids.ts';
import { Refusal, type RefusalCode, refusalCodes } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../call.ts';
import { openRenditionOfLoan } from '../keys/document-shares.ts';
import { newId } from '../new-ids.ts';
import type { OpenVault } from '../open-vault.ts';
import { FileFault, type OpenRendition } from '../rendition/rasteriser.ts';
import { concatBytes, decodeHex, encodeHex, encodeUtf8, sha256, zero } from '../sealing/suite.ts';
import { assertAllowed, assertStanding, requiredText, unlockCoSigners } from '../signing.ts';
import { stepPoint } from '../step-points.ts';
import {
  type Document,
  type Dossier,
  hasWritten,
  loadDocument,
  loadDossier,
  mayKnow,
} from '../storage/dossiers.ts';
import {
  type Allowance,
  findLoan,
  type Loan,
  loadAllowance,
  unfinishedViews,
  type ViewRecord,
} from '../storage/loans.ts';
import { hasActed, type Person } from '../storage/people.ts';
import { type UnlockedKeyset, unlock } from '../unlock.ts';
import { traceCode } from '../viewing/trace-code.ts';
import { idleMsMax, pageDpi, type ShownPage, ViewSession } from '../viewing/view-session.ts';
import { localTimeText, viewNumberText } from '../viewing/watermark-time.ts';

export interface BeforeView {
  readonly n: number;
  readonly cap: number;
  readonly left: number;
  readonly minutes: number;
  readonly pages: number;
  /** Prefilled from the loan and the station; both can be changed, both must be there (L5). */
  readonly reason: string;
  readonly place: string;
  readonly title: string;
  /** Set where a view was broken off and can be resumed. */
  readonly resumable: { readonly n: number; readonly remainingMs: number } | null;
}

export interface OpenedView extends ShownPage {
  readonly view: ViewId;
  readonly trace: string;
  readonly n: number;
  readonly cap: number;
  readonly pages: number;
  readonly remainingMs: number;
}

interface ViewFacts {
  readonly person: Person;
  readonly loan: Loan;
  readonly document: Document;
  readonly dossier: Dossier;
  readonly allowance: Allowance;
  readonly unfinished: ViewRecord | null;
}

/** A page can leave here: onto a screen, or into files of a vault that was created as a sample (L9). */
const hasScreen = (vault: OpenVault): boolean =>
  vault.ports.pages.kind === 'screen' || (vault.ports.pages.kind === 'files' && vault.sample);

function loadFacts(vault: OpenVault, person: Person, written: string, call: Call): ViewFacts {
  const loan = findLoan(vault.db, written);
  call.about.loan = loan.id;
  call.about.document = loan.document;
  call.about.dossier = loan.dossier;
  const dossier = loadDossier(vault.db, loan.dossier);
  return {
    person,
    loan,
    document: loadDocument(vault.db, loan.document),
    dossier,
    allowance: loadAllowance(vault.db, person.human, loan.lineage, dossier.classification, vault.policy),
    unfinished: unfinishedViews(vault.db).find((view) => view.loan === loan.id) ?? null,
  };
}

function assertMayOpen(vault: OpenVault, { person, loan, dossier, allowance, unfinished }: ViewFacts): void {
  const policy = vault.policy;
  const wholeDossier = policy.authorSeparation === 'dossier' ? dossier.id : null;
  assertAllowed(
    decide(openViewRules, {
      frozen: person.frozen,
      visible: mayKnow(person, dossier),
      held: dossier.held,
      hasKept: hasActed(vault.db, person.human, dossier.id, 'keeper'),
      wroteIt: !policy.authorMayBorrow && hasWritten(vault.db, person.human, loan.lineage, wholeDossier),
      viewsLeft: allowance.left,
      cap: allowance.cap,
      loanState: loan.state,
      isBorrower: loan.borrower === person.id,
      windowFromMs: loan.windowFromMs ?? loan.requestedFromMs,
      windowToMs: loan.windowToMs ?? loan.requestedToMs,
      nowMs: vault.writer.nowMs(),
      grantIsCurrent: loan.borrowerKeyset === null || loan.borrowerKeyset === person.keyset,
      viewOpen: unfinished !== null || vault.viewing !== null,
      screen: hasScreen(vault),
    }),
  );
}

export function beforeView(vault: OpenVault, input: ParsedInput<'view.before'>, call: Call): BeforeView {
  const person = assertStanding(vault, call, ['borrower']);
  const facts = loadFacts(vault, person, input.loan, call);
  if (facts.loan.borrower !== person.id) throw new Refusal('NO_SUCH_LOAN');
  const { loan, allowance, unfinished } = facts;
  // What would be refused is refused before anybody types a passphrase; a broken-off view is there to be resumed.
  if (unfinished === null) assertMayOpen(vault, facts);
  const minutes = loan.minutes ?? vault.policy.viewMinutes;
  return {
    n: allowance.used + 1,
    cap: allowance.cap,
    left: allowance.left,
    minutes,
    pages: facts.document.pages,
    reason: loan.reason,
    place: vault.place() || loan.place,
    title: facts.document.title,
    resumable:
      unfinished === null
        ? null
        : {
            n: unfinished.n,
            remainingMs: Math.max(0, unfinished.minutes * 60_000 - shownOf(vault, unfinished)),
          },
  };
}

/** Opens the document in a rasteriser of its own and draws one page. A failure costs no view, and is an entry. */
async function prepare(
  vault: OpenVault,
  { person, loan }: ViewFacts,
  keys: UnlockedKeyset,
  page: number,
): Promise<{ rendition: OpenRendition; pixels: Awaited<ReturnType<OpenRendition['renderPage']>> }> {
  let rendition: OpenRendition | null = null;
  try {
    const plaintext = await openRenditionOfLoan(vault, loan, keys.sealingKey, person.keyset);
    stepPoint('view.after-decryption');
    rendition = await vault.ports.rasteriser.open(plaintext);
    // The rasteriser has the bytes now; where they were copied to it, ours go.
    if (plaintext.byteLength > 0) zero(plaintext);
    const pixels = await rendition.renderPage(page - 1, pageDpi);
    stepPoint('view.after-first-page-drawn');
    return { rendition, pixels };
  } catch (error) {
    await rendition?.close();
    const code = error instanceof FileFault || error instanceof Refusal ? error.code : 'VAULT_DAMAGED';
    vault.writer.transact((tx) =>
      tx.append({
        type: 'view.failed',
        data: () => ({ loan: loan.id, document: loan.document, cause: code }),
        actor: vault.actor('borrower'),
      }),
    );
    if (error instanceof FileFault) {
      throw new Refusal(
        (refusalCodes as string[]).includes(error.code)
          ? (error.code as RefusalCode)
          : 'PAGE_CANNOT_BE_SHOWN',
        error.detail,
      );
    }
    throw error;
  }
}

export async function openView(
  vault: OpenVault,
  input: ParsedInput<'view.open'>,
  call: Call,
): Promise<OpenedView> {
  stepPoint('view.before-policy');
  const person = assertStanding(vault, call, ['borrower']);
  const facts = loadFacts(vault, person, input.loan, call);
  assertMayOpen(vault, facts);
  const reason = requiredText(input.reason, '事由/reason');
  const place = requiredText(input.place, '地点/place');
  stepPoint('view.after-policy');
  const keys = await unlock(vault, person, input.signature);
  stepPoint('view.after-capsules');
  const { rendition, pixels } = await prepare(vault, facts, keys, 1);
  try {
    const watermarker = await vault.ports.watermarker();
    const view = newId<ViewId>();
    const now = vault.ports.clock.read();
    const markFor = (n: number) => ({
      personName: person.name,
      instantText: localTimeText(now.wallMs, now.offsetMinutes),
      place,
      viewText: viewNumberText(n, facts.allowance.cap, call.language),
      traceCode: traceCode(view),
    });
    let n = facts.allowance.used + 1;
    let image = watermarker.compose(pixels, markFor(n));
    const { loan, document, dossier, allowance } = facts;
    const minutes = loan.minutes ?? vault.policy.viewMinutes;
    // A look that no anchor outside can be told of would be lost with the next restored copy.
    if (vault.syncAnchors() === 0) throw new Refusal('ANCHOR_UNREACHABLE');
    stepPoint('view.before-transaction');
    const committed = vault.writer.transact(
      (tx) => {
        // Everything again, inside the transaction: only what holds now may be signed (DESIGN §3, statements).
        const fresh = loadFacts(vault, assertStanding(vault, call, ['borrower']), input.loan, call);
        assertMayOpen(vault, fresh);
        n = fresh.allowance.used + 1;
        return tx.append({
          type: 'view.open',
          data: (texts) => ({
            view,
            loan: loan.id,
            document: document.id,
            lineage: document.lineage,
            dossier: dossier.id,
            n,
            cap: allowance.cap,
            pages: document.pages,
            minutes,
            reason: texts.of(reason),
          }),
          signers: [keys.signer(person.id, 'borrower')],
          place,
        });
      },
      () => stepPoint('view.before-commit'),
    );
    stepPoint('view.after-commit');
    vault.viewing = new ViewSession({
      vault,
      view,
      loan,
      pages: document.pages,
      minutes,
      rendition,
      watermarker,
      mark: markFor(n),
      shownMs: 0,
    });
    const anchored = vault.syncAnchors();
    stepPoint('view.after-anchors');
    if (anchored === 0) {
      // Spent in the log, seen by nobody: the same view resumes once an anchor answers.
      await vault.viewing.blank('lock');
      vault.viewing = null;
      throw new Refusal('ANCHOR_UNREACHABLE');
    }
    if (n !== allowance.used + 1) image = watermarker.compose(pixels, markFor(n));
    stepPoint('view.before-release');
    return {
      view: (committed.body.data as { view: ViewId }).view,
      trace: traceCode(view),
      n,
      cap: allowance.cap,
      pages: document.pages,
      remainingMs: vault.viewing.remainingMs(),
      page: 1,
      image,
    };
  } catch (error) {
    await rendition.close();
    throw error;
  } finally {
    keys.drop();
  }
}

function currentView(vault: OpenVault, call: Call): ViewSession {
  assertStanding(vault, call, ['borrower']);
  const view = vault.viewing;
  if (view === null) throw new Refusal('NO_VIEW_OPEN');
  call.about.loan = view.loan.id;
  call.about.document = view.loan.document;
  call.about.dossier = view.loan.dossier;
  return view;
}

export async function turnPage(
  vault: OpenVault,
  input: ParsedInput<'view.page'>,
  call: Call,
): Promise<ShownPage & { remainingMs: number }> {
  const view = currentView(vault, call);
  const shown = await view.turnTo(input.page);
  return { ...shown, remainingMs: view.remainingMs() };
}

export async function blankView(
  vault: OpenVault,
  input: ParsedInput<'view.blank'>,
  call: Call,
): Promise<{ blanked: boolean }> {
  const view = currentView(vault, call);
  await view.blank(input.cause);
  return { blanked: true };
}

/** The entry of a page written to a file; only a sample vault has files of pages at all. */
export function recordPageWritten(
  vault: OpenVault,
  input: ParsedInput<'view.page-written'>,
  call: Call,
): { recorded: boolean } {
  const view = currentView(vault, call);
  if (!vault.sample) throw new Refusal('NO_SCREEN');
  vault.writer.transact((tx) =>
    tx.append({
      type: 'page.written',
      data: () => ({ view: view.view, page: input.page }),
      actor: vault.actor('borrower'),
    }),
  );
  stepPoint('view.after-release');
  return { recorded: true };
}

export async function closeView(vault: OpenVault, call: Call): Promise<{ closed: boolean }> {
  currentView(vault, call);
  await vault.endViewing('closed');
  return { closed: true };
}

/** Time already shown of a view that was broken off, with up to three minutes for what a crash left unsaid. */
function shownOf(vault: OpenVault, view: ViewRecord): number {
  if (view.state === 'blank') return view.shownMs;
  const now = vault.ports.clock.read();
  const sinceLastEntry = view.boot === bootOf(vault) ? Math.max(0, now.monoMs - view.lastMonoMs) : idleMsMax;
  const sinceOpening = Math.max(0, view.lastMonoMs - view.showingSinceMono);
  return Math.min(view.minutes * 60_000, view.shownMs + sinceOpening + Math.min(idleMsMax, sinceLastEntry));
}

const bootOf = (vault: OpenVault): string =>
  encodeHex(sha256(concatBytes(decodeHex(vault.vault), encodeUtf8(vault.ports.clock.read().boot)))).slice(
    0,
    16,
  );

export async function resumeView(
  vault: OpenVault,
  input: ParsedInput<'view.resume'>,
  call: Call,
): Promise<OpenedView> {
  const person = assertStanding(vault, call, ['borrower']);
  const facts = loadFacts(vault, person, input.loan, call);
  const { loan, dossier, document, unfinished } = facts;
  const shownMs = unfinished === null ? 0 : shownOf(vault, unfinished);
  const allowedMs = (unfinished?.minutes ?? 0) * 60_000;
  const restarted = unfinished !== null && unfinished.boot !== bootOf(vault);
  assertAllowed(
    decide(resumeViewRules, {
      frozen: person.frozen,
      held: dossier.held,
      loanState: loan.state,
      isBorrower: loan.borrower === person.id,
      windowFromMs: loan.windowFromMs ?? 0,
      windowToMs: loan.windowToMs ?? 0,
      nowMs: vault.writer.nowMs(),
      viewKnown: unfinished !== null,
      shownMs,
      allowedMs,
      machineRestarted: restarted,
      custodianSigns: input.cosign.length > 0,
      screen: hasScreen(vault),
    }),
  );
  if (unfinished === null) throw new Refusal('NO_VIEW_OPEN');
  const custodians = restarted ? await unlockCoSigners(vault, [person], ['custodian'], input.cosign) : [];
  const keys = await unlock(vault, person, input.signature);
  const page = Math.max(1, unfinished.page);
  const { rendition, pixels } = await prepare(vault, facts, keys, page);
  try {
    const watermarker = await vault.ports.watermarker();
    const now = vault.ports.clock.read();
    const mark = {
      personName: person.name,
      instantText: localTimeText(now.wallMs, now.offsetMinutes),
      place: vault.place() || unfinished.place,
      viewText: viewNumberText(unfinished.n, facts.allowance.cap, call.language),
      traceCode: unfinished.trace,
    };
    const image = watermarker.compose(pixels, mark);
    vault.writer.transact((tx) =>
      tx.append({
        type: 'view.resumed',
        data: (texts) => ({
          view: unfinished.id,
          after: restarted ? 'restart' : unfinished.state === 'blank' ? 'blank' : 'crash',
          shownMs,
          reason: texts.maybe(input.reason),
        }),
        signers: [
          keys.signer(person.id, 'borrower'),
          ...custodians.map((c) => c.keys.signer(c.person.id, 'custodian')),
        ],
        place: mark.place,
      }),
    );
    vault.viewing = new ViewSession({
      vault,
      view: unfinished.id,
      loan,
      pages: document.pages,
      minutes: unfinished.minutes,
      rendition,
      watermarker,
      mark,
      shownMs,
    });
    vault.syncAnchors();
    return {
      view: unfinished.id,
      trace: unfinished.trace,
      n: unfinished.n,
      cap: facts.allowance.cap,
      pages: document.pages,
      remainingMs: vault.viewing.remainingMs(),
      page,
      image,
    };
  } catch (error) {
    await rendition.close();
    throw error;
  } finally {
    keys.drop();
    for (const custodian of custodians) custodian.keys.drop();
  }
}
