/** A page of the rendition that the author's own file would get, before anything is filed. */
import type { CommandAnswers } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { Call } from '../call.ts';
import type { OpenVault } from '../open-vault.ts';

export async function previewFile(
  _vault: OpenVault,
  _input: ParsedInput<'document.preview'>,
  _call: Call,
): Promise<CommandAnswers['document.preview']> {
  throw new VaultFault('INTERNAL');
}
