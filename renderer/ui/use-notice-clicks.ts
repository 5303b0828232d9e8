/** Somebody clicked a notice: the window is in front, and the screen that it was about comes up. */
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { onShellEvent } from '../calls/desktop.ts';
import { useSession } from '../session/session.tsx';
import { screenOfNotice } from './rail.ts';

export function useNoticeClicks(): void {
  const { status } = useSession();
  const navigate = useNavigate();
  useEffect(
    () =>
      onShellEvent((event) => {
        if (event.name !== 'notice-clicked' || status === null || status.signedIn === null) return;
        void navigate(screenOfNotice(event.what, status.roles));
      }),
    [status, navigate],
  );
}
