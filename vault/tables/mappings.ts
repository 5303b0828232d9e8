/**
 * Mappings of one's own, kept by name for the next export of the same program. They hold names of columns and words of cells, no
 * client; they lie in the encrypted database, are nobody's act, and nothing rests on them. A name is `mapping <name>`.
 */
import type { CommandAnswers, NamedMapping } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { keptMapping } from '../../shared/vocabulary/table-fields.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding, requiredText } from '../acts/signing.ts';
import { dropText, keepText, textsKept } from '../storage/kept-json.ts';
import { tableRoles } from './read-table.ts';

const mappingsMax = 200;
const prefix = 'mapping ';

export function listMappings(vault: OpenVault, call: Call): readonly NamedMapping[] {
  assertStanding(vault, call, tableRoles);
  return textsKept(vault.db, prefix).flatMap(({ name, text }) => {
    const parsed = keptMapping.safeParse(JSON.parse(text));
    return parsed.success ? [{ name, mapping: parsed.data }] : [];
  });
}

export function keepMapping(
  vault: OpenVault,
  input: ParsedInput<'mapping.keep'>,
  call: Call,
): CommandAnswers['mapping.keep'] {
  assertStanding(vault, call, tableRoles);
  const name = requiredText(input.name, 'name');
  const kept = listMappings(vault, call);
  if (kept.length >= mappingsMax && !kept.some((each) => each.name === name))
    throw new Refusal('INPUT_MALFORMED', { field: 'name' });
  keepText(vault.db, prefix + name, JSON.stringify(input.mapping));
  return { kept: name };
}

export function forgetMapping(
  vault: OpenVault,
  input: ParsedInput<'mapping.forget'>,
  call: Call,
): CommandAnswers['mapping.forget'] {
  assertStanding(vault, call, tableRoles);
  if (!dropText(vault.db, prefix + requiredText(input.name, 'name'))) throw new Refusal('NO_SUCH_MAPPING');
  return { forgotten: true };
}
