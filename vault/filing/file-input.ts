/** What an author says of a file that is filed. */
import type { ParsedInput } from '../../shared/contract/commands.ts';

/** What the author says of a file. */
export type FileInput = Omit<ParsedInput<'document.submit'>, 'signature'>;
