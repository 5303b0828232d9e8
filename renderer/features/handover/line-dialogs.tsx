/** Acts on lines: naming successors (one, many, from a file), describing one, signing, taking over. */
import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { ClientHandover, ClientLine, CsvLines, SignedLines } from '../../../shared/contract/answers.ts';
import { type RefusalCode, refusalCodes } from '../../../shared/vocabulary/refusal.ts';
import { describeRefusalWithoutFacts } from '../../../shared/vocabulary/refusal-without-facts.ts';
import type { ClientAnswer } from '../../../shared/vocabulary/terms.ts';
import { askShell } from '../../calls/desktop.ts';
import { vault } from '../../calls/vault-client.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultAct } from '../../session/session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Field } from '../../ui/fields.tsx';
import { personOption } from '../../ui/people-options.ts';
import { PersonChoice } from '../../ui/person-choice.tsx';
import { State } from '../../ui/shape.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { needsSuccessor } from './client-lines.tsx';
import { handoverWords } from './words.ts';

/** A refusal's code as a sentence, where it is one. */
const sentenceOf = (code: string, language: 'zh-CN' | 'en'): string =>
  refusalCodes.includes(code as RefusalCode)
    ? describeRefusalWithoutFacts(code as RefusalCode, language)
    : code;

export function AssignDialog({
  handover,
  picked,
  onClose,
  onDone,
}: {
  readonly handover: ClientHandover;
  readonly picked: readonly string[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const say = handoverWords.use();
  const language = useLanguage();
  const assign = useVaultAct('clients.assign');
  const without = handover.lines.filter(needsSuccessor).map(({ code }) => code);
  const [which, setWhich] = useState<'picked' | 'without' | 'csv'>(picked.length > 0 ? 'picked' : 'without');
  const [successor, setSuccessor] = useState('');
  const [file, setFile] = useState('');
  const [asked, setAsked] = useState('');
  const [csv, setCsv] = useState<CsvLines | null>(null);
  const [error, setError] = useState<unknown>(null);
  const codes = which === 'picked' ? picked : without;
  const lines = which === 'csv' ? (csv?.lines ?? []) : codes.map((code) => ({ code, successor }));
  const readCsv = async (path: string): Promise<void> => {
    if (path === '') return;
    setAsked(path);
    setError(null);
    setCsv(null);
    try {
      setCsv(await vault.call('clients.read-csv', { handover: handover.handover, file: path }));
    } catch (problem) {
      setError(problem);
    }
  };
  const chooseCsv = async (): Promise<void> => {
    const [path] = await askShell('path.choose-file', { what: 'table', many: false });
    if (path === undefined) return;
    setFile(path);
    await readCsv(path);
  };
  return (
    <SignedDialog
      wide
      title={say('assignTitle')}
      says={say('assignSays')}
      label={say('signAssign', { n: lines.length })}
      disabled={lines.length === 0 || (which !== 'csv' && successor === '')}
      sign={({ signature }) =>
        assign.mutateAsync({ handover: handover.handover, lines: [...lines], signature })
      }
      onDone={onDone}
      onClose={onClose}
    >
      <Choice
        label={say('assignWhich')}
        value={which}
        options={[
          ...(picked.length > 0
            ? [{ value: 'picked' as const, label: say('picked', { n: picked.length }) }]
            : []),
          { value: 'without' as const, label: say('withoutOnes', { n: without.length }) },
          { value: 'csv' as const, label: say('fromCsv') },
        ]}
        onChange={setWhich}
      />
      {which === 'csv' ? (
        <>
          <Field label={say('csvFile')}>
            {(id) => (
              <div className="path-field">
                <Input
                  id={id}
                  className="mono"
                  value={file}
                  spellCheck={false}
                  onChange={(event) => setFile(event.target.value)}
                  // Leaving the field is no new file: what was read stays, and can be signed at once.
                  onBlur={() => file.trim() !== asked && void readCsv(file.trim())}
                  onPressEnter={() => void readCsv(file.trim())}
                />
                <Button onClick={() => void chooseCsv()}>{say('chooseFile')}</Button>
              </div>
            )}
          </Field>
          {csv !== null && <State shape="done">{say('csvRead', { n: csv.lines.length })}</State>}
          <ProblemLine error={error} />
          {csv !== null && csv.problems.length > 0 && (
            <ul className="csv-problems small">
              {csv.problems.slice(0, 50).map(({ row, text, code }) => (
                <li key={row}>
                  <State shape="refused">
                    {say('csvProblem', { row, text })} · {sentenceOf(code, language)}
                  </State>
                </li>
              ))}
            </ul>
          )}
        </>
      ) : (
        <PersonChoice
          label={say('successor')}
          value={successor}
          options={[
            { value: '', label: say('choose') },
            ...handover.mayFollow.map((person) => {
              const load = handover.loads.find(({ no }) => no === person.no);
              const { value, label } = personOption(person);
              return {
                value,
                label: load === undefined ? label : `${label} · ${load.now} + ${load.proposed}`,
              };
            }),
          ]}
          onChange={setSuccessor}
        />
      )}
    </SignedDialog>
  );
}

const texts = ['projects', 'nextDates', 'mandate', 'positions', 'authority'] as const;
const answers: readonly ClientAnswer[] = ['waiting', 'agreed', 'refused'];
const answerWords = { waiting: 'toTell', agreed: 'agreed', refused: 'clientRefused' } as const;

export function DescribeDialog({
  handover,
  inPost,
  line,
  onClose,
}: {
  readonly handover: number;
  readonly inPost: boolean;
  readonly line: ClientLine;
  readonly onClose: () => void;
}) {
  const say = handoverWords.use();
  const describe = useVaultAct('clients.describe');
  const [form, setForm] = useState(() => ({
    projects: line.projects,
    nextDates: line.nextDates,
    mandate: line.mandate,
    positions: line.positions,
    authority: line.authority,
    balance: line.balance,
    meetingOn: line.meetingOn ?? '',
    meetingHeld: line.meetingHeld,
    client: line.answer,
    formalRecords: line.formalRecords,
    personal: line.personal.map(({ document }) => document).join(', '),
  }));
  const set = (change: Partial<typeof form>): void => setForm((now) => ({ ...now, ...change }));
  return (
    <SignedDialog
      wide
      title={say('describeTitle', { client: line.client })}
      says={say('describeSays')}
      label={say('signDescribe')}
      sign={({ signature }) =>
        describe.mutateAsync({
          ...form,
          handover,
          code: line.code,
          meetingOn: form.meetingOn === '' ? null : form.meetingOn,
          personal: form.personal
            .split(/[,，\s]+/)
            .map((each) => each.trim())
            .filter((each) => each !== ''),
          signature,
        })
      }
      onClose={onClose}
    >
      <div className="describe-fields">
        {texts.map((key) => (
          <TextField key={key} label={say(key)} value={form[key]} onChange={(text) => set({ [key]: text })} />
        ))}
        {inPost && (
          <TextField label={say('balanceOf')} value={form.balance} onChange={(balance) => set({ balance })} />
        )}
        <Choice
          label={say('answer')}
          value={form.client}
          options={answers.map((value) => ({ value, label: say(answerWords[value]) }))}
          onChange={(client) => set({ client })}
        />
        <div className="meeting-field">
          <DateField
            label={say('meetingOn')}
            value={form.meetingOn}
            onChange={(meetingOn) => set({ meetingOn })}
          />
          <label className="small">
            <input
              type="checkbox"
              checked={form.meetingHeld}
              onChange={(event) => set({ meetingHeld: event.target.checked })}
            />{' '}
            {say('meetingHeld')}
          </label>
        </div>
        <Field label={say('formalRecords')}>
          {(id) => (
            <InputNumber
              id={id}
              min={0}
              max={1_000_000}
              precision={0}
              value={form.formalRecords}
              onChange={(value) => set({ formalRecords: value ?? 0 })}
            />
          )}
        </Field>
        <Field label={say('personal')} hint={say('personalHint')}>
          {(id) => (
            <Input
              id={id}
              value={form.personal}
              maxLength={2_000}
              onChange={(event) => set({ personal: event.target.value })}
            />
          )}
        </Field>
      </div>
    </SignedDialog>
  );
}

const several = (lines: readonly ClientLine[], language: 'zh-CN' | 'en'): string => {
  const names = lines.slice(0, 4).map(({ client }) => client);
  const rest = lines.length - names.length;
  const joined = names.join(language === 'en' ? ', ' : '、');
  return rest === 0
    ? joined
    : language === 'en'
      ? `${joined} and ${rest} more`
      : `${joined}等 ${lines.length} 位`;
};

export function SignLinesDialog({
  handover,
  lines,
  onClose,
  onSigned,
}: {
  readonly handover: number;
  /** All of them the desk's own to sign, in one capacity. */
  readonly lines: readonly ClientLine[];
  readonly onClose: () => void;
  readonly onSigned: (signed: SignedLines) => void;
}) {
  const say = handoverWords.use();
  const language = useLanguage();
  const sign = useVaultAct('clients.sign');
  return (
    <SignedDialog
      title={say('signTitle')}
      says={say('signSays', { as: say(lines[0]?.yours ?? 'witness'), clients: several(lines, language) })}
      label={say('signMine', { n: lines.length })}
      sign={async ({ signature }) =>
        onSigned(await sign.mutateAsync({ handover, codes: lines.map(({ code }) => code), signature }))
      }
      onClose={onClose}
    />
  );
}

export function TakeOverDialog({
  handover,
  lines,
  onClose,
}: {
  readonly handover: number;
  readonly lines: readonly ClientLine[];
  readonly onClose: () => void;
}) {
  const say = handoverWords.use();
  const language = useLanguage();
  const takeOver = useVaultAct('clients.take-over');
  const [manner, setManner] = useState<'refused' | 'absent'>('refused');
  const [ground, setGround] = useState('');
  return (
    <SignedDialog
      title={`${say('takeOver')}：${several(lines, language)}`}
      says={say('takeOverSays')}
      label={say('signTakeOver', { n: lines.length })}
      cosigner={say('otherSide')}
      disabled={ground.trim() === ''}
      sign={({ signature, cosign }) =>
        takeOver.mutateAsync({
          handover,
          codes: lines.map(({ code }) => code),
          manner,
          ground,
          signature,
          cosign,
        })
      }
      onClose={onClose}
    >
      <Choice
        label={say('manner')}
        value={manner}
        options={[
          { value: 'refused', label: say('takenRefused') },
          { value: 'absent', label: say('takenAbsent') },
        ]}
        onChange={setManner}
      />
      <TextField label={say('ground')} value={ground} onChange={setGround} />
    </SignedDialog>
  );
}
