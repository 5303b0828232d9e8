/** Who can decide on a request now, who of them is away, and how many have approved it (L12, S6). */
import type { LoanDetail, LoanSummary } from '../../shared/contract/answers.ts';
import { dayToText } from '../../shared/vocabulary/day-text.ts';
import { defineWords, useLanguage } from '../i18n/words.ts';
import { Shape } from './shape.tsx';

const words = defineWords('deciders', {
  nobody: ['现在没有人可以审批', 'Nobody can decide it now'],
  away: ['缺勤至 {{day}}', 'away until {{day}}'],
  tooFew: [
    '今天在岗的人不够作出审批。缺勤的人在场时仍可审批，别人不能代替。',
    'Too few of those who can decide are here today. Whoever is away can decide if they are here after all; nobody does it in their place.',
  ],
  approvedOf: ['已批准 {{n}}/{{of}}：{{who}}', '{{n}} of {{of}} approved: {{who}}'],
  noneOf: ['需 {{of}} 人批准，尚无', 'takes {{of}} approvers; none has approved yet'],
});

export function Deciders({ request }: { readonly request: Pick<LoanDetail, 'deciders' | 'tooFewHere'> }) {
  const say = words.use();
  const language = useLanguage();
  if (request.deciders.length === 0) return say('nobody');
  return (
    <>
      {request.deciders.map(({ who, awayUntil }) => (
        <div key={who} className={awayUntil === null ? '' : 'quiet'}>
          {who}
          {awayUntil !== null && (
            <>
              {' '}
              · <Shape name="missing" /> {say('away', { day: dayToText(awayUntil, language) })}
            </>
          )}
        </div>
      ))}
      {request.tooFewHere && (
        <p className="small">
          <Shape name="note" /> {say('tooFew')}
        </p>
      )}
    </>
  );
}

/** Null where one approver is enough, for that goes without saying. */
export function useApprovals(request: LoanSummary): string | null {
  const say = words.use();
  const { approvedBy } = request.longer ?? request;
  if (request.approvalsNeeded < 2 && approvedBy.length === 0) return null;
  const of = request.approvalsNeeded;
  return approvedBy.length === 0
    ? say('noneOf', { of })
    : say('approvedOf', { n: approvedBy.length, of, who: approvedBy.join(' / ') });
}
