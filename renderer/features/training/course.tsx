/** One course: what it is, who was there, what came of it, what it cost; and what whoever is at the desk may do (P6). */
import { Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { CourseShown, SessionShown } from '../../../shared/contract/answers.ts';
import { clockText, trainingText, yuanText } from '../../../shared/vocabulary/training-words.ts';
import { momentText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultQuery } from '../../session/session.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Facts, Page, Sheet } from '../../ui/page.tsx';
import { PrintLink } from '../../ui/print-dialog.tsx';
import { ScanStands } from '../../ui/scan-stands.tsx';
import { Shape, State } from '../../ui/shape.tsx';
import { SignButton } from '../../ui/signing.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { type CourseAct, CourseActs } from './course-acts.tsx';
import { CourseDialog } from './course-dialog.tsx';
import { spanText, standShapes } from './shown.ts';
import './training.css';
import { trainingWords } from './words.ts';

export default function CoursePage() {
  const { no = '' } = useParams();
  const shown = useVaultQuery('training.course', { course: Number(no) });
  if (shown.error !== null) return <Failed error={shown.error} again={() => void shown.refetch()} />;
  if (shown.data === undefined) return <Loading />;
  return <Course key={shown.data.course} course={shown.data} />;
}

function Course({ course }: { readonly course: CourseShown }) {
  const say = trainingWords.use();
  const language = useLanguage();
  const rules = useVaultQuery('training.rules', {});
  const [act, setAct] = useState<CourseAct | null>(null);
  const [changing, setChanging] = useState(false);
  const clerk = rules.data?.mine.posts.includes('clerk') === true;
  const [first] = course.may.signIn;
  const begun = course.stands === 'begun' || course.stands === 'held';
  useKeys({
    ...(first === undefined ? {} : { s: () => setAct({ act: 'sign-in', session: first }) }),
    ...(course.may.keep ? { r: () => setAct({ act: 'result' }) } : {}),
  });
  return (
    <Page
      title={course.title}
      sub={[
        trainingText('courseKind', course.kind, language),
        course.department ?? say('wholeFirm'),
        spanText(course.from, course.to),
      ].join(' · ')}
      actions={
        <>
          {course.may.keep && !begun && rules.data !== undefined && (
            <Button onClick={() => setChanging(true)}>{say('changeCourse')}</Button>
          )}
          {course.may.evaluate && (
            <Button onClick={() => setAct({ act: 'evaluate' })}>{say('evaluate')}</Button>
          )}
          {first !== undefined && (
            <SignButton size="middle" keyHint="S" onClick={() => setAct({ act: 'sign-in', session: first })}>
              {say('signIn', { n: first })}
            </SignButton>
          )}
        </>
      }
      aside={
        <>
          <Sheet>
            <State shape={standShapes[course.stands]}>
              {trainingText('stands', course.stands, language)}
            </State>
            <Facts
              rows={
                [
                  course.group === null
                    ? null
                    : [say('group'), trainingText('group', course.group, language)],
                  [say('teacher'), course.teacher],
                  [say('venue'), course.venue],
                  [say('equipment'), course.equipment],
                  [say('travel'), course.travel],
                  [say('contents'), course.contents],
                  [say('examination'), trainingText('examination', course.examination, language)],
                  [say('costShown'), `${yuanText(course.spent)} / ${yuanText(course.cost)}`],
                ].filter((row) => row === null || row[1] !== '') as (readonly [string, string] | null)[]
              }
            />
          </Sheet>
          <Sheet>
            <PrintLink paper="sign-in-sheet" about={String(course.course)} />
          </Sheet>
          <Costs course={course} {...(clerk ? { onAccount: () => setAct({ act: 'account' }) } : {})} />
        </>
      }
    >
      <Sheet title={say('sessions')}>
        {course.sessions.map((each) => (
          <Session
            key={each.session}
            shown={each}
            keep={course.may.keep}
            onCheck={() => setAct({ act: 'sheet', session: each.session })}
            onReport={() => setAct({ act: 'report', session: each.session })}
            mine={!course.may.keep || course.may.evaluate}
          />
        ))}
      </Sheet>
      <Results course={course} clerk={clerk} onAct={setAct} />
      {course.evaluations.length > 0 && <Evaluations course={course} />}
      {act !== null && <CourseActs course={course} act={act} onClose={() => setAct(null)} />}
      {changing && rules.data !== undefined && (
        <CourseDialog rules={rules.data} course={course} onClose={() => setChanging(false)} />
      )}
    </Page>
  );
}

function Session({
  shown,
  keep,
  mine,
  onCheck,
  onReport,
}: {
  readonly shown: SessionShown;
  readonly keep: boolean;
  readonly mine: boolean;
  readonly onCheck: () => void;
  readonly onReport: () => void;
}) {
  const say = trainingWords.use();
  const language = useLanguage();
  const part = shown.part === null ? '' : trainingText('part', shown.part, language);
  return (
    <section>
      <div className="training-head">
        <h3>
          {say('session', { n: shown.session })} · {shown.on} {clockText(shown.at)} ·{' '}
          {say('minutes', { n: shown.minutes })} {[part, shown.visited].filter(Boolean).join(' · ')}
        </h3>
        <span className="button-row">
          <span className="fine quiet">
            {shown.checkedAtMs === null
              ? say('notChecked')
              : say('sheetChecked', { at: momentText(shown.checkedAtMs, language) })}
          </span>
          {mine && shown.part === 'visit' && (
            <Button size="small" onClick={onReport}>
              {say('report')}
            </Button>
          )}
          {keep && (
            <Button size="small" onClick={onCheck}>
              {say('sheet')}
            </Button>
          )}
        </span>
      </div>
      <ul className="training-rows">
        {shown.lines.map((line) => (
          <li key={line.person}>
            <div>
              <span>{line.person}</span>
              {line.report !== null && <span className="small quiet">{line.report}</span>}
            </div>
            <span className="state small">
              <Shape
                name={
                  line.presence === null
                    ? line.signedAtMs === null
                      ? 'missing'
                      : 'done'
                    : line.presence === 'absent'
                      ? 'refused'
                      : line.presence === 'excused'
                        ? 'note'
                        : 'done'
                }
              />
              {line.presence === null
                ? line.signedAtMs === null
                  ? ''
                  : momentText(line.signedAtMs, language)
                : trainingText('presence', line.presence, language)}
            </span>
          </li>
        ))}
      </ul>
      {shown.remark !== '' && <p className="small quiet">{shown.remark}</p>}
    </section>
  );
}

function Results({
  course,
  clerk,
  onAct,
}: {
  readonly course: CourseShown;
  readonly clerk: boolean;
  readonly onAct: (act: CourseAct) => void;
}) {
  const say = trainingWords.use();
  return (
    <Sheet title={say('results')}>
      {course.results.length === 0 ? (
        <p className="quiet small">{say('noResults')}</p>
      ) : (
        <ul className="training-rows">
          {course.results.map((each) => (
            <li key={`${each.person} ${each.attempt}`}>
              <span>
                {each.person} <span className="fine quiet">{say('attempt', { n: each.attempt })}</span>
              </span>
              <State shape={each.passed ? 'done' : 'refused'}>
                {[
                  say(each.passed ? 'passed' : 'failed'),
                  each.score === null ? '' : String(each.score),
                  each.on,
                  each.makeUpBy === null ? '' : say('makeUpBy', { day: each.makeUpBy }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </State>
            </li>
          ))}
        </ul>
      )}
      {course.certificates.length > 0 && (
        <ul className="training-rows">
          {course.certificates.map(({ person, number, on }) => (
            <li key={number}>
              <span>{person}</span>
              <span className="small">
                {say('certificates')} {number} · {on}
              </span>
            </li>
          ))}
        </ul>
      )}
      {course.may.keep && (
        <div className="button-row">
          {course.examination !== 'none' && (
            <Button onClick={() => onAct({ act: 'result' })}>{say('result')}</Button>
          )}
          {clerk && <Button onClick={() => onAct({ act: 'certify' })}>{say('certify')}</Button>}
          {clerk && course.cost > 0 && <Button onClick={() => onAct({ act: 'bind' })}>{say('bind')}</Button>}
        </div>
      )}
    </Sheet>
  );
}

function Evaluations({ course }: { readonly course: CourseShown }) {
  const say = trainingWords.use();
  return (
    <Sheet title={say('evaluations')}>
      <table className="training-table">
        <thead>
          <tr>
            <th>{say('person')}</th>
            <th>{say('effect')}</th>
            <th>{say('efficiency')}</th>
            <th>{say('needScore')}</th>
            <th>{say('remark')}</th>
          </tr>
        </thead>
        <tbody>
          {course.evaluations.map((each) => (
            <tr key={each.person}>
              <td>{each.person}</td>
              <td>{each.effect}</td>
              <td>{each.efficiency}</td>
              <td>{each.need}</td>
              <td>{each.remark}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}

function Costs({ course, onAccount }: { readonly course: CourseShown; readonly onAccount?: () => void }) {
  const say = trainingWords.use();
  const language = useLanguage();
  if (course.costs.length === 0 && course.materials.length === 0 && onAccount === undefined) return null;
  return (
    <Sheet title={say('money')}>
      <Facts
        rows={[
          ...course.costs.map(
            ({ item, fen }) => [trainingText('costItem', item, language), yuanText(fen)] as const,
          ),
          ...course.materials.map(
            ({ kind, title, kept, sealed }) =>
              [
                trainingText('material', kind, language),
                <>
                  {[title, kept].filter(Boolean).join(' · ')}
                  <ScanStands sealed={sealed} kept={kept} />
                </>,
              ] as const,
          ),
        ]}
      />
      {onAccount !== undefined && (
        <button type="button" className="link" onClick={onAccount}>
          {say('account')}
        </button>
      )}
    </Sheet>
  );
}
