/** Not built yet. */

import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { OpenVault } from '../open-vault.ts';

export function openClients(_vault: OpenVault, _input?: unknown, _call?: unknown): never {
  throw new VaultFault('INTERNAL');
}

export function listClients(_vault: OpenVault, _input?: unknown, _call?: unknown): never {
  throw new VaultFault('INTERNAL');
}

export function showClients(_vault: OpenVault, _input?: unknown, _call?: unknown): never {
  throw new VaultFault('INTERNAL');
}

export function assignClients(_vault: OpenVault, _input?: unknown, _call?: unknown): never {
  throw new VaultFault('INTERNAL');
}

export function readCsvLines(_vault: OpenVault, _input?: unknown, _call?: unknown): never {
  throw new VaultFault('INTERNAL');
}

export function describeLine(_vault: OpenVault, _input?: unknown, _call?: unknown): never {
  throw new VaultFault('INTERNAL');
}

export function signLines(_vault: OpenVault, _input?: unknown, _call?: unknown): never {
  throw new VaultFault('INTERNAL');
}

export function takeOverLines(_vault: OpenVault, _input?: unknown, _call?: unknown): never {
  throw new VaultFault('INTERNAL');
}

export function withdrawClients(_vault: OpenVault, _input?: unknown, _call?: unknown): never {
  throw new VaultFault('INTERNAL');
}
