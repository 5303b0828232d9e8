/** Accepting and sending back: the custodian judges by metadata, report and likeness, never by content (D5, D7). */

import { rmSync } from 'node:fs';
import type { PendingDocument } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { acceptRules, sendBackRules } from '../../shared/policy/filing-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { actWithKeys, oneself, signedAct } from '../acts/signed-act.ts';
import { assertAllowed, assertStanding, optionalText, requiredText } from '../acts/signing.ts';
import { unlock } from '../acts/unlock.ts';
import { sealEnvelopesOf } from '../clients/contact-sheet.ts';
import { shownReportOfFiled } from '../filing/report-of.ts';
import { joinToldTo, likesToldTo } from '../filing/told-of-likeness.ts';
import { successorOf } from '../storage/clients.ts';
import {
  type Document,
  findDocument,
  findDossier,
  loadDocument,
  loadDossier,
  mayKnow,
  pendingDocuments,
} from '../storage/dossiers.ts';
import { hasActed, loadPerson, type Person, shownAmongOthers } from '../storage/people.ts';
import { objectPath } from '../storage/vault-folder.ts';

export function listPending(vault: OpenVault, call: Call): readonly PendingDocument[] {
  const desk = assertStanding(vault, call, ['custodian', 'author']);
  return pendingDocuments(vault.db)
    .filter((document) => desk.roles.includes('custodian') || document.author === desk.id)
    .map((document) => ({ document, dossier: loadDossier(vault.db, document.dossier) }))
    .filter(({ dossier }) => mayKnow(desk, dossier))
    .map(({ document, dossier }) => ({
      document: `${dossier.code}/${document.no}`,
      client: dossier.client,
      sheet: document.sheet,
      ownership: document.ownership,
      submittedAtMs: document.submittedAtMs,
      title: document.title,
      author: shownAmongOthers(vault.db, document.author),
      media: document.media,
      pages: document.pages,
      bytes: document.bytes,
      joined: joinToldTo(vault, document, desk),
      report: shownReportOfFiled(document),
      like: likesToldTo(vault, document.likeTo, desk),
    }));
}

function findForKeeper(vault: OpenVault, desk: Person, written: string, call: Call) {
  const slash = written.lastIndexOf('/');
  const dossier = findDossier(vault.db, slash < 1 ? written : written.slice(0, slash), desk);
  call.about.dossier = dossier.id;
  const { document } = findDocument(vault.db, written, desk);
  call.about.document = document.id;
  return { dossier, document };
}

export async function acceptDocument(
  vault: OpenVault,
  input: ParsedInput<'document.accept'>,
  call: Call,
): Promise<{ document: string; version: number }> {
  const desk = assertStanding(vault, call, ['custodian']);
  const { document } = findForKeeper(vault, desk, input.document, call);
  const because = optionalText(input.newBecause ?? '', 'reason');
  const chosen =
    input.versionOf === undefined ? null : findDocument(vault.db, input.versionOf, desk).document.lineage;
  const choice = chosen !== null ? 'version-of' : because !== '' ? 'new-because' : 'none';
  const judge = (): Document => {
    const now = loadDocument(vault.db, document.id);
    assertAllowed(
      decide(acceptRules, {
        documentKnown: true,
        dossierHeld: loadDossier(vault.db, now.dossier).held,
        hasUsed: hasActed(vault.db, desk.human, now.dossier, 'user'),
        pending: now.state === 'submitted',
        joined: now.joined !== 'new',
        lineageAccepted:
          vault.db.get("SELECT 1 FROM document WHERE lineage = ? AND state = 'accepted'", now.lineage) !==
          undefined,
        likeCount: now.likeTo.length,
        likes: likesToldTo(vault, now.likeTo, desk).slice(0, 5).join('；'),
        choice,
        chosenIsLike: chosen !== null && now.likeTo.includes(chosen),
        isAuthor: loadPerson(vault.db, now.author).human === desk.human,
      }),
    );
    return now;
  };
  const version = await actWithKeys(vault, call, {
    judge,
    by: () => unlock(vault, call, desk, input.signature),
    enter: (tx, now, keys) => {
      const lineage =
        now.joined === 'new' && choice === 'version-of' && chosen !== null ? chosen : now.lineage;
      const next =
        vault.db.count('SELECT coalesce(max(version), 0) AS n FROM document WHERE lineage = ?', lineage) + 1;
      const kind =
        now.joined !== 'new'
          ? 'joined'
          : now.likeTo.length === 0
            ? 'first'
            : choice === 'version-of'
              ? 'version-of'
              : 'new-because';
      tx.append({
        type: 'document.accepted',
        data: (texts) => ({
          document: now.id,
          lineage,
          version: next,
          choice: kind,
          because: kind === 'new-because' ? texts.of(because) : null,
        }),
        signers: [keys.signer(desk.id, 'custodian')],
        place: vault.place(),
      });
      // What was lent as an ordinary document and is a contact sheet from here on: its envelope is sealed for a successor.
      if (now.sheet === 'contact-sheet') {
        const successor = successorOf(vault.db, now.dossier);
        if (successor !== null)
          sealEnvelopesOf(vault, tx, successor, keys.signer(desk.id, 'custodian'), call.language);
      }
      return next;
    },
  });
  return { document: input.document, version };
}

/** Sending back deletes what was sealed; the entry and its reason stay. */
export async function sendBackDocument(
  vault: OpenVault,
  input: ParsedInput<'document.send-back'>,
  call: Call,
): Promise<{ sentBack: string }> {
  const desk = assertStanding(vault, call, ['custodian']);
  const { document } = findForKeeper(vault, desk, input.document, call);
  const judge = (): void => {
    const now = loadDocument(vault.db, document.id);
    assertAllowed(
      decide(sendBackRules, {
        documentKnown: true,
        dossierHeld: loadDossier(vault.db, now.dossier).held,
        hasUsed: hasActed(vault.db, desk.human, now.dossier, 'user'),
        pending: now.state === 'submitted',
        isAuthor: loadPerson(vault.db, now.author).human === desk.human,
      }),
    );
  };
  judge();
  const reason = requiredText(input.reason, 'reason');
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, 'custodian', input.signature),
    enter: (sign) => {
      vault.db.run('DELETE FROM capsule WHERE document = ?', document.id);
      sign('document.sent-back', (texts) => ({ document: document.id, reason: texts.of(reason) }));
    },
  });
  for (const part of ['rendition', 'original'] as const)
    rmSync(objectPath(vault.folder, document.id, part), { force: true });
  return { sentBack: input.document };
}
