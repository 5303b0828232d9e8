/** Not built yet. */

import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { OpenVault } from '../open-vault.ts';

export function registerDeparture(_vault: OpenVault, _input?: unknown, _call?: unknown): never {
  throw new VaultFault('INTERNAL');
}

export function listDepartures(_vault: OpenVault, _input?: unknown, _call?: unknown): never {
  throw new VaultFault('INTERNAL');
}

export function showDeparture(_vault: OpenVault, _input?: unknown, _call?: unknown): never {
  throw new VaultFault('INTERNAL');
}

export function rescheduleDeparture(_vault: OpenVault, _input?: unknown, _call?: unknown): never {
  throw new VaultFault('INTERNAL');
}

export function approveDeparture(_vault: OpenVault, _input?: unknown, _call?: unknown): never {
  throw new VaultFault('INTERNAL');
}

export function tickItems(_vault: OpenVault, _input?: unknown, _call?: unknown): never {
  throw new VaultFault('INTERNAL');
}

export function recordInterview(_vault: OpenVault, _input?: unknown, _call?: unknown): never {
  throw new VaultFault('INTERNAL');
}

export function readInterview(_vault: OpenVault, _input?: unknown, _call?: unknown): never {
  throw new VaultFault('INTERNAL');
}

export function signExposure(_vault: OpenVault, _input?: unknown, _call?: unknown): never {
  throw new VaultFault('INTERNAL');
}

export function endDeparture(_vault: OpenVault, _input?: unknown, _call?: unknown): never {
  throw new VaultFault('INTERNAL');
}
