/** No vault is known yet: three ways to begin, each with what it is for and what it needs. */
import { type ReactNode, type Ref, useEffect, useId, useRef, useState } from 'react';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Key } from '../../ui/marks.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import { firstStartWords } from './first-start-words.ts';
import { recoverWords } from './recover-words.ts';
import { restoreWords } from './restore-words.ts';
import { SampleProgress, useSampleMaking } from './sample-maker.tsx';
import { unlockWords } from './words.ts';

interface WayProps {
  readonly no: number;
  readonly title: string;
  readonly says: string;
  readonly needs: string;
  readonly disabled: boolean;
  readonly onChoose: () => void;
  readonly button?: Ref<HTMLButtonElement>;
}

function Way({ no, title, says, needs, disabled, onChoose, button }: WayProps) {
  const say = firstStartWords.use();
  const id = useId();
  return (
    <div className="first-way">
      <div className="first-way-title">
        {/* It reaches over the whole way; its name is the title alone. */}
        <button
          ref={button}
          type="button"
          aria-describedby={`${id}-says ${id}-needs`}
          disabled={disabled}
          onClick={onChoose}
        >
          {title}
        </button>
        <Key>{`${no}`}</Key>
      </div>
      <p id={`${id}-says`}>{says}</p>
      <p id={`${id}-needs`} className="small quiet">
        {say('needs')}
        {needs}
      </p>
    </div>
  );
}

export interface FirstStartProps {
  readonly onCreate: () => void;
  readonly onOpen: () => void;
  readonly onRestore: () => void;
  readonly onRecover: () => void;
}

export function FirstStart({ onCreate, onOpen, onRestore, onRecover }: FirstStartProps) {
  const say = firstStartWords.use();
  const sayUnlock = unlockWords.use();
  const sayRestore = restoreWords.use();
  const sayRecover = recoverWords.use();
  const making = useSampleMaking();
  const busy = making.progress !== null;
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  // Once it is pressed the sample's way is gone, and with it the focus: the next key would find nothing.
  const [tried, setTried] = useState(false);
  const third = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (tried && !busy) third.current?.focus();
  }, [tried, busy]);
  const make = (): void => {
    setTried(true);
    void making.make();
  };
  useKeys({ 1: onCreate, 2: onOpen, 3: make }, { enabled: !busy });
  useFootKeys([
    { keys: ['1', '2', '3'], does: say('choose') },
    { keys: ['Ctrl ,'], does: sayUnlock('language') },
  ]);
  const ways: readonly ReactNode[] = [
    <Way
      key="create"
      no={1}
      title={sayUnlock('create')}
      says={say('createSays')}
      needs={say('createNeeds')}
      disabled={busy}
      onChoose={onCreate}
      button={first}
    />,
    <Way
      key="open"
      no={2}
      title={sayUnlock('openExisting')}
      says={say('openSays')}
      needs={say('openNeeds')}
      disabled={busy}
      onChoose={onOpen}
    />,
    busy ? (
      <div key="making" className="first-way">
        <SampleProgress making={making} />
      </div>
    ) : (
      <Way
        key="try"
        no={3}
        title={sayUnlock('trySample')}
        says={say('trySays')}
        needs={say('tryNeeds')}
        disabled={false}
        onChoose={make}
        button={third}
      />
    ),
  ];
  return (
    <main className="unlock first-start">
      <header>
        <h1>{sayUnlock('firstTitle')}</h1>
        <p className="quiet">{sayUnlock('firstSub')}</p>
      </header>
      <section aria-labelledby="first-start-begin">
        <h2 id="first-start-begin">{say('begin')}</h2>
        <div className="first-ways">{ways}</div>
        <ProblemLine error={making.error} />
      </section>
      <section aria-labelledby="first-start-else">
        <h3 id="first-start-else">{say('else')}</h3>
        <div className="first-else">
          <button type="button" className="link small" disabled={busy} onClick={onRestore}>
            {sayRestore('restore')}
          </button>
          <button type="button" className="link small" disabled={busy} onClick={onRecover}>
            {sayRecover('title')}
          </button>
        </div>
      </section>
    </main>
  );
}
