/** An agreement is signed: at the desk by its person and a keeper for the firm, or on paper, of which a scan is brought in (P5). */
import type { AgreementShown } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { signRules } from '../../shared/policy/agreement-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { amongOthers } from '../../shared/vocabulary/among-others.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { isKeeper } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { oneself, signedAct } from '../acts/signed-act.ts';
import { assertAllowed, assertStanding, optionalText } from '../acts/signing.ts';
import { today } from '../acts/today.ts';
import { encodeHex, sha256 } from '../sealing/suite.ts';
import { type Agreement, agreementById, findAgreement } from '../storage/agreements.ts';
import { loadPerson, type Person } from '../storage/people.ts';
import { readWholeFile } from '../storage/read-source-file.ts';
import { shownAgreement, visibleAgreement } from './agreements-shown.ts';
import { besideKeeper } from './beside-keeper.ts';
import { registrarOf, replacesFit } from './make-agreement.ts';

function judgeSigning(vault: OpenVault, no: number, state: number, own: boolean): Agreement {
  const agreement = findAgreement(vault.db, no);
  const replaced = agreement.replaces === null ? null : (agreementById(vault.db, agreement.replaces) ?? null);
  assertAllowed(
    decide(signRules, {
      own,
      ended: agreement.ended !== null,
      signed: agreement.signed !== null,
      sameState: agreement.state === state,
      replacesFit: replacesFit(vault, agreement, loadPerson(vault.db, agreement.person), replaced),
    }),
  );
  return agreement;
}

const shownAgain = (vault: OpenVault, desk: Person, no: number): AgreementShown =>
  shownAgreement(vault, desk, findAgreement(vault.db, no));

export async function signAgreement(
  vault: OpenVault,
  input: ParsedInput<'agreement.sign'>,
  call: Call,
): Promise<AgreementShown> {
  const desk = assertStanding(vault, call, []);
  const { person: id } = visibleAgreement(vault, desk, input.agreement);
  call.about.person = id;
  const person = loadPerson(vault.db, id);
  const judge = () => judgeSigning(vault, input.agreement, input.state, false);
  judge();
  if (person.human !== desk.human && !isKeeper(desk.roles))
    throw new Refusal('ROLE_NEEDED', { role: 'custodian,approver' });
  // Signed by the very account that it names.
  if (person.human === desk.human && person.id !== desk.id)
    throw new Refusal('COSIGNER_MISSING', { role: amongOthers(person) });
  await signedAct(vault, call, {
    judge,
    by: besideKeeper(vault, desk, person, input.signature, input.cosign[0]),
    enter: (sign, agreement) =>
      sign('agreement.signed', () => ({
        agreement: agreement.id,
        person: id,
        state: agreement.state,
        on: today(vault),
        paper: null,
      })),
  });
  return shownAgain(vault, desk, input.agreement);
}

export async function bringInAgreement(
  vault: OpenVault,
  input: ParsedInput<'agreement.bring-in'>,
  call: Call,
): Promise<AgreementShown> {
  const desk = assertStanding(vault, call, ['clerk', 'custodian']);
  const { person: id } = visibleAgreement(vault, desk, input.agreement);
  call.about.person = id;
  const own = loadPerson(vault.db, id).human === desk.human;
  const judge = () => judgeSigning(vault, input.agreement, input.state, own);
  judge();
  if (input.on > today(vault)) throw new Refusal('INPUT_MALFORMED', { field: 'on' });
  const kept = optionalText(input.kept, 'kept');
  const digest = encodeHex(sha256(readWholeFile(input.file)));
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, registrarOf(desk), input.signature),
    enter: (sign, agreement) =>
      sign('agreement.signed', (texts) => ({
        agreement: agreement.id,
        person: id,
        state: agreement.state,
        on: input.on,
        paper: { sha256: digest, kept: texts.maybe(kept) },
      })),
  });
  return shownAgain(vault, desk, input.agreement);
}
