/** One dossier: what the register says of it, its documents, and what can be signed about it. Content stays shut. */
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import type { DocumentSummary, DossierDetail } from '../../../shared/contract/answers.ts';
import type { FormSheet } from '../../../shared/vocabulary/form-fields.ts';
import type { DatedSpan } from '../../../shared/vocabulary/retention.ts';
import { categoryText } from '../../../shared/vocabulary/term-words.ts';
import { isKeeper } from '../../../shared/vocabulary/terms.ts';
import { terms } from '../../i18n/terms.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useStatus, useVaultQuery } from '../../session/session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { useKeys } from '../../ui/keys.ts';
import { KnownOutside } from '../../ui/known-outside.tsx';
import { ClassificationMark, Key } from '../../ui/marks.tsx';
import { Facts, Page, Sheet } from '../../ui/page.tsx';
import { personLabel } from '../../ui/people-options.ts';
import { PrintLink } from '../../ui/print-dialog.tsx';
import { type ShapeName, State } from '../../ui/shape.tsx';
import { Empty, Loading, RefusalCard } from '../../ui/states.tsx';
import { correctionWords } from './correction-words.ts';
import { Changes, CorrectDialog, CorrectDocumentDialog } from './corrections.tsx';
import { ChangeDialog, HoldDialog } from './dossier-acts.tsx';
import './dossiers.css';
import { dossierWords } from './words.ts';

export default function DossierPage() {
  const say = dossierWords.use();
  const navigate = useNavigate();
  const { code = '' } = useParams();
  const dossier = useVaultQuery('dossier.show', { code }, { reading: true });
  if (dossier.data !== undefined) return <Shown dossier={dossier.data} />;
  if (dossier.error === null) return <Page title={code}>{<Loading />}</Page>;
  return (
    <div className="page">
      <main className="page-main">
        <RefusalCard
          error={dossier.error}
          actions={<Button onClick={() => void navigate('/dossiers')}>{say('back')}</Button>}
        />
      </main>
    </div>
  );
}

function Shown({ dossier }: { readonly dossier: DossierDetail }) {
  const say = dossierWords.use();
  const sayTerm = terms.use();
  const sayCorrection = correctionWords.use();
  const language = useLanguage();
  const navigate = useNavigate();
  const status = useStatus();
  const [act, setAct] = useState<'hold' | 'change' | 'correct' | DocumentSummary | null>(null);
  const keeper = isKeeper(status.roles);
  const trust = `/trust?code=${encodeURIComponent(dossier.code)}`;
  const asks = status.roles.includes('custodian');
  const release = `/releases?ask=${encodeURIComponent(dossier.code)}`;
  const writes = status.roles.includes('author') && !dossier.held;
  const submit = `/submit?code=${encodeURIComponent(dossier.code)}`;
  const fill = (sheet: FormSheet): void =>
    void navigate(`/submit/${encodeURIComponent(dossier.code)}/${sheet}`);
  useKeys({
    s: () => writes && void navigate(submit),
    f: () => writes && fill('contact-sheet'),
    p: () => writes && fill('profile-sheet'),
    v: () => writes && fill('visit-record'),
    h: () => keeper && setAct('hold'),
    e: () => keeper && !dossier.held && setAct('change'),
    c: () => asks && !dossier.held && setAct('correct'),
    t: () => keeper && void navigate(trust),
    l: () => asks && !dossier.held && void navigate(release),
    Escape: () => void navigate('/dossiers'),
  });
  useFootKeys([
    ...(keeper
      ? [
          { keys: ['H'], does: say(dossier.held ? 'holdLift' : 'holdSet') },
          { keys: ['E'], does: say('change') },
          ...(asks ? [{ keys: ['C'], does: sayCorrection('correct') }] : []),
          { keys: ['T'], does: say('chain') },
          ...(asks ? [{ keys: ['L'], does: say('release') }] : []),
        ]
      : []),
    ...(writes
      ? [
          { keys: ['S'], does: say('submitHere') },
          { keys: ['F'], does: say('fillContacts') },
          { keys: ['P'], does: say('fillProfile') },
          { keys: ['V'], does: say('fillVisit') },
        ]
      : []),
    { keys: ['Esc'], does: say('back') },
  ]);
  const comma = language === 'en' ? ', ' : '、';
  const { scope } = dossier;
  return (
    <Page
      title={dossier.client}
      sub={dossier.code}
      actions={
        writes && (
          <>
            <Button onClick={() => fill('contact-sheet')}>
              {say('fillContacts')} <Key>F</Key>
            </Button>
            <Button onClick={() => fill('profile-sheet')}>
              {say('fillProfile')} <Key>P</Key>
            </Button>
            <Button onClick={() => fill('visit-record')}>
              {say('fillVisit')} <Key>V</Key>
            </Button>
            <Button type="primary" onClick={() => void navigate(submit)}>
              {say('submitHere')} <Key>S</Key>
            </Button>
          </>
        )
      }
      aside={
        <>
          <Sheet title={say('facts')}>
            <Facts
              rows={[
                [say('code'), dossier.code],
                [say('category'), categoryText(dossier.category, dossier.ownCategory, language)],
                [say('classification'), <ClassificationMark key="level" level={dossier.classification} />],
                [
                  say('responsible'),
                  `${dossier.responsible ?? say('none')}${dossier.responsibleLeaving ? ` · ${sayTerm('leaving')}` : ''}`,
                ],
                [
                  say('second'),
                  `${dossier.second ?? say('none')}${dossier.secondLeaving ? ` · ${sayTerm('leaving')}` : ''}`,
                ],
                [say('openedOn'), dossier.openedOn],
                [
                  say('term'),
                  dossier.secrecyYears === null
                    ? say('noTerm')
                    : say('years', { count: dossier.secrecyYears }),
                ],
                [
                  say('retention'),
                  dossier.retention === null
                    ? say('unsaid')
                    : dossier.retention === 'permanent'
                      ? say('forGood')
                      : say('years', { count: dossier.retention }),
                ],
                [say('paper'), dossier.home ?? say('none')],
                [say('status'), sayTerm(dossier.status)],
                scope === null
                  ? null
                  : [
                      say('scope'),
                      scope.everybody
                        ? say('everybody')
                        : [...scope.departments, ...scope.people.map(personLabel)].join(comma),
                    ],
              ]}
            />
          </Sheet>
          {keeper && (
            <Sheet title={say('acts')}>
              <div className="dossier-acts">
                <Button disabled={dossier.held} onClick={() => setAct('change')}>
                  {say('change')} <Key>E</Key>
                </Button>
                {asks && (
                  <Button disabled={dossier.held} onClick={() => setAct('correct')}>
                    {sayCorrection('correct')} <Key>C</Key>
                  </Button>
                )}
                {asks && (
                  <Button disabled={dossier.held} onClick={() => void navigate(release)}>
                    {say('release')} <Key>L</Key>
                  </Button>
                )}
                <Button onClick={() => setAct('hold')}>
                  {say(dossier.held ? 'holdLift' : 'holdSet')} <Key>H</Key>
                </Button>
              </div>
              <p className="small">
                <Link className="link" to={trust}>
                  {say('chain')}
                </Link>{' '}
                <span className="fine quiet">{say('chainSays')}</span>
              </p>
              <PrintLink paper="chain-of-custody" about={dossier.code} />
            </Sheet>
          )}
        </>
      }
    >
      {dossier.held && (
        <p className="note-box">
          <State shape="frozen">{say('onHold')}</State>
        </p>
      )}
      <section className="sheet" aria-label={say('documents')}>
        <h2 className="label-heading">
          {say('documents')} {dossier.documents.length}
        </h2>
        {dossier.documents.length === 0 ? (
          <Empty title={say('noDocuments')}>{say('noDocumentsSays')}</Empty>
        ) : (
          <Documents
            code={dossier.code}
            documents={dossier.documents}
            onCorrect={asks && !dossier.held ? setAct : null}
          />
        )}
      </section>
      {dossier.changes !== null && dossier.changes.length > 0 && (
        <Changes code={dossier.code} changes={dossier.changes} />
      )}
      {act === 'correct' && <CorrectDialog dossier={dossier} onClose={() => setAct(null)} />}
      {typeof act === 'object' && act !== null && (
        <CorrectDocumentDialog code={dossier.code} document={act} onClose={() => setAct(null)} />
      )}
      {act === 'hold' && <HoldDialog dossier={dossier} onClose={() => setAct(null)} />}
      {act === 'change' && <ChangeDialog dossier={dossier} onClose={() => setAct(null)} />}
    </Page>
  );
}

const datedText = ({ from, to }: DatedSpan): string => (from === to ? from : `${from} – ${to}`);

const shapes: Record<DocumentSummary['state'], ShapeName> = {
  submitted: 'waiting',
  accepted: 'done',
  'sent-back': 'refused',
};

/** `?document=3` marks that row: somebody came for it. */
function Documents({
  code,
  documents,
  onCorrect,
}: {
  readonly code: string;
  readonly documents: readonly DocumentSummary[];
  /** Null for those who cannot. */
  readonly onCorrect: ((document: DocumentSummary) => void) | null;
}) {
  const say = dossierWords.use();
  const wanted = Number(useSearchParams()[0].get('document'));
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (wanted > 0) row.current?.scrollIntoView({ block: 'nearest' });
  }, [wanted]);
  const sayTerm = terms.use();
  const sayCorrection = correctionWords.use();
  return (
    <table className="plain-table dossier-documents">
      <thead>
        <tr>
          <th scope="col">{say('number')}</th>
          <th scope="col">{say('docTitle')}</th>
          <th scope="col">{say('sheet')}</th>
          <th scope="col">{say('ownership')}</th>
          <th scope="col" className="number">
            {say('pages')}
          </th>
          <th scope="col" className="number">
            {say('version')}
          </th>
          <th scope="col">{say('state')}</th>
          {onCorrect !== null && <th scope="col">{sayCorrection('correct')}</th>}
        </tr>
      </thead>
      <tbody>
        {documents.map((document) => (
          <tr
            key={document.no}
            {...(document.no === wanted ? { ref: row, className: 'wanted-row', 'aria-current': true } : {})}
          >
            <td>{document.no}</td>
            <td>
              <strong>{document.title}</strong>
              {document.dated !== null && <div className="fine quiet">{datedText(document.dated)}</div>}
              <KnownOutside {...document} />
            </td>
            <td>{sayTerm(document.sheet)}</td>
            <td>{sayTerm(document.ownership)}</td>
            <td className="number">{document.pages}</td>
            <td className="number">{document.version ?? say('none')}</td>
            <td>
              <State shape={shapes[document.state]}>{sayTerm(document.state)}</State>
            </td>
            {onCorrect !== null && (
              <td>
                {document.state === 'accepted' && (
                  <Button
                    size="small"
                    aria-label={sayCorrection('correctDocument', { document: `${code}/${document.no}` })}
                    onClick={() => onCorrect(document)}
                  >
                    {sayCorrection('correct')}
                  </Button>
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
