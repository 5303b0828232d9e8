/** What the rules of a release are asked about: who is who, and how each of its documents stands now (D8, S3, L4). */
import { carriesContent, type RecipientFacts, type ReleaseFacts } from '../../shared/policy/release-rules.ts';
import type { ReleaseId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { isKeeper, type ReleaseForm } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { isSealedFor } from '../storage/clients.ts';
import {
  type Document,
  type Dossier,
  hasWritten,
  loadDocument,
  loadDossier,
  mayKnow,
} from '../storage/dossiers.ts';
import { loadAllowance } from '../storage/loans.ts';
import { hasActed, loadPerson, type Person } from '../storage/people.ts';
import {
  approvalsOfRelease,
  findRelease,
  hasOpenRelease,
  itemsOfRelease,
  type Release,
  type ReleaseItemRow,
} from '../storage/releases.ts';
import { localTimeText } from '../time/local-time.ts';

/** The day at the desk, by the time that entries are judged by (A8). */
export const todayAtDesk = (vault: OpenVault): string =>
  localTimeText(vault.writer.nowMs(), vault.writer.readClock().offsetMinutes).slice(0, 10);

/** Nobody borrows what they wrote, and nobody receives it (S3). */
export const wrote = (vault: OpenVault, human: string, document: Document, dossier: Dossier): boolean =>
  !vault.policy.authorMayBorrow &&
  hasWritten(
    vault.db,
    human,
    document.lineage,
    vault.policy.authorSeparation === 'dossier' ? dossier.id : null,
  );

function recipientFacts(
  vault: OpenVault,
  recipient: Person,
  document: Document,
  dossier: Dossier,
  { form, id }: { readonly form: ReleaseForm; readonly id: ReleaseId | null },
): RecipientFacts {
  const { db, policy } = vault;
  const allowance = loadAllowance(db, recipient.human, document.lineage, dossier.classification, policy);
  return {
    active: recipient.roles.includes('borrower') && !recipient.frozen && !recipient.leaving,
    mayKnow: mayKnow(recipient, dossier),
    hasKept: hasActed(db, recipient.human, dossier.id, 'keeper'),
    wroteIt: wrote(vault, recipient.human, document, dossier),
    viewsLeft: allowance.left,
    cap: allowance.cap,
    openRelease:
      carriesContent(form) && hasOpenRelease(db, recipient.human, document.lineage, id, vault.writer.nowMs()),
    envelopeSealed: isSealedFor(db, recipient.human, document.lineage),
  };
}

export const documentFacts = (
  vault: OpenVault,
  desk: Person,
  document: Document,
  dossier: Dossier,
  of: { readonly form: ReleaseForm; readonly id: ReleaseId | null; readonly recipient: Person | null },
): ReleaseFacts => ({
  form: of.form,
  held: dossier.held,
  accepted: document.state === 'accepted',
  document: `${dossier.code}/${document.no}`,
  recipient: of.recipient === null ? null : recipientFacts(vault, of.recipient, document, dossier, of),
  mayTellViews: isKeeper(desk.roles) || of.recipient?.human === desk.human,
});

export interface LoadedRelease {
  readonly release: Release;
  readonly dossier: Dossier;
  readonly items: readonly ReleaseItemRow[];
  readonly documents: readonly Document[];
  readonly requester: Person;
  readonly recipient: Person | null;
  /** Humans who have approved it. */
  readonly approvers: readonly string[];
  /** Humans who wrote one of its documents. */
  readonly authors: ReadonlySet<string>;
}

export function completeRelease(vault: OpenVault, release: Release): LoadedRelease {
  const { db } = vault;
  const items = itemsOfRelease(db, release.id);
  const documents = items.map(({ document }) => loadDocument(db, document));
  const authors = new Set(
    [...new Set(documents.map(({ author }) => author))].map((author) => loadPerson(db, author).human),
  );
  return {
    release,
    dossier: loadDossier(db, release.dossier),
    items,
    documents,
    requester: loadPerson(db, release.requester),
    recipient: release.recipient === null ? null : loadPerson(db, release.recipient),
    approvers: approvalsOfRelease(db, release.id).map(({ approver }) => loadPerson(db, approver).human),
    authors,
  };
}

/** Custodians and approvers see all; others what they asked for or receive. */
const maySeeRelease = (vault: OpenVault, desk: Person, release: Release): boolean =>
  isKeeper(desk.roles) ||
  [release.requester, release.recipient].some(
    (id) => id !== null && loadPerson(vault.db, id).human === desk.human,
  );

/** A release as this person may see it. */
export function visibleRelease(vault: OpenVault, desk: Person, written: string, call: Call): LoadedRelease {
  const release = findRelease(vault.db, written);
  if (!maySeeRelease(vault, desk, release)) throw new Refusal('NO_SUCH_RELEASE');
  call.about.dossier = release.dossier;
  call.about.person = release.recipient;
  const loaded = completeRelease(vault, release);
  call.about.document = loaded.documents.length === 1 ? (loaded.documents[0]?.id ?? null) : null;
  return loaded;
}
