/** Not built yet. */

import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { OpenVault } from '../open-vault.ts';

export function showPractice(_vault: OpenVault, _input?: unknown, _call?: unknown): never {
  throw new VaultFault('INTERNAL');
}

export function setPractice(_vault: OpenVault, _input?: unknown, _call?: unknown): never {
  throw new VaultFault('INTERNAL');
}
