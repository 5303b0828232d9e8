/** How far the check is, what it found so far, and the one button that goes on or pauses. */
import { Button, Progress } from 'antd';
import type { CustodyHandover } from '../../../shared/contract/answers.ts';
import { clockText, countText } from '../../i18n/format.ts';
import { Key } from '../../ui/marks.tsx';
import { State } from '../../ui/shape.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import type { RunningCheck } from './use-check.ts';
import { custodyWords } from './words.ts';

export function CheckProgress({
  handover,
  running,
  error,
  onToggle,
  onStop,
}: {
  readonly handover: CustodyHandover;
  readonly running: RunningCheck | null;
  readonly error: unknown;
  readonly onToggle: () => void;
  readonly onStop: () => void;
}) {
  const say = custodyWords.use();
  const { check } = handover;
  const of = running !== null && running.of > 0 ? running.of : check.items;
  const done = running !== null && running.of > 0 ? running.done : check.checked;
  const differences = check.missing + check.differing + check.surplus;
  const counts = { done: countText(done), of: countText(of) };
  const begun = check.items > 0 || running !== null;
  const title = running
    ? say('hashing', counts)
    : check.complete
      ? say('checkedAll', counts)
      : !begun
        ? say('notBegun')
        : check.checked === check.items
          ? say('stale')
          : say('paused', counts);
  return (
    <section className="sheet custody-progress">
      <div className="custody-progress-head">
        <p>
          <strong>{title}</strong>
          {running?.leftMs != null && (
            <span className="small quiet"> · {say('left', { time: clockText(running.leftMs) })}</span>
          )}
        </p>
        <div className="button-row">
          {(running !== null || !check.complete || differences > 0) && (
            <Button onClick={onToggle} type={begun ? 'default' : 'primary'}>
              {running !== null
                ? say('pause')
                : !begun
                  ? say('start')
                  : check.complete
                    ? say('recheck')
                    : say('resume')}{' '}
              <Key>Space</Key>
            </Button>
          )}
          <button type="button" className="link" onClick={onStop}>
            {say('stop')}
          </button>
        </div>
      </div>
      <Progress
        percent={of === 0 ? 0 : Math.floor((100 * done) / of)}
        showInfo={false}
        aria-label={title}
        strokeLinecap="butt"
      />
      <div className="custody-counts">
        <State shape="done">{say('matched', { n: countText(check.matched) })}</State>
        <State shape="missing">
          <Count n={check.missing}>{say('missing', { n: countText(check.missing) })}</Count>
        </State>
        <State shape="refused">
          <Count n={check.differing}>{say('differing', { n: countText(check.differing) })}</Count>
        </State>
        <State shape="note">
          <Count n={check.surplus}>{say('surplus', { n: countText(check.surplus) })}</Count>
        </State>
        <span className="small quiet">{say('onLoan', { n: countText(check.onLoan) })}</span>
        <span className="small quiet">SHA-256</span>
      </div>
      <ProblemLine error={error} />
    </section>
  );
}

function Count({ n, children }: { readonly n: number; readonly children: string }) {
  return n > 0 ? <strong>{children}</strong> : <span>{children}</span>;
}
