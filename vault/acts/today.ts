/** The calendar day at this desk. */

import { localTimeText } from '../time/local-time.ts';
import type { OpenVault } from './open-vault.ts';

export function today(vault: OpenVault): string {
  const { wallMs, offsetMinutes } = vault.ports.clock.read();
  return localTimeText(wallMs, offsetMinutes).slice(0, 10);
}
