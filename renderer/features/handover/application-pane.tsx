/** The leaver's application and letter, the kind of their reason, and what the certificate says of their employment (P2, P2b). */
import { Input } from 'antd';
import { useState } from 'react';
import type { DepartureCase } from '../../../shared/contract/answers.ts';
import { type LeavingKind, leavingKind } from '../../../shared/vocabulary/leaving-terms.ts';
import { leavingText } from '../../../shared/vocabulary/leaving-words.ts';
import { momentText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultAct } from '../../session/session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Field } from '../../ui/fields.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { caseWords } from './case-words.ts';
import { calendarDay } from './day.ts';

interface DialogProps {
  readonly departure: DepartureCase;
  readonly onClose: () => void;
}

export function ApplicationPane({ departure }: { readonly departure: DepartureCase }) {
  const say = caseWords.use();
  const language = useLanguage();
  const [dialog, setDialog] = useState<'letter' | 'kind' | null>(null);
  const { application, letter, kind } = departure.leaving;
  const kept = departure.state !== 'withdrawn';
  return (
    <section className="sheet">
      <h2 className="label-heading">{say('application')}</h2>
      <p className="small">
        {application === null
          ? say('noApplication')
          : say('appliedOn', {
              at: momentText(application.atMs, language),
              day: calendarDay(application.lastDay, language),
            })}
      </p>
      {application !== null && <p className="fine quiet">{application.reason}</p>}
      <p className="small">
        {say('letter')}{' '}
        <span className={letter === null ? 'quiet' : 'mono'}>{letter ?? say('noLetter')}</span>
      </p>
      <p className="small">
        {say('kind')}{' '}
        <span className="quiet">{kind === null ? say('noKind') : leavingText('kind', kind, language)}</span>
      </p>
      {kept && (
        <div className="button-row">
          <button type="button" className="link small" onClick={() => setDialog('letter')}>
            {say('nameLetter')}
          </button>
          <button type="button" className="link small" onClick={() => setDialog('kind')}>
            {say('setKind')}
          </button>
        </div>
      )}
      {dialog === 'letter' && <LetterDialog departure={departure} onClose={() => setDialog(null)} />}
      {dialog === 'kind' && <KindDialog departure={departure} onClose={() => setDialog(null)} />}
    </section>
  );
}

function LetterDialog({ departure, onClose }: DialogProps) {
  const say = caseWords.use();
  const name = useVaultAct('departure.name-letter');
  const [document, setDocument] = useState('');
  return (
    <SignedDialog
      title={say('nameLetter')}
      says={say('letterSays')}
      label={say('signLetter')}
      disabled={document.trim() === ''}
      sign={({ signature }) =>
        name.mutateAsync({ departure: departure.departure, document: document.trim(), signature })
      }
      onClose={onClose}
    >
      <Field label={say('document')}>
        {(id) => (
          <Input
            id={id}
            value={document}
            maxLength={120}
            onChange={(event) => setDocument(event.target.value)}
          />
        )}
      </Field>
    </SignedDialog>
  );
}

function KindDialog({ departure, onClose }: DialogProps) {
  const say = caseWords.use();
  const language = useLanguage();
  const record = useVaultAct('departure.class');
  const [kind, setKind] = useState<LeavingKind>(departure.leaving.kind ?? 'growth');
  return (
    <SignedDialog
      title={say('setKind')}
      says={say('kindSays')}
      label={say('signKind')}
      sign={({ signature }) => record.mutateAsync({ departure: departure.departure, kind, signature })}
      onClose={onClose}
    >
      <Choice
        label={say('kind')}
        value={kind}
        options={leavingKind.options.map((value) => ({ value, label: leavingText('kind', value, language) }))}
        onChange={setKind}
      />
    </SignedDialog>
  );
}

export function EmploymentPane({ departure }: { readonly departure: DepartureCase }) {
  const say = caseWords.use();
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const { employment } = departure.leaving;
  return (
    <section className="sheet">
      <h2 className="label-heading">{say('employment')}</h2>
      {employment === null ? (
        <p className="small quiet">{say('noEmployment')}</p>
      ) : (
        <div className="small">
          <strong>{employment.post}</strong>
          <div className="quiet">
            {calendarDay(employment.since, language)} ·{' '}
            {say('service', { years: employment.years, months: employment.months })}
          </div>
          {employment.contractFrom !== null && (
            <div className="quiet">
              {say('contract', {
                from: calendarDay(employment.contractFrom, language),
                until:
                  employment.contractUntil === null
                    ? say('noEnd')
                    : calendarDay(employment.contractUntil, language),
              })}
            </div>
          )}
        </div>
      )}
      {departure.state !== 'withdrawn' && (
        <div>
          <button type="button" className="link small" onClick={() => setOpen(true)}>
            {say('setEmployment')}
          </button>
        </div>
      )}
      {open && <EmploymentDialog departure={departure} onClose={() => setOpen(false)} />}
    </section>
  );
}

function EmploymentDialog({ departure, onClose }: DialogProps) {
  const say = caseWords.use();
  const state = useVaultAct('departure.state-employment');
  const { employment } = departure.leaving;
  const [form, setForm] = useState({
    post: employment?.post ?? '',
    since: employment?.since ?? '',
    contractFrom: employment?.contractFrom ?? '',
    contractUntil: employment?.contractUntil ?? '',
  });
  const set = (change: Partial<typeof form>): void => setForm((now) => ({ ...now, ...change }));
  const orNull = (day: string): string | null => (day === '' ? null : day);
  return (
    <SignedDialog
      title={say('setEmployment')}
      says={say('employmentSays')}
      label={say('signEmployment')}
      disabled={form.post.trim() === '' || form.since === ''}
      sign={({ signature }) =>
        state.mutateAsync({
          departure: departure.departure,
          post: form.post,
          since: form.since,
          contractFrom: orNull(form.contractFrom),
          contractUntil: orNull(form.contractUntil),
          signature,
        })
      }
      onClose={onClose}
    >
      <div className="field-row">
        <Field label={say('post')}>
          {(id) => (
            <Input
              id={id}
              value={form.post}
              maxLength={300}
              onChange={(event) => set({ post: event.target.value })}
            />
          )}
        </Field>
        <DateField label={say('since')} value={form.since} onChange={(since) => set({ since })} />
      </div>
      <div className="field-row">
        <DateField
          label={say('contractFrom')}
          value={form.contractFrom}
          onChange={(contractFrom) => set({ contractFrom })}
        />
        <DateField
          label={say('contractUntil')}
          hint={say('openEnded')}
          value={form.contractUntil}
          onChange={(contractUntil) => set({ contractUntil })}
        />
      </div>
    </SignedDialog>
  );
}
