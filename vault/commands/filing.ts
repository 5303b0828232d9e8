/**
 * Filing: an author submits, a custodian accepts or sends back (D5–D7). The file is sealed at submission under the
 * public keys of both groups; from then on nobody opens it except by a view.
 */
import { closeSync, fstatSync, mkdirSync, openSync, readSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { acceptRules, sendBackRules, submitRules } from '../../shared/policy/filing-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { DocumentId, LineageId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Part } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../call.ts';
import { sealCapsule } from '../keys/document-shares.ts';
import { newId } from '../new-ids.ts';
import type { OpenVault } from '../open-vault.ts';
import { likenessMarks } from '../rendition/likeness-marks.ts';
import { type Examination, FileFault, renditionLimits } from '../rendition/rasteriser.ts';
import { type SealedDocument, SourceChanged, sealDocument } from '../sealing/sealed-document.ts';
import { decodeHex, encodeHex, sha256, zero } from '../sealing/suite.ts';
import { assertAllowed, assertStanding, cleanText, requiredText } from '../signing.ts';
import { storageFault } from '../storage/database.ts';
import {
  type Document,
  type Dossier,
  dossierByCode,
  findDocument,
  findDossier,
  loadDocument,
  loadDossier,
  mayKnow,
  pendingDocuments,
} from '../storage/dossiers.ts';
import { syncFolder } from '../storage/durable-file.ts';
import { hasActed, loadPerson, type Person } from '../storage/people.ts';
import { objectPath } from '../storage/vault-folder.ts';
import { unlock } from '../unlock.ts';

export interface SubmittedDocument {
  readonly document: string;
  readonly pages: number;
  readonly joined: Document['joined'];
  readonly like: number;
  readonly fontsSubstituted: number;
  readonly glyphsMissing: number;
}

/** Files up to this size are read into memory at once, because the rasteriser needs them whole anyway. */
const fileBytesMax = renditionLimits.renditionBytesMax;

/** The file's bytes as they are now. A file that grows, shrinks or is rewritten meanwhile is refused. */
function readWholeFile(path: string): Uint8Array {
  let handle: number;
  try {
    handle = openSync(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new VaultFault('FILE_NOT_FOUND', {}, error);
    throw new Refusal('FILE_UNREADABLE');
  }
  try {
    const before = fstatSync(handle, { bigint: true });
    if (!before.isFile()) throw new Refusal('FILE_UNREADABLE');
    if (before.size === 0n) throw new Refusal('FILE_EMPTY');
    if (before.size > BigInt(fileBytesMax)) throw new Refusal('FILE_TOO_LARGE');
    const bytes = new Uint8Array(Number(before.size));
    for (let done = 0; done < bytes.length; ) {
      const count = readSync(handle, bytes, done, bytes.length - done, done);
      if (count === 0) throw new Refusal('FILE_CHANGED');
      done += count;
    }
    const after = fstatSync(handle, { bigint: true });
    if (after.size !== before.size || after.mtimeNs !== before.mtimeNs) throw new Refusal('FILE_CHANGED');
    return bytes;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('FILE_UNREADABLE');
  } finally {
    closeSync(handle);
  }
}

async function examine(vault: OpenVault, bytes: Uint8Array, fileName: string): Promise<Examination> {
  try {
    // A copy goes: the rasteriser takes its bytes for good, and sealing needs them still.
    return await vault.ports.rasteriser.examine(bytes.slice(), fileName);
  } catch (error) {
    if (error instanceof FileFault) throw new Refusal(error.code, error.detail);
    throw error;
  }
}

interface SealedPart {
  readonly part: Part;
  readonly sealed: SealedDocument;
  readonly bytes: number;
}

async function sealPart(
  vault: OpenVault,
  document: DocumentId,
  part: Part,
  bytes: Uint8Array,
): Promise<SealedPart> {
  const path = objectPath(vault.folder, document, part);
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const handle = await open(path, 'wx', 0o600);
    try {
      const sealed = await sealDocument({
        ids: { vaultId: decodeHex(vault.vault), documentId: decodeHex(document) },
        part,
        length: bytes.length,
        source: [bytes],
        sink: async (block) => {
          await handle.writeFile(block);
        },
      });
      await handle.sync();
      return { part, sealed, bytes: bytes.length };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof SourceChanged) throw new Refusal('FILE_CHANGED');
    throw storageFault(error);
  }
}

interface Likeness {
  readonly lineage: LineageId;
  readonly joined: Document['joined'];
  readonly likeTo: readonly LineageId[];
}

/** Where the new document belongs: joined by sameness, or on its own with a list of what it is like (D7). */
function placeInLineages(
  vault: OpenVault,
  dossier: Dossier,
  input: ParsedInput<'document.submit'>,
  marks: ReturnType<typeof likenessMarks>,
  person: Person,
): Likeness {
  const lineagesOf = (mark: string): LineageId[] =>
    vault.db
      .all<{ lineage: LineageId }>(
        "SELECT DISTINCT d.lineage FROM likeness_mark m JOIN document d ON d.id = m.document WHERE m.mark = ? AND d.state <> 'sent-back' ORDER BY d.submitted",
        mark,
      )
      .map((row) => row.lineage);
  const like = [...new Set(marks.like.flatMap(lineagesOf))];
  const join = (joined: Document['joined'], lineage: LineageId): Likeness => ({
    lineage,
    joined,
    likeTo: like.filter((other) => other !== lineage),
  });
  const sameBytes = lineagesOf(marks.sameBytes)[0];
  if (sameBytes !== undefined) return join('same-bytes', sameBytes);
  const samePages = lineagesOf(marks.samePages)[0];
  if (samePages !== undefined) return join('same-pages', samePages);
  if (input.sheet !== 'document') {
    const sheet = vault.db.get<{ lineage: LineageId }>(
      "SELECT lineage FROM document WHERE dossier = ? AND sheet = ? AND state <> 'sent-back' ORDER BY no LIMIT 1",
      dossier.id,
      input.sheet,
    );
    if (sheet !== undefined) return join('same-sheet', sheet.lineage);
  }
  if (input.versionOf !== undefined) {
    const { document } = findDocument(vault.db, input.versionOf, person);
    return join('version-of', document.lineage);
  }
  return { lineage: newId<LineageId>(), joined: 'new', likeTo: like };
}

export async function submitDocument(
  vault: OpenVault,
  input: ParsedInput<'document.submit'>,
  call: Call,
): Promise<SubmittedDocument> {
  const desk = assertStanding(vault, call, ['author']);
  const check = (): Dossier => {
    const dossier = dossierByCode(vault.db, input.code);
    const known = dossier !== null && mayKnow(desk, dossier);
    if (known) call.about.dossier = dossier.id;
    assertAllowed(
      decide(submitRules, {
        dossierKnown: known,
        ready: isReady(vault),
        dossierHeld: known && dossier.held,
        dossierClosed: known && dossier.status === 'closed',
        hasKept: known && hasActed(vault.db, desk.human, dossier.id, 'keeper'),
      }),
    );
    return dossier!;
  };
  const dossier = check();
  const fileName = cleanText(basename(input.file)) || '—';
  const title = cleanText(input.title ?? '') || fileName.replace(/\.[^.]+$/, '');
  const bytes = readWholeFile(input.file);
  const examination = await examine(vault, bytes, fileName);
  const keys = await unlock(vault, desk, input.signature);
  const document = newId<DocumentId>();
  call.about.document = null;
  const parts: SealedPart[] = [];
  try {
    parts.push(
      await sealPart(
        vault,
        document,
        'rendition',
        examination.rendition === 'same' ? bytes : examination.rendition,
      ),
    );
    if (examination.rendition !== 'same') parts.push(await sealPart(vault, document, 'original', bytes));
    syncFolder(dirname(objectPath(vault.folder, document, 'rendition')));
    const likenessKey = new Uint8Array(
      vault.db.get<{ value: Uint8Array }>("SELECT value FROM secret WHERE name = 'likeness'")?.value ?? [],
    );
    const marks = likenessMarks(likenessKey, dossier.id, [title, fileName], sha256(bytes), examination);
    const result = vault.writer.transact((tx) => {
      const now = check();
      const likeness = placeInLineages(vault, now, input, marks, desk);
      for (const { part, sealed } of parts) {
        sealCapsule(vault.db, vault, 'custody', document, part, sealed.cmt, sealed.shareCustody);
        sealCapsule(vault.db, vault, 'approval', document, part, sealed.cmt, sealed.shareApproval);
      }
      const no = now.documents + 1;
      tx.append({
        type: 'document.submitted',
        data: (texts) => ({
          document,
          dossier: dossier.id,
          no,
          lineage: likeness.lineage,
          joined: likeness.joined,
          likeTo: likeness.joined === 'new' ? [...likeness.likeTo] : [],
          sheet: input.sheet,
          ownership: input.ownership,
          media: examination.kind,
          title: texts.of(title),
          fileName: texts.of(fileName),
          likeness: texts.of(JSON.stringify([marks.sameBytes, marks.samePages, ...marks.like])),
          pages: examination.pages,
          bytes: bytes.length,
          fontsSubstituted: examination.report.fontsSubstituted.length,
          glyphsMissing: examination.report.glyphsMissing,
          custodyEpoch: Number(vault.writer.fact('custody-epoch')),
          approvalEpoch: Number(vault.writer.fact('approval-epoch')),
          parts: parts.map(({ part, sealed, bytes: length }) => ({
            part,
            fileHash: encodeHex(sealed.fileHash),
            cmt: encodeHex(sealed.cmt),
            shareCustody: encodeHex(sealed.commitments.custody),
            shareApproval: encodeHex(sealed.commitments.approval),
            bytes: length,
          })),
        }),
        signers: [keys.signer(desk.id, 'author')],
        place: vault.place(),
      });
      return { no, likeness };
    });
    return {
      document: `${dossier.code}/${result.no}`,
      pages: examination.pages,
      joined: result.likeness.joined,
      like: result.likeness.joined === 'new' ? result.likeness.likeTo.length : 0,
      fontsSubstituted: examination.report.fontsSubstituted.length,
      glyphsMissing: examination.report.glyphsMissing,
    };
  } catch (error) {
    // Nothing is half-filed: without its entry a sealed file is rubbish that nobody can open.
    for (const part of ['rendition', 'original'] as const)
      rmSync(objectPath(vault.folder, document, part), { force: true });
    throw error;
  } finally {
    for (const { sealed } of parts) zero(sealed.shareCustody, sealed.shareApproval);
    zero(bytes);
    keys.drop();
  }
}

/** Sheets of both sides confirmed, and every custodian's and approver's key file known to have its spare. */
export function isReady(vault: OpenVault): boolean {
  if (vault.writer.fact('custody-confirmed') !== '1' || vault.writer.fact('approval-confirmed') !== '1')
    return false;
  return (
    vault.db.get(
      "SELECT 1 FROM role r JOIN person p ON p.id = r.person JOIN keyset k ON k.id = p.keyset WHERE r.ended IS NULL AND r.role IN ('custodian', 'approver') AND k.copies < 2",
    ) === undefined
  );
}

export interface PendingDocument {
  readonly document: string;
  readonly title: string;
  readonly author: string;
  readonly media: string;
  readonly pages: number;
  readonly bytes: number;
  readonly joined: string;
  readonly fontsSubstituted: number;
  readonly glyphsMissing: number;
  /** Known documents it is like, as code/number and title. */
  readonly like: readonly string[];
}

const likeDocuments = (vault: OpenVault, document: Document): string[] =>
  document.likeTo.map((lineage) => {
    const row = vault.db.get<{ code: string | null; no: number; title: string | null }>(
      'SELECT o.code, d.no, d.title FROM document d JOIN dossier o ON o.id = d.dossier WHERE d.lineage = ? ORDER BY d.submitted LIMIT 1',
      lineage,
    );
    return row === undefined ? lineage.slice(0, 8) : `${row.code}/${row.no} ${row.title ?? ''}`.trim();
  });

export function listPending(vault: OpenVault, call: Call): readonly PendingDocument[] {
  const desk = assertStanding(vault, call, ['custodian', 'author']);
  return pendingDocuments(vault.db)
    .filter((document) => desk.roles.includes('custodian') || document.author === desk.id)
    .map((document) => ({
      document: `${loadDossier(vault.db, document.dossier).code}/${document.no}`,
      title: document.title,
      author: loadPerson(vault.db, document.author).name,
      media: document.media,
      pages: document.pages,
      bytes: document.bytes,
      joined: document.joined,
      fontsSubstituted: document.fontsSubstituted,
      glyphsMissing: document.glyphsMissing,
      like: likeDocuments(vault, document),
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
  const because = cleanText(input.newBecause ?? '');
  const chosen =
    input.versionOf === undefined ? null : findDocument(vault.db, input.versionOf, desk).document.lineage;
  const choice = chosen !== null ? 'version-of' : because !== '' ? 'new-because' : 'none';
  const check = (): Document => {
    const now = loadDocument(vault.db, document.id);
    assertAllowed(
      decide(acceptRules, {
        documentKnown: true,
        dossierHeld: loadDossier(vault.db, now.dossier).held,
        hasUsed: hasActed(vault.db, desk.human, now.dossier, 'user'),
        pending: now.state === 'submitted',
        joined: now.joined !== 'new',
        likeCount: now.likeTo.length,
        likes: likeDocuments(vault, now).slice(0, 5).join('；'),
        choice,
        chosenIsLike: chosen !== null && now.likeTo.includes(chosen),
        isAuthor: loadPerson(vault.db, now.author).human === desk.human,
      }),
    );
    return now;
  };
  check();
  const keys = await unlock(vault, desk, input.signature);
  const version = vault.writer.transact((tx) => {
    const now = check();
    const lineage = now.joined === 'new' && choice === 'version-of' && chosen !== null ? chosen : now.lineage;
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
    return next;
  });
  keys.drop();
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
  const check = (): void => {
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
  check();
  const reason = requiredText(input.reason, '事由/reason');
  const keys = await unlock(vault, desk, input.signature);
  vault.writer.transact((tx) => {
    check();
    vault.db.run('DELETE FROM capsule WHERE document = ?', document.id);
    tx.append({
      type: 'document.sent-back',
      data: (texts) => ({ document: document.id, reason: texts.of(reason) }),
      signers: [keys.signer(desk.id, 'custodian')],
      place: vault.place(),
    });
  });
  for (const part of ['rendition', 'original'] as const)
    rmSync(objectPath(vault.folder, document.id, part), { force: true });
  keys.drop();
  return { sentBack: input.document };
}
