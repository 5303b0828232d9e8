/** A filing of folders: how far it is, what became of each file, and what its author signs for next (K6, D5). */
import { Button, Progress } from 'antd';
import type { FolderFiling } from '../../../shared/contract/answers.ts';
import { CallError, vault } from '../../calls/vault-client.ts';
import { clockText, countText } from '../../i18n/format.ts';
import { useVaultAct } from '../../session/session.tsx';
import { Sheet } from '../../ui/page.tsx';
import { SignBlock } from '../../ui/signing.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import { FolderFileList } from './folder-files.tsx';
import { folderWords } from './folder-words.ts';

/** An estimate of hours is none of seconds. */
const minuteMs = 60_000;

export function FolderFilingPanel({
  filing,
  refresh,
}: {
  readonly filing: FolderFiling;
  readonly refresh: () => void;
}) {
  const say = folderWords.use();
  const forget = useVaultAct('folders.forget');
  const { running, counts, done, total, remainingMs, endedBy } = filing;
  const goOn = async (seen: boolean, signature: { passphrase: string }): Promise<void> => {
    await vault.call('folders.go-on', { seen, signature });
    refresh();
  };
  return (
    <Sheet title={say('filing', { folder: filing.folder })}>
      {running ? (
        <div className="form" aria-live="polite">
          <p className="small">
            {remainingMs === null
              ? say('progress', { done: countText(done), total: countText(total) })
              : say('remaining', {
                  done: countText(done),
                  total: countText(total),
                  time: clockText(Math.ceil(remainingMs / minuteMs) * minuteMs),
                })}
          </p>
          <Progress
            percent={Math.floor((100 * done) / Math.max(1, total))}
            showInfo={false}
            aria-label={say('title')}
          />
          <div className="button-row">
            <Button onClick={() => void vault.call('filing.stop', {}).catch(() => undefined)}>
              {say('stop')}
            </Button>
          </div>
        </div>
      ) : (
        <p className="small" role="status">
          {counts.waits > 0 ? say('leftOver', { count: countText(counts.waits) }) : say('ended')}
        </p>
      )}
      {endedBy !== null && <ProblemLine error={new CallError(endedBy)} />}
      {!running && (
        <FolderFileList of="filing" counts={counts} round={counts.waits + counts['to-see'] * 100_000} />
      )}
      {!running && counts.waits > 0 && (
        <div className="signs-below">
          <SignBlock
            label={say('goOn', { count: countText(counts.waits) })}
            sign={(signature) => goOn(false, signature)}
          />
        </div>
      )}
      {!running && counts.waits === 0 && counts['to-see'] > 0 && (
        <>
          <p className="small">{say('toSee', { count: countText(counts['to-see']) })}</p>
          <div className="signs-below">
            <SignBlock
              label={say('seen', { count: countText(counts['to-see']) })}
              sign={(signature) => goOn(true, signature)}
            />
          </div>
        </>
      )}
      {!running && (
        <div className="button-row">
          <Button onClick={() => forget.mutate({}, { onSuccess: refresh })}>{say('forget')}</Button>
          <span className="fine quiet">{say('forgetSays')}</span>
        </div>
      )}
      <ProblemLine error={forget.error} />
    </Sheet>
  );
}
