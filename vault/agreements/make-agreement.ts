/** An agreement is made, or changed before it is signed: by a clerk, or by a custodian where it is the clerk's own (P5). */
import type { AgreementShown } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { makeRules } from '../../shared/policy/agreement-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { daysLater, monthsLater } from '../../shared/vocabulary/calendar-day.ts';
import type { AgreementId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { oneself, signedAct } from '../acts/signed-act.ts';
import { assertAllowed, assertStanding, optionalText, requiredText } from '../acts/signing.ts';
import { newId } from '../sealing/new-ids.ts';
import { type Agreement, findAgreement, findTemplate, isInForce } from '../storage/agreements.ts';
import { findPerson, loadPerson, type Person } from '../storage/people.ts';
import { shownAgreement } from './agreements-shown.ts';

/** Who keeps this register signs as a clerk, or as a custodian. */
export const registrarOf = ({ roles }: Person): 'clerk' | 'custodian' =>
  roles.includes('clerk') ? 'clerk' : 'custodian';

/** Whether what is to be replaced is in force, of the same human and kind. */
export const replacesFit = (
  vault: OpenVault,
  { kind }: Pick<Agreement, 'kind'>,
  person: Person,
  replaced: Agreement | null,
): boolean =>
  replaced === null ||
  (isInForce(replaced) &&
    replaced.kind === kind &&
    loadPerson(vault.db, replaced.person).human === person.human);

/** The last day of so many months, the first of which begins on `from`. */
const lastDayOf = (from: string, months: number | undefined): string | null =>
  months === undefined ? null : daysLater(monthsLater(from, months) ?? '', -1);

export async function makeAgreement(
  vault: OpenVault,
  input: ParsedInput<'agreement.make'>,
  call: Call,
): Promise<AgreementShown> {
  const desk = assertStanding(vault, call, ['clerk', 'custodian']);
  const person = findPerson(vault.db, input.who);
  call.about.person = person.id;
  const until = lastDayOf(input.from, input.months);
  const template = input.template === undefined ? null : findTemplate(vault.db, input.template);
  if (template !== null && template.kind !== input.kind)
    throw new Refusal('INPUT_MALFORMED', { field: 'template' });
  const judge = () => {
    const known = input.agreement === undefined ? null : findAgreement(vault.db, input.agreement);
    const replaced = input.replaces === undefined ? null : findAgreement(vault.db, input.replaces);
    // Another person or kind is another agreement.
    if (known !== null && (known.person !== person.id || known.kind !== input.kind))
      throw new Refusal('NO_SUCH_AGREEMENT');
    assertAllowed(
      decide(makeRules, {
        own: person.human === desk.human,
        ended: known !== null && known.ended !== null,
        signed: known !== null && known.signed !== null,
        kind: input.kind,
        from: input.from,
        until,
        afterMonths: input.afterMonths,
        hasSums:
          input.area.trim() !== '' ||
          [input.compensation, input.wage, input.penalty].some((each) => each !== null),
        replacesFit: replacesFit(vault, input, person, replaced),
      }),
    );
    const text = template === null ? null : findTemplate(vault.db, template.no);
    return { replaced, text };
  };
  judge();
  const title = requiredText(input.title, 'title');
  const dossiers = input.dossiers.map((code) => requiredText(code, 'code'));
  const [secrets, area, remark] = [
    optionalText(input.secrets, 'secrets'),
    optionalText(input.area, 'area'),
    optionalText(input.remark, 'remark'),
  ];
  const id =
    input.agreement === undefined ? newId<AgreementId>() : findAgreement(vault.db, input.agreement).id;
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, registrarOf(desk), input.signature),
    enter: (sign, { replaced, text }) =>
      sign('agreement.made', (texts) => ({
        agreement: id,
        person: person.id,
        kind: input.kind,
        replaces: replaced?.id ?? null,
        template: text === null ? null : { template: text.id, version: text.version },
        title: texts.of(title),
        from: input.from,
        until,
        afterMonths: input.afterMonths,
        dossiers: dossiers.map((code) => texts.of(code)),
        classes: [...new Set(input.classes)],
        secrets: texts.maybe(secrets),
        area: texts.maybe(area),
        compensation: texts.maybe(input.compensation?.toString()),
        wage: texts.maybe(input.wage?.toString()),
        penalty: texts.maybe(input.penalty?.toString()),
        remark: texts.maybe(remark),
      })),
  });
  const no = vault.db.count('SELECT no AS n FROM agreement WHERE id = ?', id);
  return shownAgreement(vault, desk, findAgreement(vault.db, no));
}
