/** Figures and posts, where people work, and the survey of needs (P6). */
import type { TrainingRules } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { registerRules } from '../../shared/policy/training-rules.ts';
import { amongOthers } from '../../shared/vocabulary/among-others.ts';
import { daysLater } from '../../shared/vocabulary/calendar-day.ts';
import type { DepartmentId, SurveyId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Post } from '../../shared/vocabulary/training-terms.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { bothSides, oneself, signedAct } from '../acts/signed-act.ts';
import { assertAllowed, assertStanding, optionalText, requiredText } from '../acts/signing.ts';
import { newId } from '../sealing/new-ids.ts';
import { findPerson, loadPerson } from '../storage/people.ts';
import {
  answersTo,
  findDepartment,
  findSurvey,
  listedDepartments,
  rulesInForce,
  surveyOf,
} from '../storage/training.ts';
import { clerkOrSelf, departmentsHeadedBy, isClerk, isGeneralManager } from './posts.ts';

export function showTrainingRules(vault: OpenVault, _input: unknown, call: Call): TrainingRules {
  const desk = assertStanding(vault, call, []);
  const { figures, posts, generalManager, contents } = rulesInForce(vault.db);
  const headed = departmentsHeadedBy(vault, desk).map(({ name }) => name);
  const mine: Post[] = [
    ...(isClerk(desk) ? (['clerk'] as const) : []),
    ...(headed.length > 0 ? (['head'] as const) : []),
    ...(isGeneralManager(vault, desk) ? (['general'] as const) : []),
  ];
  const holder = (id: typeof generalManager) => {
    const person = id === null ? null : loadPerson(vault.db, id);
    return person === null ? null : { no: person.no, person: amongOthers(person) };
  };
  return {
    figures,
    posts,
    contents,
    generalManager: holder(generalManager),
    departments: listedDepartments(vault.db).map((each) => ({ name: each.name, head: holder(each.head) })),
    mine: { posts: mine, departments: headed },
  };
}

export async function setTrainingRules(
  vault: OpenVault,
  input: ParsedInput<'training.rule'>,
  call: Call,
): Promise<TrainingRules> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const { figures, posts, generalManager, departments, contents, signature, cosign } = input;
  const names = departments.map(({ name }) => requiredText(name, 'department'));
  if (new Set(names).size < names.length) throw new Refusal('INPUT_MALFORMED', { field: 'department' });
  if (Object.values(posts).some((each) => new Set(each).size < each.length))
    throw new Refusal('INPUT_MALFORMED', { field: 'posts' });
  const judge = () => ({
    general: generalManager === null ? null : findPerson(vault.db, generalManager).id,
    // A department keeps its id while it keeps its name.
    departments: departments.map(({ head }, i) => ({
      department:
        listedDepartments(vault.db).find(({ name }) => name === names[i])?.id ?? newId<DepartmentId>(),
      name: names[i]!,
      head: head === null ? null : findPerson(vault.db, head).id,
    })),
  });
  await signedAct(vault, call, {
    judge,
    by: bothSides(desk, { signature, cosign }),
    enter: (sign, facts) =>
      sign('training.ruled', (texts) => {
        const text = (value: string) => (value === '' ? null : texts.of(value));
        return {
          figures,
          posts,
          generalManager: facts.general,
          departments: facts.departments.map(({ name, ...rest }) => ({ ...rest, name: texts.of(name) })),
          contents: {
            technical: text(optionalText(contents.technical, 'contents')),
            business: text(optionalText(contents.business, 'contents')),
            functional: text(optionalText(contents.functional, 'contents')),
          },
        };
      }),
  });
  return showTrainingRules(vault, {}, call);
}

export async function placeTrainee(
  vault: OpenVault,
  input: ParsedInput<'training.place'>,
  call: Call,
): Promise<{ placed: boolean }> {
  const desk = assertStanding(vault, call, []);
  const person = findPerson(vault.db, input.who);
  call.about.person = person.id;
  const judge = () => {
    const may = isClerk(desk) || isGeneralManager(vault, desk);
    assertAllowed(decide(registerRules, { post: 'clerk', yours: may, own: person.human === desk.human }));
    return findDepartment(vault.db, input.department);
  };
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, clerkOrSelf(desk), input.signature),
    enter: (sign, department) =>
      sign('trainee.placed', () => ({
        trainee: person.id,
        department: department.id,
        group: input.group,
        since: input.since,
        manner: input.manner,
      })),
  });
  return { placed: true };
}

/** Next year's needs are asked for in the month that the figures name; who opens it later in the year may. */
export async function openSurvey(
  vault: OpenVault,
  input: ParsedInput<'training.open-survey'>,
  call: Call,
): Promise<{ survey: number; due: string }> {
  const desk = assertStanding(vault, call, ['clerk']);
  const { figures } = rulesInForce(vault.db);
  const due =
    input.due ??
    daysLater(
      `${input.year - 1}-${String(figures.surveyMonth).padStart(2, '0')}-01`,
      figures.surveyDays - 1,
    ) ??
    '';
  const survey = newId<SurveyId>();
  await signedAct(vault, call, {
    judge: () => {
      if (surveyOf(vault.db, input.year) !== undefined) throw new Refusal('SURVEY_KNOWN');
    },
    by: oneself(desk, 'clerk', input.signature),
    enter: (sign) => sign('survey.opened', () => ({ survey, year: input.year, due })),
  });
  return { survey: surveyOf(vault.db, input.year)?.no ?? 0, due };
}

export async function answerSurvey(
  vault: OpenVault,
  input: ParsedInput<'training.answer-survey'>,
  call: Call,
): Promise<{ answered: boolean }> {
  const desk = assertStanding(vault, call, []);
  const need = optionalText(input.need, 'reason');
  await signedAct(vault, call, {
    judge: () => findSurvey(vault.db, input.survey),
    by: oneself(desk, 'self', input.signature),
    enter: (sign, survey) =>
      sign('survey.answered', (texts) => ({
        survey: survey.id,
        person: desk.id,
        need: need === '' ? null : texts.of(need),
      })),
  });
  return { answered: answersTo(vault.db, findSurvey(vault.db, input.survey).id).length > 0 };
}
