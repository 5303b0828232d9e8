/** A question about the log, answered from narrow rows (storage/asked-entries.ts) and on record as a reading of it (A4c, D3). */
import type { LogQuestionAsked, QuestionAnswer } from '../../../shared/contract/answers.ts';
import type { ParsedInput } from '../../../shared/contract/commands.ts';
import { VaultFault } from '../../../shared/vocabulary/fault.ts';
import { questionTitle } from '../../../shared/vocabulary/question-words.ts';
import { Refusal } from '../../../shared/vocabulary/refusal.ts';
import type { Call } from '../../acts/call.ts';
import type { OpenVault } from '../../acts/open-vault.ts';
import { assertStanding } from '../../acts/signing.ts';
import { updateAskedEntries } from '../../storage/asked-entries.ts';
import { logReaders, recordReading } from '../log-page.ts';
import { approvalPairs, approverStatistics } from './approvers.ts';
import { type Answered, Asking, type Period, periodOf } from './asking.ts';
import { inLog } from './in-log.ts';
import { outOfHours } from './out-of-hours.ts';
import { ownPast, ownPastDays } from './own-past.ts';
import { quickApprovals } from './quick-approvals.ts';
import { refusalsByRule } from './refusals.ts';
import { releasesIn } from './releases.ts';
import { nearAllowance, overdueLoans, viewsSpent } from './spent-and-left.ts';
import { viewsBy } from './views-by.ts';
import { clientSeenBy, personSaw } from './who-saw.ts';

const rowsMax = 500;

/** What a reading is recorded by: `quick-approvals 2026-01-01 2026-11-30 10`. */
const recordedAs = (asked: LogQuestionAsked): string => Object.values(asked).flat().map(String).join(' ');

/** The figures, and the question with its period filled in. */
function answerOf(
  asking: Asking,
  asked: LogQuestionAsked,
): { readonly asked: LogQuestionAsked; readonly answered: Answered } {
  if (asked.question === 'near-allowance') return { asked, answered: nearAllowance(asking) };
  if (asked.question === 'overdue') return { asked, answered: overdueLoans(asking) };
  const period = periodOf(asked, asking.today, asked.question === 'own-past' ? ownPastDays : null);
  const { from, to } = period;
  return { asked: { ...asked, from, to }, answered: answerWithin(asking, asked, period) };
}

type AskedOfPeriod = Exclude<LogQuestionAsked, { question: 'near-allowance' | 'overdue' }>;

function answerWithin(asking: Asking, asked: AskedOfPeriod, period: Period): Answered {
  switch (asked.question) {
    case 'client-seen-by':
      return clientSeenBy(asking, asked, period);
    case 'person-saw':
      return personSaw(asking, asked, period);
    case 'views-by':
      return viewsBy(asking, asked, period);
    case 'out-of-hours':
      return outOfHours(asking, asked, period);
    case 'quick-approvals':
      return quickApprovals(asking, asked, period);
    case 'approval-pairs':
      return approvalPairs(asking, asked, period);
    case 'views-spent':
      return viewsSpent(asking, period);
    case 'refusals-by-rule':
      return refusalsByRule(asking, asked, period);
    case 'releases':
      return releasesIn(asking, period);
    case 'approver-statistics':
      return approverStatistics(asking, asked, period);
    case 'own-past':
      return ownPast(asking, asked, period);
  }
}

/** Brings the rows up to date, giving way between blocks of entries: a first question reads the whole log. */
async function bringUpToDate(vault: OpenVault, call: Call): Promise<void> {
  const session = vault.signedIn;
  for (;;) {
    const { size } = vault.writer;
    const upto = updateAskedEntries(vault.db, size);
    if (upto === size) return;
    call.progress(upto, size);
    await new Promise((resolve) => setImmediate(resolve));
    if (call.signal?.aborted === true) throw new VaultFault('STOPPED');
    if (vault.signedIn !== session) throw new Refusal('NOT_SIGNED_IN');
  }
}

/** Throws NO_SUCH_PERSON, NO_SUCH_DOSSIER, INPUT_MALFORMED where the period ends before it begins. */
export async function answerQuestion(
  vault: OpenVault,
  question: LogQuestionAsked,
  call: Call,
  rows: number,
): Promise<QuestionAnswer> {
  assertStanding(vault, call, logReaders, true);
  await bringUpToDate(vault, call);
  const asking = new Asking(vault, assertStanding(vault, call, logReaders, true), call.language, rows);
  const { asked, answered } = answerOf(asking, question);
  return {
    asked,
    title: questionTitle(asked.question, call.language),
    inLog: inLog(asking, asked),
    ...answered,
  };
}

/** On record by what was asked and how many rows it had, as any reading of the log. */
export function recordQuestion(vault: OpenVault, call: Call, { asked, total }: QuestionAnswer): void {
  const person = 'person' in asked && asked.person !== undefined ? { person: asked.person } : {};
  recordReading(vault, call, { ...person, about: recordedAs(asked) }, total);
}

export async function askQuestion(
  vault: OpenVault,
  { asked }: ParsedInput<'log.question'>,
  call: Call,
): Promise<QuestionAnswer> {
  const answer = await answerQuestion(vault, asked, call, rowsMax);
  if (!call.answeredBefore) recordQuestion(vault, call, answer);
  return answer;
}
