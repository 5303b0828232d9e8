/** Which keys the foot of the frame shows: the screen says them, the foot draws them. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

export interface FootKey {
  readonly keys: readonly string[];
  readonly does: string;
}

interface FootKeysValue {
  readonly shown: readonly FootKey[];
  set(keys: readonly FootKey[]): void;
}

const FootKeysContext = createContext<FootKeysValue>({ shown: [], set: () => {} });

export function FootKeysProvider({ children }: { readonly children: ReactNode }) {
  const [shown, set] = useState<readonly FootKey[]>([]);
  const value = useMemo(() => ({ shown, set }), [shown]);
  return <FootKeysContext.Provider value={value}>{children}</FootKeysContext.Provider>;
}

export const useShownFootKeys = (): readonly FootKey[] => useContext(FootKeysContext).shown;

export function useFootKeys(keys: readonly FootKey[]): void {
  const { set } = useContext(FootKeysContext);
  const text = JSON.stringify(keys);
  useEffect(() => {
    set(JSON.parse(text) as FootKey[]);
    return () => set([]);
  }, [set, text]);
}
