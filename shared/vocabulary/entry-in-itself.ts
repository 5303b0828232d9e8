import { isCalendarDay } from './calendar-day.ts';
import { type AnyEntry, type EntryData, outcomeOf } from './entry.ts';
import { formSheets } from './form-fields.ts';

/** What the schema of a body cannot check: how its members depend on one another (log-entry.md §2 and §4). */
export function holdsInItself(body: AnyEntry): boolean {
  const { signers, actor } = body;
  if (body.outcome !== outcomeOf(body.type)) return false;
  const [first] = signers;
  if (first !== undefined) {
    const role = first.as === 'self' || first.as === 'founder' ? null : first.as;
    if (actor.person !== first.person || actor.role !== role) return false;
  }
  switch (body.type) {
    case 'view.open':
      return body.place !== null;
    case 'document.submitted':
      return (
        (body.data.media !== 'other' || saysNothingIsShown(body.data)) &&
        (body.data.dated === undefined || body.data.dated.from <= body.data.dated.to) &&
        isFormAsSaid(body.data) &&
        isCheckAsSaid(body.data)
      );
    case 'document.corrected':
      return body.data.dated === null || body.data.dated.from <= body.data.dated.to;
    case 'document.accepted':
      return (body.data.because !== null) === (body.data.choice === 'new-because');
    case 'release.requested':
      return (body.data.recipient === null) !== (body.data.outsider === null);
    case 'release.approved': {
      const { complete, until, recipientKeyset, recipientKey, grants } = body.data;
      return (
        complete === (until !== null) &&
        (recipientKeyset === null) === (recipientKey === null) &&
        (recipientKeyset === null) === (grants.length === 0) &&
        (complete || grants.length === 0)
      );
    }
    case 'agreement.template-issued':
      return body.data.zh !== null || body.data.en !== null;
    case 'agreement.made':
      return agreementHolds(body.data);
    case 'keyfile.confirmed':
      return signers.every(({ keyset }) => keyset === body.data.keyset);
    default:
      return true;
  }
}

/** Of a file for which a placard stands: its report says so, and the original lies beside it. */
const saysNothingIsShown = ({ report, parts }: EntryData<'document.submitted'>): boolean =>
  parts.length === 2 && report?.losses.some(({ what }) => what === 'whole-file') === true;

/** Of a form the fields are counted, and its data lie beside its pages; of nothing else. */
const isFormAsSaid = ({ media, form, sheet, parts }: EntryData<'document.submitted'>): boolean =>
  media === 'form'
    ? form !== undefined &&
      form.filled <= form.of &&
      parts.length === 2 &&
      formSheets.some((each) => each === sheet)
    : form === undefined;

const isCheckAsSaid = ({ sheet, check }: EntryData<'document.submitted'>): boolean =>
  sheet === 'background-check'
    ? check !== undefined && (check.renewal === null || check.renewal > check.on)
    : check === undefined;

/** Area, sums and a term after leaving are of a non-compete, which has an end (PRC Labour Contract Law, articles 23 to 25). */
const agreementHolds = (data: EntryData<'agreement.made'>): boolean =>
  new Set(data.classes).size === data.classes.length &&
  (data.until === null || data.from <= data.until) &&
  (data.kind === 'non-compete'
    ? data.afterMonths !== null && data.afterMonths > 0
    : [data.area, data.compensation, data.wage, data.penalty].every((each) => each === null));

/** Whether each date of an entry is a day of the calendar. Older programs wrote what was typed: log-entry.md §1 says which entries are asked. */
export const datesAreDays = (body: AnyEntry): boolean => datesOf(body).every(isCalendarDay);

function datesOf(body: AnyEntry): string[] {
  switch (body.type) {
    case 'dossier.opened':
    case 'dossier.corrected':
      return [body.data.openedOn];
    case 'document.corrected':
      return body.data.dated === null ? [] : [body.data.dated.from, body.data.dated.to];
    case 'document.submitted':
      return given(
        body.data.dated?.from ?? null,
        body.data.dated?.to ?? null,
        body.data.check?.on ?? null,
        body.data.check?.renewal ?? null,
      );
    case 'clients.described':
      return body.data.meetingOn === null ? [] : [body.data.meetingOn];
    case 'departure.registered':
      return [body.data.noticeOn, body.data.lastDay];
    case 'release.requested':
      return body.data.due === null ? [] : [body.data.due];
    case 'release.handed-out':
    case 'release.returned':
      return [body.data.on];
    case 'departure.rescheduled':
    case 'departure.applied':
      return [body.data.lastDay];
    case 'departure.approvers-named':
      return body.data.steps.map(({ due }) => due);
    case 'departure.employment-stated':
      return given(body.data.since, body.data.contractFrom, body.data.contractUntil);
    case 'departure.announced':
      return given(body.data.due);
    case 'departure.approved':
    case 'talk.recorded':
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
      return [body.data.due];
    case 'course.described':
      return body.data.sessions.map(({ on }) => on);
    case 'proposal.made':
      return given(body.data.from, body.data.to);
    case 'obligation.signed':
      return given(body.data.from, body.data.contractUntil);
    case 'agreement.made':
      return given(body.data.from, body.data.until);
    case 'rules.issued':
      return given(body.data.due);
    default:
      return [];
  }
}

const given = (...days: readonly (string | null)[]): string[] => days.filter((day) => day !== null);
