import { borrowerFault } from './check-loans.ts';
import type { BodyOf, EntryBody } from './entry-body.ts';
import { type Fault, fault } from './fault.ts';
import type { View } from './lending.ts';
import type { LogState } from './log-state.ts';
import { isFrozen, isLeaving } from './people.ts';

/** Each view, page and note rests on what came before it (log-entry.md §5.4); part of the check of loans. */
export function viewingFault(state: LogState, body: EntryBody): Fault | null {
  switch (body.type) {
    case 'view.open':
      return openFault(state, body);
    case 'view.page':
    case 'page.written':
      return ofOpenView(state, body.data.view, (view) => pageFault(state, view, body));
    case 'view.shown':
      return ofOpenView(state, body.data.view, (view) =>
        view.blank ? fault('shown-while-blank', { view: view.id }) : shownFault(view, body.data.shownMs),
      );
    case 'view.blanked':
      return ofOpenView(state, body.data.view, (view) => shownFault(view, body.data.shownMs));
    case 'view.closed':
      return ofOpenView(state, body.data.view, (view) => shownFault(view, body.data.shownMs));
    case 'view.resumed':
      return ofOpenView(state, body.data.view, (view) => resumptionFault(state, view, body));
    case 'note.written':
      return ofOpenView(state, body.data.view, (view) => noteFault(state, view, body));
    case 'note.read':
      return state.lending.notes.has(body.data.note) ? null : fault('note-unknown', { note: body.data.note });
    case 'note.released':
      return releaseFault(state, body);
    default:
      return null;
  }
}

function openFault(state: LogState, body: BodyOf<'view.open'>): Fault | null {
  const { data } = body;
  if (state.lending.viewIds.has(data.view)) return fault('view-twice', { view: data.view });
  const loan = state.lending.loans.get(data.loan);
  if (loan === undefined) return fault('loan-unknown', { loan: data.loan });
  const { document } = loan;
  const { dossier, lineage } = document;
  if (data.document !== document.id)
    return fault('document-of-another', { document: data.document, due: document.id });
  if (data.lineage !== lineage.id)
    return fault('lineage-of-another', { lineage: data.lineage, due: lineage.id });
  if (data.dossier !== dossier.id)
    return fault('dossier-of-another', { dossier: data.dossier, due: dossier.id });
  const notTheirs = borrowerFault(state, loan, body);
  if (notTheirs !== null) return notTheirs;
  if (loan.state !== 'received') return fault('view-without-loan', { state: loan.state, loan: loan.id });
  if (state.judged < loan.from) return fault('view-before-window');
  if (state.judged >= loan.to) return fault('view-after-window');
  if (dossier.held) return fault('dossier-held', { dossier: dossier.id });
  if (data.minutes !== loan.minutes)
    return fault('view-minutes', { minutes: data.minutes, due: loan.minutes });
  return data.pages === document.pages
    ? null
    : fault('view-pages', { pages: data.pages, due: document.pages });
}

function ofOpenView(state: LogState, id: string, next: (view: View) => Fault | null): Fault | null {
  const view = state.lending.views.get(id);
  if (view !== undefined) return next(view);
  return fault(state.lending.viewIds.has(id) ? 'view-closed' : 'view-unknown', { view: id });
}

/** A page is shown, or shown again, only while everything that a view needs still stands. */
function standingFault({ people }: LogState, { loan, viewer }: View): Fault | null {
  if (loan.state !== 'received') return fault('view-without-loan', { state: loan.state, loan: loan.id });
  if (loan.document.dossier.held) return fault('dossier-held', { dossier: loan.document.dossier.id });
  return isFrozen(people.human(viewer)) ? fault('page-to-frozen', { person: viewer }) : null;
}

function pageFault(state: LogState, view: View, body: BodyOf<'view.page' | 'page.written'>): Fault | null {
  const { page } = body.data;
  if (body.type === 'page.written' && !state.sample) return fault('page-written-no-sample');
  if (page > view.pages) return fault('page-beyond', { page, pages: view.pages });
  if (view.blank) return fault('page-while-blank', { view: view.id });
  return standingFault(state, view);
}

function shownFault(view: View, shownMs: number): Fault | null {
  if (shownMs < view.shownMs) return fault('shown-fell', { shownMs, before: view.shownMs });
  return shownMs <= view.shownMsMax ? null : fault('shown-over', { shownMs, shownMsMax: view.shownMsMax });
}

function resumptionFault(state: LogState, view: View, body: BodyOf<'view.resumed'>): Fault | null {
  const notTheirs = borrowerFault(state, view.loan, body);
  if (notTheirs !== null) return notTheirs;
  if (body.at.boot !== view.boot && body.data.after !== 'restart')
    return fault('restart-unsaid', { after: body.data.after });
  return shownFault(view, body.data.shownMs) ?? standingFault(state, view);
}

function noteFault(state: LogState, view: View, body: BodyOf<'note.written'>): Fault | null {
  const { note, document, page } = body.data;
  if (state.lending.notes.has(note) || state.departures.interviews.has(note))
    return fault('note-twice', { note });
  const due = view.loan.document.id;
  if (document !== due) return fault('document-of-another', { document, due });
  if (page > view.pages) return fault('page-beyond', { page, pages: view.pages });
  return borrowerFault(state, view.loan, body);
}

function releaseFault(
  { people, lending }: LogState,
  { signers, data }: BodyOf<'note.released'>,
): Fault | null {
  const writer = lending.notes.get(data.note);
  if (writer === undefined) return fault('note-unknown', { note: data.note });
  if (people.human(signers[0]!.person) !== people.human(writer)) {
    return fault('note-of-another', { note: data.note });
  }
  return isLeaving(people.human(data.to)) ? fault('handed-to-leaving', { person: data.to }) : null;
}
