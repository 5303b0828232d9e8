/** Questions to the log by name: the list at the left, the answer beside it. Choosing one asks it, and that is an entry (A0, A4c). */
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { LogQuestionAsked, QuestionName } from '../../../shared/contract/answers.ts';
import { questionNames, questionTitle } from '../../../shared/vocabulary/question-words.ts';
import { isKeeper } from '../../../shared/vocabulary/terms.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useStatus, useVaultQuery } from '../../session/session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { rowKeys, useKeys } from '../../ui/keys.ts';
import { Key } from '../../ui/marks.tsx';
import { Page, Sheet } from '../../ui/page.tsx';
import { PrintDialog } from '../../ui/print-dialog.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { askAddress, askedIn, widened } from './ask-address.ts';
import './insight.css';
import { KeepQuestion } from './keep-question.tsx';
import { KeptQuestions } from './kept-questions.tsx';
import { AnswerShown } from './question-answer.tsx';
import { askedBy, needsMore, QuestionFields } from './question-fields.tsx';
import './questions.css';
import { questionWords } from './questions-words.ts';
import { SaveQuestion } from './save-question.tsx';

export default function Questions() {
  const say = questionWords.use();
  const language = useLanguage();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const { roles } = useStatus();
  const asked = askedIn(params);
  /** Chosen, with something to be filled in before it is asked. */
  const [waiting, setWaiting] = useState<QuestionName | null>(null);
  const [dialog, setDialog] = useState<'save' | 'keep' | 'print' | null>(null);
  const kept = useVaultQuery('question.list', {}).data ?? [];
  const chosen = waiting ?? asked?.question ?? null;
  const [wanted, setWanted] = useState(() => Math.max(0, questionNames.indexOf(chosen ?? 'client-seen-by')));
  const ask = (question: LogQuestionAsked): void => {
    setWaiting(null);
    setDialog(null);
    void navigate(askAddress(question));
  };
  const choose = (question: QuestionName): void => {
    setWanted(questionNames.indexOf(question));
    const ready = needsMore(question) ? null : askedBy(question, {});
    if (ready === null) setWaiting(question);
    else ask(ready);
  };
  const show = (wantedDialog: 'save' | 'keep' | 'print') => (): void => {
    if (waiting === null && asked !== null) setDialog(wantedDialog);
  };
  useKeys({
    ...rowKeys(questionNames.length + kept.length, wanted, setWanted),
    Enter: () => {
      const own = kept[wanted - questionNames.length];
      if (own === undefined) choose(questionNames[wanted]!);
      else ask(own.asked);
    },
    '/': () =>
      document.querySelector<HTMLElement>('.question-fields input, .question-fields select')?.focus(),
    x: show('save'),
    s: show('keep'),
    p: show('print'),
  });
  useFootKeys([
    { keys: ['J', 'K'], does: say('keyRows') },
    { keys: ['↵'], does: say('keyAsk') },
    { keys: ['/'], does: say('keyFields') },
    ...(asked === null
      ? []
      : [
          { keys: ['S'], does: say('keep') },
          { keys: ['P'], does: say('print') },
          { keys: ['X'], does: say('save') },
        ]),
  ]);
  return (
    <Page
      wide
      title={say('title')}
      sub={say('sub')}
      actions={
        <>
          {isKeeper(roles) && (
            <button type="button" className="link" onClick={() => void navigate('/insight')}>
              {say('overview')}
            </button>
          )}
          {asked !== null && waiting === null && (
            <>
              <Button onClick={show('keep')}>
                {say('keep')} <Key>S</Key>
              </Button>
              <Button onClick={show('print')}>
                {say('print')} <Key>P</Key>
              </Button>
              <Button onClick={show('save')}>
                {say('save')} <Key>X</Key>
              </Button>
            </>
          )}
        </>
      }
    >
      <div className="question-panes">
        <nav aria-label={say('list')}>
          <ul className="question-list">
            {questionNames.map((name, i) => (
              <li key={name}>
                <button
                  type="button"
                  className={`question-name${i === wanted ? ' question-wanted' : ''}`}
                  aria-current={name === chosen ? 'true' : undefined}
                  onClick={() => choose(name)}
                >
                  {questionTitle(name, language)}
                </button>
              </li>
            ))}
          </ul>
          <KeptQuestions
            kept={kept}
            asked={waiting === null ? asked : null}
            wanted={wanted - questionNames.length}
            onAsk={ask}
          />
        </nav>
        <div className="question-answer">
          {chosen === null ? (
            <Empty title={say('begin')}>{say('beginSays')}</Empty>
          ) : waiting !== null || asked === null ? (
            <>
              <h2 className="question-title">{questionTitle(chosen, language)}</h2>
              <Sheet>
                <p className="small quiet">{say('fillIn')}</p>
                <QuestionFields key={chosen} question={chosen} asked={null} onAsk={ask} />
              </Sheet>
            </>
          ) : (
            <Answer key={JSON.stringify(asked)} asked={asked} onAsk={ask} />
          )}
        </div>
      </div>
      {dialog === 'save' && asked !== null && <SaveQuestion asked={asked} onClose={() => setDialog(null)} />}
      {dialog === 'print' && asked !== null && (
        <PrintDialog paper="log-answer" about={JSON.stringify(asked)} onClose={() => setDialog(null)} />
      )}
      {dialog === 'keep' && asked !== null && <KeepQuestion asked={asked} onClose={() => setDialog(null)} />}
    </Page>
  );
}

function Answer({
  asked,
  onAsk,
}: {
  readonly asked: LogQuestionAsked;
  readonly onAsk: (asked: LogQuestionAsked) => void;
}) {
  const say = questionWords.use();
  const language = useLanguage();
  const { data, error, refetch } = useVaultQuery('log.question', { asked }, { reading: true });
  const wider = widened(asked);
  const title = questionTitle(asked.question, language);
  return (
    <>
      <div className="question-head">
        <h2 className="question-title">{title}</h2>
        {wider !== null && (
          <button type="button" className="link" onClick={() => onAsk(wider)}>
            {say('back', { title })}
          </button>
        )}
      </div>
      <QuestionFields
        key={JSON.stringify(data?.asked ?? asked)}
        question={asked.question}
        asked={data?.asked ?? asked}
        onAsk={onAsk}
      />
      {error !== null ? (
        <Failed error={error} again={() => void refetch()} />
      ) : data === undefined ? (
        <Loading />
      ) : (
        <AnswerShown answer={data} />
      )}
    </>
  );
}
