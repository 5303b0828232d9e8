/** The calendar day at this desk. */
import type { OpenVault } from '../acts/open-vault.ts';
import { localTimeText } from '../time/local-time.ts';

export function today(vault: OpenVault): string {
  const { wallMs, offsetMinutes } = vault.ports.clock.read();
  return localTimeText(wallMs, offsetMinutes).slice(0, 10);
}
