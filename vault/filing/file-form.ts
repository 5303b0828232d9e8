/**
 * A sheet about a client filled in at the desk (D2): its text and its pages are sealed at once, and it is filed as any document is.
 * What stands in the fields goes nowhere else: no mark of likeness is made of it, no title names it, nothing is written to disk
 * before it is sealed. What is known of it outside a view is how many fields hold something.
 */
import type { SubmittedFile } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import {
  countFilled,
  type FilledField,
  type FilledForm,
  formatForm,
} from '../../shared/vocabulary/filled-form.ts';
import { builtInField, isBuiltInField, personParts } from '../../shared/vocabulary/form-fields.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { termText } from '../../shared/vocabulary/term-words.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding, optionalText } from '../acts/signing.ts';
import { today } from '../acts/today.ts';
import { unlock } from '../acts/unlock.ts';
import { encodeUtf8 } from '../sealing/suite.ts';
import type { Dossier } from '../storage/dossiers.ts';
import { type FormField, formFields } from '../storage/forms.ts';
import { examining } from './examine-source.ts';
import type { FileToSeal } from './file-document.ts';
import { dossierToFile, enterFile } from './submit-document.ts';

type FormInput = ParsedInput<'form.file'>;

export async function fileForm(vault: OpenVault, input: FormInput, call: Call): Promise<SubmittedFile> {
  const desk = assertStanding(vault, call, ['author']);
  const session = vault.signedIn;
  const author = () => {
    if (vault.signedIn !== session) throw new Refusal('NOT_SIGNED_IN');
    return desk;
  };
  const dossier = dossierToFile(vault, input.code, call, author());
  const form = formAsFilled(formFields(vault.db), dossier, input);
  const day = dayOf(vault, input);
  const file = await formToSeal(vault, dossier, form, day, call);
  const asked = {
    code: input.code,
    file: '',
    sheet: input.sheet,
    ownership: input.ownership,
    ...(day === null ? {} : { dated: { from: day, to: day } }),
  };
  return enterFile(
    vault,
    asked,
    call,
    {
      author,
      signer: async () => (await unlock(vault, call, desk, input.signature)).signer(desk.id, 'author'),
      place: vault.place(),
    },
    { already: null, bytes: file.bytes, files: [file] },
  );
}

/** Of a visit its day, which stands outside the seal as the day of any document does; of other sheets none. */
function dayOf(vault: OpenVault, { sheet, on }: Pick<FormInput, 'sheet' | 'on'>): string | null {
  if (sheet !== 'visit-record') {
    if (on !== undefined) throw new Refusal('INPUT_MALFORMED', { field: 'on' });
    return null;
  }
  const now = today(vault);
  if (on !== undefined && on > now) throw new Refusal('VISIT_TO_COME', { day: on });
  return on ?? now;
}

/** Its text, and the pages drawn from it. */
async function formToSeal(
  vault: OpenVault,
  dossier: Dossier,
  form: FilledForm,
  day: string | null,
  call: Call,
): Promise<FileToSeal> {
  const bytes = encodeUtf8(formatForm(form));
  const head = `${dossier.code} · ${dossier.client}`;
  const examination = await examining(() => vault.ports.rasteriser.form({ bytes: bytes.slice(), head }));
  return {
    // Of visits there are many: what tells them apart outside is the day.
    title: [termText('sheet', form.sheet, call.language), ...(day === null ? [] : [day])].join(' '),
    fileName: `${form.sheet}.json`,
    bytes,
    examination,
    form: countFilled(form),
  };
}

/** Every field of the sheet in its order, what was left out as empty. Refuses fields that it does not have. */
function formAsFilled(
  known: readonly FormField[],
  dossier: Pick<Dossier, 'id'>,
  { sheet, fields }: Pick<FormInput, 'sheet' | 'fields'>,
): FilledForm {
  const given = new Map(fields.map((each) => [each.field, each]));
  const asked = known.filter((field) => field.sheet === sheet);
  if (
    given.size < fields.length ||
    [...given.keys()].some((field) => !asked.some((one) => one.field === field))
  )
    throw new Refusal('NO_SUCH_FIELD');
  const form: FilledForm = {
    sheet,
    dossier: dossier.id,
    fields: asked.map((field) => filledField(field, given.get(field.field))),
  };
  if (countFilled(form).filled === 0) throw new Refusal('FORM_EMPTY');
  return form;
}

function filledField(field: FormField, given: FormInput['fields'][number] | undefined): FilledField {
  const head = { field: field.field, label: labelOf(field) };
  if (field.shape === 'people') {
    if (given !== undefined && !('people' in given)) throw new Refusal('NO_SUCH_FIELD');
    const people = (given?.people ?? [])
      .map((one) => ({
        name: seenLine(one.name),
        position: seenLine(one.position),
        phone: seenLine(one.phone),
        mobile: seenLine(one.mobile),
        mail: seenLine(one.mail),
      }))
      .filter((one) => personParts.some((part) => one[part] !== ''));
    return { ...head, people };
  }
  if (given !== undefined && !('value' in given)) throw new Refusal('NO_SUCH_FIELD');
  const value = given?.value ?? '';
  return { ...head, value: field.shape === 'line' ? seenLine(value) : seenLines(value) };
}

/** As the form keeps it: in the firm's words, else in both languages. */
const labelOf = ({ field, label }: FormField): string => {
  if (label !== null) return label;
  if (!isBuiltInField(field)) return '?';
  const { zh, en } = builtInField[field];
  return `${zh} ${en}`;
};

/** The refusal names no field's contents, only that one holds what nobody sees. */
const seenLine = (text: string): string => optionalText(text, 'form-field');

const seenLines = (text: string): string =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(seenLine)
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
