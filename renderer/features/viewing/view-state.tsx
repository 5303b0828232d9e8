/** The view under way, held above all screens: it fills the window while it lasts. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { OpenedView } from '../../../shared/contract/answers.ts';
import type { Classification } from '../../../shared/vocabulary/terms.ts';
import { useSession } from '../../session/session.tsx';

/** What the viewer's strip says beside what the vault answered. */
export interface CurrentView extends OpenedView {
  readonly loan: string;
  readonly title: string;
  readonly document: string;
  readonly client: string;
  readonly classification: Classification;
  readonly reason: string;
  readonly place: string;
  readonly left: number;
  readonly minutes: number;
}

interface ViewValue {
  readonly view: CurrentView | null;
  begin(view: CurrentView): void;
  end(): void;
}

const ViewContext = createContext<ViewValue | null>(null);

export function ViewProvider({ children }: { readonly children: ReactNode }) {
  const [view, setView] = useState<CurrentView | null>(null);
  const { status } = useSession();
  const signedIn = status?.signedIn ?? null;
  // Whoever comes next to the desk finds nothing of it; the same person resumes it from their loans.
  const last = useRef(signedIn);
  useEffect(() => {
    if (last.current === signedIn) return;
    last.current = signedIn;
    setView(null);
  }, [signedIn]);
  const value = useMemo(() => ({ view, begin: setView, end: () => setView(null) }), [view]);
  return <ViewContext.Provider value={value}>{children}</ViewContext.Provider>;
}

export function useView(): ViewValue {
  const value = useContext(ViewContext);
  if (value === null) throw new Error('outside of the view');
  return value;
}
