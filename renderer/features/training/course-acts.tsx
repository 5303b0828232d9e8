/** The signed acts of a course's page, each in its dialog (P6). */
import { Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useVaultAct } from '../../session/session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/fields.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { AccountDialog, BindDialog } from './money-dialogs.tsx';
import { Picks } from './person-picks.tsx';
import { whoIn } from './shown.ts';
import { type ActProps, TraineeChoice } from './trainee-choice.tsx';
import { trainingWords } from './words.ts';

export type CourseAct =
  | { readonly act: 'sign-in' | 'sheet' | 'report'; readonly session: number }
  | { readonly act: 'result' | 'certify' | 'evaluate' | 'account' | 'bind' };

export function CourseActs({ course, act, onClose }: ActProps & { readonly act: CourseAct }) {
  switch (act.act) {
    case 'sign-in':
      return <SignInDialog course={course} session={act.session} onClose={onClose} />;
    case 'sheet':
      return <SheetDialog course={course} session={act.session} onClose={onClose} />;
    case 'report':
      return <ReportDialog course={course} session={act.session} onClose={onClose} />;
    case 'result':
      return <ResultDialog course={course} onClose={onClose} />;
    case 'certify':
      return <CertifyDialog course={course} onClose={onClose} />;
    case 'evaluate':
      return <EvaluateDialog course={course} onClose={onClose} />;
    case 'account':
      return <AccountDialog course={course} onClose={onClose} />;
    case 'bind':
      return <BindDialog course={course} onClose={onClose} />;
  }
}

function SignInDialog({ course, session, onClose }: ActProps & { readonly session: number }) {
  const say = trainingWords.use();
  const signIn = useVaultAct('training.sign-in');
  return (
    <SignedDialog
      title={say('signIn', { n: session })}
      says={`${course.title} · ${say('signInSays')}`}
      label={say('signSignIn')}
      sign={({ signature }) => signIn.mutateAsync({ course: course.course, session, signature })}
      onClose={onClose}
    />
  );
}

function SheetDialog({ course, session, onClose }: ActProps & { readonly session: number }) {
  const say = trainingWords.use();
  const check = useVaultAct('training.check-sheet');
  const shown = course.sessions[session - 1];
  const open = (shown?.lines ?? []).filter(({ signedAtMs }) => signedAtMs === null);
  const options = open.map(({ person }) => ({ value: whoIn(person), label: person }));
  const [paper, setPaper] = useState<string[]>([]);
  const [excused, setExcused] = useState<string[]>([]);
  const [minutes, setMinutes] = useState(shown?.minutes ?? 1);
  const [remark, setRemark] = useState('');
  return (
    <SignedDialog
      wide
      title={say('sheetTitle', { n: session })}
      says={say('sheetSays')}
      label={say('signSheet')}
      sign={({ signature }) =>
        check.mutateAsync({ course: course.course, session, paper, excused, minutes, remark, signature })
      }
      onClose={onClose}
    >
      <Picks label={trainingPresence(say, 'paper')} options={options} picked={paper} onChange={setPaper} />
      <Picks
        label={trainingPresence(say, 'excused')}
        options={options.filter(({ value }) => !paper.includes(value))}
        picked={excused}
        onChange={setExcused}
      />
      <div className="field-row">
        <Field label={say('actualMinutes')}>
          {(id) => (
            <InputNumber
              id={id}
              min={1}
              max={shown?.minutes ?? 1_440}
              precision={0}
              value={minutes}
              onChange={(value) => setMinutes(value ?? 1)}
            />
          )}
        </Field>
        <OneLineField label={say('remark')} value={remark} max={2_000} onChange={setRemark} />
      </div>
    </SignedDialog>
  );
}

const trainingPresence = (say: ReturnType<typeof trainingWords.use>, presence: 'paper' | 'excused'): string =>
  say(presence === 'paper' ? 'signedOnPaper' : 'excusedPeople');

function ReportDialog({ course, session, onClose }: ActProps & { readonly session: number }) {
  const say = trainingWords.use();
  const give = useVaultAct('training.report');
  const [report, setReport] = useState('');
  return (
    <SignedDialog
      title={say('report')}
      says={say('reportSays')}
      label={say('signReport')}
      disabled={report.trim() === ''}
      sign={({ signature }) => give.mutateAsync({ course: course.course, session, report, signature })}
      onClose={onClose}
    >
      <Field label={say('report')}>
        {(id) => (
          <Input.TextArea
            id={id}
            rows={4}
            maxLength={2_000}
            value={report}
            onChange={(event) => setReport(event.target.value)}
          />
        )}
      </Field>
    </SignedDialog>
  );
}

function ResultDialog({ course, onClose }: ActProps) {
  const say = trainingWords.use();
  const record = useVaultAct('training.record-result');
  const [form, setForm] = useState({ who: '', outcome: 'passed' as 'passed' | 'failed', remark: '' });
  const [score, setScore] = useState<number | null>(null);
  const set = (change: Partial<typeof form>): void => setForm((now) => ({ ...now, ...change }));
  return (
    <SignedDialog
      title={say('result')}
      says={say('resultSays')}
      label={say('signResult')}
      disabled={form.who === ''}
      sign={({ signature }) =>
        record.mutateAsync({
          course: course.course,
          who: form.who,
          passed: form.outcome === 'passed',
          score,
          remark: form.remark,
          signature,
        })
      }
      onClose={onClose}
    >
      <TraineeChoice course={course} value={form.who} onChange={(who) => set({ who })} />
      <div className="field-row">
        <Choice
          label={say('outcome')}
          value={form.outcome}
          options={(['passed', 'failed'] as const).map((value) => ({ value, label: say(value) }))}
          onChange={(outcome) => set({ outcome })}
        />
        <Field label={say('score')}>
          {(id) => <InputNumber id={id} min={0} max={100} precision={0} value={score} onChange={setScore} />}
        </Field>
      </div>
      <OneLineField
        label={say('remark')}
        value={form.remark}
        max={2_000}
        onChange={(remark) => set({ remark })}
      />
    </SignedDialog>
  );
}

function CertifyDialog({ course, onClose }: ActProps) {
  const say = trainingWords.use();
  const certify = useVaultAct('training.certify');
  const [who, setWho] = useState('');
  const [number, setNumber] = useState('');
  return (
    <SignedDialog
      title={say('certify')}
      says={say('certifySays')}
      label={say('signCertify')}
      disabled={who === '' || number.trim() === ''}
      sign={({ signature }) => certify.mutateAsync({ course: course.course, who, number, signature })}
      onClose={onClose}
    >
      <TraineeChoice course={course} value={who} onChange={setWho} />
      <OneLineField label={say('certificateNo')} value={number} max={120} onChange={setNumber} />
    </SignedDialog>
  );
}

const scores = ['1', '2', '3', '4', '5'] as const;

function EvaluateDialog({ course, onClose }: ActProps) {
  const say = trainingWords.use();
  const evaluate = useVaultAct('training.evaluate');
  const [marks, setMarks] = useState({ effect: '3', efficiency: '3', needScore: '3' });
  const [remark, setRemark] = useState('');
  return (
    <SignedDialog
      title={say('evaluate')}
      says={say('evaluateSays')}
      label={say('signEvaluate')}
      sign={({ signature }) =>
        evaluate.mutateAsync({
          course: course.course,
          effect: Number(marks.effect),
          efficiency: Number(marks.efficiency),
          need: Number(marks.needScore),
          remark,
          signature,
        })
      }
      onClose={onClose}
    >
      <div className="field-row">
        {(['effect', 'efficiency', 'needScore'] as const).map((mark) => (
          <Choice
            key={mark}
            label={say(mark)}
            value={marks[mark]}
            options={scores.map((value) => ({ value: value as string, label: value }))}
            onChange={(value) => setMarks((now) => ({ ...now, [mark]: value }))}
          />
        ))}
      </div>
      <OneLineField label={say('remark')} value={remark} max={2_000} onChange={setRemark} />
    </SignedDialog>
  );
}
