/** One request, as it is decided on: who, what, why, where, how long. */
import { Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import type { Ref } from 'react';
import type { LoanDetail } from '../../../shared/contract/answers.ts';
import { describeRefusal } from '../../../shared/vocabulary/refusal.ts';
import { dayText, momentText, waitedText } from '../../i18n/format.ts';
import { terms } from '../../i18n/terms.ts';
import { useLanguage } from '../../i18n/words.ts';
import { Deciders, useApprovals } from '../../ui/deciders.tsx';
import { Field } from '../../ui/fields.tsx';
import { ClassificationMark, Key, Tag, ViewsLeft } from '../../ui/marks.tsx';
import { Facts } from '../../ui/page.tsx';
import { Shape } from '../../ui/shape.tsx';
import { PersonPane } from './person-pane.tsx';
import { approvingWords } from './words.ts';

const DAY_MS = 86_400_000;
export const stockReasons = ['stock1', 'stock2', 'stock3', 'stock4', 'stock5'] as const;

/** Whoever gave the first of two approvals waits for the other like everybody else: neither key does anything. */
export const hasDecided = ({ refusal }: Pick<LoanDetail, 'refusal'>): boolean =>
  refusal?.code === 'APPROVED_ALREADY';

export interface RequestDetailProps {
  readonly request: LoanDetail;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly field: Ref<TextAreaRef>;
}

export function RequestDetail({ request, reason, onReason, field }: RequestDetailProps) {
  const say = approvingWords.use();
  const term = terms.use();
  const language = useLanguage();
  const days = Math.max(1, Math.round((request.toMs - request.fromMs) / DAY_MS));
  const approvals = useApprovals(request);
  const { longer } = request;
  const askedAtMs = longer?.atMs ?? request.requestedAtMs;
  const people: readonly (readonly [string, string | null])[] = [
    [say('author'), request.author],
    [say('borrower'), request.borrower],
    ...(longer ?? request).approvedBy.map((who) => [say('approver'), who] as const),
    hasDecided(request) ? [say('approver'), null] : [say('approver'), say('you')],
    [say('issuer'), request.issuer],
  ];
  return (
    <div className="inbox-detail">
      <div>
        <p className="small quiet">
          {say('request')} <span className="mono">{request.no}</span> ·{' '}
          {say('submitted', { when: momentText(askedAtMs, language) })} ·{' '}
          {say('waited', { time: waitedText(Date.now() - askedAtMs, language) })}
        </p>
        <h1>{say(longer === null ? 'asks' : 'asksLonger', { who: request.borrower })}</h1>
      </div>
      {request.refusal !== null && (
        <p className="inbox-warning small" role="alert">
          <Shape name="refused" />
          <span>
            {hasDecided(request)
              ? describeRefusal('APPROVED_ALREADY', {}, language).sentence
              : say('cannotApprove', {
                  why: describeRefusal(request.refusal.code, request.refusal.facts, language).sentence,
                })}
          </span>
        </p>
      )}
      <Facts
        rows={[
          [
            say('document'),
            <>
              <strong>{request.title}</strong> · {say('pages', { count: request.pages })}
              <div className="small quiet">
                {request.document} {request.client}
              </div>
            </>,
          ],
          [say('classification'), <ClassificationMark level={request.classification} />],
          [
            say('reason'),
            <>
              <Tag>{term(request.category)}</Tag> {request.reason}
            </>,
          ],
          [say('place'), request.place],
          longer === null ? null : [say('longerReason'), longer.reason],
          [
            say('window'),
            longer === null
              ? say('windowText', {
                  from: dayText(request.fromMs, language),
                  to: dayText(request.toMs, language),
                  count: days,
                })
              : say('longerText', {
                  now: momentText(request.toMs, language),
                  to: momentText(longer.toMs, language),
                }),
          ],
          approvals === null ? null : [say('approvals'), approvals],
          [say('deciders'), <Deciders request={request} />],
          [
            say('views'),
            <>
              <ViewsLeft left={request.viewsLeft} cap={request.cap} /> ·{' '}
              <span className="quiet">{say('addsNone')}</span>
            </>,
          ],
        ]}
      />
      <div>
        <h2 className="label-heading">{say('fourPeople')}</h2>
        <p className="four-people">
          {people.map(([label, name]) => (
            <span key={`${label} ${name}`} className="state">
              <Shape name={name === null ? 'waiting' : 'done'} />
              <span>
                <span className="quiet">{label}</span> {name ?? say('later')}
              </span>
            </span>
          ))}
        </p>
      </div>
      <Field label={say('yourReason')}>
        {(id) => (
          <Input.TextArea
            id={id}
            ref={field}
            rows={2}
            value={reason}
            maxLength={2_000}
            onChange={(event) => onReason(event.target.value)}
          />
        )}
      </Field>
      <div className="stock-reasons">
        {stockReasons.map((stock, i) => (
          <button key={stock} type="button" tabIndex={-1} onClick={() => onReason(say(stock))}>
            <Key>{i + 1}</Key> {say(stock)}
          </button>
        ))}
      </div>
      <div className="inbox-person-below">
        <PersonPane request={request} below />
      </div>
    </div>
  );
}
