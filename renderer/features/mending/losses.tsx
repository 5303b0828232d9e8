/** After a loss (A6b): what is unknown, evidence that turned up, and what is given back to one person for one document. */
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { Evidence, GapShown } from '../../../shared/contract/answers.ts';
import { countText, momentText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { useBeside } from '../../ui/beside-fields.tsx';
import { FolderField } from '../../ui/fields.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Key } from '../../ui/marks.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { useOtherSide } from '../../ui/other-side.ts';
import { Facts, Page, Sheet } from '../../ui/page.tsx';
import { PersonField } from '../../ui/person-field.tsx';
import { type ShapeName, State } from '../../ui/shape.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { Empty, Failed, Loading, ProblemLine } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { lossWords } from './losses-words.ts';
import './mending.css';

type Asked = { what: 'enter' | 'restore' } | { what: 'close'; gap: GapShown };

const shapes: Record<GapShown['state'], ShapeName> = { covered: 'done', open: 'note', closed: 'done' };

/** Says on other screens that something is unknown; nothing where nothing is. */
export function GapsNote() {
  const say = lossWords.use();
  const shown = useVaultQuery('gap.list', {});
  if (!(shown.data?.gaps ?? []).some(({ state }) => state === 'open')) return null;
  return (
    <Sheet>
      <State shape="note">{say('noteOpen')}</State>{' '}
      <Link className="link" to="/losses">
        {say('noteGo')}
      </Link>
    </Sheet>
  );
}

export default function Losses() {
  const say = lossWords.use();
  const shown = useVaultQuery('gap.list', {});
  const [asked, setAsked] = useState<Asked | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const losses = shown.data;
  const isOpen = losses?.gaps.some(({ state }) => state === 'open') ?? false;
  const any = (losses?.gaps.length ?? 0) > 0;
  useKeys(
    asked !== null || !any
      ? {}
      : {
          n: () => setAsked({ what: 'enter' }),
          ...(isOpen ? { r: () => setAsked({ what: 'restore' }) } : {}),
        },
  );
  useFootKeys([
    ...(any ? [{ keys: ['N'], does: say('enter') }] : []),
    ...(isOpen ? [{ keys: ['R'], does: say('restore') }] : []),
  ]);
  const finish = (said: string) => {
    setAsked(null);
    setDone(said);
  };
  return (
    <Page
      title={say('title')}
      sub={say('sub')}
      actions={
        <>
          {isOpen && (
            <Button onClick={() => setAsked({ what: 'restore' })}>
              {say('restore')} <Key>R</Key>
            </Button>
          )}
          {any && (
            <Button type="primary" onClick={() => setAsked({ what: 'enter' })}>
              {say('enter')} <Key>N</Key>
            </Button>
          )}
        </>
      }
    >
      {done !== null && (
        <p className="note-box" role="status">
          <State shape="done">{done}</State>
        </p>
      )}
      {losses === undefined ? (
        shown.error === null ? (
          <Loading />
        ) : (
          <Failed error={shown.error} again={() => void shown.refetch()} />
        )
      ) : !any ? (
        <Empty title={say('none')}>{say('noneSays')}</Empty>
      ) : (
        <>
          {losses.gaps.map((gap) => (
            <Gap
              key={gap.generation}
              gap={gap}
              concerned={
                gap.state === 'open'
                  ? say('concernedSays', {
                      people: countText(losses.people),
                      documents: countText(losses.documents),
                    })
                  : null
              }
              onClose={() => setAsked({ what: 'close', gap })}
            />
          ))}
          <Restored rows={losses.restored} />
        </>
      )}
      {asked?.what === 'enter' && (
        <EnterDialog onDone={() => finish(say('entered'))} onClose={() => setAsked(null)} />
      )}
      {asked?.what === 'close' && (
        <CloseDialog gap={asked.gap} onDone={() => finish(say('closedNow'))} onClose={() => setAsked(null)} />
      )}
      {asked?.what === 'restore' && losses !== undefined && (
        <RestoreDialog
          cosigners={losses.cosigners}
          onDone={(left) => finish(say('givenBack', { count: left }))}
          onClose={() => setAsked(null)}
        />
      )}
    </Page>
  );
}

function Gap({
  gap,
  concerned,
  onClose,
}: {
  readonly gap: GapShown;
  readonly concerned: string | null;
  readonly onClose: () => void;
}) {
  const say = lossWords.use();
  const language = useLanguage();
  const entries = (count: number): string => say('entries', { count, shown: countText(count) });
  const reachesEnd = gap.reach > gap.have && gap.reach >= gap.anchored;
  const rows: readonly (readonly [string, ReactNode] | null)[] = [
    [
      say('state'),
      <State key="state" shape={shapes[gap.state]}>
        {say(gap.state)}
      </State>,
    ],
    [say('since'), momentText(gap.atMs, language)],
    [say('have'), entries(gap.have)],
    gap.anchored === 0 ? null : [say('anchored'), entries(gap.anchored)],
    gap.reach === 0 ? null : [say('reach'), entries(gap.reach)],
    concerned === null ? null : [say('concerned'), concerned],
  ];
  return (
    <Sheet title={say('gap', { generation: gap.generation })}>
      <Facts rows={rows} />
      {gap.state === 'open' &&
        gap.reach > 0 &&
        (reachesEnd ? (
          <div>
            <Button onClick={onClose}>{say('close')}</Button>
          </div>
        ) : (
          <p className="small quiet">{say('tooShort')}</p>
        ))}
    </Sheet>
  );
}

type RestoredRows = readonly {
  readonly person: string;
  readonly document: string;
  readonly ground: string;
  readonly by: readonly string[];
  readonly atMs: number;
  readonly entry: number;
}[];

function Restored({ rows }: { readonly rows: RestoredRows }) {
  const say = lossWords.use();
  const language = useLanguage();
  return (
    <Sheet title={say('restored')}>
      {rows.length === 0 ? (
        <p className="small quiet">{say('restoredNone')}</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              {(['person', 'document', 'ground', 'by', 'when'] as const).map((column) => (
                <th key={column} scope="col">
                  {say(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.entry}>
                <td>{row.person}</td>
                <td className="mono">{row.document}</td>
                <td>{row.ground}</td>
                <td>{row.by.join(language === 'en' ? ', ' : '、')}</td>
                <td>{momentText(row.atMs, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Sheet>
  );
}

function EnterDialog({ onDone, onClose }: { readonly onDone: () => void; readonly onClose: () => void }) {
  const say = lossWords.use();
  const otherSide = useOtherSide();
  const examine = useVaultAct('gap.examine');
  const narrow = useVaultAct('gap.narrow');
  const [folder, setFolder] = useState('');
  // What was seen is of the folder that was looked into, and of no other.
  const [seen, setSeen] = useState<{ folder: string; evidence: Evidence } | null>(null);
  const evidence = seen?.folder === folder ? seen.evidence : null;
  return (
    <SignedDialog
      title={say('enterTitle')}
      says={say('enterSays')}
      label={say('enterSign')}
      cosigner={otherSide}
      disabled={evidence === null}
      wide
      sign={({ signature, cosign }) => narrow.mutateAsync({ folder, signature, cosign })}
      onDone={onDone}
      onClose={onClose}
    >
      <FolderField label={say('folder')} what="anchor" value={folder} onChange={setFolder} />
      <div>
        <Button
          disabled={folder === ''}
          loading={examine.isPending}
          onClick={() =>
            examine.mutate({ folder }, { onSuccess: (told) => setSeen({ folder, evidence: told }) })
          }
        >
          {say('look')}
        </Button>
      </div>
      {evidence === null ? (
        <ProblemLine error={examine.error} />
      ) : (
        <div role="status">
          <p className="small">{say('found', { what: say(evidence.source) })}</p>
          <ul className="mend-voids">
            {evidence.gaps.map(({ generation, reach, views }) => (
              <li key={generation}>
                <State shape="note">
                  {say(reach === 0 ? 'foundNoReach' : 'foundGap', {
                    generation,
                    count: views,
                    views: countText(views),
                    reach: countText(reach),
                  })}
                </State>
              </li>
            ))}
          </ul>
          {evidence.ofStrangers > 0 && (
            <p className="small quiet">{say('strangers', { count: evidence.ofStrangers })}</p>
          )}
        </div>
      )}
    </SignedDialog>
  );
}

function CloseDialog({
  gap,
  onDone,
  onClose,
}: {
  readonly gap: GapShown;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const say = lossWords.use();
  const otherSide = useOtherSide();
  const close = useVaultAct('gap.close');
  const [ground, setGround] = useState('');
  const { generation, reach } = gap;
  return (
    <SignedDialog
      title={say('closeTitle', { generation })}
      says={say('closeSays', { reach: countText(reach) })}
      label={say('closeSign')}
      cosigner={otherSide}
      disabled={ground.trim() === ''}
      sign={({ signature, cosign }) => close.mutateAsync({ generation, ground, signature, cosign })}
      onDone={onDone}
      onClose={onClose}
    >
      <TextField label={say('ground')} value={ground} onChange={setGround} />
    </SignedDialog>
  );
}

function RestoreDialog({
  cosigners,
  onDone,
  onClose,
}: {
  readonly cosigners: readonly ('custodian' | 'approver')[];
  readonly onDone: (left: number) => void;
  readonly onClose: () => void;
}) {
  const say = lossWords.use();
  const restore = useVaultAct('allowance.restore');
  const beside = useBeside(cosigners);
  const [person, setPerson] = useState('');
  const [document, setDocument] = useState('');
  const [ground, setGround] = useState('');
  return (
    <SignedDialog
      title={say('restoreTitle')}
      says={say('restoreSays')}
      label={say('restoreSign')}
      disabled={person === '' || document.trim() === '' || ground.trim() === '' || beside.missing}
      wide
      sign={async ({ signature }) => {
        const { left } = await restore.mutateAsync({
          person,
          document: document.trim(),
          ground,
          signature,
          cosign: beside.cosign,
        });
        onDone(left);
      }}
      onClose={onClose}
    >
      <PersonField label={say('person')} value={person} onChange={setPerson} />
      <OneLineField label={say('document')} value={document} onChange={setDocument} />
      <TextField label={say('ground')} value={ground} onChange={setGround} />
      {beside.fields}
    </SignedDialog>
  );
}
