/**
 * Opening a view, in this order: policy, prepare, commit, reveal. Nothing of the document leaves before the
 * entry that records the look is durable and an anchor outside the vault has it too.
 */

import type { BeforeView, OpenedView } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { classLabel } from '../../shared/vocabulary/class-labels.ts';
import type { ViewId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding, requiredText } from '../acts/signing.ts';
import { stepPoint } from '../acts/step-points.ts';
import { unlock } from '../acts/unlock.ts';
import { shownReportOfFiled } from '../filing/report-of.ts';
import { newId } from '../sealing/new-ids.ts';
import { traceCode } from '../sealing/trace-code.ts';
import { localTimeText } from '../time/local-time.ts';
import { pastViews } from './past-views.ts';
import { prepare } from './prepare-page.ts';
import { assertMayOpen, bootOf, loadFacts, shownOf } from './view-facts.ts';
import { ViewSession } from './view-session.ts';
import { viewNumberText } from './watermark-time.ts';

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
    document: `${facts.dossier.code}/${facts.document.no}`,
    client: facts.dossier.client,
    classification: facts.dossier.classification,
    report: shownReportOfFiled(facts.document),
    earlier: pastViews(vault, person.human, loan.lineage),
    resumable:
      unfinished === null
        ? null
        : {
            n: unfinished.n,
            remainingMs: Math.max(0, unfinished.minutes * 60_000 - shownOf(vault, unfinished)),
            needsCustodian: unfinished.boot !== bootOf(vault),
          },
  };
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
  const reason = requiredText(input.reason, 'reason');
  const place = requiredText(input.place, 'place');
  stepPoint('view.after-policy');
  vault.ports.rasteriser.warm?.();
  const keys = await unlock(vault, call, person, input.signature);
  stepPoint('view.after-capsules');
  const { rendition, pixels } = await prepare(vault, facts, keys, 1);
  try {
    const watermarker = await vault.ports.watermarker();
    const view = newId<ViewId>();
    const now = vault.ports.clock.read();
    const markFor = (n: number) => ({
      personName: person.name,
      personNo: person.no,
      instantText: localTimeText(now.wallMs, now.offsetMinutes),
      place,
      viewText: viewNumberText(n, facts.allowance.cap, call.language),
      classText: classLabel(vault.classLabels, facts.dossier.classification, call.language),
      traceCode: traceCode(view),
    });
    let n = facts.allowance.used + 1;
    let image = watermarker.compose(pixels, markFor(n));
    const { loan, document, dossier, allowance } = facts;
    const minutes = loan.minutes ?? vault.policy.viewMinutes;
    // A look that no anchor outside can be told of would be lost with the next restored copy.
    if (vault.syncAnchors(true) === 0) throw new Refusal('ANCHOR_UNREACHABLE');
    stepPoint('view.before-transaction');
    const committed = vault.writer.transact(
      (tx) => {
        // Everything again, inside the transaction: only what holds now may be signed.
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
    vault.viewing.drawAhead(2);
    if (n !== allowance.used + 1) image = watermarker.compose(pixels, markFor(n));
    stepPoint('view.before-release');
    return {
      view: (committed.body.data as { view: ViewId }).view,
      trace: traceCode(view),
      n,
      cap: allowance.cap,
      pages: document.pages,
      remainingMs: vault.viewing.remainingMs(),
      report: shownReportOfFiled(document),
      page: 1,
      image,
    };
  } catch (error) {
    await rendition.close();
    throw error;
  }
}
