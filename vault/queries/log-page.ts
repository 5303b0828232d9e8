/** The log, filtered, newest first, in plain sentences; each reading is an entry. */
import type { CommandAnswers } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { Call } from '../call.ts';
import type { OpenVault } from '../open-vault.ts';

export async function pageOfLog(
  _vault: OpenVault,
  _input: ParsedInput<'log.page'>,
  _call: Call,
): Promise<CommandAnswers['log.page']> {
  throw new VaultFault('INTERNAL');
}
