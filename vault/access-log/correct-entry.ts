/** Correcting the log: nothing is changed, a new entry points back and says what is right (A2). */
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { oneself, signedAct } from '../acts/signed-act.ts';
import { assertStanding, keeperOf, requiredText } from '../acts/signing.ts';

export async function correctEntry(
  vault: OpenVault,
  input: ParsedInput<'entry.correct'>,
  call: Call,
): Promise<{ readonly index: number }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const remark = requiredText(input.remark, 'remark');
  const { index } = await signedAct(vault, call, {
    judge: () => {
      if (input.index >= vault.writer.size) throw new Refusal('INPUT_MALFORMED', { field: 'entry' });
    },
    by: oneself(desk, keeperOf(desk), input.signature),
    enter: (sign) => sign('entry.corrected', (texts) => ({ index: input.index, remark: texts.of(remark) })),
  });
  return { index };
}
