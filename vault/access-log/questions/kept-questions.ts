/**
 * Questions to the log that somebody keeps under a name of their own (A4c): each sees only theirs, for what they ask may name a
 * client. They lie in the encrypted database, are nobody's act, and nothing rests on them. A question is `question <person> <name>`.
 */
import type { CommandAnswers, KeptQuestion } from '../../../shared/contract/answers.ts';
import type { ParsedInput } from '../../../shared/contract/commands.ts';
import { logQuestion } from '../../../shared/contract/commands-of-questions.ts';
import { Refusal } from '../../../shared/vocabulary/refusal.ts';
import type { Call } from '../../acts/call.ts';
import type { OpenVault } from '../../acts/open-vault.ts';
import { assertStanding, requiredText } from '../../acts/signing.ts';
import { dropText, keepText, textsKept } from '../../storage/kept-json.ts';
import { logReaders } from '../log-page.ts';

const questionsMax = 100;

const prefixOf = (vault: OpenVault, call: Call): string =>
  `question ${assertStanding(vault, call, logReaders, true).id} `;

export const listKeptQuestions = (vault: OpenVault, call: Call): readonly KeptQuestion[] =>
  textsKept(vault.db, prefixOf(vault, call)).flatMap(({ name, text }) => {
    // What an older program kept, and this one does not ask any more, is passed over.
    const parsed = logQuestion.safeParse(JSON.parse(text));
    return parsed.success ? [{ name, asked: parsed.data }] : [];
  });

export function keepQuestion(
  vault: OpenVault,
  input: ParsedInput<'question.keep'>,
  call: Call,
): CommandAnswers['question.keep'] {
  const prefix = prefixOf(vault, call);
  const name = requiredText(input.name, 'name');
  const kept = textsKept(vault.db, prefix);
  if (kept.length >= questionsMax && !kept.some((each) => each.name === name))
    throw new Refusal('INPUT_MALFORMED', { field: 'name' });
  keepText(vault.db, prefix + name, JSON.stringify(input.asked));
  return { kept: name };
}

export function forgetQuestion(
  vault: OpenVault,
  input: ParsedInput<'question.forget'>,
  call: Call,
): CommandAnswers['question.forget'] {
  if (!dropText(vault.db, prefixOf(vault, call) + requiredText(input.name, 'name')))
    throw new Refusal('NO_SUCH_QUESTION');
  return { forgotten: true };
}
