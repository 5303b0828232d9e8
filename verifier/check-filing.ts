import type { BodyOf, EntryBody } from './entry-body.ts';
import { type Fault, fault } from './fault.ts';
import type { Document, Dossier, Filing } from './filing.ts';
import type { LogState } from './log-state.ts';
import { isLeaving } from './people.ts';

/** Dossiers, submissions, acceptances and holds (log-entry.md §5.4); part of the check of loans. */
export function filingFault(state: LogState, body: EntryBody): Fault | null {
  const { filing } = state;
  switch (body.type) {
    case 'dossier.opened':
      return filing.dossiers.has(body.data.dossier)
        ? fault('dossier-twice', { dossier: body.data.dossier })
        : (responsibleFault(state, null, body.data.responsible) ??
            secondFault(state, null, body.data) ??
            categoryFault(filing, null, body.data.category));
    case 'dossier.changed':
      return changeFault(state, body.data);
    case 'dossier.corrected': {
      const { dossier: id, category } = body.data;
      const dossier = filing.dossiers.get(id);
      return dossierFault(dossier, id) ?? categoryFault(filing, dossier!.category, category);
    }
    case 'document.corrected':
      return correctionFault(filing, body.data);
    case 'categories.ruled':
      return categoriesFault(body.data.categories.map(({ category }) => category));
    case 'forms.ruled': {
      const fields = [...body.data.labels, ...body.data.own].map(({ field }) => field);
      const twice = fields.find((field, i) => fields.indexOf(field) !== i);
      return twice === undefined ? null : fault('field-twice', { field: twice });
    }
    case 'hold.set':
    case 'hold.lifted':
      return filing.dossiers.has(body.data.dossier)
        ? null
        : fault('dossier-unknown', { dossier: body.data.dossier });
    case 'document.submitted':
      return submissionFault(filing, body.data) ?? sealedToFault(state, body.data);
    case 'document.accepted':
      return pendingFault(filing, body.data.document, (document) =>
        acceptanceFault(filing, document, body.data),
      );
    case 'document.sent-back':
      return pendingFault(filing, body.data.document, () => null);
    default:
      return null;
  }
}

function changeFault(state: LogState, data: BodyOf<'dossier.changed'>['data']): Fault | null {
  const { dossier: id, responsible } = data;
  const dossier = state.filing.dossiers.get(id);
  const bad = dossierFault(dossier, id);
  if (bad !== null) return bad;
  // Who answers for a client on its way is said by the handover (H2).
  if (responsible !== dossier!.responsible && state.clients.lines.has(id)) {
    return fault('responsible-in-handover', { dossier: id });
  }
  return (
    responsibleFault(state, dossier!.responsible, responsible) ?? secondFault(state, dossier!.second, data)
  );
}

/** Nobody who is leaving becomes responsible (P1); whoever is may stay so until the client is handed over. */
function responsibleFault({ people }: LogState, before: string | null, next: string | null): Fault | null {
  if (next === null || !isLeaving(people.human(next))) return null;
  return before !== null && people.human(before) === people.human(next)
    ? null
    : fault('handed-to-leaving', { person: next });
}

/** The second contact is somebody else, and nobody who is leaving becomes it. */
function secondFault(
  state: LogState,
  before: string | null,
  {
    responsible,
    second = null,
  }: { readonly responsible: string | null; readonly second?: string | null | undefined },
): Fault | null {
  if (second === null) return null;
  if (responsible !== null && state.people.human(responsible) === state.people.human(second))
    return fault('second-is-responsible', { person: second });
  return responsibleFault(state, before, second);
}

/** The firm's own are given by the newest list; a dossier keeps what it has. */
const categoryFault = (filing: Filing, before: string | null, category: string): Fault | null =>
  category === 'key-account' || category === 'other' || category === before || filing.categories.has(category)
    ? null
    : fault('category-unknown', { category });

function categoriesFault(named: readonly string[]): Fault | null {
  const twice = named.find((category, i) => named.indexOf(category) !== i);
  return twice === undefined ? null : fault('category-twice', { category: twice });
}

function correctionFault(
  filing: Filing,
  { document: id, dossier }: BodyOf<'document.corrected'>['data'],
): Fault | null {
  const document = filing.documents.get(id);
  if (document === undefined) return fault('document-unknown', { document: id });
  if (document.dossier.id !== dossier)
    return fault('dossier-of-another', { dossier, due: document.dossier.id });
  if (document.dossier.held) return fault('dossier-held', { dossier });
  return document.state === 'accepted' ? null : fault('corrected-not-accepted', { document: id });
}

/** Unknown, or held: nothing is done on it then. */
export function dossierFault(dossier: Dossier | undefined, id: string): Fault | null {
  if (dossier === undefined) return fault('dossier-unknown', { dossier: id });
  return dossier.held ? fault('dossier-held', { dossier: id }) : null;
}

function submissionFault(filing: Filing, data: BodyOf<'document.submitted'>['data']): Fault | null {
  const dossier = filing.dossiers.get(data.dossier);
  const bad = dossierFault(dossier, data.dossier);
  if (bad !== null) return bad;
  if (filing.documents.has(data.document)) return fault('document-twice', { document: data.document });
  if (dossier!.numbers.has(data.no)) return fault('document-number-taken', { no: data.no });
  const isKnown = filing.lineages.has(data.lineage);
  if (data.joined === 'new') return isKnown ? fault('lineage-not-new', { lineage: data.lineage }) : null;
  return isKnown ? null : fault('lineage-unknown-joined', { lineage: data.lineage });
}

/** The keys that the shares were sealed to are those in force; entries from before keys were named have none (S7). */
function sealedToFault(
  { epochs }: LogState,
  { custodyEpoch, approvalEpoch, custodyKey, approvalKey }: BodyOf<'document.submitted'>['data'],
): Fault | null {
  if ((custodyKey === undefined) !== (approvalKey === undefined)) return fault('sealed-to-half-named');
  const named = {
    custody: { epoch: custodyEpoch, key: custodyKey },
    approval: { epoch: approvalEpoch, key: approvalKey },
  };
  for (const side of ['custody', 'approval'] as const) {
    const { epoch, key } = named[side];
    if (key !== undefined && (key !== epochs.keys[side] || epoch !== epochs.current[side]))
      return fault('sealed-to-another-key', { side, epoch });
  }
  return null;
}

function pendingFault(filing: Filing, id: string, next: (document: Document) => Fault | null): Fault | null {
  const document = filing.documents.get(id);
  if (document === undefined) return fault('document-unknown', { document: id });
  if (document.dossier.held) return fault('dossier-held', { dossier: document.dossier.id });
  if (document.state !== 'submitted')
    return fault('document-decided', { document: id, state: document.state });
  return next(document);
}

function acceptanceFault(
  filing: Filing,
  document: Document,
  { lineage, version, choice }: BodyOf<'document.accepted'>['data'],
): Fault | null {
  if (!choicesFor(document).includes(choice))
    return fault('choice-wrong', { choice, joined: document.joined });
  const fits = choice === 'version-of' ? document.likeTo.includes(lineage) : lineage === document.lineage.id;
  if (!fits) return fault('lineage-wrong', { lineage, choice });
  const due = (filing.lineages.get(lineage)?.version ?? 0) + 1;
  return version === due ? null : fault('version-wrong', { version, due });
}

function choicesFor({ joined, likeTo }: Document): readonly string[] {
  if (joined !== 'new') return ['joined'];
  return likeTo.length === 0 ? ['first'] : ['version-of', 'new-because'];
}
