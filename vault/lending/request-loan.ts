/** Requesting a loan: refused at once, and on record, where a rule stands against it (L1). */
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { requestRules } from '../../shared/policy/loan-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import type { LoanId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { oneself, signedAct } from '../acts/signed-act.ts';
import { assertAllowed, assertStanding, requiredText } from '../acts/signing.ts';
import { newId } from '../sealing/new-ids.ts';
import { type Document, findDocument, hasWritten, loadDossier, mayKnow } from '../storage/dossiers.ts';
import { hasOpenLoan, loadAllowance, nextLoanNo } from '../storage/loans.ts';
import { hasActed, loadPerson, type Person } from '../storage/people.ts';

const DAY_MS = 86_400_000;

/** Whether this person may ask for this document now (L1). */
export function judgeRequest(
  vault: OpenVault,
  person: Person,
  document: Document,
  asked: { readonly fromMs: number; readonly toMs: number; readonly openLoan: boolean },
) {
  const { db, policy } = vault;
  const dossier = loadDossier(db, document.dossier);
  const allowance = loadAllowance(db, person.human, document.lineage, dossier.classification, policy);
  return decide(requestRules, {
    visible: mayKnow(person, dossier) && (document.state === 'accepted' || document.author === person.id),
    accepted: document.state === 'accepted',
    frozen: person.frozen,
    held: dossier.held,
    hasKept: hasActed(db, person.human, dossier.id, 'keeper'),
    wroteIt:
      !policy.authorMayBorrow &&
      hasWritten(
        db,
        person.human,
        document.lineage,
        policy.authorSeparation === 'dossier' ? dossier.id : null,
      ),
    viewsLeft: allowance.left,
    cap: allowance.cap,
    ...asked,
    nowMs: vault.writer.nowMs(),
    loanDaysMax: policy.loanDaysMax,
  });
}

export async function requestLoan(
  vault: OpenVault,
  input: ParsedInput<'loan.request'>,
  call: Call,
): Promise<{ loan: string }> {
  const desk = assertStanding(vault, call, ['borrower']);
  if (desk.frozen) throw new Refusal('PERSON_FROZEN');
  const { document, dossier } = findDocument(vault.db, input.document, desk);
  call.about.document = document.id;
  call.about.dossier = dossier.id;
  const fromMs = input.fromMs ?? vault.writer.nowMs();
  const toMs = input.toMs ?? fromMs + vault.policy.loanDaysMax * DAY_MS;
  const judge = (): void => {
    const person = loadPerson(vault.db, desk.id);
    const openLoan = hasOpenLoan(vault.db, person.human, document.id);
    assertAllowed(judgeRequest(vault, person, document, { fromMs, toMs, openLoan }));
  };
  judge();
  const reason = requiredText(input.reason, 'reason');
  const place = requiredText(input.place, 'place');
  const no = await signedAct(vault, call, {
    judge,
    by: oneself(desk, 'borrower', input.signature),
    enter: (sign) => {
      const next = nextLoanNo(vault.db);
      sign('loan.requested', (texts) => ({
        loan: newId<LoanId>(),
        document: document.id,
        no: next,
        lineage: document.lineage,
        dossier: dossier.id,
        category: input.category,
        reason: texts.of(reason),
        place: texts.of(place),
        from: fromMs,
        to: toMs,
      }));
      return next;
    },
  });
  return { loan: `L${no}` };
}
