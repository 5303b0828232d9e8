/** A filing as its author asks for it and as the vault tells of it: one row for each file. */
import type { FiledFile, FilingShown, SubmittedFile } from '../../../shared/contract/answers.ts';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import { isCalendarDay } from '../../../shared/vocabulary/calendar-day.ts';
import type { TextEncoding } from '../../../shared/vocabulary/losses.ts';
import { type DatedSpan, datedSpan } from '../../../shared/vocabulary/retention.ts';
import type { Ownership, Sheet } from '../../../shared/vocabulary/terms.ts';
import { CallError } from '../../calls/vault-client.ts';

export interface Submission {
  readonly file: string;
  readonly title: string;
  readonly sheet: Sheet;
  readonly ownership: Ownership;
  readonly versionOf: string;
  /** Of a text; empty where the program finds it out. */
  readonly encoding: TextEncoding | '';
  /** The document's own dates as typed; the last is empty for one of a single day. */
  readonly datedFrom: string;
  readonly datedTo: string;
  /** Of a background check: its day, what it is about, the day it is due again. */
  readonly checkOn: string;
  readonly checkSubject: string;
  readonly checkRenewal: string;
  readonly state: 'waiting' | 'working' | 'done' | 'refused';
  readonly result: SubmittedFile | null;
  readonly error: unknown;
}

export const nameOf = (path: string): string => path.split(/[/\\]/).at(-1) ?? path;
const titleOf = (path: string): string => nameOf(path).replace(/\.[^.]+$/, '');

export type LeftOver = Pick<FilingShown, 'code' | 'done' | 'total'>;
export type SubmissionRun = Pick<FilingShown, 'done' | 'total' | 'remainingMs'>;

const newSubmission = (file: string): Submission => ({
  file,
  title: titleOf(file),
  sheet: 'document',
  ownership: 'company',
  versionOf: '',
  encoding: '',
  datedFrom: '',
  datedTo: '',
  checkOn: '',
  checkSubject: '',
  checkRenewal: '',
  state: 'waiting',
  result: null,
  error: null,
});

const asTold = ({ state, result, problem }: FiledFile): Pick<Submission, 'state' | 'result' | 'error'> => ({
  state,
  result,
  error: problem === null ? null : new CallError(problem),
});

/** As its author had it, where the vault knows more of it than this page does. */
const askedAs = ({ file, asked: { dated, check, ...asked } }: FiledFile): Submission => ({
  ...newSubmission(file),
  ...asked,
  title: asked.title === '' ? titleOf(file) : asked.title,
  datedFrom: dated?.from ?? '',
  datedTo: dated === null || dated.to === dated.from ? '' : dated.to,
  checkOn: check?.on ?? '',
  checkSubject: check?.subject ?? '',
  checkRenewal: check?.renewal ?? '',
});

/** A day or a span that the calendar has; undefined where none is told, null where what is typed is none. */
export function datedOf({ datedFrom, datedTo }: Submission): DatedSpan | undefined | null {
  if (datedFrom === '' && datedTo === '') return undefined;
  return datedSpan.safeParse({ from: datedFrom, to: datedTo === '' ? datedFrom : datedTo }).data ?? null;
}

/** Of a background check, its day and what it is about; the vault judges the rest. */
export const isCheckSaid = ({ sheet, checkOn, checkSubject, checkRenewal }: Submission): boolean =>
  sheet !== 'background-check' ||
  (isCalendarDay(checkOn) &&
    checkSubject.trim() !== '' &&
    (checkRenewal === '' || (isCalendarDay(checkRenewal) && checkRenewal > checkOn)));

/** Tells one filing from another. */
export const keyOf = ({ code, files }: FilingShown): string =>
  JSON.stringify([code, files.map(({ file }) => file)]);

/** What the vault tells, put to what is listed: what is done stays done, and what was not listed is added at will. */
export function followed(
  now: readonly Submission[],
  files: readonly FiledFile[],
  mayAdd: boolean,
): readonly Submission[] {
  const listed = new Set(now.map(({ file }) => file));
  return [
    ...now.map((each) => {
      const told = files.find(({ file }) => file === each.file);
      return told === undefined || each.state === 'done' ? each : { ...each, ...asTold(told) };
    }),
    ...(mayAdd ? files.filter(({ file }) => !listed.has(file)) : []).map((told) => ({
      ...askedAs(told),
      ...asTold(told),
    })),
  ];
}

/** A file is listed once, unless it has been filed already. */
export const withFiles = (now: readonly Submission[], files: readonly string[]): readonly Submission[] => [
  ...now,
  ...files
    .filter((file) => file.trim() !== '' && !now.some((each) => each.file === file && each.state !== 'done'))
    .map(newSubmission),
];

/** Those that are signed for next. */
export const stillToFile = (now: readonly Submission[]): readonly Submission[] =>
  now.filter((each) => each.state === 'waiting' || each.state === 'refused');

export function askFor(submission: Submission): CommandInput<'filing.begin'>['files'][number] {
  const { file, title, sheet, ownership, versionOf, encoding, checkOn, checkSubject, checkRenewal } =
    submission;
  const dated = datedOf(submission);
  return {
    file,
    title,
    sheet,
    ownership,
    ...(dated === undefined || dated === null ? {} : { dated }),
    ...(sheet === 'background-check'
      ? { check: { on: checkOn, subject: checkSubject, renewal: checkRenewal === '' ? null : checkRenewal } }
      : {}),
    ...(versionOf.trim() === '' ? {} : { versionOf: versionOf.trim() }),
    ...(encoding === '' ? {} : { encoding }),
  };
}
