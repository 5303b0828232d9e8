/** What was typed wrong is put right by a custodian (D1b), and what was changed so far. */
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { DocumentSummary, DossierChange, DossierDetail } from '../../../shared/contract/answers.ts';
import { isCalendarDay } from '../../../shared/vocabulary/calendar-day.ts';
import { changedFieldText, changedValueText } from '../../../shared/vocabulary/change-words.ts';
import type { Retention } from '../../../shared/vocabulary/retention.ts';
import type { Classification } from '../../../shared/vocabulary/terms.ts';
import { stampText } from '../../i18n/format.ts';
import { terms } from '../../i18n/terms.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultAct } from '../../session/session.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Field } from '../../ui/fields.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { Sheet } from '../../ui/page.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { CategoryField } from './category-field.tsx';
import { correctionWords } from './correction-words.ts';
import { type Like, likeOf } from './like.ts';
import { RetentionField } from './retention-field.tsx';
import { dossierWords } from './words.ts';

export function CorrectDialog({
  dossier,
  onClose,
}: {
  readonly dossier: DossierDetail;
  readonly onClose: () => void;
}) {
  const say = correctionWords.use();
  const sayDossier = dossierWords.use();
  const correct = useVaultAct('dossier.correct');
  const [client, setClient] = useState(dossier.client);
  const [kind, setKind] = useState<string>(dossier.category);
  const [openedOn, setOpenedOn] = useState(dossier.openedOn);
  const [secrecy, setSecrecy] = useState(`${dossier.secrecyYears ?? ''}`);
  const [kept, setKept] = useState<Retention | null>(dossier.retention);
  const [ground, setGround] = useState('');
  const [like, setLike] = useState<Like | null>(null);
  const [compared, setCompared] = useState(false);
  const years = secrecy === '' ? null : Number(secrecy);
  const same =
    client.trim() === dossier.client &&
    kind === dossier.category &&
    openedOn === dossier.openedOn &&
    years === dossier.secrecyYears &&
    kept === dossier.retention;
  return (
    <SignedDialog
      wide
      title={`${say('correct')} · ${dossier.code} ${dossier.client}`}
      says={say('says')}
      label={say('sign')}
      disabled={
        same || client.trim() === '' || ground.trim() === '' || !isCalendarDay(openedOn) || (years ?? 0) > 100
      }
      sign={async ({ signature }) => {
        try {
          return await correct.mutateAsync({
            code: dossier.code,
            client,
            category: kind,
            openedOn,
            secrecyYears: years,
            retention: kept,
            ground,
            ...(like !== null && compared ? { beside: [...like.codes] } : {}),
            signature,
          });
        } catch (error) {
          setLike(likeOf(error));
          setCompared(false);
          throw error;
        }
      }}
      onClose={onClose}
    >
      <OneLineField label={sayDossier('client')} value={client} onChange={setClient} />
      <div className="field-row">
        <CategoryField value={kind} own={dossier.ownCategory} onChange={setKind} />
        <DateField label={sayDossier('openedOn')} value={openedOn} onChange={setOpenedOn} />
      </div>
      <div className="field-row">
        <Field label={sayDossier('secrecy')} hint={say('secrecyNone')}>
          {(id) => (
            <Input
              id={id}
              inputMode="numeric"
              value={secrecy}
              maxLength={3}
              onChange={(event) => setSecrecy(event.target.value.replace(/\D/g, ''))}
            />
          )}
        </Field>
        <RetentionField value={kept} onChange={setKept} />
      </div>
      <TextField label={say('ground')} value={ground} onChange={setGround} />
      {like !== null && <LikeNote like={like} compared={compared} onCompared={setCompared} />}
    </SignedDialog>
  );
}

export function LikeNote({
  like,
  compared,
  onCompared,
}: {
  readonly like: Like;
  readonly compared: boolean;
  readonly onCompared: (compared: boolean) => void;
}) {
  const say = dossierWords.use();
  return (
    <div className="note-box">
      <p>{say('likeSays')}</p>
      <ul>
        {like.rows.map((row) => (
          <li key={row} className="mono">
            {row}
          </li>
        ))}
      </ul>
      <Checkbox checked={compared} onChange={(event) => onCompared(event.target.checked)}>
        {say('compared')}
      </Checkbox>
    </div>
  );
}

export function CorrectDocumentDialog({
  code,
  document,
  onClose,
}: {
  readonly code: string;
  readonly document: DocumentSummary;
  readonly onClose: () => void;
}) {
  const say = correctionWords.use();
  const sayDossier = dossierWords.use();
  const correct = useVaultAct('document.correct');
  const [title, setTitle] = useState(document.title);
  const [from, setFrom] = useState(document.dated?.from ?? '');
  const [to, setTo] = useState(document.dated?.to ?? '');
  const [ground, setGround] = useState('');
  const until = to === '' ? from : to;
  const dated = from === '' && to === '' ? null : { from, to: until };
  const sound = dated === null || (isCalendarDay(from) && isCalendarDay(until) && from <= until);
  const same =
    title.trim() === document.title &&
    dated?.from === document.dated?.from &&
    dated?.to === document.dated?.to;
  return (
    <SignedDialog
      title={say('correctDocument', { document: `${code}/${document.no}` })}
      says={say('documentSays')}
      label={say('sign')}
      disabled={same || !sound || title.trim() === '' || ground.trim() === ''}
      sign={({ signature }) =>
        correct.mutateAsync({ document: `${code}/${document.no}`, title, dated, ground, signature })
      }
      onClose={onClose}
    >
      <OneLineField label={sayDossier('docTitle')} value={title} onChange={setTitle} />
      <div className="field-row">
        <DateField label={say('datedFrom')} value={from} onChange={setFrom} />
        <DateField label={say('datedTo')} value={to} min={from} onChange={setTo} />
      </div>
      <TextField label={say('ground')} value={ground} onChange={setGround} />
    </SignedDialog>
  );
}

/** So many are shown at once; the log has the others. */
const shownMax = 20;

export function Changes({
  code,
  changes,
}: {
  readonly code: string;
  readonly changes: readonly DossierChange[];
}) {
  const say = correctionWords.use();
  const sayTerm = terms.use();
  const language = useLanguage();
  const value = (field: DossierChange['what'][number]['field'], text: string | null): string =>
    changedValueText(field, text, language, (level) => sayTerm(level as Classification));
  const comma = language === 'en' ? ', ' : '、';
  return (
    <Sheet title={say('changes')}>
      <ol className="dossier-changes">
        {changes.slice(0, shownMax).map((change) => (
          <li key={change.entry}>
            <p className="fine quiet">
              {stampText(change.atMs)} · {change.by.join(comma)} · #{change.entry}
              {change.document !== null && ` · ${code}/${change.document}`}
            </p>
            {change.what.map(({ field, before, after }) => (
              <p key={field} className="small">
                {changedFieldText(field, language)}: <del>{value(field, before)}</del>{' '}
                <span className="quiet">{say('arrow')}</span> <ins>{value(field, after)}</ins>
              </p>
            ))}
            {change.ground !== null && <p className="small serif">{change.ground}</p>}
          </li>
        ))}
      </ol>
      <p className="fine quiet">
        {changes.length > shownMax
          ? say('moreChanges', { count: changes.length - shownMax })
          : say('changesSay')}
      </p>
    </Sheet>
  );
}
