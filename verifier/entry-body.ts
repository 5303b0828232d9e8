import { type DataOf, type EntryType, entryData, roleNames } from './entry-data.ts';
import { type Fault, fault } from './fault.ts';
import {
  anything,
  bootName,
  type Commitments,
  count,
  exactly,
  hash,
  id,
  instant,
  integer,
  list,
  object,
  oneOf,
  orNull,
  type TypeOf,
  text,
} from './kinds.ts';

/** The body of an entry: docs/formats/log-entry.md §2. */

const signer = object({
  as: oneOf('self', 'founder', 'author', 'borrower', 'custodian', 'approver', 'auditor', 'clerk'),
  person: id,
  keyset: id,
  seq: count,
  prev: orNull(hash),
});
export type Signer = TypeOf<typeof signer>;
export type Capacity = Signer['as'];

const head = object({
  v: exactly(1),
  vault: id,
  type: oneOf(...(Object.keys(entryData) as EntryType[])),
  at: object({
    wall: instant,
    offset: integer(-1440, 1440),
    mono: count,
    boot: bootName,
    doubt: oneOf('none', 'back', 'forward'),
  }),
  station: orNull(id),
  place: orNull(text),
  log: object({ size: count, root: hash }),
  actor: object({ person: orNull(id), role: orNull(oneOf(...roleNames)) }),
  signers: list(signer),
  outcome: oneOf('done', 'refused', 'failed'),
  data: anything,
});
type Head = Omit<TypeOf<typeof head>, 'type' | 'data'>;

export type BodyOf<T extends EntryType> = Head & { readonly type: T; readonly data: DataOf<T> };
export type EntryBody = { [T in EntryType]: BodyOf<T> }[EntryType];

export interface ReadBody {
  readonly body: EntryBody;
  readonly commitments: Commitments;
}

/** Judges the parsed JSON of a payload; everything it rests on that is beyond this one body is judged elsewhere. */
export function readBody(json: unknown): ReadBody | Fault {
  const commitments: Commitments = { shown: [], withheld: [] };
  const where = head(json, commitments);
  if (where !== null) return malformed(where);
  const body = json as EntryBody;
  const whereInData = entryData[body.type](body.data, commitments);
  if (whereInData !== null) return malformed(`.data${whereInData}`);
  if (body.outcome !== outcomeOf(body.type)) return fault('outcome', { outcome: body.outcome });
  if (body.type === 'view.open' && body.place === null) return fault('place-missing');
  if (body.type === 'document.submitted' && body.data.media === 'other') {
    const { report, parts } = body.data;
    if (parts.length !== 2 || report?.losses.some(({ what }) => what === 'whole-file') !== true)
      return fault('placard-unsaid');
  }
  if (body.type === 'document.submitted' && body.data.dated !== undefined) {
    const { from, to } = body.data.dated;
    if (from > to) return fault('dates-turned', { from, to });
  }
  if (body.type === 'document.submitted') {
    const bad = formFault(body.data);
    if (bad !== null) return bad;
  }
  if (body.type === 'document.corrected' && body.data.dated !== null) {
    const { from, to } = body.data.dated;
    if (from > to) return fault('dates-turned', { from, to });
  }
  if (body.type === 'document.accepted') {
    const { because, choice } = body.data;
    if ((because !== null) !== (choice === 'new-because')) return fault('because-wrong', { choice });
  }
  if (body.type === 'keyfile.confirmed') {
    const { keyset } = body.data;
    const other = body.signers.find((signer) => signer.keyset !== keyset);
    if (other !== undefined) return fault('keyset-of-another', { keyset, person: other.person });
  }
  return actorFault(body) ?? { body, commitments };
}

/** Of a form, and of nothing else, the fields are counted; of a background check, and of nothing else, its days and subject are said. */
function formFault({ media, sheet, form, check, parts }: DataOf<'document.submitted'>): Fault | null {
  const isForm = media === 'form';
  const counted = form === undefined ? !isForm : isForm && form.filled <= form.of;
  const filedAsForm =
    !isForm ||
    (parts.length === 2 &&
      (sheet === 'contact-sheet' || sheet === 'profile-sheet' || sheet === 'visit-record'));
  if (!counted || !filedAsForm) return fault('form-uncounted', { media });
  if ((check === undefined) !== (sheet !== 'background-check')) return fault('check-unsaid', { sheet });
  return check === undefined || check.renewal === null || check.renewal > check.on
    ? null
    : fault('check-days-turned', { on: check.on, renewal: check.renewal });
}

/** Whether every date is a day that the calendar has. Older programs wrote what was typed, so not every entry is asked. */
export function dayFault(body: EntryBody): Fault | null {
  const none = datesOf(body).find((date) => date !== null && !isCalendarDay(date));
  return none === undefined ? null : fault('no-such-day', { date: `${none}` });
}

function datesOf(body: EntryBody): readonly (string | null)[] {
  switch (body.type) {
    case 'dossier.opened':
    case 'dossier.corrected':
      return [body.data.openedOn];
    case 'document.corrected':
      return [body.data.dated?.from ?? null, body.data.dated?.to ?? null];
    case 'document.submitted':
      return [
        body.data.dated?.from ?? null,
        body.data.dated?.to ?? null,
        body.data.check?.on ?? null,
        body.data.check?.renewal ?? null,
      ];
    case 'clients.described':
      return [body.data.meetingOn];
    case 'departure.registered':
      return [body.data.noticeOn, body.data.lastDay];
    case 'release.requested':
      return [body.data.due];
    case 'release.handed-out':
    case 'release.returned':
      return [body.data.on];
    case 'departure.rescheduled':
    case 'departure.applied':
      return [body.data.lastDay];
    case 'proposal.issued':
    case 'result.recorded':
    case 'certificate.given':
    case 'obligation.ended':
    case 'agreement.signed':
    case 'agreement.ended':
      return [body.data.on];
    case 'trainee.placed':
      return [body.data.since];
    case 'survey.opened':
    case 'rules.issued':
      return [body.data.due];
    case 'course.described':
      return body.data.sessions.map(({ on }) => on);
    case 'proposal.made':
      return [body.data.from, body.data.to];
    case 'agreement.made':
      return [body.data.from, body.data.until];
    case 'obligation.signed':
      return [body.data.from, body.data.contractUntil];
    case 'departure.approved':
    case 'talk.recorded':
      return [body.data.on];
    case 'departure.approvers-named':
      return body.data.steps.map(({ due }) => due);
    case 'departure.employment-stated':
      return [body.data.since, body.data.contractFrom, body.data.contractUntil];
    case 'departure.announced':
      return [body.data.due];
    default:
      return [];
  }
}

function isCalendarDay(date: string): boolean {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return year >= 100 && days !== undefined && day >= 1 && day <= days;
}

const malformed = (where: string): Fault => fault('malformed-field', { field: where.replace(/^\./, '') });

function outcomeOf(type: EntryType): EntryBody['outcome'] {
  if (type === 'refusal') return 'refused';
  return type.endsWith('.failed') ? 'failed' : 'done';
}

/** With signers, the actor is the first of them, in the role that they signed in. */
function actorFault({ actor, signers }: EntryBody): Fault | null {
  const first = signers[0];
  if (first === undefined) return null;
  const role = first.as === 'self' || first.as === 'founder' ? null : first.as;
  return actor.person === first.person && actor.role === role ? null : fault('actor-not-signer');
}
