/** Folders of clients (K6): a tree, how its names are read, a trial, one signature, and what becomes of each file. */
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { FolderShown, FolderTried } from '../../../shared/contract/answers.ts';
import { patternText } from '../../../shared/vocabulary/folder-terms.ts';
import { vault } from '../../calls/vault-client.ts';
import { bytesText, countText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useSession, useVaultQuery } from '../../session/session.tsx';
import { FolderField } from '../../ui/fields.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { Page, Sheet } from '../../ui/page.tsx';
import { State } from '../../ui/shape.tsx';
import { SignBlock } from '../../ui/signing.tsx';
import { Loading, ProblemLine } from '../../ui/states.tsx';
import { useBroughtIntoView } from '../../ui/use-brought-into-view.ts';
import { FolderClientList } from './folder-clients.tsx';
import { FolderFileList } from './folder-files.tsx';
import { FolderFilingPanel } from './folder-filing.tsx';
import { FolderPatterns, type Patterns } from './folder-patterns.tsx';
import { folderWords } from './folder-words.ts';
import './folders.css';

const linesOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '');

type Tried = FolderTried & { readonly round: number };

export default function BringInFolders() {
  const say = folderWords.use();
  const language = useLanguage();
  const { refresh } = useSession();
  const [folder, setFolder] = useState('');
  const [shown, setShown] = useState<FolderShown | null>(null);
  const [patterns, setPatterns] = useState<Patterns>({
    folders: '',
    names: '',
    onlyFitting: false,
    withFolders: true,
    ownership: 'company',
  });
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const [likes, setLikes] = useState(false);
  const [busy, setBusy] = useState<'reading' | 'trying' | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [tried, setTried] = useState<Tried | null>(null);
  const filing = useVaultQuery('folders.show', {}, { refetchMs: 1_000 });
  const mine = filing.data?.mine ?? null;
  useFootKeys([{ keys: ['Ctrl ↵'], does: say('try') }]);

  const triedAt = useBroughtIntoView<HTMLSpanElement>(tried?.round ?? 0);

  // An answer to what was changed since is dropped.
  const turn = useRef(0);
  const asked = useRef('');
  const tryIt = async (
    now: Patterns,
    said: ReadonlyMap<string, string>,
    takesLikes: boolean,
  ): Promise<void> => {
    turn.current += 1;
    const mineTurn = turn.current;
    setBusy('trying');
    setError(null);
    try {
      const found = await vault.call('folders.try', {
        ...now,
        folders: linesOf(now.folders),
        names: linesOf(now.names),
        chosen: [...said].map(([name, code]) => ({ folder: name, code })),
        likes: takesLikes,
      });
      if (mineTurn === turn.current) setTried({ ...found, round: Date.now() });
    } catch (problem) {
      if (mineTurn !== turn.current) return;
      setTried(null);
      setError(problem);
    } finally {
      if (mineTurn === turn.current) setBusy(null);
    }
  };
  const read = async (path: string): Promise<void> => {
    if (path.trim() === '' || path === asked.current) return;
    asked.current = path;
    turn.current += 1;
    const mineTurn = turn.current;
    setBusy('reading');
    setError(null);
    setTried(null);
    setShown(null);
    setChosen(new Map());
    try {
      const found = await vault.call('folders.read', { folder: path.trim() });
      if (mineTurn !== turn.current) return;
      const suggested = {
        ...patterns,
        folders: found.suggested.folders.map((each) => patternText(each, language)).join('\n'),
        names: patternText(found.suggested.names, language),
      };
      setShown(found);
      setPatterns(suggested);
      await tryIt(suggested, new Map(), likes);
    } catch (problem) {
      asked.current = '';
      if (mineTurn === turn.current) setError(problem);
    } finally {
      setBusy(null);
    }
  };
  const sayWhich = (name: string, code: string | null): void => {
    const next = new Map(chosen);
    if (code === null) next.delete(name);
    else next.set(name, code);
    setChosen(next);
    void tryIt(patterns, next, likes);
  };
  const begin = async (signature: { passphrase: string }): Promise<void> => {
    await vault.call('folders.begin', { signature });
    setShown(null);
    setTried(null);
    setFolder('');
    asked.current = '';
    again();
  };
  const again = (): void => {
    void filing.refetch();
    void refresh();
  };
  return (
    <Page title={say('title')} sub={say('sub')} wide>
      {mine !== null && <FolderFilingPanel filing={mine} refresh={again} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Ctrl Enter in any field below tries it */}
      <div
        className="folder-steps"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && shown !== null) {
            event.preventDefault();
            void tryIt(patterns, chosen, likes);
          }
        }}
      >
        <Sheet title={say('folder')}>
          <FolderField
            label={say('folder')}
            hint={say('folderHint')}
            value={folder}
            what="files"
            onChange={setFolder}
            onSettle={(path) => void read(path)}
          />
          {busy === 'reading' && <Loading />}
          {shown !== null && (
            <>
              <State shape="done">
                {say('readSays', {
                  folder: shown.folder,
                  clients: countText(shown.clients),
                  files: countText(shown.files),
                  size: bytesText(shown.bytes),
                })}
              </State>
              <FolderPatterns
                patterns={patterns}
                onChange={(next) => {
                  // What was tried was for other patterns.
                  turn.current += 1;
                  setTried(null);
                  setBusy(null);
                  setPatterns(next);
                }}
              />
              <div className="button-row">
                <Button disabled={busy !== null} onClick={() => void tryIt(patterns, chosen, likes)}>
                  {say('try')}
                </Button>
                {busy === 'trying' && <span className="small">{say('trying')}</span>}
              </div>
            </>
          )}
          <ProblemLine error={error} />
        </Sheet>
      </div>
      {tried !== null && (
        <>
          <Sheet title={<span ref={triedAt}>{say('tried')}</span>}>
            <p className="small quiet">{say('nothingChanged')}</p>
            <FolderClientList
              counts={tried.clients}
              round={tried.round}
              likes={likes}
              disabled={busy !== null}
              onSay={sayWhich}
              onLikes={(next) => {
                setLikes(next);
                void tryIt(patterns, chosen, next);
              }}
            />
          </Sheet>
          <Sheet title={say('files')}>
            {tried.unfit > 0 && <p className="small">{say('unfit', { count: countText(tried.unfit) })}</p>}
            <FolderFileList of="trial" counts={tried.files} round={tried.round} />
          </Sheet>
          {tried.files.waits > 0 && mine?.running !== true && (
            <Sheet>
              <div className="signs-below">
                <SignBlock
                  label={say('sign', { count: countText(tried.files.waits) })}
                  disabled={busy !== null}
                  sign={begin}
                >
                  <p className="quiet">{say('signSays')}</p>
                </SignBlock>
              </div>
            </Sheet>
          )}
        </>
      )}
    </Page>
  );
}
