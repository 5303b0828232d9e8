/** A custody handover and its items as screens and papers show them. */

import type { CustodyHandover, CustodyItem } from '../../shared/contract/answers.ts';
import type { Language } from '../../shared/vocabulary/refusal.ts';
import { wordsOf } from '../access-log/paper-checkpoint.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { checkpointWords, parseCheckpoint } from '../log/checkpoint.ts';
import { parseSignedNote } from '../log/signed-note.ts';
import { epochUnderWay } from '../shares/epochs.ts';
import {
  type CustodyHandoverRow,
  countsAsChecked,
  itemCounts,
  itemsOfOld,
  listIsCurrent,
  type NamedItem,
} from '../storage/custody.ts';
import type { VaultDatabase } from '../storage/database.ts';
import { datedOf, retentionOf } from '../storage/dossiers.ts';
import { loadPerson, shownAmongOthers } from '../storage/people.ts';
import { borrowerBefore, deedAt, documentBefore, dossierBefore, shownBefore } from './as-signed.ts';

export function shownHandover(
  vault: OpenVault,
  row: CustodyHandoverRow,
  language: Language,
): CustodyHandover {
  const { db } = vault;
  const counts = itemCounts(db, row.id);
  const old = row.state === 'begun' ? itemsOfOld(db, row.id, vault.writer.nowMs()) : 0;
  const left = counts.waiting + old;
  const current = row.state !== 'begun' || (countsAsChecked(row, counts) && listIsCurrent(db, row.id));
  const complete = row.inventory !== null && left === 0 && current;
  // A finished handover shows what was signed, for ever (H3).
  const { signed } = row;
  const then = signed === null ? null : deedAt(vault, signed).checkpoint;
  const now = parseCheckpoint(parseSignedNote(vault.writer.checkpointNote()).text);
  const speaking = language === 'zh-CN' ? 'zh' : 'en';
  const name = (id: CustodyHandoverRow['outgoing']): string =>
    signed === null ? shownAmongOthers(db, id) : shownBefore(db, id, signed);
  const sums = db.get<{ dossiers: number; documents: number; pages: number }>(
    "SELECT count(DISTINCT d.dossier) AS dossiers, count(*) AS documents, coalesce(sum(d.pages), 0) AS pages FROM handover_item i JOIN document d ON d.id = i.document WHERE i.handover = ? AND i.part = 'rendition'",
    row.id,
  );
  const renewal = epochUnderWay(vault, 'custody');
  return {
    no: row.no,
    manner: row.manner,
    state: row.state,
    outgoing: name(row.outgoing),
    incoming: name(row.incoming),
    witness: name(row.witness),
    outgoingNo: loadPerson(db, row.outgoing).no,
    incomingNo: loadPerson(db, row.incoming).no,
    witnessNo: loadPerson(db, row.witness).no,
    ground: row.ground,
    begunAtMs: row.begun_at,
    signedAtMs: row.signed_at,
    check: {
      items: counts.items,
      checked: counts.items - left,
      matched: counts.matched,
      missing: counts.missing,
      differing: counts.differing,
      surplus: counts.surplus,
      onLoan: counts.onLoan,
      withoutNote: counts.withoutNote,
      complete,
      digest: complete ? row.inventory : null,
    },
    dossiers: sums?.dossiers ?? 0,
    documents: sums?.documents ?? 0,
    pages: sums?.pages ?? 0,
    checkpointSize: then?.size ?? now.size,
    checkpointWords: then === null ? checkpointWords(now, speaking).words : wordsOf(then, speaking),
    renewal: row.state !== 'signed' || renewal === null ? null : renewal.switched ? 'database' : 'capsules',
  };
}

/** An item as it is now; of a handover that was signed with entry `signed`, as it was then. */
export function shownItem(db: VaultDatabase, row: NamedItem, signed: number | null): CustodyItem {
  if (signed === null || row.document === '' || row.dossier === null) return itemNow(db, row);
  const dossier = dossierBefore(db, row.dossier, signed);
  const document = documentBefore(db, row.document, signed);
  const item = itemNow(db, row);
  return {
    ...item,
    title: document?.title ?? item.title,
    dated: document === null ? item.dated : document.dated,
    secrecyYears: dossier === null ? item.secrecyYears : dossier.secrecyYears,
    retention: dossier === null ? item.retention : dossier.retention,
    classification: dossier?.classification ?? item.classification,
    home: dossier === null ? item.home : dossier.home,
    onLoanTo: item.onLoanTo === null ? null : (borrowerBefore(db, row.document, signed) ?? item.onLoanTo),
  };
}

const itemNow = (db: VaultDatabase, row: NamedItem): CustodyItem => ({
  no: row.no,
  code: row.code ?? '—',
  document: row.document_no === null ? null : `${row.code ?? '—'}/${row.document_no}`,
  title: row.document === '' ? row.part : (row.title ?? '—'),
  part: row.document === '' ? null : (row.part as 'rendition' | 'original'),
  from: row.submitted_at === null ? '' : new Date(row.submitted_at).toISOString().slice(0, 10),
  dated: datedOf(row),
  pages: row.part === 'rendition' ? (row.pages ?? 0) : 0,
  classification: row.classification,
  secrecyYears: row.secrecy_years,
  retention: retentionOf(row.retention),
  home: row.home,
  outcome: row.outcome,
  // On a list that is signed: who held it when it was checked, not who holds it now.
  onLoanTo: row.on_loan !== 1 ? null : row.borrower === null ? '' : shownAmongOthers(db, row.borrower),
  expected: row.expected,
  found: row.found,
  note: row.note,
});
