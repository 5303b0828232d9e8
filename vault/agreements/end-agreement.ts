/** An agreement ends: dropped by whoever keeps the register while it is unsigned, by two signatures afterwards (P5). */
import type { AgreementShown } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { endRules } from '../../shared/policy/agreement-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { isKeeper } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { bothSides, oneself, signedAct, type Unlocking } from '../acts/signed-act.ts';
import { assertAllowed, assertStanding, requiredText } from '../acts/signing.ts';
import { today } from '../acts/today.ts';
import type { Signer } from '../keys/signer.ts';
import { findAgreement } from '../storage/agreements.ts';
import { findPerson, loadPerson, type Person } from '../storage/people.ts';
import { shownAgreement, visibleAgreement } from './agreements-shown.ts';
import { besideKeeper } from './beside-keeper.ts';
import { registrarOf } from './make-agreement.ts';

/** The person beside a keeper; or custodian and approver, where the firm lets somebody go from it alone. */
function whoReleases(
  vault: OpenVault,
  desk: Person,
  person: Person,
  input: ParsedInput<'agreement.end'>,
): Unlocking<readonly Signer[]> {
  const [credential] = input.cosign;
  const other = credential === undefined ? null : findPerson(vault.db, credential.who);
  const firmAlone =
    isKeeper(desk.roles) && person.human !== desk.human && other !== null && other.human !== person.human;
  return firmAlone
    ? bothSides(desk, input, [person])
    : besideKeeper(vault, desk, person, input.signature, credential);
}

export async function endAgreement(
  vault: OpenVault,
  input: ParsedInput<'agreement.end'>,
  call: Call,
): Promise<AgreementShown> {
  const desk = assertStanding(vault, call, []);
  const { id, person: about, signed } = visibleAgreement(vault, desk, input.agreement);
  call.about.person = about;
  const person = loadPerson(vault.db, about);
  const own = person.human === desk.human;
  const cause = signed === null ? 'dropped' : 'released';
  const mayAct =
    cause === 'dropped'
      ? desk.roles.includes('clerk') || desk.roles.includes('custodian')
      : own || isKeeper(desk.roles);
  if (!mayAct)
    throw new Refusal('ROLE_NEEDED', {
      role: cause === 'dropped' ? 'clerk,custodian' : 'custodian,approver',
    });
  const judge = () => {
    const now = findAgreement(vault.db, input.agreement);
    assertAllowed(
      decide(endRules, {
        own: own && cause === 'dropped',
        ended: now.ended !== null,
        signed: now.signed !== null,
      }),
    );
    // Signed meanwhile: it takes other signatures now.
    if ((now.signed === null) !== (signed === null)) throw new Refusal('AGREEMENT_CHANGED');
  };
  judge();
  const ground = requiredText(input.ground, 'ground');
  await signedAct(vault, call, {
    judge,
    by:
      cause === 'dropped'
        ? oneself(desk, registrarOf(desk), input.signature)
        : whoReleases(vault, desk, person, input),
    enter: (sign) =>
      sign('agreement.ended', (texts) => ({
        agreement: id,
        person: about,
        on: input.on ?? today(vault),
        cause,
        ground: texts.of(ground),
      })),
  });
  return shownAgreement(vault, desk, findAgreement(vault.db, input.agreement));
}
