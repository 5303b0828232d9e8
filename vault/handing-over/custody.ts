/**
 * Custody passes on (H1): begun, every item checked, signed by all at one keyboard, then new keys. Nothing changes until
 * they have signed; from that one entry on the outgoing custodian holds nothing, however the rest is interrupted.
 */
import type { CustodyHandover, CustodyItem, CustodyList } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { type CustodyPeopleFacts, custodyPeopleRules } from '../../shared/policy/custody-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import type { HandoverId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../call.ts';
import { assertNoEpochUnderWay } from '../commands/roles.ts';
import { epochUnderWay } from '../keys/epochs.ts';
import { checkpointWords, parseCheckpoint } from '../log/checkpoint.ts';
import { parseSignedNote } from '../log/signed-note.ts';
import { newId } from '../new-ids.ts';
import type { OpenVault } from '../open-vault.ts';
import { assertAllowed, assertStanding, cleanText, requiredText } from '../signing.ts';
import {
  type CustodyHandoverRow,
  countItems,
  countsAsChecked,
  itemCounts,
  itemsOfOld,
  latestCustodyHandover,
  listIsCurrent,
  type NamedItem,
  namedItems,
} from '../storage/custody.ts';
import { findPerson, holdersOf, loadPerson, type Person } from '../storage/people.ts';
import { unlock } from '../unlock.ts';
import { checkTransferList } from './transfer-list.ts';

/** The handover under way; refuses where there is none. */
export function custodyUnderWay(vault: OpenVault): CustodyHandoverRow {
  const row = latestCustodyHandover(vault.db);
  if (row?.state !== 'begun') throw new Refusal('HANDOVER_STATE');
  return row;
}

/** Whether another account of this human is a custodian too. */
const staysCustodian = (vault: OpenVault, person: Person): boolean =>
  holdersOf(vault.db, 'custodian').some(({ id, human }) => human === person.human && id !== person.id);

export const custodyPeopleFacts = (
  vault: OpenVault,
  manner: CustodyPeopleFacts['manner'],
  desk: Person,
  outgoing: Person,
  incoming: Person,
  witness: Person,
): CustodyPeopleFacts => ({
  manner,
  outgoingRoles: outgoing.roles,
  incomingRoles: incoming.roles,
  witnessRoles: witness.roles,
  outgoingStays: staysCustodian(vault, outgoing),
  threePeople: new Set([outgoing.human, incoming.human, witness.human]).size === 3,
  incomingFrozen: incoming.frozen,
  deskIsOutgoing: desk.id === outgoing.id,
  deskIsIncoming: desk.id === incoming.id,
});

export async function beginCustody(
  vault: OpenVault,
  input: ParsedInput<'custody.begin'>,
  call: Call,
): Promise<CustodyHandover> {
  const desk = assertStanding(vault, call, ['custodian']);
  const outgoing = findPerson(vault.db, input.outgoing);
  const incoming = findPerson(vault.db, input.incoming);
  const witness = findPerson(vault.db, input.witness);
  call.about.person = outgoing.id;
  const ground = input.manner === 'agreed' ? null : requiredText(input.ground ?? '', 'ground');
  const check = (): void => {
    const latest = latestCustodyHandover(vault.db);
    if (latest?.state === 'begun' || latest?.state === 'signed') throw new Refusal('HANDOVER_UNDER_WAY');
    assertNoEpochUnderWay(vault, 'custody');
    assertAllowed(
      decide(custodyPeopleRules, custodyPeopleFacts(vault, input.manner, desk, outgoing, incoming, witness)),
    );
  };
  check();
  const keys = await unlock(vault, desk, input.signature);
  const handover = newId<HandoverId>();
  vault.writer.transact((tx) => {
    check();
    tx.append({
      type: 'custody.begun',
      data: (texts) => ({
        handover,
        manner: input.manner,
        outgoing: outgoing.id,
        incoming: incoming.id,
        witness: witness.id,
        ground: ground === null ? null : texts.of(ground),
      }),
      signers: [keys.signer(desk.id, 'custodian')],
      place: vault.place(),
    });
  });
  keys.drop();
  return stateOf(vault, custodyUnderWay(vault), call);
}

export function showCustody(vault: OpenVault, _input: unknown, call: Call): CustodyHandover | null {
  assertStanding(vault, call, ['custodian', 'approver'], true);
  const row = latestCustodyHandover(vault.db);
  return row === null ? null : stateOf(vault, row, call);
}

function stateOf(vault: OpenVault, row: CustodyHandoverRow, call: Call): CustodyHandover {
  const { db } = vault;
  const counts = itemCounts(db, row.id);
  const old = row.state === 'begun' ? itemsOfOld(db, row.id, vault.writer.nowMs()) : 0;
  const left = counts.waiting + old;
  const current = row.state !== 'begun' || (countsAsChecked(row, counts) && listIsCurrent(db, row.id));
  const complete = row.inventory !== null && left === 0 && current;
  const checkpoint = parseCheckpoint(parseSignedNote(vault.writer.checkpointNote()).text);
  const name = (id: CustodyHandoverRow['outgoing']): string => loadPerson(db, id).name;
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
    checkpointSize: checkpoint.size,
    checkpointWords: checkpointWords(checkpoint, call.language === 'zh-CN' ? 'zh' : 'en').words,
    renewal: row.state !== 'signed' || renewal === null ? null : renewal.switched ? 'database' : 'capsules',
  };
}

/** One at a time; a second watcher of the same check is refused. */
const checking = new WeakSet<OpenVault>();

export async function checkCustody(
  vault: OpenVault,
  _input: ParsedInput<'custody.check'>,
  call: Call,
): Promise<CustodyHandover> {
  assertStanding(vault, call, ['custodian']);
  const { id } = custodyUnderWay(vault);
  if (checking.has(vault)) throw new Refusal('HANDOVER_UNDER_WAY');
  checking.add(vault);
  try {
    await checkTransferList(vault, id, call);
  } finally {
    checking.delete(vault);
  }
  return stateOf(vault, custodyUnderWay(vault), call);
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
  onLoanTo: row.borrower,
  expected: row.expected,
  found: row.found,
  note: row.note,
});

export function listCustody(vault: OpenVault, input: ParsedInput<'custody.list'>, call: Call): CustodyList {
  assertStanding(vault, call, ['custodian', 'approver'], true);
  const row = latestCustodyHandover(vault.db);
  if (row === null) return { total: 0, rows: [] };
  return {
    total: countItems(vault.db, row.id, input.differencesOnly),
    rows: namedItems(vault.db, row.id, input.differencesOnly, input.offset, input.limit).map(toItem),
  };
}

/** Kept with the list until it goes into the deed, which all of them sign. */
export function noteItem(
  vault: OpenVault,
  input: ParsedInput<'custody.note'>,
  call: Call,
): { noted: number } {
  assertStanding(vault, call, ['custodian']);
  const { id } = custodyUnderWay(vault);
  const note = requiredText(input.note, 'note');
  const noted = vault.writer.transact(() =>
    vault.db.run(
      "UPDATE handover_item SET note = ? WHERE handover = ? AND no = ? AND outcome IN ('missing', 'differing', 'surplus')",
      note,
      id,
      input.item,
    ),
  );
  if (noted === 0) throw new Refusal('NO_SUCH_ITEM');
  return { noted: input.item };
}

export async function abandonCustody(
  vault: OpenVault,
  input: ParsedInput<'custody.abandon'>,
  call: Call,
): Promise<{ abandoned: number }> {
  const desk = assertStanding(vault, call, ['custodian']);
  const row = custodyUnderWay(vault);
  const ground = requiredText(cleanText(input.ground), 'ground');
  const keys = await unlock(vault, desk, input.signature);
  vault.writer.transact((tx) => {
    if (custodyUnderWay(vault).id !== row.id) throw new Refusal('HANDOVER_STATE');
    tx.append({
      type: 'custody.abandoned',
      data: (texts) => ({ handover: row.id, ground: texts.of(ground) }),
      signers: [keys.signer(desk.id, 'custodian')],
      place: vault.place(),
    });
  });
  keys.drop();
  return { abandoned: row.no };
}
