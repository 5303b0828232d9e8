/** What happens while a view is open: further pages, a blank page, its end (L6, L7, L9). */
import type { ViewState } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { ShownPage, ViewUnderWay } from '../acts/at-desk.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { stepPoint } from '../acts/step-points.ts';
import { idleMsMax } from './view-session.ts';

/** The view of the borrower at the desk; there is none for anybody else. */
export function currentView(vault: OpenVault, call: Call): ViewUnderWay {
  const desk = assertStanding(vault, call, ['borrower']);
  const view = vault.viewing;
  if (view === null || !view.isReader(desk.id)) throw new Refusal('NO_VIEW_OPEN');
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

/** A reader who scrolls, zooms or moves the mouse is reading; the page does not count as left alone. */
export function touchView(vault: OpenVault, call: Call): ViewState {
  const view = currentView(vault, call);
  view.touch();
  return { remainingMs: view.remainingMs(), idleInMs: view.blanked ? 0 : idleMsMax, blank: view.blanked };
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
  if (view.blanked) throw new Refusal('VIEW_BLANK');
  const wasShown = vault.db.get(
    'SELECT 1 FROM page_shown WHERE view = ? AND page = ?',
    view.view,
    input.page,
  );
  // A file of a page that was never on screen is none: its entry would be none of this view's.
  if (wasShown === undefined) throw new Refusal('PAGE_OUT_OF_RANGE', { page: input.page, pages: view.pages });
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
