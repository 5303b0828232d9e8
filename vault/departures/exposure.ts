/** The exposure statement shown, and signed by the leaver beside a custodian or approver (P3). */

import type { ExposureStatement } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { caseRules } from '../../shared/policy/departure-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { amongOthers, withNumber } from '../../shared/vocabulary/among-others.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { oneself, signedAct } from '../acts/signed-act.ts';
import { assertAllowed, assertStanding, keeperOf } from '../acts/signing.ts';
import { isKeeper } from '../clients/client-lines.ts';
import { checkpointWords, parseCheckpoint } from '../log/checkpoint.ts';
import { parseSignedNote } from '../log/signed-note.ts';
import { findDeparture } from '../storage/departures.ts';
import { findPerson, loadPerson } from '../storage/people.ts';
import { bindingAfter } from './binding.ts';
import { caseAtDesk } from './departure-case.ts';
import { drawExposure } from './exposure-statement.ts';

/** Custodians and approvers read anybody's, everybody their own; each reading is an entry, as with the log it is drawn from. */
export function showExposure(
  vault: OpenVault,
  input: ParsedInput<'exposure.show'>,
  call: Call,
): ExposureStatement {
  const desk = assertStanding(vault, call, []);
  const person = findPerson(vault.db, input.who);
  call.about.person = person.id;
  if (!isKeeper(desk) && person.human !== desk.human) {
    throw new Refusal('ROLE_NEEDED', { role: 'custodian,approver' });
  }
  call.about.role = desk.roles.find((role) => role === 'custodian' || role === 'approver') ?? null;
  const checkpoint = parseCheckpoint(parseSignedNote(vault.writer.checkpointNote()).text);
  const drawn = drawExposure(vault, person);
  if (!call.answeredBefore) {
    vault.writer.transact((tx) =>
      tx.append({
        type: 'log.read',
        data: () => ({ person: person.id, query: null, results: drawn.views }),
        actor: vault.actor(call.about.role),
        place: vault.place(),
      }),
    );
  }
  return {
    person: withNumber(person),
    department: person.department,
    size: checkpoint.size,
    checkpointWords: checkpointWords(checkpoint, call.language === 'zh-CN' ? 'zh' : 'en').words,
    ...drawn,
    binding: bindingAfter(vault, person.human, null),
  };
}

export async function signExposure(
  vault: OpenVault,
  input: ParsedInput<'departure.sign-exposure'>,
  call: Call,
): Promise<{ entry: number }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const { departure, leaver, isSelf } = caseAtDesk(vault, desk, input.departure, call);
  const judge = () => {
    assertAllowed(decide(caseRules, { isSelf, state: findDeparture(vault.db, departure.no).state }));
    const drawn = drawExposure(vault, loadPerson(vault.db, leaver.id));
    if (drawn.digest !== input.digest) throw new Refusal('EXPOSURE_CHANGED');
    return drawn;
  };
  judge();
  const [credential] = input.cosign;
  const signing = credential === undefined ? null : findPerson(vault.db, credential.who);
  // It is the leaver who signs what they have seen; nobody signs it for them.
  if (credential === undefined || signing === null || signing.human !== leaver.human)
    throw new Refusal('COSIGNER_MISSING', { role: amongOthers(leaver) });
  const { index } = await signedAct(vault, call, {
    judge,
    by: async () => [
      ...(await oneself(signing, 'self', credential)(vault, call)),
      ...(await oneself(desk, keeperOf(desk), input.signature)(vault, call)),
    ],
    enter: (sign, { digest, clients, documents, views }, tx) =>
      sign('departure.exposure-signed', () => ({
        departure: departure.id,
        size: tx.size,
        digest,
        clients: clients.filter((client) => client.documents.some((each) => each.views.length > 0)).length,
        documents,
        views,
      })),
  });
  return { entry: index };
}
