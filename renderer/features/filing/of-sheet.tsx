/** What a file is asked for beside the rest by what it is filed as: a background check its days, a sheet whether it is filled in here (D2). */
import { Link } from 'react-router';
import { formSheets } from '../../../shared/vocabulary/form-fields.ts';
import { DateField } from '../../ui/date-field.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import type { Submission } from './submissions.ts';
import { submitWords } from './submit-words.ts';

export function OfSheet({
  submission,
  code,
  onChange,
}: {
  readonly submission: Submission;
  readonly code: string;
  readonly onChange: (part: Partial<Submission>) => void;
}) {
  const say = submitWords.use();
  return (
    <>
      {submission.sheet === 'background-check' && (
        <>
          <OneLineField
            label={say('checkSubject')}
            value={submission.checkSubject}
            onChange={(checkSubject) => onChange({ checkSubject })}
          />
          <DateField
            label={say('checkOn')}
            value={submission.checkOn}
            onChange={(checkOn) => onChange({ checkOn })}
          />
          <DateField
            label={say('checkRenewal')}
            value={submission.checkRenewal}
            min={submission.checkOn}
            onChange={(checkRenewal) => onChange({ checkRenewal })}
          />
        </>
      )}
      {formSheets.some((each) => each === submission.sheet) && code !== '' && (
        <p className="small">
          <Link className="link" to={`/submit/${encodeURIComponent(code)}/${submission.sheet}`}>
            {say('fillInstead')}
          </Link>
        </p>
      )}
    </>
  );
}
