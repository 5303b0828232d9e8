/** Service after a paid course, and what is paid back by whoever leaves before (P6). Nothing else waits for it. */
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { repaymentOn, serviceEnds } from '../../shared/policy/service-repayment.ts';
import { bindRules, releaseRules } from '../../shared/policy/training-rules.ts';
import { amongOthers } from '../../shared/vocabulary/among-others.ts';
import type { ObligationId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { oneself, signedAct } from '../acts/signed-act.ts';
import { assertAllowed, assertStanding, optionalText, requiredText } from '../acts/signing.ts';
import { today } from '../acts/today.ts';
import { newId } from '../sealing/new-ids.ts';
import { findPerson, loadPerson } from '../storage/people.ts';
import {
  findCourse,
  findObligation,
  isApproved,
  listObligations,
  loadCourse,
  rulesInForce,
  traineesOf,
} from '../storage/training.ts';
import { isGeneralManager } from './posts.ts';

export async function bindToService(
  vault: OpenVault,
  input: ParsedInput<'training.bind'>,
  call: Call,
): Promise<{ obligation: number; until: string }> {
  const desk = assertStanding(vault, call, ['clerk']);
  const { id } = findCourse(vault.db, input.course);
  const trainee = findPerson(vault.db, input.who);
  call.about.person = trainee.id;
  const { paid, from, contractUntil } = input;
  const judge = () => {
    const years = rulesInForce(vault.db).figures.serviceYears;
    const until = serviceEnds({ from, years });
    assertAllowed(
      decide(bindRules, {
        own: trainee.human === desk.human,
        listed: traineesOf(vault.db, id).includes(trainee.id),
        approved: isApproved(loadCourse(vault.db, id)),
        bound: listObligations(vault.db).some((each) => each.course === id && each.person === trainee.id),
        contractCovers: contractUntil === null || contractUntil >= until,
        until,
      }),
    );
    return { years, until };
  };
  judge();
  const [credential] = input.cosign;
  // It is the person who binds themselves; nobody signs it for them.
  if (credential === undefined || findPerson(vault.db, credential.who).id !== trainee.id)
    throw new Refusal('COSIGNER_MISSING', { role: amongOthers(trainee) });
  const obligation = newId<ObligationId>();
  const { until } = await signedAct(vault, call, {
    judge,
    by: async () => [
      ...(await oneself(trainee, 'self', credential)(vault, call)),
      ...(await oneself(desk, 'clerk', input.signature)(vault, call)),
    ],
    enter: (sign, facts) => {
      sign('obligation.signed', () => ({
        obligation,
        course: id,
        person: trainee.id,
        paid,
        from,
        years: facts.years,
        contractUntil,
      }));
      return facts;
    },
  });
  return { obligation: vault.db.count('SELECT no AS n FROM obligation WHERE id = ?', obligation), until };
}

export async function releaseFromService(
  vault: OpenVault,
  input: ParsedInput<'training.release'>,
  call: Call,
): Promise<{ repayment: number }> {
  const desk = assertStanding(vault, call, ['clerk']);
  const { cause } = input;
  const known = findObligation(vault.db, input.obligation);
  const trainee = loadPerson(vault.db, known.person);
  call.about.person = trainee.id;
  const on = input.on ?? today(vault);
  const judge = () => {
    const obligation = findObligation(vault.db, input.obligation);
    const until = serviceEnds(obligation);
    assertAllowed(
      decide(releaseRules, {
        own: trainee.human === desk.human,
        ended: obligation.endedOn !== null,
        served: until <= on,
        cause,
        until,
      }),
    );
    return cause === 'left' ? repaymentOn(obligation, on) : 0;
  };
  judge();
  const ground =
    cause === 'waived' ? requiredText(input.ground, 'ground') : optionalText(input.ground, 'ground');
  const [credential] = input.cosign;
  const manager = credential === undefined ? null : findPerson(vault.db, credential.who);
  if (cause === 'waived') {
    if (manager === null || !isGeneralManager(vault, manager))
      throw new Refusal('TRAINING_NOT_YOURS', { post: 'general' });
    if (manager.human === trainee.human) throw new Refusal('TRAINING_OWN');
  }
  const repayment = await signedAct(vault, call, {
    judge,
    by: async () => [
      ...(cause === 'waived' && manager !== null && credential !== undefined
        ? await oneself(manager, 'self', credential)(vault, call)
        : []),
      ...(await oneself(desk, 'clerk', input.signature)(vault, call)),
    ],
    enter: (sign, owed) => {
      sign('obligation.ended', (texts) => ({
        obligation: known.id,
        on,
        cause,
        repayment: owed,
        ground: ground === '' ? null : texts.of(ground),
      }));
      return owed;
    },
  });
  return { repayment };
}
