/** How large everything is drawn: keys, the wheel with Ctrl, the menu of macOS. The shell draws, the settings remember. */
import { useEffect } from 'react';
import { zoomBy } from '../../shared/contract/shell.ts';
import { onShellEvent } from '../calls/desktop.ts';
import { useSession } from '../session/session.tsx';
import { useKeys } from './keys.ts';

export function useZoom(): void {
  const { settings, saveSettings } = useSession();
  const { zoom } = settings;
  const to = (next: number): void => {
    if (next !== zoom) saveSettings({ zoom: next });
  };
  useKeys(
    {
      'Ctrl++': () => to(zoomBy(zoom, 'in')),
      'Ctrl+=': () => to(zoomBy(zoom, 'in')),
      'Ctrl+-': () => to(zoomBy(zoom, 'out')),
      'Ctrl+_': () => to(zoomBy(zoom, 'out')),
      'Ctrl+0': () => to(1),
    },
    { dialog: true },
  );
  useEffect(
    () =>
      onShellEvent((event) => {
        if (event.name !== 'zoom') return;
        saveSettings({ zoom: event.to === 'usual' ? 1 : zoomBy(zoom, event.to) });
      }),
    [zoom, saveSettings],
  );
}
