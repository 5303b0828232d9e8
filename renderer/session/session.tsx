/** How the vault stands and who is at the desk: one query, asked again after every act and when the vault says so. */
import { QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { CommandAnswers, RenewedKeys, VaultStatus } from '../../shared/contract/answers.ts';
import type { CommandInput, CommandName } from '../../shared/contract/commands.ts';
import type { Settings } from '../../shared/contract/shell.ts';
import { askShell, onShellEvent } from '../calls/desktop.ts';
import { isProblem, vault } from '../calls/vault-client.ts';
import { sayClassesAs } from '../i18n/terms.ts';
import { setLanguage } from '../i18n/words.ts';
import { forgetWhatWasKept } from './kept-for-one-person.ts';

/** Idle this long, the vault signs the person out by itself; the strip counts down beside it. */
const idleMsMax = 300_000;
const touchMsMin = 15_000;

export const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: false, refetchOnWindowFocus: false, staleTime: 2_000, gcTime: 60_000 },
    // What was sent along, passphrases among it, is not kept once nobody looks at what came of it.
    mutations: { retry: false, gcTime: 0 },
  },
});

/** What an act did to the keys, and between whom custody passed with it. */
export interface RenewedHere extends RenewedKeys {
  readonly passed: { readonly from: string; readonly to: string } | null;
}

export type Closing = 'vault' | 'window';

export interface SessionValue {
  /** Null while no vault is open. */
  readonly status: VaultStatus | null;
  /** Why there is no status, where that is not simply a closed vault. */
  readonly failure: unknown;
  readonly loading: boolean;
  readonly settings: Settings;
  readonly saveSettings: (change: Partial<Settings>) => void;
  /** The folder of the vault that is open, or was chosen to be opened. */
  readonly folder: string | null;
  readonly setFolder: (folder: string | null) => void;
  readonly refresh: () => Promise<void>;
  readonly lock: (cause: 'lock' | 'switch') => Promise<void>;
  /** Asks first where something is under way, unless `anyway`. */
  readonly closeVault: (anyway?: boolean) => Promise<void>;
  /** What somebody wants to close though something is under way. */
  readonly closing: Closing | null;
  readonly setClosing: (closing: Closing | null) => void;
  /** Since somebody signed in last; it outlives the sign-in of whom the act itself signed out. */
  readonly renewed: RenewedHere | null;
  readonly setRenewed: (renewed: RenewedHere) => void;
  /** Milliseconds of the wall clock when an untouched desk locks. */
  readonly locksAtMs: number;
}

const SessionContext = createContext<SessionValue | null>(null);

export function useSession(): SessionValue {
  const value = useContext(SessionContext);
  if (value === null) throw new Error('outside of the session');
  return value;
}

export function useStatus(): VaultStatus {
  const { status } = useSession();
  if (status === null) throw new Error('no vault is open');
  return status;
}

async function readStatus(): Promise<VaultStatus | null> {
  try {
    return await vault.call('vault.status', {}, { by: 'screen' });
  } catch (error) {
    if (isProblem(error, 'VAULT_CLOSED')) return null;
    throw error;
  }
}

export function SessionProvider({
  initial,
  children,
}: {
  readonly initial: Settings;
  readonly children: ReactNode;
}) {
  const client = useQueryClient();
  const [settings, setSettings] = useState(initial);
  const [folder, setFolder] = useState<string | null>(initial.vaults[0]?.folder ?? null);
  const [locksAtMs, setLocksAtMs] = useState(() => Date.now() + idleMsMax);
  const [renewed, setRenewed] = useState<RenewedHere | null>(null);
  const status = useQuery({
    queryKey: ['status'],
    queryFn: readStatus,
    refetchInterval: 5_000,
    staleTime: 0,
  });
  // By number: somebody of the same name is somebody else.
  const signedIn = status.data?.signedInNo ?? null;

  const refresh = useCallback(async () => {
    // An act may have signed its own person out: then nobody is there to read anything again for.
    await client.refetchQueries({ queryKey: ['status'] });
    if (client.getQueryData<VaultStatus | null>(['status'])?.signedIn == null) return;
    await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'status' });
  }, [client]);

  const saveSettings = useCallback((change: Partial<Settings>) => {
    setSettings((now) => {
      const next = { ...now, ...change };
      void askShell('settings.save', next);
      return next;
    });
  }, []);

  useEffect(() => {
    vault.language = settings.language;
    setLanguage(settings.language);
    void client.invalidateQueries();
  }, [settings.language, client]);

  // Somebody else is at the desk: nothing that the one before saw stays in memory.
  const wasSignedIn = useRef(signedIn);
  useEffect(() => {
    if (wasSignedIn.current === signedIn) return;
    wasSignedIn.current = signedIn;
    if (signedIn !== null) setRenewed(null);
    forgetWhatWasKept();
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'status' });
    client.getMutationCache().clear();
  }, [signedIn, client]);

  const lock = useCallback(
    async (cause: 'lock' | 'switch') => {
      await vault.call('session.sign-out', { cause }).catch(() => undefined);
      await client.invalidateQueries({ queryKey: ['status'] });
    },
    [client],
  );

  const now = status.data ?? null;
  // Before anything below draws a class.
  const labels = now?.classLabels ?? null;
  useMemo(() => sayClassesAs(labels), [labels]);
  const rememberClosing = useCallback(() => {
    if (now === null || folder === null) return;
    const others = settings.vaults.filter((known) => known.folder !== folder);
    const remembered = {
      folder,
      name: now.name,
      sample: now.sample,
      closedAtMs: Date.now(),
      entries: now.entries,
      words: [...now.checkpointWords],
    };
    saveSettings({ vaults: [remembered, ...others].slice(0, 20) });
  }, [now, folder, settings.vaults, saveSettings]);

  const [closing, setClosing] = useState<Closing | null>(null);
  const closeVault = useCallback(
    async (anyway = false) => {
      // Asked anew: a filing that was just begun is not in what was told some seconds ago.
      const fresh = await vault.call('vault.status', {}, { by: 'screen' }).catch(() => null);
      if (!anyway && ((fresh !== null && fresh.filing !== null) || vault.longUnderWay)) {
        setClosing('vault');
        return;
      }
      rememberClosing();
      await vault.call('vault.close', {}).catch(() => undefined);
      await client.invalidateQueries({ queryKey: ['status'] });
    },
    [client, rememberClosing],
  );

  useEffect(() => {
    const offVault = vault.onEvent((event) => {
      if (event.name === 'closed') rememberClosing();
      void client.invalidateQueries({ queryKey: ['status'] });
    });
    const offShell = onShellEvent((event) => {
      if (event.name === 'lock') void client.invalidateQueries({ queryKey: ['status'] });
      // While one is open its folder stays what it is, or it would be remembered by another's.
      if (event.name === 'open-vault' && now === null) setFolder(event.folder);
    });
    return () => {
      offVault();
      offShell();
    };
  }, [client, now, rememberClosing]);

  useTouch(signedIn !== null, setLocksAtMs);

  const value = useMemo(
    () => ({
      status: now,
      failure: status.error,
      loading: status.isPending,
      settings,
      saveSettings,
      folder,
      setFolder,
      refresh,
      lock,
      closeVault,
      closing,
      setClosing,
      renewed,
      setRenewed,
      locksAtMs,
    }),
    [
      now,
      status.error,
      status.isPending,
      settings,
      saveSettings,
      folder,
      refresh,
      lock,
      closeVault,
      closing,
      renewed,
      locksAtMs,
    ],
  );
  return <SessionContext.Provider value={value}>{children}</SessionContext.Provider>;
}

/** Tells the vault now and then that somebody is there. */
function useTouch(signedIn: boolean, setLocksAt: (ms: number) => void): void {
  useEffect(() => {
    if (!signedIn) return;
    let toldAt = 0;
    const touched = (): void => {
      const now = Date.now();
      if (now - toldAt < touchMsMin) return;
      toldAt = now;
      setLocksAt(now + idleMsMax);
      vault.call('session.touch', {}, { by: 'screen' }).catch(() => undefined);
    };
    touched();
    const events = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    // In the capture phase: keys of an input method go no further.
    for (const event of events) window.addEventListener(event, touched, { passive: true, capture: true });
    return () => {
      for (const event of events) window.removeEventListener(event, touched, { capture: true });
    };
  }, [signedIn, setLocksAt]);
}

/** Reads from the vault. `key` parts beyond the name tell one question from another. */
export function useVaultQuery<C extends CommandName>(
  name: C,
  input: CommandInput<C>,
  options: {
    readonly enabled?: boolean;
    readonly refetchMs?: number;
    /** Asked again whenever its screen comes up, however lately it was asked; see `isFetchedAfterMount`. */
    readonly afresh?: boolean;
    /** Somebody opened this to read it: the first time it is an entry, drawn again it is none (A0). */
    readonly reading?: boolean;
  } = {},
) {
  const { settings } = useSession();
  const asked = useRef('');
  return useQuery({
    queryKey: [name, input, settings.language],
    queryFn: () => {
      const question = JSON.stringify([name, input]);
      const again = options.reading !== true || asked.current === question;
      asked.current = question;
      return vault.call(name, input, { by: again ? 'screen' : 'person' });
    },
    enabled: options.enabled ?? true,
    ...(options.refetchMs === undefined ? {} : { refetchInterval: options.refetchMs }),
    ...(options.afresh === true ? { refetchOnMount: 'always' as const } : {}),
  });
}

const renewedKeys = (answer: unknown): answer is RenewedKeys =>
  typeof answer === 'object' && answer !== null && 'leftBehind' in answer;

/** Acts on the vault; afterwards everything shown is read again. */
export function useVaultAct<C extends CommandName>(name: C) {
  const { refresh, setRenewed } = useSession();
  return useMutation<CommandAnswers[C], Error, CommandInput<C>>({
    mutationFn: (input) => vault.call(name, input),
    onSuccess: (answer) => {
      if (renewedKeys(answer)) setRenewed({ ...answer, passed: null });
    },
    onSettled: () => refresh(),
  });
}
