/** The facts of papers about custody passing on, from the handover and its transfer list. */
import type { CustodyHandover, CustodyItem } from '../../shared/contract/answers-of-handovers.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { OpenVault } from '../open-vault.ts';
import { assertStanding } from '../signing.ts';
import {
  type CustodyHandoverRow,
  itemCounts,
  latestCustodyHandover,
  listIsCurrent,
  type NamedItem,
  namedItems,
} from '../storage/custody.ts';
import { loadPerson } from '../storage/people.ts';
import { type AskedPaper, type DrawnPaper, firmOf } from './drawn-paper.ts';
import { transferInstrumentSheet } from './transfer-instrument.ts';
import { type TransferListFacts, transferListSheet } from './transfer-list.ts';

/** By its number; without one, the latest. */
function handoverAsked(vault: OpenVault, about: string): CustodyHandoverRow {
  if (about.trim() === '') {
    const latest = latestCustodyHandover(vault.db);
    if (latest === null) throw new Refusal('PAPER_TOO_EARLY');
    return latest;
  }
  const no = /^\d{1,9}$/.exec(about.trim());
  const row =
    no === null
      ? undefined
      : (vault.db.get('SELECT * FROM custody_handover WHERE no = ?', Number(no[0])) as unknown as
          | CustodyHandoverRow
          | undefined);
  if (row === undefined) throw new Refusal('NO_SUCH_HANDOVER');
  return row;
}

function handoverFacts(vault: OpenVault, row: CustodyHandoverRow): CustodyHandover {
  const { db } = vault;
  const counts = itemCounts(db, row.id);
  const current = row.state !== 'begun' || listIsCurrent(db, row.id);
  const complete = row.inventory !== null && counts.waiting === 0 && current;
  const sums = db.get<{ dossiers: number; documents: number; pages: number }>(
    "SELECT count(DISTINCT d.dossier) AS dossiers, count(*) AS documents, coalesce(sum(d.pages), 0) AS pages FROM handover_item i JOIN document d ON d.id = i.document WHERE i.handover = ? AND i.part = 'rendition'",
    row.id,
  );
  const name = (id: CustodyHandoverRow['outgoing']): string => loadPerson(db, id).name;
  return {
    no: row.no,
    manner: row.manner,
    state: row.state,
    outgoing: name(row.outgoing),
    incoming: name(row.incoming),
    witness: name(row.witness),
    ground: row.ground,
    begunAtMs: row.begun_at,
    signedAtMs: row.signed_at,
    check: {
      items: counts.items,
      checked: counts.items - counts.waiting,
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
    checkpointSize: vault.writer.size,
    checkpointWords: [],
    renewal: null,
  };
}

const rowsAtOnce = 500;

/** In the order of the list, some at a time: a list of many thousands is never all in memory. */
function* itemsOf(vault: OpenVault, row: CustodyHandoverRow): Generator<CustodyItem> {
  for (let offset = 0; ; offset += rowsAtOnce) {
    const rows = namedItems(vault.db, row.id, false, offset, rowsAtOnce);
    for (const item of rows) yield toItem(item);
    if (rows.length < rowsAtOnce) return;
  }
}

const toItem = (row: NamedItem): CustodyItem => ({
  no: row.no,
  code: row.code ?? '—',
  document: row.document_no === null ? null : `${row.code ?? '—'}/${row.document_no}`,
  title: row.document === '' ? row.part : (row.title ?? '—'),
  part: row.document === '' ? null : (row.part as 'rendition' | 'original'),
  from: row.submitted_at === null ? '' : new Date(row.submitted_at).toISOString().slice(0, 10),
  pages: row.part === 'rendition' ? (row.pages ?? 0) : 0,
  classification: row.classification,
  secrecyYears: row.secrecy_years,
  home: row.home,
  outcome: row.outcome,
  // On a list that is signed: who held it when it was checked, not who holds it now.
  onLoanTo: row.on_loan === 1 ? (row.borrower ?? '') : null,
  expected: row.expected,
  found: row.found,
  note: row.note,
});

function custodyFacts({ vault, call, about }: AskedPaper): {
  readonly row: CustodyHandoverRow;
  readonly facts: TransferListFacts;
} {
  assertStanding(vault, call, ['custodian', 'approver']);
  const row = handoverAsked(vault, about);
  if (itemCounts(vault.db, row.id).items === 0 && row.inventory === null)
    throw new Refusal('PAPER_TOO_EARLY');
  const facts = {
    firm: firmOf(vault),
    place: vault.place(),
    onMs: row.signed_at ?? vault.writer.readClock().wallMs,
    handover: handoverFacts(vault, row),
    items: () => itemsOf(vault, row),
  };
  return { row, facts };
}

export function gatherTransferList(asked: AskedPaper): DrawnPaper {
  const { row, facts } = custodyFacts(asked);
  return {
    sheet: transferListSheet(facts, asked.words),
    about: { handover: row.id, person: row.outgoing },
  };
}

export function gatherTransferInstrument(asked: AskedPaper): DrawnPaper {
  const { row, facts } = custodyFacts(asked);
  return {
    sheet: transferInstrumentSheet(facts, asked.words),
    about: { handover: row.id, person: row.outgoing },
  };
}
