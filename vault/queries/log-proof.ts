/** One entry with everything an outsider would check about it. */
import type { CommandAnswers } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { Call } from '../call.ts';
import type { OpenVault } from '../open-vault.ts';

export async function proveEntry(
  _vault: OpenVault,
  _input: ParsedInput<'log.proof'>,
  _call: Call,
): Promise<CommandAnswers['log.proof']> {
  throw new VaultFault('INTERNAL');
}
