import type { Agreement } from './agreements.ts';
import type { BodyOf, EntryBody } from './entry-body.ts';
import { type Fault, fault } from './fault.ts';
import type { LogState } from './log-state.ts';

/** Nobody keeps the register of their own agreements; a leaver is reminded of all that binds them, and of nothing else (log-entry.md §5.15). */
export function agreementFault(state: LogState, body: EntryBody): Fault | null {
  switch (body.type) {
    case 'agreement.template-issued':
      return templateFault(state, body);
    case 'agreement.made':
      return madeFault(state, body);
    case 'agreement.signed':
      return ofKnown(state, body, (known) => signedFault(state, known, body));
    case 'agreement.ended':
      return ofKnown(state, body, (known) => endedFault(state, known, body));
    case 'departure.reminded':
      return remindedFault(state, body);
    default:
      return null;
  }
}

const unknown = (id: string): Fault => fault('agreement-unknown', { id });
const order = (id: string): Fault => fault('agreement-order', { id });

function templateFault(
  { agreements }: LogState,
  { data }: BodyOf<'agreement.template-issued'>,
): Fault | null {
  if (data.zh === null && data.en === null) return fault('template-empty', { id: data.template });
  const known = agreements.templates.get(data.template);
  if (known !== undefined && known.kind !== data.kind) return order(data.template);
  return data.version === (known?.version ?? 0) + 1 ? null : order(data.template);
}

/** Whether the human who signs is the one whom it is about. */
const isAbout = ({ people }: LogState, body: EntryBody, person: string): boolean =>
  body.signers.some(
    ({ as, person: signer }) => as !== 'self' && people.human(signer) === people.human(person),
  );

/** What is replaced is in force, of the same human and kind. */
function replaces({ people, agreements }: LogState, made: Agreement['made']): boolean {
  if (made.replaces === null) return true;
  const replaced = agreements.all.get(made.replaces);
  return (
    replaced?.signed === true &&
    !replaced.ended &&
    replaced.made.kind === made.kind &&
    people.human(replaced.made.person) === people.human(made.person)
  );
}

/** Area and sums are of a non-compete, which has its months after leaving. */
function termsFit({ kind, from, until, afterMonths, classes, ...made }: Agreement['made']): boolean {
  if (until !== null && from > until) return false;
  if (new Set(classes).size < classes.length) return false;
  if (kind === 'non-compete') return afterMonths !== null && afterMonths > 0;
  return [made.area, made.compensation, made.wage, made.penalty].every((each) => each === null);
}

function madeFault(state: LogState, body: BodyOf<'agreement.made'>): Fault | null {
  const { people, agreements } = state;
  const { data } = body;
  if (!people.isEnrolled(data.person)) return fault('person-unknown', { person: data.person });
  if (isAbout(state, body, data.person)) return fault('agreement-own', { person: data.person });
  const known = agreements.all.get(data.agreement);
  if (known !== undefined) {
    const same = known.made.person === data.person && known.made.kind === data.kind;
    if (!same || known.signed || known.ended) return order(data.agreement);
  }
  if (data.template !== null) {
    const template = agreements.templates.get(data.template.template);
    if (template === undefined || template.version !== data.template.version || template.kind !== data.kind)
      return unknown(data.template.template);
  }
  if (!replaces(state, data)) return order(data.replaces ?? data.agreement);
  return termsFit(data) ? null : fault('agreement-terms', { id: data.agreement });
}

function ofKnown(
  { agreements }: LogState,
  { data }: BodyOf<'agreement.signed'> | BodyOf<'agreement.ended'>,
  next: (known: Agreement) => Fault | null,
): Fault | null {
  const known = agreements.all.get(data.agreement);
  if (known === undefined || known.made.person !== data.person) return unknown(data.agreement);
  return known.ended ? order(data.agreement) : next(known);
}

function signedFault(state: LogState, known: Agreement, body: BodyOf<'agreement.signed'>): Fault | null {
  const { agreement, person, state: signed } = body.data;
  if (known.signed || known.state !== signed || !replaces(state, known.made)) return order(agreement);
  return isAbout(state, body, person) ? fault('agreement-own', { person }) : null;
}

function endedFault(state: LogState, known: Agreement, body: BodyOf<'agreement.ended'>): Fault | null {
  const { agreement, person, cause } = body.data;
  if (known.signed !== (cause === 'released')) return order(agreement);
  return isAbout(state, body, person) ? fault('agreement-own', { person }) : null;
}

function remindedFault(state: LogState, { data, signers }: BodyOf<'departure.reminded'>): Fault | null {
  const { people, departures, agreements } = state;
  const departure = departures.all.get(data.departure);
  if (departure === undefined || departure.isOver) return unknown(data.departure);
  const leaver = people.human(departure.person);
  for (const { as, person } of signers)
    if ((people.human(person) === leaver) !== (as === 'self')) return fault('agreement-own', { person });
  const isLeaver = (person: string): boolean => people.human(person) === leaver;
  const inForce = [...agreements.all].filter(
    ([, { made, signed, ended }]) => signed && !ended && isLeaver(made.person),
  );
  const due = {
    agreements: inForce.map(([agreement, { state: now }]) => ({ agreement, state: now })),
    rules: [...agreements.told].flatMap(([rules, receipts]) => {
      const versions = receipts.filter(({ person }) => isLeaver(person)).map(({ version }) => version);
      return versions.length === 0 ? [] : [{ rules, version: Math.max(...versions) }];
    }),
  };
  const same =
    due.agreements.length === data.agreements.length &&
    due.agreements.every(
      ({ agreement, state: now }, i) =>
        data.agreements[i]?.agreement === agreement && data.agreements[i]?.state === now,
    ) &&
    due.rules.length === data.rules.length &&
    due.rules.every(
      ({ rules, version }, i) => data.rules[i]?.rules === rules && data.rules[i]?.version === version,
    );
  if (!same || due.agreements.length + due.rules.length === 0)
    return fault('reminder-other', { departure: data.departure });
  if (data.paper === null) return null;
  const changed = Math.max(
    -1,
    ...[...agreements.changed].filter(([person]) => isLeaver(person)).map(([, index]) => index),
  );
  const printed = agreements.sheets.get(data.paper) === data.departure && data.paper > changed;
  return printed ? null : fault('reminder-paper', { paper: data.paper });
}
