/** What waits for whoever is at the desk in training: on the desk, on the year's page and on one's own. */
import { Link } from 'react-router';
import type { TrainingTask } from '../../shared/contract/answers.ts';
import { taskText } from '../../shared/vocabulary/training-task-words.ts';
import { defineWords, useLanguage } from '../i18n/words.ts';
import { useVaultQuery } from '../session/session.tsx';
import { Sheet } from './page.tsx';
import { Shape } from './shape.tsx';

const words = defineWords('training-tasks', {
  tasks: ['人事待办', 'Waiting with personnel'],
  none: ['没有等待办理的事', 'Nothing waits for you'],
  due: ['至 {{day}}', 'by {{day}}'],
  overdue: ['已逾期，应在 {{day}} 前', 'overdue since {{day}}'],
});

const courseTasks = [
  'sign-in',
  'sheet',
  'result',
  'make-up',
  'certificate',
  'evaluation',
  'account',
  'report',
] as const;

/** Where it can be done. */
function placeOf({ task, no }: TrainingTask): string {
  if ((courseTasks as readonly string[]).includes(task)) return `/training/courses/${no}`;
  if (task === 'acknowledge' || task === 'unacknowledged') return '/rules-told';
  if (task.startsWith('agreement-')) return '/agreements';
  if (task.startsWith('gate-')) return '/policy';
  if (task === 'departure-applied' || task === 'follow-up-late') return '/departures';
  if (task.startsWith('departure-') || task === 'follow-up') return '/my-leaving';
  if (task === 'survey-answer') return '/my-training';
  return '/training';
}

export function TrainingTasks({ quiet = false }: { readonly quiet?: boolean }) {
  const say = words.use();
  const language = useLanguage();
  const tasks = useVaultQuery('training.tasks', {});
  const rows = tasks.data ?? [];
  // Beside other work nothing is said where nothing waits.
  if (quiet && rows.length === 0) return null;
  return (
    <Sheet title={say('tasks')}>
      {rows.length === 0 ? (
        <p className="quiet small">{say('none')}</p>
      ) : (
        <ul className="task-lines">
          {rows.slice(0, 40).map((each) => (
            <li key={`${each.task} ${each.about} ${each.due ?? ''}`}>
              <Shape name={each.overdue ? 'due' : 'waiting'} />
              <div>
                <Link to={placeOf(each)} className="link">
                  {taskText(each.task, language)}
                </Link>
                <div className="fine quiet">
                  {[
                    each.about,
                    each.due === null ? '' : say(each.overdue ? 'overdue' : 'due', { day: each.due }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}
