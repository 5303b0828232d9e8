/** Who held a dossier from when to when, with every loan and view of it (H4). */
import type { CommandAnswers } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { Call } from '../call.ts';
import type { OpenVault } from '../open-vault.ts';

export async function custodyChain(
  _vault: OpenVault,
  _input: ParsedInput<'dossier.history'>,
  _call: Call,
): Promise<CommandAnswers['dossier.history']> {
  throw new VaultFault('INTERNAL');
}
