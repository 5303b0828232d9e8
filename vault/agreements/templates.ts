/** The firm's own texts of agreements in their versions (P5). */
import type { AgreementTemplate } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import type { TemplateId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { oneself, signedAct } from '../acts/signed-act.ts';
import { assertStanding, optionalText, requiredText } from '../acts/signing.ts';
import { newId } from '../sealing/new-ids.ts';
import { findTemplate, listTemplates } from '../storage/agreements.ts';
import { seesRegisters } from '../training/posts.ts';

/** Texts of the firm; for those who run the registers. */
export function showTemplates(vault: OpenVault, _input: unknown, call: Call): readonly AgreementTemplate[] {
  const desk = assertStanding(vault, call, []);
  if (!seesRegisters(vault, desk)) return [];
  return listTemplates(vault.db).map(({ id: _id, no, ...rest }) => ({ template: no, ...rest }));
}

/** Cleaned line by line: a clause a line. One language is enough; where neither is there, the text is missing. */
const paragraphs = (typed: string): string =>
  typed
    .split(/\r?\n/)
    .map((line) => optionalText(line, 'text'))
    .join('\n')
    .trim();

export async function issueTemplate(
  vault: OpenVault,
  input: ParsedInput<'agreement.issue-template'>,
  call: Call,
): Promise<{ template: number; version: number }> {
  const desk = assertStanding(vault, call, ['clerk']);
  const title = requiredText(input.title, 'title');
  const zh = paragraphs(input.zh);
  const en = paragraphs(input.en);
  if (zh === '' && en === '') throw new Refusal('TEXT_MISSING', { field: 'text' });
  const known = input.template === undefined ? null : findTemplate(vault.db, input.template);
  if (known !== null && known.kind !== input.kind) throw new Refusal('INPUT_MALFORMED', { field: 'kind' });
  const template = known?.id ?? newId<TemplateId>();
  const version = await signedAct(vault, call, {
    judge: () => (known === null ? 1 : findTemplate(vault.db, known.no).version + 1),
    by: oneself(desk, 'clerk', input.signature),
    enter: (sign, next) => {
      sign('agreement.template-issued', (texts) => ({
        template,
        version: next,
        kind: input.kind,
        title: texts.of(title),
        zh: texts.maybe(zh),
        en: texts.maybe(en),
      }));
      return next;
    },
  });
  return {
    template: vault.db.count('SELECT no AS n FROM agreement_template WHERE id = ?', template),
    version,
  };
}
