/** The directory, searched by words and characters; each search is an entry (D3). */
import type { CommandAnswers } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { Call } from '../call.ts';
import type { OpenVault } from '../open-vault.ts';

export async function searchDirectory(
  _vault: OpenVault,
  _input: ParsedInput<'directory.search'>,
  _call: Call,
): Promise<CommandAnswers['directory.search']> {
  throw new VaultFault('INTERNAL');
}
