/** Filings that wait for a custodian: in a list, and each opened for judging (D5, D5b, D7). */
import type { OpenedFiling, PendingDocument } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { shownReportOfFiled } from '../filing/report-of.ts';
import { joinToldTo, likesToldTo } from '../filing/told-of-likeness.ts';
import { registeredFilings } from '../filing/told-of-registers.ts';
import { alikeTo } from '../filing/why-alike.ts';
import { type Document, loadDossier, mayKnow, pendingDocuments } from '../storage/dossiers.ts';
import { checkOf, formCountOf } from '../storage/forms.ts';
import { type Person, shownAmongOthers } from '../storage/people.ts';
import { findForKeeper } from './judgement.ts';

function shown(
  vault: OpenVault,
  desk: Person,
  document: Document,
  registered: ReturnType<typeof registeredFilings>,
): PendingDocument {
  const dossier = loadDossier(vault.db, document.dossier);
  return {
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
    form: formCountOf(vault.db, document.id),
    check: checkOf(vault.db, document.id),
    like: likesToldTo(vault, document.likeTo, desk),
    registered: registered.get(document.id) ?? [],
  };
}

/** Authors are not told what the registers hold. */
const registeredToldTo = (vault: OpenVault, desk: Person): ReturnType<typeof registeredFilings> =>
  desk.roles.includes('custodian') ? registeredFilings(vault) : new Map();

export function listPending(vault: OpenVault, call: Call): readonly PendingDocument[] {
  const desk = assertStanding(vault, call, ['custodian', 'author']);
  const pending = pendingDocuments(vault.db)
    .filter((document) => desk.roles.includes('custodian') || document.author === desk.id)
    .filter((document) => mayKnow(desk, loadDossier(vault.db, document.dossier)));
  if (pending.length === 0) return [];
  const registered = registeredToldTo(vault, desk);
  return pending.map((document) => shown(vault, desk, document, registered));
}

/** Opening a filing is what lets it into a batch (D5b). */
export function openFiling(vault: OpenVault, input: ParsedInput<'document.look'>, call: Call): OpenedFiling {
  const desk = assertStanding(vault, call, ['custodian']);
  const document = findForKeeper(vault, desk, input.document, call);
  if (document.state !== 'submitted') throw new Refusal('DOCUMENT_NOT_PENDING');
  vault.signedIn?.filingsOpened.add(document.id);
  return {
    ...shown(vault, desk, document, registeredToldTo(vault, desk)),
    alike: alikeTo(vault, document, desk),
  };
}
