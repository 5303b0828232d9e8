/** A question in the address of its screen, and the address of what stands behind a row. */
import type { Behind, LogQuestionAsked, QuestionName } from '../../../shared/contract/answers.ts';
import { logQuestion } from '../../../shared/contract/commands-of-questions.ts';

/** Null where the address asks nothing that is a question. */
export function askedIn(params: URLSearchParams): LogQuestionAsked | null {
  try {
    const parsed = logQuestion.safeParse(JSON.parse(params.get('ask') ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export const askAddress = (asked: LogQuestionAsked): string =>
  `/insight/questions?${new URLSearchParams({ ask: JSON.stringify(asked) })}`;

export function behindAddress(behind: Behind): string {
  switch (behind.kind) {
    case 'entry':
      return `/log?${new URLSearchParams({ entry: String(behind.index) })}`;
    case 'question':
      return askAddress(behind.ask);
    case 'log': {
      const { kind, types, ...rest } = behind;
      return `/log?${new URLSearchParams({ ...rest, ...(types === undefined ? {} : { types: types.join(',') }) })}`;
    }
  }
}

/** What a question is narrowed by when a row of its answer is opened. */
const narrowed: Partial<Record<QuestionName, readonly string[]>> = {
  'client-seen-by': ['person'],
  'person-saw': ['client'],
  'views-by': ['group'],
  'out-of-hours': ['person'],
  'approval-pairs': ['approver', 'requester'],
  'refusals-by-rule': ['code'],
  'approver-statistics': ['approver'],
  'own-past': ['person'],
};

/** The question as it was before it was narrowed to one row; null where it is not narrowed. */
export function widened(asked: LogQuestionAsked): LogQuestionAsked | null {
  const keys = narrowed[asked.question] ?? [];
  if (!keys.some((key) => key in asked)) return null;
  return Object.fromEntries(Object.entries(asked).filter(([key]) => !keys.includes(key))) as LogQuestionAsked;
}
