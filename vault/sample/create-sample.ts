import type { SampleVault } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { Call } from '../call.ts';
import type { VaultPorts } from '../ports.ts';

export async function createSample(
  _ports: VaultPorts,
  _input: ParsedInput<'sample.create'>,
  _call: Call,
): Promise<SampleVault> {
  throw new VaultFault('INTERNAL');
}
