/** The loan register, with the fields that such registers have. */
import type { CommandAnswers } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { Call } from '../call.ts';
import type { OpenVault } from '../open-vault.ts';

export async function loanRegister(
  _vault: OpenVault,
  _input: ParsedInput<'loan.register'>,
  _call: Call,
): Promise<CommandAnswers['loan.register']> {
  throw new VaultFault('INTERNAL');
}
