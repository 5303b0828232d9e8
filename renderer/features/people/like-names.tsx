/** Who is enrolled under a name that looks the same, and that they were compared before it stands beside them (S8). */
import { Checkbox } from 'antd';
import type { PersonSummary } from '../../../shared/contract/answers.ts';
import { personLabel } from '../../ui/people-options.ts';
import { Shape } from '../../ui/shape.tsx';
import { peopleWords } from './words.ts';

export function LikeNames({
  alike,
  compared,
  onCompared,
}: {
  readonly alike: readonly PersonSummary[];
  readonly compared: boolean;
  readonly onCompared: (compared: boolean) => void;
}) {
  const say = peopleWords.use();
  if (alike.length === 0) return null;
  return (
    <div className="small note-box" role="status">
      <p>
        <Shape name="note" /> {say('likeSays', { names: alike.map(personLabel).join(' / ') })}
      </p>
      <Checkbox checked={compared} onChange={(event) => onCompared(event.target.checked)}>
        {say('compared')}
      </Checkbox>
    </div>
  );
}
