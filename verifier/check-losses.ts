import type { BodyOf, EntryBody } from './entry-body.ts';
import { type Fault, fault } from './fault.ts';
import type { LogState } from './log-state.ts';
import { isFrozen } from './people.ts';

/** Evidence after a loss, gaps that are closed, and views given back: log-entry.md §5.16. */
export function lossFault(state: LogState, body: EntryBody): Fault | null {
  switch (body.type) {
    case 'gap.narrowed':
      return narrowedFault(state, body.data);
    case 'gap.closed':
      return frozenFault(state, body) ?? closedFault(state, body.data);
    case 'allowance.restored':
      return frozenFault(state, body) ?? restoredFault(state, body);
    default:
      return null;
  }
}

function frozenFault({ people }: LogState, { signers }: EntryBody): Fault | null {
  const frozen = signers.find(({ person }) => isFrozen(people.human(person)));
  return frozen === undefined ? null : fault('loss-by-frozen', { person: frozen.person });
}

function narrowedFault(
  { losses, lending, ledgerViews }: LogState,
  { generation, reach, spent }: BodyOf<'gap.narrowed'>['data'],
): Fault | null {
  const gap = losses.gap(generation);
  if (gap === undefined) return fault('gap-unknown', { generation });
  if (spent.length === 0 && !(reach > gap.have)) return fault('gap-learns-nothing', { generation });
  const named = new Set<string>();
  for (const { view } of spent) {
    if (named.has(view) || lending.viewIds.has(view) || ledgerViews.has(view))
      return fault('gap-view-known', { view });
    named.add(view);
  }
  return null;
}

function closedFault(
  { losses }: LogState,
  { generation, reach }: BodyOf<'gap.closed'>['data'],
): Fault | null {
  const gap = losses.gap(generation);
  if (gap === undefined || !gap.open) return fault('gap-not-open', { generation });
  return reach === gap.reach && reach > gap.have && reach >= gap.anchored
    ? null
    : fault('gap-reach', { generation, reach, due: gap.reach });
}

function restoredFault(state: LogState, { signers, data }: BodyOf<'allowance.restored'>): Fault | null {
  const { people, filing, losses, policy } = state;
  const human = people.human(data.person);
  const document = filing.documents.get(data.document);
  if (document === undefined || document.lineage.id !== data.lineage)
    return fault('allowance-document', { document: data.document });
  const signing = signers.map(({ person }) => people.human(person));
  if (signing.includes(human) || new Set(signing).size < signing.length)
    return fault('allowance-signers', { person: data.person });
  if (!losses.isLost(human, document.lineage)) return fault('allowance-not-lost', { lineage: data.lineage });
  const cap = policy?.viewCap[document.dossier.classification] ?? 0;
  const due = cap - (human.views.get(data.lineage) ?? 0);
  return data.left === due ? null : fault('allowance-left', { left: data.left, due });
}
