/** What a pane says when it has nothing to show: not yet, nothing, or not possible. */
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { wordsOf } from '../calls/vault-client.ts';
import { defineWords, useLanguage } from '../i18n/words.ts';
import { Shape } from './shape.tsx';

const words = defineWords('states', {
  reading: ['正在读取', 'Reading'],
  rule: ['规则 {{rule}}', 'Rule {{rule}}'],
  recorded: ['此次拒绝已记入日志，第 {{entry}} 条。', 'This refusal is on record as entry {{entry}}.'],
  now: ['现在可以做的', 'What you can do now'],
  again: ['再试一次', 'Try again'],
});

/** Says so after 300 ms only: what comes at once needs no word. */
export function Loading() {
  const say = words.use();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p className="pane-note quiet" aria-live="polite">
      {late ? say('reading') : ''}
    </p>
  );
}

/** What will appear here, and how it comes. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="pane-note">
      <h2>{title}</h2>
      {children !== undefined && <p className="quiet">{children}</p>}
    </div>
  );
}

/** The sentence alone, for a cell. */
export function ShortProblem({ error }: { readonly error: unknown }) {
  const language = useLanguage();
  return <span>{wordsOf(error, language).sentence}</span>;
}

/** A refusal or fault in one line, for rows and beside buttons. */
export function ProblemLine({ error }: { readonly error: unknown }) {
  const say = words.use();
  const language = useLanguage();
  if (error === null || error === undefined) return null;
  const problem = wordsOf(error, language);
  return (
    <div className="problem-line" role="alert">
      <Shape name="refused" />
      <span>
        {problem.sentence}
        {problem.rule !== null && <span className="faint"> · {say('rule', { rule: problem.rule })}</span>}
        {problem.now !== null && <span className="quiet"> · {problem.now}</span>}
        {problem.rule === null && <span className="faint"> · {problem.code}</span>}
      </span>
    </div>
  );
}

/** A refusal in full: what cannot be done and why, the rule, its facts, what one can do, and that it is on record. */
export function RefusalCard({
  error,
  title,
  facts,
  actions,
}: {
  readonly error: unknown;
  readonly title?: string;
  readonly facts?: ReactNode;
  readonly actions?: ReactNode;
}) {
  const say = words.use();
  const language = useLanguage();
  const problem = wordsOf(error, language);
  return (
    <section className="refusal-card" role="alert">
      <div className="refusal-head">
        <Shape name="refused" size={28} />
        <div>
          <h1>{title ?? problem.sentence}</h1>
          {title !== undefined && <p className="quiet">{problem.sentence}</p>}
        </div>
      </div>
      {problem.rule !== null && (
        <p className="refusal-rule">
          <strong>{say('rule', { rule: problem.rule })}</strong> {title === undefined ? '' : problem.sentence}
        </p>
      )}
      {facts}
      {problem.now !== null && (
        <>
          <h3>{say('now')}</h3>
          <p>{problem.now}</p>
        </>
      )}
      <div className="refusal-foot">
        <div className="button-row">{actions}</div>
        <p className="fine faint">
          {problem.entry !== null
            ? say('recorded', { entry: problem.entry })
            : problem.rule === null
              ? problem.code
              : ''}
        </p>
      </div>
    </section>
  );
}

/** A list in its pane: being read, not to be had, empty, or there. */
export function Listed({
  count,
  error,
  again,
  empty,
  children,
}: {
  /** How many rows it has, once that is known. */
  readonly count: number | undefined;
  readonly error: unknown;
  readonly again: () => void;
  readonly empty: ReactNode;
  readonly children: ReactNode;
}) {
  if (error !== null) return <Failed error={error} again={again} />;
  if (count === undefined) return <Loading />;
  return count === 0 ? empty : children;
}

/** A query that failed, in its pane. */
export function Failed({ error, again }: { readonly error: unknown; readonly again?: () => void }) {
  const say = words.use();
  return (
    <div className="pane-note">
      <ProblemLine error={error} />
      {again !== undefined && <Button onClick={again}>{say('again')}</Button>}
    </div>
  );
}
