/** What the filters show, as CSV whose cells never begin a formula. */
import type { CommandAnswers } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { Call } from '../call.ts';
import type { OpenVault } from '../open-vault.ts';

export async function writeLogCsv(
  _vault: OpenVault,
  _input: ParsedInput<'log.csv'>,
  _call: Call,
): Promise<CommandAnswers['log.csv']> {
  throw new VaultFault('INTERNAL');
}
