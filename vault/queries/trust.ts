/** Who checks whom, and where one person alone holds a seat. */
import type { CommandAnswers } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { Call } from '../call.ts';
import type { OpenVault } from '../open-vault.ts';

export async function trustPicture(
  _vault: OpenVault,
  _input: ParsedInput<'trust.seats'>,
  _call: Call,
): Promise<CommandAnswers['trust.seats']> {
  throw new VaultFault('INTERNAL');
}
