/** The questions that somebody keeps, below those that everybody has. */
import type { KeptQuestion, LogQuestionAsked } from '../../../shared/contract/answers.ts';
import { useVaultAct } from '../../session/session.tsx';
import { questionWords } from './questions-words.ts';

export function KeptQuestions({
  kept,
  asked,
  wanted,
  onAsk,
}: {
  readonly kept: readonly KeptQuestion[];
  readonly asked: LogQuestionAsked | null;
  /** Place in the list that the keyboard is on; -1 where it is elsewhere. */
  readonly wanted: number;
  readonly onAsk: (asked: LogQuestionAsked) => void;
}) {
  const say = questionWords.use();
  const forget = useVaultAct('question.forget');
  if (kept.length === 0) return null;
  const now = JSON.stringify(asked);
  return (
    <>
      <h2 className="question-kept-head">{say('kept')}</h2>
      <ul className="question-list" aria-label={say('kept')}>
        {kept.map((each, i) => (
          <li key={each.name} className="question-kept">
            <button
              type="button"
              className={`question-name${i === wanted ? ' question-wanted' : ''}`}
              aria-current={JSON.stringify(each.asked) === now ? 'true' : undefined}
              onClick={() => onAsk(each.asked)}
            >
              {each.name}
            </button>
            <button
              type="button"
              className="question-forget"
              aria-label={say('forget', { name: each.name })}
              title={say('forget', { name: each.name })}
              onClick={() => forget.mutate({ name: each.name })}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
