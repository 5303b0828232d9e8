/**
 * Accepting and sending back: the custodian judges by metadata, report and likeness, never by content (D5, D7). One filing, or up
 * to two hundred that were each opened, under one passphrase: each is its own statement, signed in a transaction of its own (D5b).
 */
import type { CommandAnswers } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { filingBatchRules } from '../../shared/policy/filing-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import type { BatchId, LineageId } from '../../shared/vocabulary/ids.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertAllowed, assertStanding } from '../acts/signing.ts';
import { unlock } from '../acts/unlock.ts';
import { newId } from '../sealing/new-ids.ts';
import type { Person } from '../storage/people.ts';
import {
  assertJudgement,
  deleteSealed,
  enterJudgement,
  type Judgement,
  lineageOf,
  parseJudgement,
  type Said,
} from './judgement.ts';

/** Every one can be signed as things stand; what is judged before takes its lineage in for those after it. */
function assertAll(
  vault: OpenVault,
  desk: Person,
  judgements: readonly Judgement[],
  call: Call,
  said: readonly Said[],
): void {
  const ahead = new Set<LineageId>();
  for (const [at, judgement] of judgements.entries()) {
    if (judgements.length > 1) call.at = said[at]?.document ?? null;
    call.about.dossier = judgement.document.dossier;
    call.about.document = judgement.document.id;
    assertJudgement(vault, desk, judgement, ahead);
    if (judgement.decision === 'accept') ahead.add(lineageOf(judgement));
  }
  call.at = null;
}

/**
 * A refusal or a fault ends it there; what was signed before it stands, and both say what that is. Throws Refusal, with the filing
 * that it stopped at.
 */
export async function judgeFilings(
  vault: OpenVault,
  { judgements: said, signature }: ParsedInput<'document.judge'>,
  call: Call,
): Promise<CommandAnswers['document.judge']> {
  const desk = assertStanding(vault, call, ['custodian']);
  const judgements = said.map((each) => {
    if (said.length > 1) call.at = each.document;
    return parseJudgement(vault, desk, each, call);
  });
  call.at = null;
  const opened = vault.signedIn?.filingsOpened;
  const ids = new Set(judgements.map(({ document }) => document.id));
  if (said.length > 1)
    assertAllowed(
      decide(filingBatchRules, {
        size: said.length,
        everyOneOpened: [...ids].every((id) => opened?.has(id) === true),
        nothingTwice: ids.size === said.length,
      }),
    );
  assertAll(vault, desk, judgements, call, said);
  const keys = await unlock(vault, call, desk, signature);
  const batch = said.length > 1 ? newId<BatchId>() : null;
  const versions: (number | null)[] = [];
  for (const [at, judgement] of judgements.entries()) {
    const written = said[at]?.document ?? '';
    if (said.length > 1) call.at = written;
    call.about.dossier = judgement.document.dossier;
    call.about.document = judgement.document.id;
    const version = vault.writer.transact((tx) => {
      // A stick that came along to sign may have known of a newer state (A6).
      assertStanding(vault, call, ['custodian']);
      const now = assertJudgement(vault, desk, judgement);
      return enterJudgement(vault, tx, judgement, now, {
        signer: keys.signer(desk.id, 'custodian'),
        batch,
        language: call.language,
      });
    });
    if (judgement.decision === 'send-back') deleteSealed(vault, judgement.document.id);
    opened?.delete(judgement.document.id);
    versions.push(version);
    call.done.push(written);
    call.progress(call.done.length, said.length);
  }
  return { signed: call.done, versions };
}

export async function acceptDocument(
  vault: OpenVault,
  { signature, ...accepted }: ParsedInput<'document.accept'>,
  call: Call,
): Promise<CommandAnswers['document.accept']> {
  const judgements = [{ decision: 'accept' as const, ...accepted }];
  const { versions } = await judgeFilings(vault, { judgements, signature }, call);
  return { document: accepted.document, version: versions[0] ?? 1 };
}

export async function sendBackDocument(
  vault: OpenVault,
  { document, reason, signature }: ParsedInput<'document.send-back'>,
  call: Call,
): Promise<CommandAnswers['document.send-back']> {
  await judgeFilings(vault, { judgements: [{ decision: 'send-back', document, reason }], signature }, call);
  return { sentBack: document };
}
