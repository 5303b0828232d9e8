/** The filter of the access log that shows what a question was answered from; null where no filter of it does. */
import type { Behind, LogQuestionAsked } from '../../../shared/contract/answers.ts';
import { isKeeper } from '../../../shared/vocabulary/terms.ts';
import type { Asking } from './asking.ts';

const decisions = ['loan.approved', 'loan.rejected', 'release.approved', 'release.rejected'] as const;

export function inLog(asking: Asking, asked: LogQuestionAsked): Behind | null {
  if (asked.question === 'near-allowance' || asked.question === 'overdue') return null;
  const { from, to } = asked;
  const period = {
    kind: 'log',
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  } as const;
  const numberOf = (who: string): string => `#${asking.findPerson(who).no}`;
  switch (asked.question) {
    case 'client-seen-by': {
      const [only, ...others] = asking.dossiersOf(asked.client);
      // By dossier the log answers whoever may know of it; an auditor has no directory (D3).
      if (only === undefined || others.length > 0 || !isKeeper(asking.desk.roles)) return null;
      const who = asked.person === undefined ? {} : { person: numberOf(asked.person) };
      return { ...period, ...who, about: asking.dossier(only).code, types: ['view.open'] };
    }
    case 'person-saw':
      return { ...period, person: numberOf(asked.person), types: ['view.open'] };
    case 'views-by':
    case 'views-spent':
      return { ...period, types: ['view.open'] };
    case 'quick-approvals':
    case 'approval-pairs':
    case 'approver-statistics': {
      const { approver } = asked as { readonly approver?: string };
      return {
        ...period,
        ...(approver === undefined ? {} : { person: numberOf(approver) }),
        types: decisions,
      };
    }
    case 'refusals-by-rule':
      return { ...period, outcome: 'refused' };
    case 'releases':
      return { ...period, types: ['release.handed-out'] };
    case 'out-of-hours':
    case 'own-past':
      return asked.person === undefined ? null : { ...period, person: numberOf(asked.person) };
  }
}
