/** Everything a leaver has seen, client by client, to be read to them and signed by them (P3). */
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { ExposureStatement } from '../../../shared/contract/answers.ts';
import type { Credential } from '../../../shared/contract/commands.ts';
import { countText, stampText } from '../../i18n/format.ts';
import { releaseTerms } from '../../i18n/release-terms.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { KeyFileField } from '../../ui/fields.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Key, Urgent } from '../../ui/marks.tsx';
import { Page, Sheet } from '../../ui/page.tsx';
import { PassphraseField } from '../../ui/passphrase-field.tsx';
import { PrintDialog } from '../../ui/print-dialog.tsx';
import { State } from '../../ui/shape.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { SignButton } from '../../ui/signing.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { BindingList } from './binding.tsx';
import { bindingWords } from './binding-words.ts';
import { calendarDay } from './day.ts';
import './handover.css';
import { handoverWords } from './words.ts';

export default function Exposure() {
  const { no = '' } = useParams();
  const departure = useVaultQuery('departure.show', { departure: Number(no) });
  if (departure.error !== null)
    return <Failed error={departure.error} again={() => void departure.refetch()} />;
  if (departure.data === undefined) return <Loading />;
  return (
    <Statement
      departure={departure.data.departure}
      person={departure.data.person}
      who={`#${departure.data.personNo}`}
      signed={departure.data.exposureSignedAtMs !== null}
      open={departure.data.state === 'open'}
    />
  );
}

function Statement({
  departure,
  person,
  who,
  signed,
  open,
}: {
  readonly departure: number;
  readonly person: string;
  readonly who: string;
  readonly signed: boolean;
  readonly open: boolean;
}) {
  const say = handoverWords.use();
  const bindingSay = bindingWords.use();
  const navigate = useNavigate();
  const shown = useVaultQuery('exposure.show', { who }, { reading: true });
  const [dialog, setDialog] = useState<'print' | 'sign' | null>(null);
  useKeys({
    p: () => setDialog('print'),
    Escape: () => void navigate(`/departures/${departure}`),
    ...(open && shown.data !== undefined ? { s: () => setDialog('sign') } : {}),
  });
  useFootKeys([
    ...(open ? [{ keys: ['S'], does: say('signExposure') }] : []),
    { keys: ['P'], does: say('keyPrint') },
    { keys: ['Esc'], does: say('back') },
  ]);
  if (shown.error !== null) return <Failed error={shown.error} again={() => void shown.refetch()} />;
  if (shown.data === undefined) return <Loading />;
  const statement = shown.data;
  return (
    <Page
      title={say('exposureTitle', { name: person })}
      sub={say('exposureSub', {
        clients: countText(statement.clients.length),
        documents: countText(statement.documents),
        views: countText(statement.views),
        held: countText(statement.held),
        size: countText(statement.size),
      })}
      actions={
        <>
          {signed && <State shape="done">{say('exposureSigned')}</State>}
          <Button onClick={() => setDialog('print')}>
            {say('print')} <Key>P</Key>
          </Button>
          {open && (
            <SignButton size="middle" keyHint="S" onClick={() => setDialog('sign')}>
              {say('signExposure')}
            </SignButton>
          )}
        </>
      }
    >
      {statement.clients.length === 0 && <Empty title={say('exposureNone')} />}
      {statement.clients.map((client) => (
        <Sheet key={client.code} title={`${client.code} · ${client.client}`}>
          <DocumentsSeen client={client} />
        </Sheet>
      ))}
      {statement.binding.agreements.length + statement.binding.rules.length > 0 && (
        <Sheet title={bindingSay('title')}>
          <BindingList binding={statement.binding} />
        </Sheet>
      )}
      {dialog === 'print' && (
        <PrintDialog
          paper="exposure-statement"
          about={String(departure)}
          copies={2}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'sign' && (
        <SignDialog
          departure={departure}
          person={person}
          who={who}
          digest={statement.digest}
          onClose={() => setDialog(null)}
        />
      )}
    </Page>
  );
}

function DocumentsSeen({ client }: { readonly client: ExposureStatement['clients'][number] }) {
  const say = handoverWords.use();
  const term = releaseTerms.use();
  const language = useLanguage();
  return (
    <table className="plain-table">
      <tbody>
        {client.documents.map((document) => (
          <tr key={document.document}>
            <td className="exposure-document">
              <strong>{document.document}</strong> {document.title}
              {document.out && (
                <>
                  {' '}
                  <Urgent>{say('stillOut')}</Urgent>
                </>
              )}
            </td>
            <td>
              {document.releases.map(({ release, form, atMs, back }) => (
                <p key={release} className="small">
                  {say('releasedAs', { release, form: term(form) })} · {stampText(atMs)} ·{' '}
                  {back === null ? (
                    <Urgent>{say('releasedOut')}</Urgent>
                  ) : (
                    `${term(back.how)} ${calendarDay(back.on, language)}`
                  )}
                </p>
              ))}
              {document.views.map((view) => (
                <p key={view.trace} className="small">
                  {say('viewNo', { n: view.n })} · {stampText(view.atMs)} · {view.place} · {view.reason} ·{' '}
                  {say('minutes', { n: view.minutes })} ·{' '}
                  {say('pagesShown', { n: view.pagesShown, of: document.pages })} ·{' '}
                  <span className="mono">{view.trace}</span>
                </p>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function SignDialog({
  departure,
  person,
  who,
  digest,
  onClose,
}: {
  readonly departure: number;
  readonly person: string;
  readonly who: string;
  readonly digest: string;
  readonly onClose: () => void;
}) {
  const say = handoverWords.use();
  const sign = useVaultAct('departure.sign-exposure');
  const [leaver, setLeaver] = useState<Credential>({ who, passphrase: '' });
  return (
    <SignedDialog
      title={say('signExposure')}
      says={say('signExposureSays')}
      label={say('signExposure')}
      disabled={leaver.passphrase === ''}
      sign={({ signature }) => sign.mutateAsync({ departure, digest, signature, cosign: [leaver] })}
      onClose={onClose}
    >
      <fieldset className="cosign">
        <legend>{say('leaverSigns', { name: person })}</legend>
        <PassphraseField
          value={leaver.passphrase}
          onChange={(passphrase) => setLeaver((now) => ({ ...now, passphrase }))}
        />
        <KeyFileField
          value={leaver.keyFile ?? ''}
          onChange={(path) => setLeaver((now) => ({ ...now, keyFile: path === '' ? undefined : path }))}
        />
      </fieldset>
    </SignedDialog>
  );
}
