/** The facts of papers about what leaves the vault (D8). */
import { withNumber } from '../../shared/vocabulary/among-others.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { readBody } from '../access-log/log-rows-shown.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { type LoadedRelease, todayAtDesk, visibleRelease } from '../releases/release-facts.ts';
import { standingOf } from '../releases/release-standing.ts';
import type { LeafRow } from '../storage/log-rows.ts';
import { loadPerson, shownAmongOthers } from '../storage/people.ts';
import { approvalsOfRelease, slipsOfRelease } from '../storage/releases.ts';
import { certificateSheet } from './certified-copy.ts';
import { type AskedPaper, type DrawnPaper, firmOf } from './drawn-paper.ts';
import { type ReleasePaperItem, releaseSlipSheet } from './release-slip.ts';

const recipientOf = ({ release, recipient }: LoadedRelease): string =>
  recipient === null ? (release.outsider ?? '') : withNumber(recipient);

function handedOutOf(
  vault: OpenVault,
  { release }: LoadedRelease,
): { by: string; atMs: number; entry: number } | null {
  const { handedOut, handedOutAtMs, custodian } = release;
  if (handedOut === null || handedOutAtMs === null || custodian === null) return null;
  return { by: shownAmongOthers(vault.db, custodian), atMs: handedOutAtMs, entry: handedOut };
}

const itemsOf = ({ dossier, documents, items }: LoadedRelease): ReleasePaperItem[] =>
  documents.map((document, i) => {
    const item = items[i];
    return {
      document: `${dossier.code}/${document.no}`,
      title: document.title,
      version: document.version,
      pages: document.pages,
      bytes: item?.bytes ?? null,
      sha256: item?.digest ?? null,
      back: item === undefined || item.back === null ? null : { how: item.back, on: item.backOn ?? '' },
    };
  });

/** Each print of a slip has a number of its own: an outsider signs one of them, and the handing out names it. */
export function gatherReleaseSlip({ vault, call, about, words }: AskedPaper): DrawnPaper {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const loaded = visibleRelease(vault, desk, about, call);
  const { release, dossier, items, requester, approvers } = loaded;
  const sheet = releaseSlipSheet(
    {
      firm: firmOf(vault),
      no: `R${release.no}-${slipsOfRelease(vault.db, release.id).length + 1}`,
      onMs: vault.writer.readClock().wallMs,
      code: dossier.code,
      client: dossier.client,
      classification: dossier.classification,
      form: release.form,
      recipient: recipientOf(loaded),
      outsider: loaded.recipient === null,
      requester: withNumber(requester),
      requestedAtMs: release.requestedAtMs,
      ground: release.ground,
      due: release.due,
      standing: standingOf(release, items, {
        nowMs: vault.writer.nowMs(),
        today: todayAtDesk(vault),
        approvals: approvers.length,
      }),
      approvals: approvalsOfRelease(vault.db, release.id).map(({ approver, at, reason }) => ({
        approver: withNumber(loadPerson(vault.db, approver)),
        atMs: at,
        reason,
      })),
      handedOut: handedOutOf(vault, loaded),
      trace: release.trace,
      items: itemsOf(loaded),
    },
    words,
  );
  return { sheet, about: aboutRelease(loaded) };
}

const aboutRelease = ({ release, recipient }: LoadedRelease): DrawnPaper['about'] => ({
  release: release.id,
  dossier: release.dossier,
  ...(recipient === null ? {} : { person: recipient.id }),
});

/** `R12`, or `R12/3` for one of its documents. A marked copy has another digest than the original: it has no certificate. */
export function gatherCertificate({ vault, call, about, words }: AskedPaper): DrawnPaper {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const [written = '', number] = about.split('/');
  const loaded = visibleRelease(vault, desk, written, call);
  const { release, dossier } = loaded;
  const handedOut = handedOutOf(vault, loaded);
  if (handedOut === null || release.form === 'marked-copy') throw new Refusal('PAPER_TOO_EARLY');
  const wanted = loaded.documents
    .map((document, i) => ({ document, item: loaded.items[i] }))
    .filter(({ document }) => number === undefined || String(document.no) === number.trim());
  if (wanted.length === 0) throw new Refusal('RELEASE_ITEM');
  const sheet = certificateSheet(
    {
      firm: firmOf(vault),
      release: `R${release.no}`,
      onMs: vault.writer.readClock().wallMs,
      code: dossier.code,
      client: dossier.client,
      recipient: recipientOf(loaded),
      ground: release.ground,
      approvers: approvalsOfRelease(vault.db, release.id).map(({ approver }) =>
        withNumber(loadPerson(vault.db, approver)),
      ),
      handedOut,
      items: wanted.map(({ document, item }) => ({
        document: `${dossier.code}/${document.no}`,
        title: document.title,
        version: document.version,
        dated: document.dated,
        pages: document.pages,
        bytes: item?.bytes ?? 0,
        sha256: item?.digest ?? '',
        filed: filedAs(vault, document.submitted),
      })),
    },
    words,
  );
  const [only] = wanted;
  return {
    sheet,
    about: {
      ...aboutRelease(loaded),
      ...(wanted.length === 1 && only !== undefined ? { document: only.document.id } : {}),
    },
  };
}

function filedAs(vault: OpenVault, entry: number): { by: string; atMs: number; entry: number } {
  const leaf = vault.db.get<LeafRow>('SELECT * FROM leaf WHERE idx = ?', entry);
  if (leaf === undefined) return { by: '', atMs: 0, entry };
  const { signers, at } = readBody(leaf);
  const by = signers[0]?.person;
  return { by: by === undefined ? '' : shownAmongOthers(vault.db, by), atMs: at.wall, entry };
}
