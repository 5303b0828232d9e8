/** Correcting the log: nothing is changed, a new entry points back and says what is right (A2). */
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding, requiredText } from '../acts/signing.ts';
import { unlock } from '../acts/unlock.ts';

export async function correctEntry(
  vault: OpenVault,
  input: ParsedInput<'entry.correct'>,
  call: Call,
): Promise<{ readonly index: number }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  if (input.index >= vault.writer.size) throw new Refusal('INPUT_MALFORMED', { field: 'entry' });
  const remark = requiredText(input.remark, 'remark');
  const keys = await unlock(vault, desk, input.signature);
  const { index } = vault.writer.transact((tx) =>
    tx.append({
      type: 'entry.corrected',
      data: (texts) => ({ index: input.index, remark: texts.of(remark) }),
      signers: [keys.signer(desk.id, desk.roles.includes('custodian') ? 'custodian' : 'approver')],
      place: vault.place(),
    }),
  );
  keys.drop();
  return { index };
}
