/** Agreements as they are shown: one's own to everybody, all of them to those who run or oversee the registers (P5). */
import type { AgreementShown } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { agreementRemarks } from '../../shared/policy/agreement-remarks.ts';
import { agreementStands } from '../../shared/policy/agreement-standing.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { today } from '../acts/today.ts';
import { scanSealed } from '../filing/told-of-registers.ts';
import {
  type Agreement,
  agreementById,
  agreementsOf,
  findAgreement,
  listAgreements,
  templateVersion,
} from '../storage/agreements.ts';
import { findPerson, loadPerson, type Person, shownAmongOthers } from '../storage/people.ts';
import { seesRegisters } from '../training/posts.ts';

export function listAgreementsShown(
  vault: OpenVault,
  input: ParsedInput<'agreement.list'>,
  call: Call,
): readonly AgreementShown[] {
  const desk = assertStanding(vault, call, []);
  const all = seesRegisters(vault, desk);
  // Whoever sees their own only learns nothing of others by asking for them.
  const of = input.who === undefined || !all ? null : findPerson(vault.db, input.who).human;
  const rows = all && of === null ? listAgreements(vault.db) : agreementsOf(vault.db, of ?? desk.human);
  return rows.map((each) => shownAgreement(vault, desk, each));
}

/** For everybody else the agreement does not exist. */
export function visibleAgreement(vault: OpenVault, desk: Person, no: number): Agreement {
  const agreement = findAgreement(vault.db, no);
  const own = loadPerson(vault.db, agreement.person).human === desk.human;
  if (!own && !seesRegisters(vault, desk)) throw new Refusal('NO_SUCH_AGREEMENT');
  return agreement;
}

export function shownAgreement(vault: OpenVault, desk: Person, agreement: Agreement): AgreementShown {
  const person = loadPerson(vault.db, agreement.person);
  const { template, templateVersion: version } = agreement;
  const text =
    template === null || version === null ? undefined : templateVersion(vault.db, template, version);
  const replaced = agreement.replaces === null ? undefined : agreementById(vault.db, agreement.replaces);
  const { signed, endCause: ended, until } = agreement;
  return {
    agreement: agreement.no,
    state: agreement.state,
    personNo: person.no,
    person: shownAmongOthers(vault.db, agreement.person),
    kind: agreement.kind,
    title: agreement.title,
    template: text === undefined ? null : { template: text.no, version: text.version, title: text.title },
    replaces: replaced?.no ?? null,
    from: agreement.from,
    until,
    afterMonths: agreement.afterMonths,
    dossiers: agreement.dossiers.map((code) => code ?? '—'),
    classes: agreement.classes,
    secrets: agreement.secrets,
    area: agreement.area,
    compensation: agreement.compensation,
    wage: agreement.wage,
    penalty: agreement.penalty,
    remark: agreement.remark,
    stands: agreementStands({ signed: signed !== null, ended, until }, today(vault)),
    signedOn: agreement.signedOn,
    scan: scanOf(vault, desk, agreement),
    endedOn: agreement.endedOn,
    ground: agreement.ground,
    remarks: agreementRemarks(agreement),
    own: person.human === desk.human,
  };
}

function scanOf(vault: OpenVault, desk: Person, { sha256, kept, signed }: Agreement): AgreementShown['scan'] {
  if (sha256 === null) return null;
  const filedAfter = ({ submitted }: { readonly submitted: number }) => signed !== null && submitted > signed;
  return { sha256, kept, sealed: scanSealed(vault, desk, { sha256, kept }, filedAfter) };
}
