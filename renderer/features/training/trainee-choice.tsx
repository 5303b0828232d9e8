/** One of a course's people; and what every dialog of a course is given. */
import type { CourseShown } from '../../../shared/contract/answers.ts';
import { Choice } from '../../ui/choice.tsx';
import { whoIn } from './shown.ts';
import { trainingWords } from './words.ts';

export interface ActProps {
  readonly course: CourseShown;
  readonly onClose: () => void;
}

export function TraineeChoice({
  course,
  value,
  onChange,
}: {
  readonly course: CourseShown;
  readonly value: string;
  readonly onChange: (who: string) => void;
}) {
  const say = trainingWords.use();
  return (
    <Choice
      label={say('person')}
      value={value}
      options={[
        { value: '', label: say('choose') },
        ...course.people.map((person) => ({ value: whoIn(person), label: person })),
      ]}
      onChange={onChange}
    />
  );
}
