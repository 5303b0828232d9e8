/** What a screen shows when drawing it failed. The others go on; what was thrown leaves a trace without its words. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ErrorBoundary, type FallbackProps } from 'react-error-boundary';
import { noteFault } from '../calls/note-fault.ts';
import { defineWords } from '../i18n/words.ts';
import { SaveReport } from './save-report.tsx';
import { Shape } from './shape.tsx';

const words = defineWords('caught', {
  screen: ['这个页面出错了', 'This screen ran into an error'],
  frame: ['界面出错了', 'The screens ran into an error'],
  says: [
    '已记入日志的都在。刚才的办理是否完成，请在日志或登记中查看后再重做。',
    'What is on record stays so. Whether your last act went through, the log or the register says: look before you do it again.',
  ],
  again: ['再试一次', 'Try again'],
  anew: ['重新载入界面', 'Load the screens anew'],
});

function Fallback({ what, again }: { readonly what: 'screen' | 'frame'; readonly again: () => void }) {
  const say = words.use();
  return (
    <main className="page">
      <section className="refusal-card" role="alert">
        <div className="refusal-head">
          <Shape name="refused" size={28} />
          <div>
            <h1>{say(what)}</h1>
            <p className="quiet">{say('says')}</p>
          </div>
        </div>
        <div className="refusal-foot">
          <div className="button-row">
            <Button onClick={again}>{say('again')}</Button>
            <Button onClick={() => location.reload()}>{say('anew')}</Button>
            <SaveReport />
          </div>
          <p className="fine faint">INTERNAL</p>
        </div>
      </section>
    </main>
  );
}

export function Caught({
  what,
  children,
}: {
  readonly what: 'screen' | 'frame';
  readonly children: ReactNode;
}) {
  return (
    <ErrorBoundary
      onError={(error) => noteFault(error)}
      fallbackRender={({ resetErrorBoundary }: FallbackProps) => (
        <Fallback what={what} again={resetErrorBoundary} />
      )}
    >
      {children}
    </ErrorBoundary>
  );
}
