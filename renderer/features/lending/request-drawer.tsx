/** A dossier from the directory: its documents with what is left of each, and the request (L1). */

import { Button, Select } from 'antd';
import { useState } from 'react';
import type { DocumentSummary, DossierDetail } from '../../../shared/contract/answers.ts';
import { daysLater, isCalendarDay } from '../../../shared/vocabulary/calendar-day.ts';
import { showsNothing } from '../../../shared/vocabulary/rendition-report.ts';
import { categoryText } from '../../../shared/vocabulary/term-words.ts';
import { type ReasonCategory, reasonCategory } from '../../../shared/vocabulary/terms.ts';
import { isProblem, vault } from '../../calls/vault-client.ts';
import { dateText, dayText } from '../../i18n/format.ts';
import { terms } from '../../i18n/terms.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useSession, useStatus, useVaultQuery } from '../../session/session.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Field } from '../../ui/fields.tsx';
import { ClassificationMark, Key, Tag, ViewsLeft } from '../../ui/marks.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { SignBlock } from '../../ui/signing.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { windowOf } from './loan-window.ts';
import { lendingWords } from './words.ts';

const DAY_MS = 86_400_000;

/** Refusals that stand against one document and say nothing of the others. */
const ofThisDocument = [
  'NO_SUCH_DOCUMENT',
  'DOCUMENT_NOT_ACCEPTED',
  'OWN_WRITING',
  'VIEWS_SPENT',
  'LOAN_OPEN',
] as const;

export function RequestDrawer({
  code,
  wanted,
  onClose,
}: {
  readonly code: string;
  /** A document that somebody came for: chosen where it can be asked for. */
  readonly wanted: number | null;
  readonly onClose: () => void;
}) {
  const dossier = useVaultQuery('dossier.show', { code }, { reading: true });
  return (
    <aside className="drawer" aria-label={code}>
      {dossier.isPending ? (
        <Loading />
      ) : dossier.error !== null ? (
        <Failed error={dossier.error} again={() => void dossier.refetch()} />
      ) : (
        <Drawer dossier={dossier.data} wanted={wanted} onClose={onClose} />
      )}
    </aside>
  );
}

const isFree = (document: DocumentSummary, dossier: DossierDetail): boolean =>
  (document.allowance?.left ?? 0) > 0 && document.myLoan === null && !dossier.held;

function Drawer({
  dossier,
  wanted,
  onClose,
}: {
  readonly dossier: DossierDetail;
  readonly wanted: number | null;
  readonly onClose: () => void;
}) {
  const say = lendingWords.use();
  const term = terms.use();
  const language = useLanguage();
  const { roles } = useStatus();
  const documents = dossier.documents.filter((document) => document.state === 'accepted');
  const borrows = roles.includes('borrower');
  // The whole dossier: every document that can be asked for, each decided by itself (L1).
  const free = documents.filter((document) => borrows && isFree(document, dossier)).map(({ no }) => no);
  const [chosen, setChosen] = useState<readonly number[]>(() => free.filter((no) => no === wanted));
  return (
    <>
      <div className="drawer-head">
        <div>
          <p className="mono small">{dossier.code}</p>
          <h2>{dossier.client}</h2>
          <p className="small quiet">
            <ClassificationMark level={dossier.classification} /> ·{' '}
            {categoryText(dossier.category, dossier.ownCategory, language)}
            {dossier.responsible === null ? '' : ` · ${say('responsible')} ${dossier.responsible}`}{' '}
            {dossier.responsibleLeaving && <Tag>{term('leaving')}</Tag>}{' '}
            {dossier.held && <Tag>{say('held')}</Tag>}
          </p>
        </div>
        <Button onClick={onClose}>
          <Key>Esc</Key>
        </Button>
      </div>
      <h3>{say('filesLeft')}</h3>
      {documents.length === 0 && <p className="quiet">{say('noDocuments')}</p>}
      {borrows && free.length > 1 && (
        <label className="small choose-all">
          <input
            type="checkbox"
            checked={free.every((no) => chosen.includes(no))}
            onChange={(event) => setChosen(event.target.checked ? free : [])}
          />{' '}
          {say('chooseAll', { count: free.length })}
        </label>
      )}
      <ul className="choose-documents">
        {documents.map((document) => {
          return (
            <li key={document.no}>
              <input
                type="checkbox"
                id={`document-${document.no}`}
                disabled={!free.includes(document.no)}
                checked={chosen.includes(document.no)}
                onChange={(event) =>
                  setChosen((now) =>
                    event.target.checked ? [...now, document.no] : now.filter((no) => no !== document.no),
                  )
                }
              />
              <label htmlFor={`document-${document.no}`}>
                {document.title}
                {showsNothing(document.report) && <span className="fine quiet"> · {say('placardOnly')}</span>}
                {document.myLoan !== null && (
                  <span className="fine quiet">
                    {' '}
                    ·{' '}
                    {document.myLoan.state === 'requested'
                      ? say('pending')
                      : say('have', { when: dayText(document.myLoan.toMs, language) })}
                  </span>
                )}
              </label>
              {document.allowance !== null && (
                <ViewsLeft left={document.allowance.left} cap={document.allowance.cap} />
              )}
            </li>
          );
        })}
      </ul>
      {borrows &&
        (chosen.length === 0 ? (
          documents.length > 0 && <p className="fine faint">{say('chooseSome')}</p>
        ) : (
          <RequestForm
            documents={chosen.map((no) => `${dossier.code}/${no}`)}
            onDone={() => setChosen([])}
            onCancel={() => setChosen([])}
          />
        ))}
    </>
  );
}

function RequestForm({
  documents,
  onDone,
  onCancel,
}: {
  readonly documents: readonly string[];
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const say = lendingWords.use();
  const term = terms.use();
  const { settings, refresh } = useSession();
  const policy = useVaultQuery('policy.show', {});
  const daysMax = policy.data?.policy.loanDaysMax ?? 14;
  const today = dateText(Date.now());
  const [category, setCategory] = useState<ReasonCategory>('service');
  const [place, setPlace] = useState(settings.place);
  const [reason, setReason] = useState('');
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(dateText(Date.now() + 2 * DAY_MS));
  const sign = async (signature: { passphrase: string }): Promise<void> => {
    const times = windowOf({ from, to, today }, daysMax, Date.now());
    const refused: unknown[] = [];
    try {
      // One that is refused stands in no other's way; what came of each is in the list.
      for (const document of documents) {
        await vault
          .call('loan.request', { document, category, reason, place, ...times, signature })
          .catch((problem: unknown) => {
            refused.push(problem);
            if (!ofThisDocument.some((code) => isProblem(problem, code))) throw problem;
          });
      }
    } finally {
      void refresh();
    }
    if (refused.length > 0) throw refused[0];
  };
  return (
    <section className="form">
      <h2>{say('askFor', { count: documents.length })}</h2>
      <SignBlock
        label={say('signSubmit')}
        keyHint="Ctrl Enter"
        sign={sign}
        onDone={onDone}
        disabled={reason.trim() === '' || place.trim() === '' || !isCalendarDay(from) || !isCalendarDay(to)}
        extra={
          <button type="button" className="link" onClick={onCancel}>
            {say('cancel')}
          </button>
        }
      >
        <div className="field-row">
          <Field label={say('category')}>
            {(id) => (
              <Select
                id={id}
                value={category}
                onChange={setCategory}
                options={reasonCategory.options.map((value) => ({ value, label: term(value) }))}
              />
            )}
          </Field>
          <OneLineField label={say('place')} value={place} onChange={setPlace} />
        </div>
        <TextField label={say('reason')} value={reason} onChange={setReason} />
        <div className="field-row">
          <DateField label={say('from')} min={today} value={from} onChange={setFrom} />
          <DateField
            label={say('to', { count: daysMax })}
            min={from}
            max={daysLater(from, daysMax - 1) ?? ''}
            value={to}
            onChange={setTo}
          />
        </div>
        <p className="fine faint">{say('forLife')}</p>
      </SignBlock>
    </section>
  );
}
