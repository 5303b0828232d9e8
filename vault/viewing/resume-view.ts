/** The same view again after a blank page, a crash or a restart, for the time not yet shown (L7). */

import type { OpenedView } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { resumeViewRules } from '../../shared/policy/view-rules.ts';
import { classLabel } from '../../shared/vocabulary/class-labels.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertAllowed, assertStanding, unlockCoSigners } from '../acts/signing.ts';
import { unlock } from '../acts/unlock.ts';
import { shownReportOfFiled } from '../filing/report-of.ts';
import { mayKnow } from '../storage/dossiers.ts';
import type { ViewRecord } from '../storage/loans.ts';
import { localTimeText } from '../time/local-time.ts';
import { prepare } from './prepare-page.ts';
import { bootOf, hasScreen, loadFacts, shownOf, type ViewFacts } from './view-facts.ts';
import { ViewSession } from './view-session.ts';
import { viewNumberText } from './watermark-time.ts';

interface ResumableFacts extends ViewFacts {
  readonly unfinished: ViewRecord;
  readonly shownMs: number;
  readonly restarted: boolean;
}

export async function resumeView(
  vault: OpenVault,
  input: ParsedInput<'view.resume'>,
  call: Call,
): Promise<OpenedView> {
  const check = (): ResumableFacts => {
    const person = assertStanding(vault, call, ['borrower']);
    const facts = loadFacts(vault, person, input.loan, call);
    const { loan, dossier, unfinished } = facts;
    const shownMs = unfinished === null ? 0 : shownOf(vault, unfinished);
    const restarted = unfinished !== null && unfinished.boot !== bootOf(vault);
    assertAllowed(
      decide(resumeViewRules, {
        frozen: person.frozen,
        visible: mayKnow(person, dossier),
        held: dossier.held,
        loanState: loan.state,
        isBorrower: loan.borrower === person.id,
        windowFromMs: loan.windowFromMs ?? 0,
        windowToMs: loan.windowToMs ?? 0,
        nowMs: vault.writer.nowMs(),
        viewKnown: unfinished !== null,
        otherViewOpen: vault.viewing !== null && vault.viewing.view !== unfinished?.id,
        shownMs,
        allowedMs: (unfinished?.minutes ?? 0) * 60_000,
        machineRestarted: restarted,
        custodianSigns: input.cosign.length > 0,
        screen: hasScreen(vault),
      }),
    );
    if (unfinished === null) throw new Refusal('NO_VIEW_OPEN');
    return { ...facts, unfinished, shownMs, restarted };
  };
  const facts = check();
  const { person, loan, document, unfinished, restarted } = facts;
  vault.ports.rasteriser.warm?.();
  const custodians = restarted
    ? await unlockCoSigners(vault, call, [person], ['custodian'], input.cosign)
    : [];
  const keys = await unlock(vault, call, person, input.signature);
  const page = Math.max(1, unfinished.page);
  const { rendition, pixels } = await prepare(vault, facts, keys, page);
  try {
    const watermarker = await vault.ports.watermarker();
    const now = vault.ports.clock.read();
    const mark = {
      personName: person.name,
      personNo: person.no,
      instantText: localTimeText(now.wallMs, now.offsetMinutes),
      place: vault.place() || unfinished.place,
      viewText: viewNumberText(unfinished.n, facts.allowance.cap, call.language),
      classText: classLabel(vault.classLabels, facts.dossier.classification, call.language),
      traceCode: unfinished.trace,
    };
    const image = watermarker.compose(pixels, mark);
    // As for a new look: no pixel leaves of which no anchor outside could be told.
    if (vault.syncAnchors(true) === 0) throw new Refusal('ANCHOR_UNREACHABLE');
    // A page of this very view may still be up, or held blank: the passphrase brings it back here, once.
    await vault.viewing?.letGo();
    vault.viewing = null;
    const shownMs = vault.writer.transact((tx) => {
      const now = check();
      tx.append({
        type: 'view.resumed',
        data: (texts) => ({
          view: unfinished.id,
          after: restarted ? 'restart' : now.unfinished.state === 'blank' ? 'blank' : 'crash',
          shownMs: now.shownMs,
          reason: texts.maybe(input.reason),
        }),
        signers: [
          keys.signer(person.id, 'borrower'),
          ...custodians.map((c) => c.keys.signer(c.person.id, 'custodian')),
        ],
        place: mark.place,
      });
      return now.shownMs;
    });
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
    if (vault.syncAnchors() === 0) {
      await vault.viewing.blank('lock');
      vault.viewing = null;
      throw new Refusal('ANCHOR_UNREACHABLE');
    }
    return {
      view: unfinished.id,
      trace: unfinished.trace,
      n: unfinished.n,
      cap: facts.allowance.cap,
      pages: document.pages,
      remainingMs: vault.viewing.remainingMs(),
      report: shownReportOfFiled(document),
      page,
      image,
    };
  } catch (error) {
    await rendition.close();
    throw error;
  }
}
