import type { EntryBody } from './entry-body.ts';
import { type Fault, fault } from './fault.ts';
import type { LogState } from './log-state.ts';

/**
 * Three views for one human and lineage in the whole log, counted afresh from the entries: the `n` that an entry
 * states has to be the one that the count gives (log-entry.md §5.4, rule L4).
 */
export function allowanceFault(state: LogState, body: EntryBody): Fault | null {
  if (body.type !== 'view.open') return null;
  const document = state.filing.documents.get(body.data.document);
  const person = body.signers[0]?.person;
  if (document === undefined || person === undefined || state.policy === null) return null;
  const { lineage } = document;
  const human = state.people.human(person);
  if (state.losses.isLost(human, lineage)) {
    return fault('view-of-uncovered-lineage', { lineage: lineage.id, generation: state.generation });
  }
  const { n, cap } = body.data;
  const before = human.views.get(lineage.id) ?? 0;
  const capDue = state.policy.viewCap[document.dossier.classification];
  if (before >= capDue) return fault('view-beyond-cap', { n: before + 1, cap: capDue, lineage: lineage.id });
  if (n !== before + 1) return fault('view-number', { n, due: before + 1, lineage: lineage.id });
  return cap === capDue ? null : fault('view-cap', { cap, due: capDue });
}

/** Of a view whose document the log did not accept, no lineage is known to count it under. */
export function lineageUnknown(state: LogState, body: EntryBody): Fault | null {
  if (body.type !== 'view.open') return null;
  return state.filing.documents.get(body.data.document)?.state === 'accepted'
    ? null
    : fault('lineage-unknown', { document: body.data.document });
}
