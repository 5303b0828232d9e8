/** What needs the custodian now, most urgent first. */
import type { CommandAnswers } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { Call } from '../call.ts';
import type { OpenVault } from '../open-vault.ts';

export async function custodianDesk(
  _vault: OpenVault,
  _input: ParsedInput<'desk.custodian'>,
  _call: Call,
): Promise<CommandAnswers['desk.custodian']> {
  throw new VaultFault('INTERNAL');
}
