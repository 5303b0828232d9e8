/** Accesses by day and hour, allowances running out, what is overdue. */
import type { CommandAnswers } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { Call } from '../call.ts';
import type { OpenVault } from '../open-vault.ts';

export async function accessInsight(
  _vault: OpenVault,
  _input: ParsedInput<'insight.access'>,
  _call: Call,
): Promise<CommandAnswers['insight.access']> {
  throw new VaultFault('INTERNAL');
}
