/** Everything about one person's training on a page: of somebody, or one's own with what one may do (P6). */
import { Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { TrainingArchive } from '../../../shared/contract/answers.ts';
import { hoursText, trainingText, yuanText } from '../../../shared/vocabulary/training-words.ts';
import { askShell } from '../../calls/desktop.ts';
import { dateText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useStatus, useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { Facts, Page, Sheet } from '../../ui/page.tsx';
import { PrintLink } from '../../ui/print-dialog.tsx';
import { Shape, State } from '../../ui/shape.tsx';
import { Empty, Failed, Loading, ProblemLine } from '../../ui/states.tsx';
import { TrainingTasks } from '../../ui/training-tasks.tsx';
import { CourseDialog } from './course-dialog.tsx';
import { PaperButton } from './paper-button.tsx';
import { Proposals } from './proposals.tsx';
import { ProposeDialog } from './propose-dialog.tsx';
import { AnswerDialog } from './register-dialogs.tsx';
import { spanText } from './shown.ts';
import './training.css';
import { trainingWords } from './words.ts';

export default function ArchivePage() {
  const { no = '' } = useParams();
  return <Archive who={`#${no}`} own={false} />;
}

export function Archive({ who, own }: { readonly who: string; readonly own: boolean }) {
  const shown = useVaultQuery('training.archive', { who }, { reading: true });
  if (shown.error !== null) return <Failed error={shown.error} again={() => void shown.refetch()} />;
  if (shown.data === undefined) return <Loading />;
  return <Shown archive={shown.data} own={own} />;
}

function Shown({ archive, own }: { readonly archive: TrainingArchive; readonly own: boolean }) {
  const say = trainingWords.use();
  const nothing =
    archive.placements.length === 0 && archive.courses.length === 0 && archive.applications.length === 0;
  return (
    <Page
      title={own ? say('myTraining') : say('archiveOf', { person: archive.person })}
      sub={own ? archive.person : undefined}
      actions={own ? <OwnActs /> : <Export person={archive.personNo} />}
      aside={
        <>
          {own && <TrainingTasks />}
          <Placements archive={archive} />
        </>
      }
    >
      {nothing && <Empty title={say('nothingYet')} />}
      {archive.induction !== null && <Induction induction={archive.induction} />}
      {archive.courses.length > 0 && <Courses archive={archive} />}
      {archive.obligations.length > 0 && <Obligations archive={archive} />}
      {archive.applications.length > 0 && (
        <Sheet title={say('applications')}>
          <Proposals proposals={archive.applications} clerk={false} />
        </Sheet>
      )}
    </Page>
  );
}

/** The survey, an application, a course outside: what somebody does for themselves. */
function OwnActs() {
  const say = trainingWords.use();
  const { signedInNo } = useStatus();
  const year = new Date().getFullYear();
  const next = useVaultQuery('training.year', { year: year + 1 });
  const now = useVaultQuery('training.year', { year });
  const rules = useVaultQuery('training.rules', {});
  const [dialog, setDialog] = useState<'answer' | 'propose' | 'course' | null>(null);
  const survey = next.data?.survey ?? now.data?.survey ?? null;
  const close = (): void => setDialog(null);
  const courses = [...(now.data?.courses ?? []), ...(next.data?.courses ?? [])];
  return (
    <>
      {survey !== null && <Button onClick={() => setDialog('answer')}>{say('answer')}</Button>}
      <Button onClick={() => setDialog('course')}>{say('newCourse')}</Button>
      <Button onClick={() => setDialog('propose')}>{say('propose')}</Button>
      <PrintLink paper="training-archive" about={`#${signedInNo ?? ''}`} />
      {dialog === 'answer' && survey !== null && <AnswerDialog survey={survey.survey} onClose={close} />}
      {dialog === 'propose' && rules.data !== undefined && (
        <ProposeDialog rules={rules.data} courses={courses} year={year} own onClose={close} />
      )}
      {dialog === 'course' && rules.data !== undefined && (
        <CourseDialog rules={rules.data} own onClose={close} />
      )}
    </>
  );
}

function Export({ person }: { readonly person: number }) {
  const say = trainingWords.use();
  const write = useVaultAct('training.export');
  const choose = async (): Promise<void> => {
    const suggested = `training-${person}-${dateText(Date.now())}.csv`;
    const file = await askShell('path.choose-save', { what: 'csv', suggested });
    if (file !== null) await write.mutateAsync({ who: `#${person}`, file });
  };
  return (
    <>
      {write.data !== undefined && (
        <State shape="done">{say('exported', { count: write.data.rows, rows: write.data.rows })}</State>
      )}
      <ProblemLine error={write.error} />
      <PrintLink paper="training-archive" about={`#${person}`} />
      <Button onClick={() => void choose()}>{say('export')}</Button>
    </>
  );
}

function Placements({ archive }: { readonly archive: TrainingArchive }) {
  const say = trainingWords.use();
  const language = useLanguage();
  return (
    <Sheet title={say('placements')}>
      <Facts
        rows={archive.placements.map(
          (each) =>
            [
              each.since,
              [
                each.department,
                trainingText('group', each.group, language),
                trainingText('placement', each.manner, language),
              ].join(' · '),
            ] as const,
        )}
      />
      {archive.failedTwice && <State shape="note">{say('failedTwice')}</State>}
      {archive.confirmed && <State shape="done">{say('confirmed')}</State>}
      {archive.receipts.map(({ rules, title, version }) => (
        <State key={`${rules} ${version}`} shape="done">
          {title} · {say('version', { n: version })}
        </State>
      ))}
    </Sheet>
  );
}

function Induction({ induction }: { readonly induction: NonNullable<TrainingArchive['induction']> }) {
  const say = trainingWords.use();
  const language = useLanguage();
  return (
    <Sheet
      title={`${trainingText('courseKind', 'induction', language)} · ${say('inductionDue', { day: induction.due })}`}
    >
      <ul className="training-rows">
        <li>
          <span className="state">
            <Shape name={induction.handbook ? 'done' : 'missing'} />
            {say(induction.handbook ? 'handbook' : 'noHandbook')}
          </span>
        </li>
        {induction.parts.map((each) => (
          <li key={`${each.part} ${each.visited ?? ''}`}>
            <span className="state">
              <Shape
                name={
                  each.minutes >= each.of && each.report ? 'done' : each.minutes > 0 ? 'under-way' : 'missing'
                }
              />
              {[trainingText('part', each.part, language), each.visited].filter(Boolean).join(' · ')}
              {each.minutes > 0 && !each.report && ` · ${say('reportMissing')}`}
            </span>
            <span className="small">
              {say('hours', { done: hoursText(each.minutes), of: hoursText(each.of) })}
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function Courses({ archive }: { readonly archive: TrainingArchive }) {
  const say = trainingWords.use();
  const language = useLanguage();
  return (
    <Sheet title={say('courses')}>
      <ul className="training-rows">
        {archive.courses.map((each) => (
          <li key={each.course}>
            <div>
              <strong>{each.title}</strong>
              <span className="small quiet">
                {trainingText('courseKind', each.kind, language)} · {spanText(each.from, each.to)} ·{' '}
                {say('hours', { done: hoursText(each.minutes), of: hoursText(each.of) })} ·{' '}
                {say('bonus', { n: each.bonusPercent })}
              </span>
            </div>
            <div>
              <State shape={each.passed === null ? 'waiting' : each.passed ? 'done' : 'refused'}>
                {[
                  each.passed === null ? say('noResult') : say(each.passed ? 'passed' : 'failed'),
                  each.score === null ? '' : String(each.score),
                  each.certificate ?? '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </State>
              {each.certificateNo !== null && (
                <PaperButton
                  paper="training-certificate"
                  about={String(each.certificateNo)}
                  label={say('printCertificate')}
                />
              )}
            </div>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function Obligations({ archive }: { readonly archive: TrainingArchive }) {
  const say = trainingWords.use();
  const language = useLanguage();
  return (
    <Sheet title={say('obligations')}>
      <ul className="training-rows">
        {archive.obligations.map((each) => (
          <li key={each.obligation}>
            <div>
              <strong>{each.title}</strong>
              <span className="small quiet">
                {each.from} – {each.until} · {yuanText(each.paid)}
              </span>
            </div>
            <span className="small">
              {each.cause === null
                ? say('owed', { sum: yuanText(each.owedToday) })
                : say('repaid', {
                    cause: trainingText('obligationEnd', each.cause, language),
                    sum: yuanText(each.repayment ?? 0),
                  })}
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
