/** The help is at hand on every screen: F1, a word at the foot, and the menu of macOS. */
import { createContext, lazy, type ReactNode, Suspense, useContext, useEffect, useState } from 'react';
import { onShellEvent } from '../calls/desktop.ts';
import { defineWords } from '../i18n/words.ts';
import { useKeys } from './keys.ts';
import { Key } from './marks.tsx';

const words = defineWords('help-link', { help: ['帮助', 'Help'] });

const HelpDialog = lazy(() => import('./help-dialog.tsx').then((found) => ({ default: found.HelpDialog })));

const HelpContext = createContext<() => void>(() => {});

export function HelpProvider({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState(false);
  useKeys({ F1: () => setShown(true) }, { dialog: true });
  useEffect(
    () =>
      onShellEvent((event) => {
        if (event.name === 'show' && event.what === 'help') setShown(true);
      }),
    [],
  );
  return (
    <HelpContext.Provider value={() => setShown(true)}>
      {children}
      {shown && (
        <Suspense>
          <HelpDialog onClose={() => setShown(false)} />
        </Suspense>
      )}
    </HelpContext.Provider>
  );
}

export function HelpLink() {
  const show = useContext(HelpContext);
  const say = words.use();
  return (
    <button type="button" className="link fine" onClick={show}>
      {say('help')} <Key>F1</Key>
    </button>
  );
}
