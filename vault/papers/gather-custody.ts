/** The facts of papers about custody passing on, from the handover and its transfer list. */
import type { CustodyItem } from '../../shared/contract/answers-of-handovers.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { deedAt } from '../custody/as-signed.ts';
import { shownHandover, shownItem } from '../custody/custody-shown.ts';
import {
  type CustodyHandoverRow,
  itemCounts,
  latestCustodyHandover,
  namedItems,
} from '../storage/custody.ts';
import { type AskedPaper, type DrawnPaper, firmOf } from './drawn-paper.ts';
import { PaperWords } from './paper-words.ts';
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

const rowsAtOnce = 500;

/** In the order of the list, some at a time: a list of many thousands is never all in memory. */
function* itemsOf(vault: OpenVault, row: CustodyHandoverRow): Generator<CustodyItem> {
  for (let offset = 0; ; offset += rowsAtOnce) {
    const rows = namedItems(vault.db, row.id, false, offset, rowsAtOnce);
    for (const item of rows) yield shownItem(vault.db, item, row.signed);
    if (rows.length < rowsAtOnce) return;
  }
}

function custodyFacts({ vault, call, about, words }: AskedPaper): {
  readonly row: CustodyHandoverRow;
  readonly facts: TransferListFacts;
  readonly words: PaperWords;
  readonly signed: Pick<DrawnPaper, 'checkpoint'>;
} {
  assertStanding(vault, call, ['custodian', 'approver']);
  const row = handoverAsked(vault, about);
  if (itemCounts(vault.db, row.id).items === 0 && row.inventory === null)
    throw new Refusal('PAPER_TOO_EARLY');
  const deed = row.signed === null ? null : deedAt(vault, row.signed);
  const facts = {
    firm: deed?.firm ?? firmOf(vault),
    place: deed?.place ?? vault.place(),
    onMs: row.signed_at ?? vault.writer.readClock().wallMs,
    handover: shownHandover(vault, row, call.language),
    items: () => itemsOf(vault, row),
  };
  if (deed === null) return { row, facts, words, signed: {} };
  // Days and hours are those of the desk where it was signed.
  const then = new PaperWords(words.language, deed.offsetMinutes, words.classLabels);
  return { row, facts, words: then, signed: { checkpoint: deed.checkpoint } };
}

export function gatherTransferList(asked: AskedPaper): DrawnPaper {
  const { row, facts, words, signed } = custodyFacts(asked);
  return {
    sheet: transferListSheet(facts, words),
    about: { handover: row.id, person: row.outgoing },
    ...signed,
  };
}

export function gatherTransferInstrument(asked: AskedPaper): DrawnPaper {
  const { row, facts, words, signed } = custodyFacts(asked);
  return {
    sheet: transferInstrumentSheet(facts, words),
    about: { handover: row.id, person: row.outgoing },
    ...signed,
  };
}
