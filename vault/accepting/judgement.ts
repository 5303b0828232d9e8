/** One filing judged by its custodian: accepted or sent back, and what is entered of it (D5, D7). Alone and in a batch the same. */
import { rmSync } from 'node:fs';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { acceptRules, sendBackRules } from '../../shared/policy/filing-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import type { BatchId, DocumentId, LineageId } from '../../shared/vocabulary/ids.ts';
import type { Language } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertAllowed, optionalText, requiredText } from '../acts/signing.ts';
import type { Transaction } from '../audit/log-writer.ts';
import { sealEnvelopesOf } from '../clients/contact-sheet.ts';
import { likesToldTo } from '../filing/told-of-likeness.ts';
import type { Signer } from '../keys/signer.ts';
import { successorOf } from '../storage/clients.ts';
import { type Document, findDocument, findDossier, loadDocument, loadDossier } from '../storage/dossiers.ts';
import { hasActed, loadPerson, type Person } from '../storage/people.ts';
import { objectPath } from '../storage/vault-folder.ts';

/** As the custodian says it: which filing, and what becomes of it. */
export type Said = ParsedInput<'document.judge'>['judgements'][number];

/** What it is to become; `reason` is why it goes back. */
export type Judgement =
  | {
      readonly decision: 'accept';
      readonly document: Document;
      readonly because: string;
      readonly chosen: LineageId | null;
    }
  | { readonly decision: 'send-back'; readonly document: Document; readonly reason: string };

export function findForKeeper(vault: OpenVault, desk: Person, written: string, call: Call): Document {
  const slash = written.lastIndexOf('/');
  const dossier = findDossier(vault.db, slash < 1 ? written : written.slice(0, slash), desk);
  call.about.dossier = dossier.id;
  const { document } = findDocument(vault.db, written, desk);
  call.about.document = document.id;
  return document;
}

export function parseJudgement(vault: OpenVault, desk: Person, said: Said, call: Call): Judgement {
  const document = findForKeeper(vault, desk, said.document, call);
  if (said.decision === 'send-back')
    return { decision: 'send-back', document, reason: optionalText(said.reason, 'reason') };
  return {
    decision: 'accept',
    document,
    because: optionalText(said.newBecause ?? '', 'reason'),
    chosen:
      said.versionOf === undefined ? null : findDocument(vault.db, said.versionOf, desk).document.lineage,
  };
}

/** `ahead`: lineages that the same batch takes in before this one, so that a version may follow its first. */
export function assertJudgement(
  vault: OpenVault,
  desk: Person,
  judgement: Judgement,
  ahead: ReadonlySet<LineageId> = new Set(),
): Document {
  const now = loadDocument(vault.db, judgement.document.id);
  const base = {
    documentKnown: true,
    dossierHeld: loadDossier(vault.db, now.dossier).held,
    hasUsed: hasActed(vault.db, desk.human, now.dossier, 'user'),
    pending: now.state === 'submitted',
    isAuthor: loadPerson(vault.db, now.author).human === desk.human,
  };
  if (judgement.decision === 'send-back') {
    assertAllowed(decide(sendBackRules, base));
    requiredText(judgement.reason, 'reason');
    return now;
  }
  const { because, chosen } = judgement;
  assertAllowed(
    decide(acceptRules, {
      ...base,
      joined: now.joined !== 'new',
      lineageAccepted:
        ahead.has(now.lineage) ||
        vault.db.get("SELECT 1 FROM document WHERE lineage = ? AND state = 'accepted'", now.lineage) !==
          undefined,
      likeCount: now.likeTo.length,
      likes: likesToldTo(vault, now.likeTo, desk).slice(0, 5).join('；'),
      choice: chosen !== null ? 'version-of' : because !== '' ? 'new-because' : 'none',
      chosenIsLike: chosen !== null && now.likeTo.includes(chosen),
    }),
  );
  return now;
}

/** Where an accepted filing will belong. */
export const lineageOf = ({ document: { joined, lineage }, chosen }: Judgement & { decision: 'accept' }) =>
  joined === 'new' && chosen !== null ? chosen : lineage;

export interface SignedBy {
  readonly signer: Signer;
  /** Null where it is signed alone. */
  readonly batch: BatchId | null;
  readonly language: Language;
}

/** Enters it; whoever calls has judged it within the same transaction. Gives the version; null for one that goes back. */
export function enterJudgement(
  vault: OpenVault,
  tx: Transaction,
  judgement: Judgement,
  now: Document,
  { signer, batch, language }: SignedBy,
): number | null {
  const inBatch = batch === null ? {} : { batch };
  if (judgement.decision === 'send-back') {
    const { reason } = judgement;
    vault.db.run('DELETE FROM capsule WHERE document = ?', now.id);
    tx.append({
      type: 'document.sent-back',
      data: (texts) => ({ document: now.id, reason: texts.of(reason), ...inBatch }),
      signers: [signer],
      place: vault.place(),
    });
    return null;
  }
  const { because, chosen } = judgement;
  const lineage = lineageOf({ ...judgement, document: now });
  const version =
    vault.db.count('SELECT coalesce(max(version), 0) AS n FROM document WHERE lineage = ?', lineage) + 1;
  const kind =
    now.joined !== 'new'
      ? 'joined'
      : now.likeTo.length === 0
        ? 'first'
        : chosen !== null
          ? 'version-of'
          : 'new-because';
  tx.append({
    type: 'document.accepted',
    data: (texts) => ({
      document: now.id,
      lineage,
      version,
      choice: kind,
      because: kind === 'new-because' ? texts.of(because) : null,
      ...inBatch,
    }),
    signers: [signer],
    place: vault.place(),
  });
  // What was lent as an ordinary document and is a contact sheet from here on: its envelope is sealed for a successor.
  if (now.sheet === 'contact-sheet') {
    const successor = successorOf(vault.db, now.dossier);
    if (successor !== null) sealEnvelopesOf(vault, tx, successor, signer, language);
  }
  return version;
}

/** What was sealed goes with it; the entry and its reason stay. */
export function deleteSealed(vault: OpenVault, document: DocumentId): void {
  for (const part of ['rendition', 'original'] as const)
    rmSync(objectPath(vault.folder, document, part), { force: true });
}
