/** Not built yet. */

import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { OpenVault } from '../open-vault.ts';

export function beginCustody(_vault: OpenVault, _input?: unknown, _call?: unknown): never {
  throw new VaultFault('INTERNAL');
}

export function showCustody(_vault: OpenVault, _input?: unknown, _call?: unknown): never {
  throw new VaultFault('INTERNAL');
}

export function checkCustody(_vault: OpenVault, _input?: unknown, _call?: unknown): never {
  throw new VaultFault('INTERNAL');
}

export function listCustody(_vault: OpenVault, _input?: unknown, _call?: unknown): never {
  throw new VaultFault('INTERNAL');
}

export function noteItem(_vault: OpenVault, _input?: unknown, _call?: unknown): never {
  throw new VaultFault('INTERNAL');
}

export function signCustody(_vault: OpenVault, _input?: unknown, _call?: unknown): never {
  throw new VaultFault('INTERNAL');
}

export function abandonCustody(_vault: OpenVault, _input?: unknown, _call?: unknown): never {
  throw new VaultFault('INTERNAL');
}
