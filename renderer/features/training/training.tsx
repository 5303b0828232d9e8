/** A year of training: the survey of needs, its courses, plans and applications, what waits and what it costs (P6). */
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { TrainingRules, TrainingYear } from '../../../shared/contract/answers.ts';
import { trainingText, yuanText } from '../../../shared/vocabulary/training-words.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultQuery } from '../../session/session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { Key } from '../../ui/marks.tsx';
import { Facts, Page, Sheet } from '../../ui/page.tsx';
import { Register, useChosenRow } from '../../ui/register.tsx';
import { State } from '../../ui/shape.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { TrainingTasks } from '../../ui/training-tasks.tsx';
import { ArchiveChoice } from './archive-choice.tsx';
import { CourseDialog } from './course-dialog.tsx';
import { InductionDialog } from './induction-dialog.tsx';
import { Proposals } from './proposals.tsx';
import { ProposeDialog } from './propose-dialog.tsx';
import { PlaceDialog, SurveyDialog } from './register-dialogs.tsx';
import { spanText, standShapes } from './shown.ts';
import './training.css';
import { trainingWords } from './words.ts';

type Dialog = 'course' | 'induction' | 'propose' | 'survey' | 'place' | null;

export default function Training() {
  const [year, setYear] = useState(new Date().getFullYear());
  const shown = useVaultQuery('training.year', { year });
  const rules = useVaultQuery('training.rules', {});
  const error = shown.error ?? rules.error;
  if (error !== null) return <Failed error={error} again={() => void shown.refetch()} />;
  if (shown.data === undefined || rules.data === undefined) return <Loading />;
  return <Year shown={shown.data} rules={rules.data} onYear={setYear} />;
}

function Year({
  shown,
  rules,
  onYear,
}: {
  readonly shown: TrainingYear;
  readonly rules: TrainingRules;
  readonly onYear: (year: number) => void;
}) {
  const say = trainingWords.use();
  const language = useLanguage();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<Dialog>(null);
  const { year, courses } = shown;
  const clerk = rules.mine.posts.includes('clerk');
  const describes = clerk || rules.mine.posts.includes('head');
  const open = (row: number): void => {
    const course = courses[row];
    if (course !== undefined) void navigate(`/training/courses/${course.course}`);
  };
  const choice = useChosenRow(courses.length, open, {
    ...(describes ? { n: () => setDialog('course'), o: () => setDialog('propose') } : {}),
    '[': () => onYear(year - 1),
    ']': () => onYear(year + 1),
  });
  useFootKeys([
    { keys: ['J', 'K'], does: say('keyRows') },
    { keys: ['↵'], does: say('keyOpen') },
    { keys: ['[', ']'], does: say('year') },
    ...(describes
      ? [
          { keys: ['N'], does: say('newCourse') },
          { keys: ['O'], does: say('propose') },
        ]
      : []),
  ]);
  const close = (): void => setDialog(null);
  return (
    <Page
      title={say('training')}
      sub={say('sub', { year, count: courses.length })}
      actions={
        <>
          <Button onClick={() => onYear(year - 1)} aria-label={say('earlier')}>
            ‹
          </Button>
          <Button onClick={() => onYear(year + 1)} aria-label={say('later')}>
            ›
          </Button>
          {describes && (
            <>
              <Button onClick={() => setDialog('propose')}>
                {say('propose')} <Key>O</Key>
              </Button>
              <Button onClick={() => setDialog('induction')}>{say('induction')}</Button>
              <Button onClick={() => setDialog('course')}>
                {say('newCourse')} <Key>N</Key>
              </Button>
            </>
          )}
        </>
      }
      aside={
        <>
          <TrainingTasks />
          {shown.budget !== null || clerk ? (
            <Sheet title={say('money')}>
              <Facts
                rows={[
                  [say('budget'), shown.budget === null ? say('noBudget') : yuanText(shown.budget)],
                  [say('planned'), yuanText(shown.planned)],
                  [say('spent'), yuanText(shown.spent)],
                ]}
              />
            </Sheet>
          ) : null}
          {clerk && (
            <Sheet>
              <button type="button" className="link" onClick={() => setDialog('place')}>
                {say('place')}
              </button>
              <ArchiveChoice />
            </Sheet>
          )}
        </>
      }
    >
      {courses.length === 0 ? (
        <Empty title={say('noCourses')}>{say('noCoursesSays')}</Empty>
      ) : (
        <div className="training-courses">
          <Register
            columns="training-columns"
            heads={[say('course'), say('kind'), say('days'), say('stands')]}
            rows={courses}
            rowHeight={51}
            {...choice}
            keyOf={(row) => row.course}
            label={say('courses')}
          >
            {(row) =>
              row === undefined ? null : (
                <div className="training-columns">
                  <span className="row-two">
                    <strong>{row.title}</strong>
                    <span className="fine quiet">
                      {row.department ?? say('wholeFirm')} · {yuanText(row.cost)}
                    </span>
                  </span>
                  <span className="small">{trainingText('courseKind', row.kind, language)}</span>
                  <span className="small">{spanText(row.from, row.to)}</span>
                  <State shape={standShapes[row.stands]}>
                    {trainingText('stands', row.stands, language)}
                  </State>
                </div>
              )
            }
          </Register>
        </div>
      )}
      <Survey shown={shown} clerk={clerk} onOpen={() => setDialog('survey')} />
      <Sheet title={say('proposals')}>
        <Proposals proposals={shown.proposals} clerk={clerk} />
      </Sheet>
      {dialog === 'course' && <CourseDialog rules={rules} onClose={close} />}
      {dialog === 'induction' && <InductionDialog rules={rules} onClose={close} />}
      {dialog === 'propose' && <ProposeDialog rules={rules} courses={courses} year={year} onClose={close} />}
      {dialog === 'survey' && <SurveyDialog year={year + 1} onClose={close} />}
      {dialog === 'place' && <PlaceDialog rules={rules} onClose={close} />}
    </Page>
  );
}

function Survey({
  shown: { survey, year },
  clerk,
  onOpen,
}: {
  readonly shown: TrainingYear;
  readonly clerk: boolean;
  readonly onOpen: () => void;
}) {
  const say = trainingWords.use();
  if (survey === null && !clerk) return null;
  return (
    <Sheet title={say('survey')}>
      {survey !== null && (
        <>
          <p>{say('surveyStands', { answered: survey.answered, of: survey.of, due: survey.due })}</p>
          <ul className="training-rows">
            {survey.needs.map(({ person, need }) => (
              <li key={person}>
                <span>{person}</span>
                <span className={need === null ? 'quiet' : ''}>{need ?? say('noNeed')}</span>
              </li>
            ))}
          </ul>
          {survey.waiting.length > 0 && (
            <p className="quiet small">{say('notAnswered', { people: survey.waiting.join('、') })}</p>
          )}
        </>
      )}
      {clerk && (
        <button type="button" className="link" onClick={onOpen}>
          {say('openSurvey', { year: year + 1 })}
        </button>
      )}
    </Sheet>
  );
}
