/**
 * Stands in for vault/router/router.ts in the desktop that tests build for themselves: the same router, but that answers come
 * late which a test has named (`Desktop.answerLate`). On a slow machine a list comes after what is typed beside it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandAnswers } from '../../shared/contract/answers.ts';
import type { CommandName } from '../../shared/contract/commands.ts';
import { vaultProcessEnvironment } from '../../shared/contract/processes.ts';
import { type CallOptions, VaultRouter as OnTime } from '../../vault/router/router.ts';

/** In the desktop's folder, above that of the vault's own data: by the command's name, how late in milliseconds. */
export const lateAnswersFile = 'late-answers.json';

/** Where no test has named any, none is late. */
function latenessMs(name: string): number {
  const folder = process.env[vaultProcessEnvironment.userDataFolder] ?? '';
  try {
    const late = JSON.parse(readFileSync(join(folder, '..', lateAnswersFile), 'utf8')) as Record<
      string,
      number
    >;
    return late[name] ?? 0;
  } catch {
    return 0;
  }
}

export class VaultRouter extends OnTime {
  override async call<C extends CommandName>(
    name: C,
    input: unknown,
    options?: CallOptions,
  ): Promise<CommandAnswers[C]> {
    const ms = latenessMs(name);
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
    return super.call(name, input, options);
  }
}
