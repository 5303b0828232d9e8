/** What is on the screen: a vault to open, a person to sign in, a view under way, or the work of who is signed in. */
import { QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { Suspense, useEffect, useRef } from 'react';
import { HashRouter, Navigate, Route, Routes, useLocation } from 'react-router';
import type { Settings } from '../shared/contract/shell.ts';
import { isKeeper } from '../shared/vocabulary/terms.ts';
import { askShell } from './calls/desktop.ts';
import { Ceremony } from './features/ceremony/ceremony.tsx';
import { ClosedVault } from './features/unlock/closed-vault.tsx';
import { SignIn } from './features/unlock/sign-in.tsx';
import { useView, ViewProvider } from './features/viewing/view-state.tsx';
import { Viewer } from './features/viewing/viewer.tsx';
import { screens } from './screens.tsx';
import { queries, SessionProvider, useSession } from './session/session.tsx';
import { Arrived, useWindowTitle } from './ui/arrived.tsx';
import { Caught } from './ui/caught.tsx';
import { ClosingGuard } from './ui/closing-guard.tsx';
import { FootKeysProvider } from './ui/foot-keys.tsx';
import { Frame } from './ui/frame.tsx';
import { HelpProvider } from './ui/help.tsx';
import { homeFor, placeOf } from './ui/rail.ts';
import { Failed, Loading } from './ui/states.tsx';
import { antdThemeFor } from './ui/theme.ts';
import { ThemeProvider, useSystemTheme } from './ui/theme-context.tsx';
import { useNoticeClicks } from './ui/use-notice-clicks.ts';
import { useZoom } from './ui/use-zoom.ts';

const styleNonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';

export function App({ settings }: { readonly settings: Settings }) {
  return (
    <QueryClientProvider client={queries}>
      <SessionProvider initial={settings}>
        <Caught what="frame">
          <Themed />
        </Caught>
      </SessionProvider>
    </QueryClientProvider>
  );
}

function Themed() {
  const { settings } = useSession();
  const system = useSystemTheme();
  const theme = settings.theme === 'system' ? system : settings.theme;
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  useZoom();
  return (
    <ThemeProvider value={theme}>
      <ConfigProvider
        theme={antdThemeFor(theme)}
        locale={settings.language === 'en' ? enUS : zhCN}
        csp={{ nonce: styleNonce }}
        button={{ autoInsertSpace: false }}
        wave={{ disabled: true }}
      >
        <HashRouter>
          <FootKeysProvider>
            <ViewProvider>
              <HelpProvider>
                <Caught what="frame">
                  <Desk />
                </Caught>
                <ClosingGuard />
              </HelpProvider>
            </ViewProvider>
          </FootKeysProvider>
        </HashRouter>
      </ConfigProvider>
    </ThemeProvider>
  );
}

function Desk() {
  const { status, loading, failure, refresh } = useSession();
  const { view } = useView();
  const waiting = status?.mine;
  const count =
    status === null || status.signedIn === null
      ? 0
      : status.roles.includes('custodian')
        ? status.waiting.filings +
          status.waiting.toIssue +
          status.waiting.overdue +
          status.waiting.releasesToHandOut +
          status.waiting.releasesOverdue
        : status.roles.includes('approver')
          ? status.waiting.requests + status.waiting.releasesToDecide
          : (waiting?.toReceive ?? 0) + (waiting?.sentBack ?? 0);
  const counted = useRef({ who: status?.signedIn ?? null, count });
  useEffect(() => {
    void askShell('badge.set', { count });
    const before = counted.current;
    counted.current = { who: status?.signedIn ?? null, count };
    // Only what came while the same person was away from the window; what it is, the screen says to them alone.
    if (
      before.who === null ||
      before.who !== status?.signedIn ||
      count <= before.count ||
      document.hasFocus()
    )
      return;
    const keeper = isKeeper(status.roles);
    void askShell('notice.show', { what: keeper ? 'loan-waiting' : 'loan-decided' });
  }, [count, status]);
  const { pathname } = useLocation();
  const place = status === null || status.signedIn === null ? null : placeOf(pathname, status.roles);
  useWindowTitle(view === null ? place : null);
  useNoticeClicks();
  if (loading) return <Loading />;
  if (failure !== null && status === null) return <Failed error={failure} again={() => void refresh()} />;
  if (status === null) return <ClosedVault Ceremony={Ceremony} />;
  if (status.signedIn === null) return <SignIn />;
  if (view !== null) return <Viewer key={view.view} view={view} />;
  return (
    <Frame>
      <Suspense fallback={<Loading />}>
        <Routes>
          {screens.map(({ path, Screen }) => (
            <Route
              key={path}
              path={path}
              element={
                // Made anew for each address, also where the screen is the same for both.
                <Arrived key={pathname} path={pathname}>
                  <Caught what="screen">
                    <Screen />
                  </Caught>
                </Arrived>
              }
            />
          ))}
          <Route path="*" element={<Navigate to={homeFor(status.roles)} replace />} />
        </Routes>
      </Suspense>
    </Frame>
  );
}
