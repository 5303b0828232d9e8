/** Which fields the sheets about clients have: those of every vault, called in the firm's words, and the firm's own, signed by both sides (D2). */
import type { FormFieldsShown } from '../../shared/contract/answers-of-forms.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { builtInField, formSheets } from '../../shared/vocabulary/form-fields.ts';
import type { FieldId } from '../../shared/vocabulary/ids.ts';
import { lookOf } from '../../shared/vocabulary/look-alike.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { bothSides, signedAct } from '../acts/signed-act.ts';
import { assertStanding, requiredText } from '../acts/signing.ts';
import { newId } from '../sealing/new-ids.ts';
import { formFields } from '../storage/forms.ts';

/** Which fields there are is no secret: whoever may look into the directory sees them. */
export function listFormFields(vault: OpenVault, call: Call): FormFieldsShown {
  assertStanding(vault, call, ['author', 'borrower', 'custodian', 'approver']);
  return { fields: formFields(vault.db) };
}

/** The whole new list. A field that is left out is asked for no more; forms that were filed with it keep it. */
export async function ruleFormFields(
  vault: OpenVault,
  input: ParsedInput<'form.rule'>,
  call: Call,
): Promise<{ readonly own: number }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const labels = input.labels.map((each) => ({ ...each, label: requiredText(each.label, 'field-label') }));
  const own = input.own.map((each) => ({ ...each, label: requiredText(each.label, 'field-label') }));
  assertTellable(labels, own);
  const judge = (): void => {
    const known = new Set(vault.db.all<{ id: string }>('SELECT id FROM own_field').map(({ id }) => id));
    const named = own.flatMap(({ field }) => (field === undefined ? [] : [field]));
    if (named.some((id) => !known.has(id)) || new Set(named).size < named.length)
      throw new Refusal('NO_SUCH_FIELD');
    if (new Set(labels.map(({ field }) => field)).size < labels.length) throw new Refusal('NO_SUCH_FIELD');
  };
  await signedAct(vault, call, {
    judge,
    by: bothSides(desk, input),
    enter: (sign) =>
      sign('forms.ruled', (texts) => ({
        labels: labels.map(({ field, label }) => ({ field, label: texts.of(label) })),
        own: own.map(({ field, sheet, label, several }) => ({
          field: (field as FieldId | undefined) ?? newId<FieldId>(),
          sheet,
          label: texts.of(label),
          several,
        })),
      })),
  });
  return { own: own.length };
}

/** Whoever fills in a sheet tells its fields apart: no two of one sheet look the same, in either language of the vault's own. */
function assertTellable(
  labels: ParsedInput<'form.rule'>['labels'],
  own: ParsedInput<'form.rule'>['own'],
): void {
  const called = new Map(labels.map(({ field, label }) => [field as string, label]));
  for (const sheet of formSheets) {
    const looks = [
      ...Object.entries(builtInField)
        .filter(([, field]) => field.sheet === sheet)
        .map(([field, { zh, en }]) => {
          const label = called.get(field);
          return [...new Set((label === undefined ? [zh, en] : [label]).map(lookOf))];
        }),
      ...own.filter((each) => each.sheet === sheet).map(({ label }) => [lookOf(label)]),
    ].flat();
    if (new Set(looks).size < looks.length) throw new Refusal('FIELDS_ALIKE');
  }
}
